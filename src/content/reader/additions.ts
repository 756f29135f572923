/** Collects what a page adds or shows after it was first read, so that only that is read again. */
import { pageWorld } from '../../platform/page/world.ts';
import { ADDRESSES } from './addresses.ts';
import { isVisible } from './visible.ts';
import { domAccess, propertyOf } from './dom-access.ts';
import { isHidden, KINDS, LEADING } from './elements.ts';
import type { Hidden } from './hidden.ts';

/** Additions are read once the page has added nothing for this long, in milliseconds. */
const QUIET_MS = 400;
/** On a page that adds all the time, additions wait at most this long, in milliseconds. */
const PATIENCE_MS = 2000;
/** Attributes that hide an element from the reader. */
const HIDING = ['hidden', 'style', 'aria-hidden'];
/** How often the new address of one element is read: a page may change it all the time. */
const MOST_LED = 3;
/** When more elements than this are added or get another address at once, the whole document is read instead. */
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
 * Calls `onAdded` with the elements that hold new text or links, and with those that got another address, in batches,
 * until `signal` aborts. `onChange` is called at once for any change, so it must be cheap.
 */
export function watchAdditions(
  root: Document,
  hidden: Hidden,
  onAdded: (roots: readonly Node[], led: readonly Element[]) => void,
  onChange: () => void,
  signal: AbortSignal,
): Additions {
  let pending = new Set<Element>();
  let led = new Set<Element>();
  /** How often an element's new address was read. */
  const told = new WeakMap<Node, number>();
  const dom = domAccess(root);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let first = 0;

  const flush = (): void => {
    timer = undefined;
    const [added, changed] = [pending, led];
    [pending, led] = [new Set(), new Set()];
    /** Whether an element is not read with one around it: an addition, or what was left out and cannot be seen yet. */
    const isApart = (element: Element, from: Element | null): boolean => {
      for (let each = from; each !== null; each = dom.parent(each))
        if (added.has(each) || (hidden.isLeft(each) && !isVisible(each))) return false;
      return propertyOf(element, 'isConnected');
    };
    const isMuch = added.size + changed.size > MAX_ROOTS;
    const roots = isMuch ? [root] : [...added].filter((each) => isApart(each, dom.parent(each)));
    const others = isMuch ? [] : [...changed].filter((each) => isApart(each, each));
    if (roots.length + others.length > 0) onAdded(roots, others);
  };
  const note = (element: Element | null): void => {
    if (element !== null && element !== pageWorld.caveatHost) pending.add(element);
  };

  const observer = new MutationObserver((records) => {
    onChange();
    for (const { type, target, addedNodes, attributeName } of records) {
      if (type === 'characterData') note(target.parentElement);
      else if (attributeName !== null) {
        // Others have such attributes, too, as pictures do.
        if (ADDRESSES.includes(attributeName)) {
          const times = told.get(target) ?? 0;
          const isLeading = (KINDS.get(dom.name(target as Element))! & LEADING) !== 0;
          if (!isLeading || times === MOST_LED || led.has(target as Element)) continue;
          told.set(target, times + 1);
          led.add(target as Element);
        } else if (hidden.isLeft(target as Element) && !isHidden(dom, target as Element)) note(target as Element);
      } else
        for (const node of addedNodes)
          if (dom.type(node) === 1) note(node as Element);
          else if (dom.type(node) === 3) note(node.parentElement);
    }
    if (pending.size + led.size === 0) return;
    const now = performance.now();
    if (timer === undefined) first = now;
    else clearTimeout(timer);
    timer = setTimeout(flush, Math.max(0, Math.min(QUIET_MS, first + PATIENCE_MS - now)));
  });
  const watch = (tree: Node): void =>
    observer.observe(tree, { childList: true, characterData: true, subtree: true, attributeFilter: ADDRESSES });
  // The document is watched, not its root element, because a page may replace the root element.
  watch(root);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });
  return {
    watch,
    forget: (element) => void pending.delete(element),
    // Only what was left out is watched for these attributes: pages move thousands of elements by their styles.
    leave: (element) => {
      hidden.leave(element);
      observer.observe(element, { attributeFilter: HIDING });
    },
  };
}
