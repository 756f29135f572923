/** Collects what a page adds or shows after it was first read, so that only that is read again. */
import { pageWorld } from '../../platform/page/world.ts';
import { HIDING } from './elements.ts';

/** Additions are read once the page has added nothing for this long, in milliseconds. */
const QUIET_MS = 400;
/** On a page that adds all the time, additions wait at most this long, in milliseconds. */
const PATIENCE_MS = 2000;
/** Attributes that hide an element from the reader, or lead a link elsewhere. */
const ATTRIBUTES = ['hidden', 'style', 'aria-hidden', 'href'];
/** When more elements than this are added at once, the whole document is read instead. */
const MAX_ROOTS = 5000;

export interface Additions {
  /** Watches one more tree: changes in a shadow root are not reported for the document. */
  watch(tree: Node): void;
  /** To be called when an element is read anyway: it need not be read again as an addition. */
  forget(element: Element): void;
}

/**
 * Calls `onAdded` with the elements that hold new text or links, in batches, until `signal` aborts.
 * `onChange` is called at once for any change, so it must be cheap.
 */
export function watchAdditions(
  root: Document,
  onAdded: (roots: readonly Element[]) => void,
  onChange: () => void,
  signal: AbortSignal,
): Additions {
  let pending = new Set<Element>();
  /** Elements of which an attribute has changed: what they held was read before that, or is read then. */
  const changed = new WeakSet<Node>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let first = 0;

  const flush = (): void => {
    timer = undefined;
    const added = pending;
    pending = new Set();
    // An element inside another addition is read with that.
    const roots =
      added.size > MAX_ROOTS
        ? [root.documentElement].flatMap((each: Element | null) => each ?? [])
        : [...added].filter((each) => each.isConnected && !isInside(each, added));
    if (roots.length > 0) onAdded(roots);
  };
  const note = (element: Element | null): void => {
    if (element !== null && element !== pageWorld.caveatHost) pending.add(element);
  };

  const observer = new MutationObserver((records) => {
    onChange();
    for (const { type, target, addedNodes, attributeName: name, oldValue } of records) {
      if (type === 'characterData') note(target.parentElement);
      else if (type === 'attributes') {
        const wasHidden = hides(name, oldValue);
        if (name !== 'href' && wasHidden === hides(name, (target as Element).getAttribute(name ?? ''))) continue;
        if (!changed.has(target) && (name === 'href' || wasHidden)) note(target as Element);
        changed.add(target);
      } else
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
  const watch = (tree: Node): void =>
    observer.observe(tree, {
      childList: true,
      characterData: true,
      subtree: true,
      attributeFilter: ATTRIBUTES,
      attributeOldValue: true,
    });
  // The document is watched, not its root element, because a page may replace the root element.
  watch(root);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });
  return { watch, forget: (element) => void (pending.size > 0 && pending.delete(element)) };
}

/** Whether the reader leaves out an element whose attribute has such a value. */
const hides = (name: string | null, value: string | null): boolean =>
  value !== null && (name === 'hidden' || (name === 'style' ? HIDING : /true/i).test(value));

/** Whether an element stands inside one of the others. */
function isInside(element: Element, others: ReadonlySet<Element>): boolean {
  for (let each = element.parentElement; each !== null; each = each.parentElement) if (others.has(each)) return true;
  return false;
}
