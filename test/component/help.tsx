/**
 * Helpers for component tests: words from the English file, an open shadow root, timers that run on demand, and axe.
 */
import axe from 'axe-core';
import { render } from 'preact';
import type { VNode } from 'preact';
import { afterAll, expect } from 'vitest';
import type { WarningView } from '../../src/messages/warning.ts';
import { TrustProvider } from '../../src/ui/trust.ts';
import { WordsProvider } from '../../src/ui/words.ts';
import { makeWords } from '../../src/words/narrate.ts';
import { mountWarning } from '../../src/warning/mount.tsx';
import type { Send } from '../../src/warning/answers.ts';
import type { MountOptions, Mounted } from '../../src/warning/mount.tsx';
import type { Timers } from '../../src/warning/surface/timers.ts';
import { getMessage } from '../fakes/english.ts';

// jsdom has no layout, so every connected element gets a box here: the guard treats fields without one differently.
HTMLElement.prototype.getClientRects = function (this: HTMLElement): DOMRectList {
  const box = this.getBoundingClientRect();
  return Object.assign(this.isConnected ? [box] : [], { item: () => box });
};

/** Keys that were asked for but have no message. */
const missing = new Set<string>();
afterAll(async () => {
  await settle(); // effects that are still due must run before the document goes
  expect([...missing]).toEqual([]);
});

export const words = makeWords((key, args) => {
  const text = getMessage(key, args);
  // A missing plural form falls back on `_other`; report a key only if both are missing.
  if (text === '' && getMessage(key.replace(/_(zero|one|two|few|many)$/, '_other'), args) === '') missing.add(key);
  return text;
}, 'en');

/** Timers that run when told to. */
function handTimers(): Timers & { readonly pass: () => void } {
  let waiting: (() => void)[] = [];
  const after = (then: () => void): (() => void) => {
    waiting.push(then);
    return () => {
      waiting = waiting.filter((each) => each !== then);
    };
  };
  return {
    after: (_ms, then) => after(then),
    every: (_ms, then) => {
      const again = (): void => {
        then();
        stop = after(again);
      };
      let stop = after(again);
      return () => stop();
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
  /** Waits until Preact has rendered a change. */
  readonly settle: () => Promise<void>;
}

const nameOf = (element: Element): string => (element.getAttribute('aria-label') ?? element.textContent ?? '').trim();

/** Mounts a view with an open shadow root, and counts all events as made by a person. */
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
 * Waits until changes, effects and their further changes are done. It counts frames, not time, so that a busy machine
 * waits longer instead of failing.
 */
export async function settle(): Promise<void> {
  for (let frame = 0; frame < 4; frame += 1)
    await new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done, 1)));
}

/** Renders a part of a page into an element, in English and with events that count as a person's. */
export async function draw(part: VNode, into: Element): Promise<void> {
  render(
    <TrustProvider value={() => true}>
      <WordsProvider value={words}>{part}</WordsProvider>
    </TrustProvider>,
    into,
  );
  await settle();
}

/** Checks the WCAG 2.2 AA rules that jsdom can judge. Contrast needs a real browser. */
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

/** Sends the paste event of a text to a box. @returns whether the pasting was left to the browser. */
export function paste(box: HTMLInputElement, text: string): boolean {
  const event = new Event('paste', { bubbles: true, cancelable: true });
  return box.dispatchEvent(Object.assign(event, { clipboardData: { getData: () => text } }));
}
