// @vitest-environment jsdom
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Finding } from '../../src/domain/model.ts';
import { DEFAULT_PREFERENCES } from '../../src/domain/policy/preferences.ts';
import { sampleFinding, sampleView } from '../../src/pages/rehearsal/samples.ts';
import type { SampleKind } from '../../src/pages/rehearsal/samples.ts';
import { expectAccessible, settle, show } from './help.tsx';
import type { Shown } from './help.tsx';

let shown: Shown | undefined;
afterEach(() => {
  shown?.close();
  document.body.innerHTML = '';
  for (const name of ['elementsFromPoint', 'elementFromPoint']) Reflect.deleteProperty(document, name);
  vi.restoreAllMocks();
});
const barOf = (kind: SampleKind, grade: 'A' | 'B' | 'C' = 'A') => show(sampleView(sampleFinding(kind, grade)));

describe('the bar', () => {
  it.each(['listed', 'alone', 'overdue', 'listing', 'embedded', 'offer', 'lookalike', 'own'] as const)(
    'of %s is accessible, folded, open and shut',
    async (kind) => {
      shown = barOf(kind);
      const bar = shown.part('notice')!;
      expect(bar.getAttribute('role')).toBe('region');
      await expectAccessible(bar);
      await userEvent.click(shown.button('Details'));
      await settle();
      await userEvent.click(shown.button(/^Why am I/));
      await settle();
      await expectAccessible(shown.part('notice')!);
      await userEvent.click(shown.button('Fold into a tab'));
      await settle();
      await expectAccessible(shown.part('notice')!);
      await userEvent.click(shown.button(/^Show: /));
      await settle();
      expect(shown.button('Details')).toBeDefined();
    },
  );

  it('asks little of a page where it covers nothing, and leaves its edge once a header comes there', async () => {
    const header = document.body.appendChild(document.createElement('header'));
    header.style.position = 'fixed';
    let asked = 0;
    let hasHeader = false;
    const elementsFromPoint = (_x: number, y: number): Element[] => {
      asked += 1;
      return [hasHeader && y < 20 ? header : document.body];
    };
    Object.assign(document, { elementsFromPoint, elementFromPoint: () => null });
    shown = barOf('listed');
    await settle();
    const atFirst = asked;
    const bar = shown.part('notice')!;
    vi.spyOn(bar, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 1000, 60));
    const passThrice = async (): Promise<void> => {
      for (let i = 0; i < 3; i++) shown!.timers.pass();
      await settle();
    };
    window.dispatchEvent(new Event('resize'));
    expect(asked).toBe(2 * atFirst);
    await passThrice();
    expect(asked).toBe(3 * atFirst);
    expect(bar.dataset['edge']).toBe('top');
    hasHeader = true;
    await passThrice();
    expect(bar.dataset['edge']).toBe('bottom');
  });

  it('is spoken of once it stands, and says what was chosen in it', async () => {
    shown = barOf('listed');
    const status = (): string => shown!.part('notice')!.querySelector('[role=status]')!.textContent;
    await settle();
    expect(status()).toBe('');
    shown.timers.pass();
    await settle();
    expect(status()).toBe('Caveat: Listed: Examplegram');
    await userEvent.click(shown.button('Details'));
    await settle();
    await userEvent.click(shown.button('Continue to Examplegram this visit'));
    shown.update(sampleView(sampleFinding('listed', 'A', 'notice', '7-days')));
    await settle();
    expect(shown.button('Details').getAttribute('aria-expanded')).toBe('false');
    expect((shown.stage.getRootNode() as ShadowRoot).activeElement).toBe(shown.button('Details'));
    expect(status()).toBe('Caveat: Continued for this visit');
    expect(shown.part('notice')!.querySelector('.bar__how')!.textContent).toBe('Continued for this visit');
    expect(shown.sent).toEqual([['warning/continue', { service: 'examplegram', until: 'visit' }]]);
  });

  it.each([
    [undefined, 'engagement'],
    ['review_trade', 'reviews'],
    ['account_trade', 'accounts'],
  ] as const)('says of an offer what it sells (%s)', (strongest, goods) => {
    const offer = sampleFinding('offer');
    const signals = [
      ...(strongest === undefined ? [] : [{ id: strongest, place: 'heading' } as const]),
      ...('signals' in offer.finding ? offer.finding.signals : []),
    ];
    shown = show(sampleView({ ...offer, finding: { ...offer.finding, signals } as Finding }));
    expect(shown.part('notice')!.querySelector('.bar__what b')!.textContent).toBe(`This page sells ${goods}`);
  });

  it('begins as the tab it was folded into before, and says when that changes', async () => {
    shown = show({ ...sampleView(sampleFinding('listed')), folded: true });
    expect(() => shown!.button('Details')).toThrow();
    await userEvent.click(shown.button(/^Show: /));
    await settle();
    await userEvent.click(shown.button('Fold into a tab'));
    await settle();
    expect(shown.sent).toEqual([
      ['warning/fold', { folded: false }],
      ['warning/fold', { folded: true }],
    ]);
  });

  it('says that an address may have a new owner, and that a record is due for review', async () => {
    shown = barOf('alone');
    await userEvent.click(shown.button('Details'));
    await settle();
    await userEvent.click(shown.button(/^Why am I/));
    await settle();
    expect(shown.part('notice')!.textContent).toContain('may have a new owner');
    shown.close();
    shown = barOf('overdue');
    await userEvent.click(shown.button('Details'));
    await settle();
    await userEvent.click(shown.button(/^Why am I/));
    await settle();
    expect(shown.part('notice')!.textContent).toContain('due for review');
  });

  it('says among the reasons alone how much each sign of an offer weighs, and what makes one', async () => {
    shown = barOf('offer');
    await userEvent.click(shown.button('Details'));
    await settle();
    const text = (): string => shown!.part('notice')!.textContent;
    expect(text()).toContain('(table)');
    expect(text()).not.toContain('of 100');
    await userEvent.click(shown.button(/^Why am I/));
    await settle();
    expect(text()).toContain('(table; 83 of 100)');
    expect(text()).toContain('A page counts as an offer from 100 points on.');
  });

  it('never claims a case about an offer or a look-alike', async () => {
    for (const kind of ['offer', 'lookalike'] as const) {
      shown = barOf(kind);
      await userEvent.click(shown.button('Details'));
      await settle();
      const text = shown.part('notice')!.textContent ?? '';
      expect(text).toMatch(/no case names this site/i);
      expect(text).not.toContain('Sample Network, Inc. sued');
      shown.close();
    }
  });

  it('offers an unlisted shop no "Continue", and a look-alike no reason to leave', async () => {
    shown = barOf('offer');
    await userEvent.click(shown.button('Details'));
    await settle();
    expect(() => shown!.button(/^Continue/)).toThrow();
    shown.close();
    shown = barOf('lookalike');
    await userEvent.click(shown.button('Details'));
    await settle();
    expect(() => shown!.button('Leave this site')).toThrow();
    expect(shown.part('notice')!.dataset['tone']).toBe('mention');
  });

  it('closes its details on Escape', async () => {
    shown = barOf('listed');
    await userEvent.click(shown.button('Details'));
    await settle();
    shown.button('Details').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await settle();
    expect(shown.button('Details').getAttribute('aria-expanded')).toBe('false');
  });

  it('stands where the reader wants it and moves away from the control in use', async () => {
    shown = show(sampleView(sampleFinding('listed', 'A'), [], { ...DEFAULT_PREFERENCES, barPosition: 'bottom' }));
    expect(shown.part('notice')!.dataset['edge']).toBe('bottom');
    shown.close();
    document.body.innerHTML = '<input id="under"><input id="free">';
    const box = (top: number): DOMRect => ({
      top,
      bottom: top + 20,
      left: 0,
      right: 100,
      width: 100,
      height: 20,
      x: 0,
      y: top,
      toJSON: () => '',
    });
    vi.spyOn(document.getElementById('under')!, 'getBoundingClientRect').mockReturnValue(box(10));
    vi.spyOn(document.getElementById('free')!, 'getBoundingClientRect').mockReturnValue(box(300));
    shown = barOf('listed');
    await settle();
    vi.spyOn(shown.part('notice')!, 'getBoundingClientRect').mockReturnValue({ ...box(0), height: 40, bottom: 40 });
    document.getElementById('under')!.focus();
    await settle();
    expect(shown.part('notice')!.dataset['edge']).toBe('bottom');
    document.getElementById('free')!.focus();
    await settle();
    expect(shown.part('notice')!.dataset['edge']).toBe('top');
  });

  it('ignores presses that no person made', async () => {
    shown = show(sampleView(sampleFinding('listed')), { trust: (event) => event.isTrusted });
    shown.button('Details').click();
    shown.button('Fold into a tab').click();
    await settle();
    expect(shown.button('Details').getAttribute('aria-expanded')).toBe('false');
  });
});
