/**
 * Whether what stands in the layer is before the reader's eyes: what a page has laid over it is neither seen nor
 * pressed. Chrome tells by itself whether anything lies over an element. Elsewhere the order of the top layer does:
 * whatever was opened there after ours lies over it, also what takes no presses and is found at no place.
 */
import type { Timers } from './timers.ts';

/** How long a part has to be uncovered before presses count, in milliseconds. */
export const UNCOVERED_MS = 500;
const LOOK_MS = 200;
const TOP_LAYER = ':popover-open, dialog:modal, :fullscreen';

interface Visibility extends IntersectionObserverEntry {
  readonly isVisible?: boolean;
}

export interface Cover {
  /** Whether the part that an event happened in, or the one of that name, was uncovered for a moment by now. */
  readonly isSeen: (where: Event | string) => boolean;
  /** Whether something is known to lie over the part right now. */
  readonly isCovered: (where: Event | string) => boolean;
  readonly stop: () => void;
}

const knowsVisibility = (): boolean =>
  typeof IntersectionObserverEntry === 'function' && 'isVisible' in IntersectionObserverEntry.prototype;

/** Ends what the page shows in place of itself and of us. @returns whether there was such a thing. */
function skipTransition(doc: Document): boolean {
  try {
    if (!doc.documentElement.matches(':active-view-transition')) return false;
  } catch {
    return false; // a browser without view transitions, or one that does not say
  }
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

/** Follows the parts in a stage until it is stopped. */
export function watchCover(stage: HTMLElement, timers: Timers, onRaise: (listener: () => void) => () => void): Cover {
  const doc = stage.ownerDocument;
  /** Since when each part is uncovered; undefined while it is not. */
  const parts = new Map<Element, number | undefined>();
  const born = new WeakMap<Element, number>();
  const ending = new AbortController();
  const { signal } = ending;
  const say = (part: Element, isUncovered: boolean): void => {
    if (parts.has(part)) parts.set(part, isUncovered ? (parts.get(part) ?? performance.now()) : undefined);
  };

  const told = (entries: readonly Visibility[]): void => {
    for (const { target, isVisible } of entries) say(target, isVisible === true);
  };
  const visibility = knowsVisibility()
    ? new IntersectionObserver(told, { trackVisibility: true, delay: 100, threshold: [0, 0.5, 1] } as object)
    : undefined;

  // Without that: what lies beneath, because it was there when ours was put on top.
  let beneath = new Set<Element>();
  const others = (): Element[] => {
    try {
      return [...doc.querySelectorAll(TOP_LAYER)];
    } catch {
      return [];
    }
  };
  const settle = (): void => {
    beneath = new Set(others());
  };
  const stopRaising = onRaise(settle);
  if (visibility === undefined)
    doc.defaultView?.addEventListener(
      'beforetoggle',
      (event) => {
        if (event.target instanceof Element) beneath.delete(event.target);
      },
      { capture: true, signal },
    );

  const look = (): void => {
    const isSkipped = parts.size > 0 && skipTransition(doc);
    const above = visibility === undefined ? others().filter((each) => !beneath.has(each)) : [];
    for (const part of parts.keys()) {
      if (isSkipped) say(part, false);
      else if (visibility === undefined) say(part, !above.some((each) => overlap(each, part)));
      if (isSkipped) visibility?.unobserve(part); // to be told anew
      if (isSkipped) visibility?.observe(part);
    }
  };
  const lookOn = (): (() => void) =>
    timers.after(LOOK_MS, () => {
      look();
      stopLooking = lookOn();
    });
  let stopLooking = lookOn();

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
        settle();
      }
  };
  const changes = new MutationObserver(follow);
  changes.observe(stage, { childList: true });
  follow();

  const partOf = (where: Event | string): Element | undefined =>
    [...parts.keys()].find((part) =>
      typeof where === 'string' ? part.getAttribute('data-part') === where : where.composedPath().includes(part),
    );
  /** The part, once what is known of it is as new as can be; none in a document that does not lay itself out. */
  const partNow = (where: Event | string): Element | undefined => {
    follow();
    told((visibility?.takeRecords() ?? []) as Visibility[]);
    if (visibility === undefined) look();
    return typeof doc.elementFromPoint === 'function' ? partOf(where) : undefined;
  };
  const isLongSince = (time: number | undefined): boolean =>
    time !== undefined && performance.now() - time >= UNCOVERED_MS;
  return {
    isSeen: (where) => {
      const part = partNow(where);
      return part === undefined || isLongSince(parts.get(part));
    },
    // What has just come up may still be on its way.
    isCovered: (where) => {
      const part = partNow(where);
      return part !== undefined && parts.get(part) === undefined && isLongSince(born.get(part));
    },
    stop: () => {
      ending.abort();
      stopRaising();
      stopLooking();
      changes.disconnect();
      visibility?.disconnect();
    },
  };
}
