/** Whether something that stands on the page was before the reader's eyes. */
import type { Timers } from './timers.ts';

/** What stood for less may not have been noticed, in milliseconds. */
const NOTICED_MS = 1000;

/**
 * Calls `then` once the page was visible, and what stands on it uncovered, for a moment on end; the answer takes it
 * back.
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
