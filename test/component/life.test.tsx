// @vitest-environment jsdom
/** A warning follows what becomes known of its page, but never takes away what the reader has in front of them. */
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sampleFinding, sampleView } from '../../src/pages/rehearsal/samples.ts';
import { settle, show } from './help.tsx';
import type { Shown } from './help.tsx';

const LISTED = sampleFinding('listed', 'A', 'notice');
const ALERT = sampleView(sampleFinding('listed', 'A', 'alert'));
let shown: Shown | undefined;
beforeEach(() => {
  document.body.innerHTML = '<input id="field" type="password">';
});
afterEach(() => {
  shown?.close();
  vi.restoreAllMocks();
});
const layer = (): HTMLElement | null => document.querySelector(':root > div');
const sent = (name: string): unknown[] => shown!.sent.filter(([each]) => each === name);
const focusField = async (): Promise<void> => {
  document.getElementById('field')!.focus();
  await settle();
};

describe('a warning that is brought up to date', () => {
  it('leaves the bar as the reader has it while it is about the same', async () => {
    shown = show(sampleView(LISTED));
    await userEvent.click(shown.button('Details'));
    await settle();
    shown.update(sampleView(LISTED, [sampleFinding('link')]));
    await settle();
    expect(shown.button('Details').getAttribute('aria-expanded')).toBe('true');
  });

  it(
    'rises to the alert when the page turns out to be the service, and falls when the reader continued ' + 'elsewhere',
    async () => {
      shown = show(sampleView(sampleFinding('alone', 'A', 'notice')));
      shown.update(ALERT);
      await settle();
      expect(shown.part('alert')).not.toBeNull();
      shown.update(sampleView(LISTED));
      await settle();
      expect(shown.part('alert')).toBeNull();
      expect(shown.part('notice')).not.toBeNull();
    },
  );

  it('goes when the page has nothing of it any more, and comes back with another subject', async () => {
    shown = show(sampleView(sampleFinding('offer')));
    shown.update(sampleView(undefined, [sampleFinding('link')]));
    await settle();
    expect(shown.part('notice')).toBeNull();
    expect(layer()).toBeNull();
    shown.update(sampleView(LISTED));
    await settle();
    expect(shown.part('notice')!.dataset['service']).toBe('examplegram');
  });

  it('guards fields from when the page asks for a login, and no longer than that', async () => {
    const offer = sampleFinding('offer');
    shown = show(sampleView({ ...offer, guards: false }));
    await focusField();
    expect(shown.part('guard')).toBeNull();
    shown.update(sampleView({ ...offer, guards: true }));
    await settle();
    expect(shown.part('guard')).not.toBeNull();
    await userEvent.keyboard('{Escape}');
    await settle();
    shown.update(sampleView({ ...offer, guards: false }));
    await focusField();
    expect(shown.part('guard')).toBeNull();
  });

  it('guards before there is anything else to say, with nothing on the page until then', async () => {
    shown = show(sampleView({ ...LISTED, loudness: 'badge' }));
    expect(layer()).toBeNull();
    await focusField();
    expect(layer()).not.toBeNull();
    expect(shown.part('guard')).not.toBeNull();
    shown.update(ALERT);
    await settle();
    expect(shown.part('alert')).not.toBeNull();
  });
});

describe('a page that takes the layer away', () => {
  it('is still guarded, a few times', async () => {
    shown = show(sampleView(LISTED));
    const takeAway = async (): Promise<void> => {
      for (let time = 0; time < 2; time += 1) {
        layer()?.remove();
        await settle();
      }
    };
    await takeAway();
    expect(layer()).toBeNull();
    for (let time = 0; time < 3; time += 1) {
      document.getElementById('field')!.blur();
      await focusField();
      expect(shown.part('guard'), `guard ${time}`).not.toBeNull();
      expect(shown.part('notice')).toBeNull();
      await takeAway();
      expect(layer()).toBeNull();
    }
    document.getElementById('field')!.blur();
    await focusField();
    expect(layer()).toBeNull();
  });

  it.each([
    ['notice', 1],
    ['badge', 0],
  ] as const)('is told of where something speaks in it (%s)', async (loudness, times) => {
    shown = show(sampleView({ ...LISTED, loudness }));
    await focusField();
    for (let time = 0; time < 2; time += 1) {
      layer()!.remove();
      await settle();
    }
    expect(sent('warning/removed')).toHaveLength(times);
  });
});

describe('a warning whose Caveat was updated or removed', () => {
  it('guards no field any more: it could not say why', async () => {
    let isAlive = true;
    shown = show(sampleView(LISTED), { isAlive: () => isAlive });
    isAlive = false;
    await focusField();
    expect(shown.part('guard')).toBeNull();
    expect(document.activeElement).toBe(document.getElementById('field'));
  });
});

describe('an alert', () => {
  it('counts as seen once it stood for a moment before the reader', async () => {
    const state = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    shown = show(ALERT);
    shown.timers.pass();
    expect(sent('warning/seen')).toHaveLength(0);
    state.mockReturnValue('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    expect(sent('warning/seen')).toHaveLength(0);
    shown.timers.pass();
    expect(sent('warning/seen')).toHaveLength(1);
    await userEvent.keyboard('{Escape}');
    await settle();
    expect(sent('warning/seen')).toHaveLength(1);
  });

  it('counts as seen when it is answered at once, and not when the page goes', async () => {
    shown = show(ALERT);
    shown.close();
    shown.timers.pass();
    expect(sent('warning/seen')).toHaveLength(0);
    shown = show(ALERT);
    await userEvent.keyboard('{Escape}');
    await settle();
    shown.timers.pass();
    expect(shown.sent).toEqual([
      ['warning/seen', {}],
      ['warning/continue', { service: 'examplegram', until: 'visit' }],
    ]);
  });
});
