/**
 * What the component tests share: words out of the English file, an open shadow root, time that passes on demand,
 * axe.
 */
import axe from 'axe-core';
import { afterAll, expect } from 'vitest';
import type { WarningView } from '../../src/messages/warning.ts';
import { makeWords } from '../../src/words/narrate.ts';
import { mountWarning } from '../../src/warning/mount.tsx';
import type { Send } from '../../src/warning/answers.ts';
import type { MountOptions, Mounted } from '../../src/warning/mount.tsx';
import type { Timers } from '../../src/warning/surface/timers.ts';
import { getMessage } from '../fakes/english.ts';

// jsdom lays nothing out. A field without a box would be one that only the focus holds open, which the guard treats so.
HTMLElement.prototype.getClientRects = function (this: HTMLElement): DOMRectList {
  const box = this.getBoundingClientRect();
  return Object.assign(this.isConnected ? [box] : [], { item: () => box });
};

/** Keys that were asked for and have no message. */
const missing = new Set<string>();
afterAll(async () => {
  await settle(); // effects still due must not outlive the document
  expect([...missing]).toEqual([]);
});

export const words = makeWords((key, args) => {
  const text = getMessage(key, args);
  // A plural form falls back on `_other`; only a key with neither is missing.
  if (text === '' && getMessage(key.replace(/_(zero|one|two|few|many)$/, '_other'), args) === '') missing.add(key);
  return text;
}, 'en');

/** Timers that run when told to. */
function handTimers(): Timers & { readonly pass: () => void } {
  let waiting: (() => void)[] = [];
  return {
    after: (_ms, then) => {
      waiting.push(then);
      return () => {
        waiting = waiting.filter((each) => each !== then);
      };
    },
    pass: () => {
      const due = waiting;
      waiting = [];
      for (const then of due) then();
    },
  };
}

export interface Shown extends Mounted {
  readonly sent: [string, unknown][];
  readonly timers: ReturnType<typeof handTimers>;
  readonly part: (name: string) => HTMLElement | null;
  readonly button: (name: RegExp | string) => HTMLButtonElement;
  /** Lets Preact render what a change asked for. */
  readonly settle: () => Promise<void>;
}

const nameOf = (element: Element): string => (element.getAttribute('aria-label') ?? element.textContent ?? '').trim();

/** Mounts a view with an open shadow root and events that count as a person's. */
export function show(view: WarningView, options: Partial<MountOptions> = {}): Shown {
  const sent: [string, unknown][] = [];
  const timers = handTimers();
  const send: Send = (name, payload) => {
    sent.push([name, payload]);
    return Promise.resolve();
  };
  const mounted = mountWarning(view, { doc: document, send, words, open: true, trust: () => true, timers, ...options });
  return {
    ...mounted,
    sent,
    timers,
    part: (name) => mounted.stage.querySelector(`[data-part="${name}"]`),
    button: (name) => {
      const all = [...mounted.stage.querySelectorAll('button')];
      const found = all.find((button) =>
        typeof name === 'string' ? nameOf(button) === name : name.test(nameOf(button)),
      );
      if (found === undefined) throw new Error(`No button ${String(name)} among: ${all.map(nameOf).join(' | ')}`);
      return found;
    },
    settle,
  };
}

/**
 * Lets changes, effects and what they change in turn happen: a few frames, counted and not timed, so that a busy
 * machine waits longer instead of failing.
 */
export async function settle(): Promise<void> {
  for (let frame = 0; frame < 4; frame += 1)
    await new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done, 1)));
}

/** The WCAG 2.2 AA rules that jsdom can judge; contrast needs a real browser. */
export async function expectAccessible(element: Element): Promise<void> {
  const { violations } = await axe.run(element as HTMLElement, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: {
      'color-contrast': { enabled: false },
      region: { enabled: false },
      'page-has-heading-one': { enabled: false },
    },
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}

/** Pastes a text into a box, as far as scripts hear of it. @returns whether it was left to the browser */
export function paste(box: HTMLInputElement, text: string): boolean {
  const event = new Event('paste', { bubbles: true, cancelable: true });
  return box.dispatchEvent(Object.assign(event, { clipboardData: { getData: () => text } }));
}
