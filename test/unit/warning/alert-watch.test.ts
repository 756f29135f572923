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

interface Watched {
  /** The counts of covered looks. */
  readonly counts: readonly number[];
  /** Called when the alert counts as seen. */
  readonly onSeen: () => void;
  /** Changes something in the alert. */
  readonly change: () => void;
  readonly stop: () => void;
}

/** Puts an alert on a stage. */
function watched(): Watched {
  const counts: number[] = [];
  const onSeen = vi.fn<() => void>();
  const watch = watchAlert(document, realTimers, onSeen, (times) => counts.push(times));
  const stage = document.body.appendChild(document.createElement('div'));
  stage.innerHTML = '<div data-part="alert"><i></i></div>';
  const leave = watch.over(stage, realTimers, () => () => undefined);
  watch.set(true);
  return {
    counts,
    onSeen,
    change: () => stage.querySelector('i')?.toggleAttribute('hidden'),
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

  it('says that it was seen once it stood uncovered for a moment', () => {
    const { onSeen, stop } = watched();
    tell(true);
    vi.advanceTimersByTime(1100);
    expect(onSeen).toHaveBeenCalledTimes(1);
    stop();
  });

  it('never takes an alert for seen that is covered, though it was uncovered before and has just changed', async () => {
    const { onSeen, change, stop } = watched();
    tell(true);
    vi.advanceTimersByTime(600);
    change();
    await Promise.resolve();
    tell(false);
    vi.advanceTimersByTime(500);
    expect(onSeen).not.toHaveBeenCalled();
    // Uncovered for an instant only, it begins anew.
    tell(true);
    vi.advanceTimersByTime(100);
    tell(false);
    vi.advanceTimersByTime(400);
    tell(true);
    vi.advanceTimersByTime(500);
    expect(onSeen).not.toHaveBeenCalled();
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
