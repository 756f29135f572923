/** Timers as an argument, so that tests decide when time passes. */
export interface Timers {
  /** Runs `then` after `ms` milliseconds. @returns cancels that */
  readonly after: (ms: number, then: () => void) => () => void;
}

export const realTimers: Timers = {
  after: (ms, then) => {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
};
