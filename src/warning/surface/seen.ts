/** Tells when the reader has seen something that stands on the page. */
import type { Timers } from './timers.ts';

/** How long something must stand to be noticed, in milliseconds. */
const NOTICED_MS = 1000;

/**
 * Calls `then` once the page was visible for NOTICED_MS on end, with `isUncovered` true at the end of it.
 * @returns cancels this
 */
export function whenSeen(doc: Document, timers: Timers, isUncovered: () => boolean, then: () => void): () => void {
  let stop: () => void = () => undefined;
  const wait = (): void => {
    stop();
    stop =
      doc.visibilityState === 'hidden'
        ? () => undefined
        : timers.after(NOTICED_MS, () => (isUncovered() ? then() : wait()));
  };
  wait();
  doc.addEventListener('visibilitychange', wait);
  return () => {
    stop();
    doc.removeEventListener('visibilitychange', wait);
  };
}
