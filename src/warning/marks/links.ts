/** Finds a page's links, also in shadow roots and in what is added later, a few elements at a time. */
import { isInside, typeOf } from '../../platform/page/elements.ts';
import { mayGetRoot, readableRoot } from '../../platform/page/roots.ts';
import { noteVeil } from './ink.ts';
import { isLaidOut, isLink } from './result-block.ts';
import type { Link } from './result-block.ts';

/** Elements between two looks at the clock. */
const STEP = 32;
/** How often a walk begins again because the page removed the node that the walk was at. */
const MOST_RESTARTS = 5;
/** Most elements without a shadow root that are looked at again. */
const MOST_LATE = 2000;
/** Attributes whose change may change links, or what stands around them. */
const ATTRIBUTES = 'href xlink:href contenteditable class style hidden inert open dir aria-hidden'.split(' ');

interface LinkFinder {
  /** Goes on until a moment of `performance.now()`. @returns whether there is more to do */
  readonly work: (until: number) => boolean;
  /** Walks through the whole page once more. */
  readonly again: () => void;
  /** Looks again at elements without a shadow root that may have got one since. */
  readonly lookLate: () => void;
  readonly stop: () => void;
}

/**
 * @param onLink called for every link, and again when its address has changed
 * @param onRoot called for every shadow root
 * @param onChange called for every change of the page, with the changed node and whether an attribute was changed
 * @param onChanges called after some changes, before the page is drawn with them: whether links may be gone, and
 * whether some may lead elsewhere
 */
export function findLinks(
  doc: Document,
  onLink: (link: Link) => void,
  onRoot: (root: ShadowRoot) => void,
  onChange: (target: Node, isStyle: boolean) => void,
  onChanges: (areGone: boolean, haveMoved: boolean) => void,
): LinkFinder {
  const roots = new Set<Node>();
  const late = new Set<Element>();
  /** Elements whose styles may have changed. */
  const changed = new Set<Element>();
  const walks: { readonly root: Node; walker: TreeWalker; restarts: number }[] = [];

  const hasMore = (): boolean => walks.length + changed.size > 0;

  const walk = (root: Node): void => {
    walks.push({ root, walker: doc.createTreeWalker(root, 1 /* elements */), restarts: 0 });
    if (typeOf(root) === 1) visit(root as Element);
  };
  const enter = (root: Node): void => {
    roots.add(root);
    observer.observe(root, {
      childList: true,
      subtree: true,
      characterData: true,
      attributeFilter: ATTRIBUTES,
    });
    walk(root);
  };
  const enterShadow = (element: Element): boolean => {
    const root = readableRoot(element);
    if (root !== null && !roots.has(root)) {
      onRoot(root);
      enter(root);
    }
    return root !== null || !mayGetRoot(element);
  };
  const visit = (element: Element): void => {
    if (isLaidOut(element)) noteVeil(element);
    if (isLink(element)) onLink(element);
    if (!enterShadow(element) && late.size < MOST_LATE) late.add(element);
  };
  let base = doc.baseURI;
  const observer = new MutationObserver((records) => {
    let [areGone, haveMoved] = [false, base !== (base = doc.baseURI)];
    for (const { type, target, addedNodes, removedNodes, attributeName } of records) {
      for (const node of addedNodes) if (typeOf(node) === 1) walk(node);
      const isStyle = type === 'attributes';
      if (isStyle) changed.add(target as Element);
      if (removedNodes.length > 0) areGone = true;
      if (attributeName === 'href') {
        haveMoved = true;
        if (isLink(target as Element)) onLink(target as Link);
      }
      if (target !== doc.documentElement || type !== 'childList') onChange(target, isStyle);
    }
    // So many at once move, and what lies near a link is looked at when its mark is placed.
    if (changed.size > STEP) changed.clear();
    onChanges(areGone, haveMoved);
  });
  enter(doc);
  return {
    work: (until) => {
      for (let count = 1; hasMore(); count += 1) {
        const [first] = walks;
        const next = first?.walker.nextNode();
        if (next) visit(next as Element);
        else if (first === undefined) {
          const [element] = changed;
          changed.delete(element!);
          const walker = doc.createTreeWalker(element!, 1);
          let left = STEP;
          do noteVeil(walker.currentNode as Element);
          while (walker.nextNode() && left--);
        } else if (!isInside(first.root, first.walker.currentNode) && first.restarts < MOST_RESTARTS) {
          first.restarts += 1;
          first.walker = doc.createTreeWalker(first.root, 1);
        } else walks.shift();
        if ((first === undefined || count % STEP === 0) && performance.now() > until) break;
      }
      return hasMore();
    },
    again: () => roots.forEach(walk),
    lookLate: () => {
      for (const element of late) if (!element.isConnected || enterShadow(element)) late.delete(element);
    },
    stop: () => observer.disconnect(),
  };
}
