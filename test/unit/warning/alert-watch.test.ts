// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchAlert } from '../../../src/warning/alert-watch.ts';
import { realTimers } from '../../../src/warning/surface/timers.ts';

/** Stands in for Chrome's observer, which tells whether an element can be seen: never on a hidden page. */
let tell: (isVisible: boolean) => void;
class Observer {
  readonly #listener: (entries: readonly object[]) => void;
  constructor(listener: (entries: readonly object[]) => void) {
    this.#listener = listener;
  }
  observe(target: Element): void {
    tell = (isVisible) => this.#listener([{ target, isVisible }]);
  }
  unobserve(): void {
    // Nothing is kept of what was observed.
  }
  disconnect(): void {
    // The same.
  }
  takeRecords(): readonly object[] {
    return [];
  }
}
class Entry {
  get isVisible(): boolean {
    return true;
  }
}

const visibility = vi.spyOn(document, 'visibilityState', 'get');
function turn(state: 'visible' | 'hidden'): void {
  visibility.mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('IntersectionObserver', Observer);
  vi.stubGlobal('IntersectionObserverEntry', Entry);
  document.elementFromPoint = () => null;
  turn('visible');
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  Reflect.deleteProperty(document, 'elementFromPoint');
  document.body.replaceChildren();
});

/** Puts an alert on a stage. @returns the counts of covered looks */
function watched(): { readonly counts: readonly number[]; readonly stop: () => void } {
  const counts: number[] = [];
  const watch = watchAlert(
    document,
    realTimers,
    () => undefined,
    (times) => counts.push(times),
  );
  const stage = document.body.appendChild(document.createElement('div'));
  stage.innerHTML = '<div data-part="alert"></div>';
  const leave = watch.over(stage, realTimers, () => () => undefined);
  watch.set(true);
  return {
    counts,
    stop: () => {
      leave();
      watch.set(false);
    },
  };
}

describe('the watch over the alert', () => {
  it('counts the looks at which something lies over it', () => {
    const { counts, stop } = watched();
    tell(false);
    vi.advanceTimersByTime(3500);
    expect(counts).toEqual([1, 2, 3]);
    stop();
  });

  it('does not take it for covered while the page is hidden, as when the reader goes to another tab at once', () => {
    const { counts, stop } = watched();
    tell(false); // it has just come up and moves still
    turn('hidden');
    vi.advanceTimersByTime(60_000);
    turn('visible');
    vi.advanceTimersByTime(200);
    tell(true);
    vi.advanceTimersByTime(5000);
    expect(counts).toEqual([]);
    stop();
  });

  it('goes on counting when the page is shown again', () => {
    const { counts, stop } = watched();
    tell(false);
    vi.advanceTimersByTime(1500);
    turn('hidden');
    vi.advanceTimersByTime(5000);
    turn('visible');
    vi.advanceTimersByTime(2500);
    expect(counts).toEqual([1, 2, 3]);
    stop();
  });
});
