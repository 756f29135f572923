/** Collects what a page adds after it was first read, so that only that is read again. */

import { pageWorld } from '../../platform/page/world.ts';

/** Quiet time after the last addition before it is read, in milliseconds. */
const QUIET_MS = 400;
/** However busy the page, additions are read at least this often, in milliseconds. */
const PATIENCE_MS = 2000;
/** More roots than this at once are read as one: the whole body. */
const MAX_ROOTS = 5000;

/**
 * Calls `onAdded` with the elements that hold new text or links, in batches, until `signal` aborts.
 * `onChange` is told at once of any change, cheaply.
 */
export function watchAdditions(
  root: Node,
  onAdded: (roots: readonly Element[]) => void,
  onChange: () => void,
  signal: AbortSignal,
): void {
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
        ? [element(root)].flatMap((each) => each ?? [])
        : [...added].filter((each) => each.isConnected && !isInside(each, added));
    if (roots.length > 0) onAdded(roots);
  };

  const observer = new MutationObserver((records) => {
    onChange();
    for (const record of records) {
      if (record.type === 'characterData') {
        if (record.target.parentElement !== null) pending.add(record.target.parentElement);
      } else {
        for (const node of record.addedNodes) {
          if (node.nodeType === Node.ELEMENT_NODE) {
            if (node !== pageWorld.caveatHost) pending.add(node as Element);
          } else if (node.nodeType === Node.TEXT_NODE && node.parentElement !== null) {
            pending.add(node.parentElement);
          }
        }
      }
    }
    if (pending.size === 0) return;
    const now = performance.now();
    if (timer === undefined) first = now;
    else clearTimeout(timer);
    timer = setTimeout(flush, Math.max(0, Math.min(QUIET_MS, first + PATIENCE_MS - now)));
  });
  // The document, not its root element: a page may replace the whole of it.
  observer.observe(root, { childList: true, characterData: true, subtree: true });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });
}

/** Whether an element stands inside one of others. */
function isInside(element: Element, others: ReadonlySet<Element>): boolean {
  for (let each = element.parentElement; each !== null; each = each.parentElement) if (others.has(each)) return true;
  return false;
}

/** The element to read for a node: itself, or a document's root. */
function element(node: Node): Element | null {
  return node.nodeType === Node.DOCUMENT_NODE ? (node as Document).documentElement : (node as Element);
}
