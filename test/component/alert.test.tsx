// @vitest-environment jsdom
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { sampleFinding, sampleView } from '../../src/pages/rehearsal/samples.ts';
import { expectAccessible, settle, show } from './help.tsx';
import type { Shown } from './help.tsx';

const alertView = (grade: 'A' | 'B' = 'A') => sampleView(sampleFinding('listed', grade, 'alert'));
const focused = (shown: Shown): Element | null => (shown.stage.getRootNode() as ShadowRoot).activeElement;
let shown: Shown | undefined;
afterEach(() => {
  shown?.close();
  document.body.innerHTML = '';
});

describe('the alert', () => {
  it.each(['A', 'B'] as const)(
    'states service, case, court, year, outcome and its date at grade %s, and is accessible',
    async (grade) => {
      shown = show(alertView(grade));
      const alert = shown.part('alert')!;
      expect(alert.getAttribute('role')).toBe('alertdialog');
      expect(alert.getAttribute('aria-modal')).toBe('true');
      expect(alert.dataset['service']).toBe('examplegram');
      for (const text of [
        'Examplegram',
        'Sample Network, Inc. v. Examplegram LLC',
        'District Court of Sampleville',
        '2020',
        '2021',
        'As of November 23, 2026',
      ])
        expect(alert.textContent).toContain(text);
      const headline = alert.querySelector('h1')!.textContent;
      expect(headline.split(/\s+/).length).toBeLessThanOrEqual(14);
      await expectAccessible(alert);
    },
  );

  it('names itself and its story to screen readers', () => {
    shown = show(alertView());
    const alert = shown.part('alert')!;
    const root = alert.getRootNode() as ShadowRoot;
    expect(root.getElementById(alert.getAttribute('aria-labelledby')!)?.localName).toBe('h1');
    expect(root.getElementById(alert.getAttribute('aria-describedby')!)?.textContent).toContain('Sample Network');
  });

  it('takes the focus, keeps Tab inside in both directions, and gives the focus back', async () => {
    const user = userEvent.setup();
    document.body.innerHTML = '<button id="before">before</button>';
    document.getElementById('before')!.focus();
    shown = show(alertView());
    const leave = shown.button('Leave this site');
    expect(focused(shown)).toBe(leave);
    const buttons = [...shown.stage.querySelectorAll('button')];
    leave.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', shiftKey: true, bubbles: true, cancelable: true }));
    expect(focused(shown)).toBe(buttons.at(-1));
    buttons.at(-1)!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true, cancelable: true }));
    expect(focused(shown)).toBe(leave);
    await user.keyboard('{Escape}');
    await settle();
    expect(document.activeElement?.id).toBe('before');
  });

  it('leaves with one press', async () => {
    shown = show(alertView());
    await userEvent.click(shown.button('Leave this site'));
    expect(shown.sent).toEqual([
      ['warning/seen', {}],
      ['warning/leave', {}],
    ]);
  });

  it.each(['{Enter}', ' '])(
    'is not answered by whoever was typing "%s", and a moment later by one press',
    async (key) => {
      const user = userEvent.setup();
      shown = show(alertView());
      await user.keyboard(key);
      shown.button('Leave this site').click(); // the click that the browser makes of the key
      expect(shown.sent).toEqual([]);
      shown.timers.pass();
      await user.keyboard(key);
      expect(shown.sent).toContainEqual(['warning/leave', {}]);
    },
  );

  it.each(['Enter', ' '])('is not answered by a key that is still down from before ("%s")', (key) => {
    shown = show(alertView());
    shown.timers.pass();
    const button = shown.button('Leave this site');
    const press = (repeat: boolean): boolean =>
      button.dispatchEvent(new KeyboardEvent('keydown', { key, repeat, bubbles: true, cancelable: true }));
    // The browser makes a press of what is not prevented.
    expect([press(true), press(false)]).toEqual([false, true]);
  });

  it('is not answered by whoever types on', async () => {
    const user = userEvent.setup();
    const waiting = new Map<() => void, number>();
    let now = 0;
    const passTo = (time: number): void => {
      now = time;
      for (const [then, due] of [...waiting]) if (due <= now && waiting.delete(then)) then();
    };
    shown = show(alertView(), {
      timers: {
        after: (ms, then) => {
          waiting.set(then, now + ms);
          return () => waiting.delete(then);
        },
        every: () => () => undefined,
      },
    });
    passTo(600);
    await user.keyboard('a');
    passTo(1200);
    await user.keyboard(' {Enter}');
    expect(shown.sent.map(([name]) => name)).not.toContain('warning/leave');
    passTo(1400);
    await user.keyboard('{Enter}');
    expect(shown.sent.map(([name]) => name)).toContain('warning/leave');
  });

  it('goes on to the bar for this visit on Escape, telling it once', async () => {
    shown = show(alertView());
    shown
      .part('alert')!
      .dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
    await settle();
    expect(shown.part('alert')).toBeNull();
    expect(shown.part('notice')).not.toBeNull();
    expect(shown.sent).toEqual([
      ['warning/seen', {}],
      ['warning/continue', { service: 'examplegram', until: 'visit' }],
    ]);
  });

  it.each([
    ['Continue to Examplegram this visit', 'visit', true],
    ['Continue to Examplegram for 7 days', '7-days', true],
    ['Continue to Examplegram until its record changes', 'until-record-changes', false],
  ] as const)('%s', async (label, until, leavesBar) => {
    shown = show(alertView());
    if (until !== 'visit') {
      expect(() => shown!.button(label)).toThrow();
      await userEvent.click(shown.button('Continue for longer'));
      await settle();
      expect(shown.button('Continue for longer').getAttribute('aria-expanded')).toBe('true');
    }
    await expectAccessible(shown.part('alert')!);
    await userEvent.click(shown.button(label));
    await settle();
    expect(shown.sent).toEqual([
      ['warning/seen', {}],
      ['warning/continue', { service: 'examplegram', until }],
    ]);
    expect(shown.part('notice') !== null).toBe(leavesBar);
    expect(shown.part('alert')).toBeNull();
  });

  it('is not told for good by what is pressed in a page: that is asked again on a page of ours', async () => {
    shown = show(alertView());
    await userEvent.click(shown.button('Continue for longer'));
    await settle();
    await userEvent.click(shown.button('Always continue to Examplegram'));
    await settle();
    expect(shown.sent).toEqual([
      ['warning/seen', {}],
      ['warning/continue', { service: 'examplegram', until: 'visit' }],
      ['warning/open', { page: 'options', id: 'examplegram' }],
    ]);
    expect(shown.part('notice')).not.toBeNull();
  });

  it('stays, and says so, when a choice could not be stored', async () => {
    shown = show(alertView(), { send: () => Promise.reject(new Error('quota')) });
    await userEvent.click(shown.button('Continue to Examplegram this visit'));
    await settle();
    expect(shown.part('notice')).toBeNull();
    expect(shown.part('alert')!.textContent).toContain('Your choice was not kept');
  });

  it('opens why, documents, response and checklist', async () => {
    shown = show(alertView('B'));
    await userEvent.click(shown.button(/^Why am I/));
    await userEvent.click(shown.button(/^Court documents/));
    await userEvent.click(shown.button('Operator’s response'));
    await userEvent.click(shown.button('I already signed in'));
    await settle();
    const alert = shown.part('alert')!;
    expect(alert.textContent).toContain('examplegram.example');
    expect(alert.textContent).toContain('We ended the service');
    expect(alert.querySelector('.facts [lang="en"]')).not.toBeNull();
    const links = [...alert.querySelectorAll<HTMLElement>('[role="link"]')];
    expect(links.length).toBeGreaterThan(1);
    for (const link of links) expect(link.title).toMatch(/^https:/);
    // A page can make the browser fetch ahead whatever is linked on it, so the alert has no links.
    expect(alert.querySelectorAll('a, area, [href]')).toHaveLength(0);
    await expectAccessible(alert);
    await userEvent.click(shown.button(/checklist for Instagram/));
    expect(shown.sent).toEqual([['warning/open', { page: 'checklist', id: 'instagram' }]]);
  });

  it('opens a document by a press, behind by the middle button or with Control, and by Enter alone', async () => {
    shown = show(alertView('B'));
    await userEvent.click(shown.button(/^Court documents/));
    await settle();
    const link = shown.part('alert')!.querySelector<HTMLElement>('[role="link"]')!;
    const opened = (): unknown[] =>
      shown!.sent.flatMap(([name, what]) =>
        name === 'warning/document' ? [(what as { behind: boolean }).behind] : [],
      );
    await userEvent.click(link);
    link.dispatchEvent(new MouseEvent('click', { bubbles: true, ctrlKey: true, detail: 1 }));
    link.dispatchEvent(new MouseEvent('auxclick', { bubbles: true, button: 1 }));
    link.dispatchEvent(new MouseEvent('auxclick', { bubbles: true, button: 2 }));
    expect(opened()).toEqual([false, true, true]);
    link.focus();
    shown.timers.pass(); // until this moment passes, keys press nothing in a new alert
    await userEvent.keyboard('{Enter}');
    expect(opened()).toEqual([false, true, true, false]);
    await userEvent.keyboard(' ');
    expect(opened()).toHaveLength(4);
    expect(shown.sent.find(([name]) => name === 'warning/document')?.[1]).toEqual({ url: link.title, behind: false });
  });

  it('ignores presses and keys that no person made', async () => {
    shown = show(alertView(), { trust: (event) => event.isTrusted });
    shown.timers.pass();
    shown.button('Leave this site').click();
    shown.button('Continue for longer').click();
    shown.button(/this visit$/).click();
    shown.button(/^Court documents/).click();
    shown
      .part('alert')!
      .dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
    shown.part('alert')!.dispatchEvent(new Event('cancel', { cancelable: true }));
    await settle();
    expect(shown.sent).toEqual([['warning/seen', {}]]); // sent because the time passed, not because of these events
    expect(shown.part('alert')).not.toBeNull();
    expect(shown.button('Continue for longer').getAttribute('aria-expanded')).toBe('false');
  });

  it('lets no key or click out to the page', async () => {
    const heard: string[] = [];
    const hear = (event: Event): void => void heard.push(event.type);
    for (const type of ['keydown', 'click', 'pointerdown']) document.addEventListener(type, hear);
    shown = show(alertView());
    await userEvent.click(shown.button('Continue for longer'));
    shown
      .button('Continue for longer')
      .dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true, composed: true }));
    for (const type of ['keydown', 'click', 'pointerdown']) document.removeEventListener(type, hear);
    expect(heard).toEqual([]);
  });
});
