/** Collects what a page adds or shows after it was first read, so that only that is read again. */
import { pageWorld } from '../../platform/page/world.ts';
import { isVisible } from './visible.ts';
import { domAccess } from './dom-access.ts';
import { isHidden } from './elements.ts';

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
  /** To be called when an element is left out because an attribute hides it: it is read once the page shows it. */
  leave(element: Element): void;
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
  /** Elements that were left out. */
  const left = new WeakSet<Node>();
  /** Links that were read again for another address: a page may change one all the time. */
  const led = new WeakSet<Node>();
  const dom = domAccess(root);
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
        : [...added].filter(
            (each) => each.isConnected && !isInside(each, (around) => added.has(around) || isLeft(around)),
          );
    if (roots.length > 0) onAdded(roots);
  };
  /** Whether an element was left out and cannot be seen yet: what is added to it is read with it. */
  const isLeft = (element: Element): boolean => left.has(element) && !isVisible(element);
  const note = (element: Element | null): void => {
    if (element !== null && element !== pageWorld.caveatHost) pending.add(element);
  };

  const observer = new MutationObserver((records) => {
    onChange();
    for (const { type, target, addedNodes, attributeName } of records) {
      if (type === 'characterData') note(target.parentElement);
      else if (type === 'attributes') {
        const isLed = attributeName === 'href' && !led.has(target);
        if (isLed) led.add(target);
        if (isLed || (left.has(target) && !isHidden(dom, target as Element))) note(target as Element);
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
    });
  // The document is watched, not its root element, because a page may replace the root element.
  watch(root);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });
  return {
    watch,
    forget: (element) => {
      left.delete(element);
      if (pending.size > 0) pending.delete(element);
    },
    leave: (element) => void left.add(element),
  };
}

/** Whether an element stands inside one that `is` tells. */
function isInside(element: Element, is: (around: Element) => boolean): boolean {
  for (let each = element.parentElement; each !== null; each = each.parentElement) if (is(each)) return true;
  return false;
}
