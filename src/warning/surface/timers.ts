/** Time as an argument, so that tests decide when it passes. */
export interface Timers {
  /** Runs `then` after `ms`; the answer takes it back. */
  readonly after: (ms: number, then: () => void) => () => void;
}

export const realTimers: Timers = {
  after: (ms, then) => {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
};
