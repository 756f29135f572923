/**
 * Tells whether the reader can see a part on the stage: while the page has laid something over it, presses must not
 * count. Chrome itself tells whether anything lies over an element. In other browsers the order of the top layer does:
 * whatever was opened there after the stage lies over it, even if it takes no presses and is not found by its position.
 */
import { shadowRootOf } from '../../platform/page/browser.ts';
import { allIn, isPictured } from '../../platform/page/elements.ts';
import { hearFirst } from '../../platform/page/heard-first.ts';
import { pageWorld } from '../../platform/page/world.ts';
import type { Timers } from './timers.ts';

/** How long a part has to be uncovered before presses count, in milliseconds. */
const UNCOVERED_MS = 500;
const LOOK_MS = 200;
/**
 * Chrome calls a part not visible while it does not know yet, as after a change of our own (a guard's countdown, every
 * second). CHANGED_MS: how soon after a change it is put down to that. DOUBT_MS: how long it may last.
 */
const CHANGED_MS = 1500;
const DOUBT_MS = 800;
/** The rest between searches for the page's shadow roots: in milliseconds, and in multiples of the last search. */
const SEARCH_MS = 500;
const MOST_SEARCH_MS = 5000;
const SEARCH_REST = 30;
const TOP_LAYER = ':popover-open, dialog:modal, :fullscreen';

interface Visibility extends IntersectionObserverEntry {
  readonly isVisible?: boolean;
}

export interface Cover {
  /**
   * Whether a part, given by name or by an event in it, stood uncovered for UNCOVERED_MS; true if there is none. A
   * press may count on the browser's word from before it had to look again; what only stands there may not.
   */
  readonly isSeen: (where: Event | string) => boolean;
  /** Whether something is known to lie over that part. */
  readonly isCovered: (where: Event | string) => boolean;
  readonly stop: () => void;
}

const knowsVisibility = (): boolean =>
  typeof IntersectionObserverEntry === 'function' && 'isVisible' in IntersectionObserverEntry.prototype;

/** Ends a view transition, which shows pictures instead of page and stage. @returns whether there was one */
function skipTransition(doc: Document): boolean {
  if (!isPictured(doc)) return false;
  const { activeViewTransition: active } = doc as { activeViewTransition?: { skipTransition: () => void } | null };
  if (active) active.skipTransition();
  else
    for (const animation of doc.getAnimations())
      if ((animation.effect as KeyframeEffect | null)?.pseudoElement?.startsWith('::view-transition') === true)
        animation.cancel();
  return true;
}

const overlap = (one: Element, other: Element): boolean => {
  const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
};

/** Knows what lies over the stage in the top layer, where its order tells. */
function watchTopLayer(doc: Document, onRaise: (listener: () => void) => () => void) {
  /** What lies beneath the stage, because it was open when the stage was put on top. */
  let beneath = new Set<Element>();
  const onToggle = ({ type, target }: Event): void => {
    if (type === 'beforetoggle' && target instanceof Element) beneath.delete(target);
  };
  /** The page's trees: the document, and the shadow roots in it, which show popovers of their own. */
  let trees: readonly ParentNode[] = [];
  let searchFrom = 0;
  const treesNow = (): readonly ParentNode[] => {
    if (knowsVisibility()) return [doc]; // Chrome itself tells what lies over a part
    const begun = performance.now();
    if (begun < searchFrom) return trees;
    const found: ParentNode[] = [doc];
    for (const tree of found)
      for (const element of allIn(tree, '*')) {
        const root = element === pageWorld.caveatHost ? null : shadowRootOf(element);
        if (root === null) continue;
        found.push(root);
        // These events stay in their tree.
        root.addEventListener('beforetoggle', onToggle, true);
      }
    const now = performance.now();
    searchFrom = now + Math.min(MOST_SEARCH_MS, Math.max(SEARCH_MS, SEARCH_REST * (now - begun)));
    return (trees = found);
  };
  const others = (): Element[] => {
    try {
      return treesNow().flatMap((tree) => [...allIn(tree, TOP_LAYER)]);
    } catch {
      return [];
    }
  };
  const settle = (): void => {
    beneath = new Set(others());
  };
  const stopRaising = onRaise(settle);
  const heardBy = hearFirst(doc.defaultView ?? doc);
  heardBy.add(onToggle);
  return {
    /** The stage has just been put on top. */
    settle,
    // Over a modal part anything counts: only a script can open it on an inert page, and its shadow may reach anywhere.
    liesOver: (part: Element): boolean =>
      others().some((each) => !beneath.has(each) && (part.matches(':modal') || overlap(each, part))),
    stop: (): void => {
      heardBy.delete(onToggle);
      for (const tree of trees) tree.removeEventListener('beforetoggle', onToggle, true);
      stopRaising();
    },
  };
}

