/** Tells which of the listed links are in view or near it. */
import { boxedOf } from './result-block.ts';
import type { Link } from './result-block.ts';

/** How far outside of the view links get marks already. */
const NEAR = '300px';

export interface Sight {
  has(link: Link): boolean;
  add(link: Link): void;
  remove(link: Link): void;
  /** All links, in the page's order. */
  inOrder(): Link[];
  stop(): void;
}

/**
 * Watches links. In a browser without IntersectionObserver all count as near.
 * @param near kept to the links that are near
 * @param onChange called for each link that has come near or gone
 */
export function watchSight(near: Set<Link>, onChange: (link: Link) => void): Sight {
  const known = new Set<Link>();
  /** Links without a box, by the element around them that is observed in their place. */
  const boxless = new WeakMap<Element, Set<Link>>();
  const put = (link: Link, isNear: boolean): void => {
    if (near.has(link) === isNear) return;
    near[isNear ? 'add' : 'delete'](link);
    onChange(link);
  };
  const observer =
    typeof IntersectionObserver === 'function'
      ? new IntersectionObserver(
          (entries) => {
            for (const { target, isIntersecting, boundingClientRect: box } of entries) {
              for (const link of boxless.get(target) ?? [target as Link]) put(link, isIntersecting && known.has(link));
              if (isIntersecting || box.width > 0) continue;
              const boxed = boxedOf(target);
              if (boxed === target) continue;
              boxless.set(boxed, (boxless.get(boxed) ?? new Set()).add(target as Link));
              observer?.observe(boxed);
            }
          },
          { rootMargin: NEAR },
        )
      : undefined;
  return {
    has: (link) => known.has(link),
    add(link) {
      known.add(link);
      if (observer === undefined) put(link, true);
      else observer.observe(link);
    },
    remove(link) {
      known.delete(link);
      observer?.unobserve(link);
      near.delete(link);
      onChange(link);
    },
    inOrder: () =>
      [...known]
        .filter((link) => link.isConnected)
        .sort((one, other) => (one.compareDocumentPosition(other) & 4 ? -1 : 1)),
    stop: () => observer?.disconnect(),
  };
}
