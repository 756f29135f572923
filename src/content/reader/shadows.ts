/** Finds shadow roots that are attached after a page was read: no mutation of the document tells of them. */
import { readableRoot } from '../../platform/page/roots.ts';

/** Pauses before elements are asked again, in milliseconds; the last one repeats. */
const PAUSES = [300, 700, 1000, 1000, 1000, 2000, 4000, 8000, 16_000, 30_000];
/** At most so many elements wait to be asked again. */
const MOST_WAITING = 400;

export interface LateRoots {
  /** Adds an element that has no shadow root yet. */
  wait(element: Element): void;
}

/** Calls `onRoot` when an element that waits has got a shadow root, until `signal` aborts. */
export function watchLateRoots(
  onRoot: (root: ShadowRoot) => void,
  signal: AbortSignal,
  rootOf: (element: Element) => ShadowRoot | null = readableRoot,
): LateRoots {
  const waiting = new Set<Element>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;

  const ask = (): void => {
    timer = undefined;
    for (const element of waiting) {
      if (!element.isConnected) waiting.delete(element);
      else {
        const root = rootOf(element);
        if (root === null) continue;
        waiting.delete(element);
        onRoot(root);
      }
    }
    plan();
  };
  const plan = (): void => {
    if (waiting.size > 0 && !signal.aborted) timer ??= setTimeout(ask, PAUSES[Math.min(turn++, PAUSES.length - 1)]);
  };
  signal.addEventListener('abort', () => clearTimeout(timer));

  return {
    wait(element) {
      if (waiting.size >= MOST_WAITING || waiting.has(element)) return;
      waiting.add(element);
      // A new element has to be asked soon, so the pauses begin anew for all.
      turn = 0;
      clearTimeout(timer);
      timer = undefined;
      plan();
    },
  };
}
