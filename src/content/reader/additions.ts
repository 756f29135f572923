/** Collects what a page adds after it was first read, so that only that is read again. */
import { pageWorld } from '../../platform/page/world.ts';

/** Quiet time after the last addition before it is read, in milliseconds. */
const QUIET_MS = 400;
/** However busy the page, additions are read at least this often, in milliseconds. */
const PATIENCE_MS = 2000;
/** More roots than this at once are read as one: the whole body. */
const MAX_ROOTS = 5000;

export interface Additions {
  /** Watches a tree, too: a shadow root is no part of the document's. */
  watch(tree: Node): void;
  /** An element is being read by now. */
  forget(element: Element): void;
}

/**
 * Calls `onAdded` with the elements that hold new text or links, in batches, until `signal` aborts.
 * `onChange` is told at once of any change, cheaply.
 */
export function watchAdditions(
  root: Document,
  onAdded: (roots: readonly Element[]) => void,
  onChange: () => void,
  signal: AbortSignal,
): Additions {
  let pending = new Set<Element>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let first = 0;

  const flush = (): void => {
    timer = undefined;
    const added = pending;
    pending = new Set();
    // What stands inside another addition is read with it.
    const roots =
      added.size > MAX_ROOTS
        ? [root.documentElement].flatMap((each: Element | null) => each ?? [])
        : [...added].filter((each) => each.isConnected && !isInside(each, added));
    if (roots.length > 0) onAdded(roots);
  };
  const note = (element: Element | null): void => {
    if (element !== null && element !== pageWorld.caveatHost && element.localName !== 'caveat-layer')
      pending.add(element);
  };

  const observer = new MutationObserver((records) => {
    onChange();
    for (const { type, target, addedNodes } of records) {
      if (type === 'characterData') note(target.parentElement);
      else
        for (const node of addedNodes) {
          if (node.nodeType === Node.ELEMENT_NODE) note(node as Element);
          else if (node.nodeType === Node.TEXT_NODE) note(node.parentElement);
        }
    }
    if (pending.size === 0) return;
    const now = performance.now();
    if (timer === undefined) first = now;
    else clearTimeout(timer);
    timer = setTimeout(flush, Math.max(0, Math.min(QUIET_MS, first + PATIENCE_MS - now)));
  });
  const watch = (tree: Node): void => observer.observe(tree, { childList: true, characterData: true, subtree: true });
  // The document, not its root element: a page may replace the whole of it.
  watch(root);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });
  return { watch, forget: (element) => void (pending.size > 0 && pending.delete(element)) };
}

/** Whether an element stands inside one of others. */
function isInside(element: Element, others: ReadonlySet<Element>): boolean {
  for (let each = element.parentElement; each !== null; each = each.parentElement) if (others.has(each)) return true;
  return false;
}
