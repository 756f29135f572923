/** Runs long work in short slices while the browser is idle, so that a page never waits for Caveat. */

/**
 * Longest slice in milliseconds; a frame lasts 16. The first slices are shorter, because a slice may end late by one
 * step, and steps are long while the code runs for the first time.
 */
const SLICE_MS = 4;
const FIRST_MS = 1;
/** Without an idle moment for this long the work goes on all the same, in milliseconds: some pages never rest. */
const PATIENCE_MS = 200;
/** Length of a slice that had to wait that long, in milliseconds: on a page so busy it does not show. */
const PATIENT_MS = 12;

/**
 * Steps through `work` until it ends or `signal` aborts.
 * @returns what the generator returned; undefined when aborted. Rejects with what the generator throws.
 */
export function runInSlices<T>(work: Generator<unknown, T>, signal: AbortSignal): Promise<T | undefined> {
  let most = FIRST_MS;
  return new Promise((resolve, reject) => {
    const slice = (deadline: IdleDeadline): void => {
      if (signal.aborted) {
        resolve(undefined);
        return;
      }
      try {
        const room = deadline.didTimeout ? PATIENT_MS : Math.min(most, Math.max(1, deadline.timeRemaining()));
        const end = performance.now() + room;
        most = Math.min(SLICE_MS, most + 1);
        do {
          const step = work.next();
          if (step.done === true) {
            resolve(step.value);
            return;
          }
        } while (performance.now() < end);
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
        return;
      }
      requestIdleCallback(slice, { timeout: PATIENCE_MS });
    };
    requestIdleCallback(slice, { timeout: PATIENCE_MS });
  });
}
