/** Timers as an argument, so that tests decide when time passes. */
export interface Timers {
  /** Runs `then` after `ms` milliseconds. @returns cancels that */
  readonly after: (ms: number, then: () => void) => () => void;
  /** Runs `then` again and again, after `ms` milliseconds or up to `SHARED_MS` sooner. @returns ends that */
  readonly every: (ms: number, then: () => void) => () => void;
}

/**
 * What comes again and again runs together with whatever else is due within this many milliseconds: most of what a
 * short look costs is that the processor wakes for it.
 */
const SHARED_MS = 120;

interface Repeated {
  readonly ms: number;
  readonly then: () => void;
  due: number;
}

/** What runs again and again, and the one timer for all of it. */
const repeated = new Set<Repeated>();
let wakes: ReturnType<typeof setTimeout> | undefined;

function plan(): void {
  clearTimeout(wakes);
  wakes = undefined;
  if (repeated.size === 0) return;
  const next = Math.min(...[...repeated].map(({ due }) => due));
  wakes = setTimeout(wake, next - performance.now());
}

function wake(): void {
  const now = performance.now();
  try {
    for (const each of [...repeated]) {
      if (each.due > now + SHARED_MS || !repeated.has(each)) continue;
      each.due = now + each.ms;
      each.then();
    }
  } finally {
    plan();
  }
}

export const realTimers: Timers = {
  after: (ms, then) => {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
  every: (ms, then) => {
    const each: Repeated = { ms, then, due: performance.now() + ms };
    repeated.add(each);
    plan();
    return () => {
      repeated.delete(each);
    };
  },
};