/** Watches the parts on a stage until `stop`. */
export function watchCover(stage: HTMLElement, timers: Timers, onRaise: (listener: () => void) => () => void): Cover {
  const doc = stage.ownerDocument;
  /** Since when each part is uncovered; undefined while it is covered. */
  const parts = new Map<Element, number | undefined>();
  const born = new WeakMap<Element, number>();
  /** The parts that were judged at least once: on a busy page the browser's first word comes late. */
  const known = new WeakSet<Element>();
  /** When we last changed a part; since when it was uncovered before Chrome had to look again, and when that was. */
  const changed = new WeakMap<Element, number>();
  const doubted = new WeakMap<Element, { readonly since: number; readonly at: number }>();
  /** Since when each part is uncovered by every word of the browser, without a doubt in between. */
  const clear = new WeakMap<Element, number>();
  const isWithin = (ms: number, time: number | undefined): boolean =>
    time !== undefined && performance.now() - time < ms;
  const say = (part: Element, isUncovered: boolean): void => {
    if (!parts.has(part)) return;
    known.add(part);
    const since = parts.get(part);
    const doubt = doubted.get(part);
    if (!isUncovered) clear.delete(part);
    else if (!clear.has(part)) clear.set(part, performance.now());
    if (isUncovered)
      parts.set(part, since ?? (isWithin(DOUBT_MS, doubt?.at) ? doubt?.since : undefined) ?? performance.now());
    else {
      if (visibility !== undefined && since !== undefined && isWithin(CHANGED_MS, changed.get(part)))
        doubted.set(part, { since, at: performance.now() });
      parts.set(part, undefined);
    }
  };

  const told = (entries: readonly Visibility[]): void => {
    for (const { target, isVisible } of entries) say(target, isVisible === true);
  };
  const visibility = knowsVisibility()
    ? new IntersectionObserver(told, { trackVisibility: true, delay: 100, threshold: [0, 0.5, 1] } as object)
    : undefined;

  const order = watchTopLayer(doc, onRaise);
  // The browser takes a while to say what lies over a part that was put elsewhere, or on top.
  const stopBearing = onRaise(() => {
    for (const part of parts.keys()) born.set(part, performance.now());
  });

  const look = (): void => {
    const isSkipped = parts.size > 0 && skipTransition(doc);
    for (const part of parts.keys()) {
      if (isSkipped) {
        parts.set(part, undefined);
        clear.delete(part);
        doubted.delete(part);
        visibility?.unobserve(part); // for a new report
        visibility?.observe(part);
      } else if (visibility === undefined) say(part, part.checkVisibility?.() !== false && !order.liesOver(part));
    }
  };
  const stopLooking = timers.every(LOOK_MS, look);

  const follow = (): void => {
    const now = new Set<Element>([...stage.children].filter((each) => each.hasAttribute('data-part')));
    for (const part of parts.keys())
      if (!now.has(part)) {
        parts.delete(part);
        visibility?.unobserve(part);
      }
    for (const part of now)
      if (!parts.has(part)) {
        born.set(part, performance.now());
        parts.set(part, visibility === undefined ? performance.now() : undefined);
        visibility?.observe(part);
        order.settle();
      }
  };
  const changes = new MutationObserver((records) => {
    follow();
    for (const part of parts.keys())
      if (records.some(({ target }) => part.contains(target))) changed.set(part, performance.now());
  });
  changes.observe(stage, { childList: true, subtree: true, characterData: true, attributes: true });
  follow();

  const partOf = (where: Event | string): Element | undefined =>
    [...parts.keys()].find((part) =>
      typeof where === 'string' ? part.getAttribute('data-part') === where : where.composedPath().includes(part),
    );
  /** The part, with all reports about it taken in; undefined in a document without layout. */
  const partNow = (where: Event | string): Element | undefined => {
    follow();
    told(visibility?.takeRecords() ?? []);
    look();
    return typeof doc.elementFromPoint === 'function' ? partOf(where) : undefined;
  };
  /**
   * Since when a part is uncovered. While Chrome looks again after a change of our own, the order of the top layer
   * decides, as in other browsers, so that a press right after the change counts, too.
   */
  const seenSince = (part: Element): number | undefined => {
    const doubt = doubted.get(part);
    return parts.get(part) ?? (isWithin(DOUBT_MS, doubt?.at) && !order.liesOver(part) ? doubt?.since : undefined);
  };
  const isLongSince = (time: number | undefined): boolean =>
    time !== undefined && performance.now() - time >= UNCOVERED_MS;
  return {
    isSeen: (where) => {
      const part = partNow(where);
      return part === undefined || isLongSince(typeof where === 'string' ? clear.get(part) : seenSince(part));
    },
    // A part that has just come up may not have been drawn yet.
    isCovered: (where) => {
      const part = partNow(where);
      return part !== undefined && known.has(part) && seenSince(part) === undefined && isLongSince(born.get(part));
    },
    stop: () => {
      order.stop();
      stopBearing();
      stopLooking();
      changes.disconnect();
      visibility?.disconnect();
    },
  };
}
