/** Waits until the part of the page that was not read yet comes near the viewport. */

import { accessOf } from './pieces.ts';

/** What counts as near: all above the viewport, as somebody may come there by a jump, and two screens around it. */
const NEAR = '10000000px 200% 200%';
/**
 * The same within boxes that scroll by themselves, in browsers that know it. A share would be one of the viewport with
 * all that is above it (Chromium 156), and the whole page would be near.
 */
const NEAR_IN_BOX = '10000000px 600px 600px';

export interface Near {
  /** Waits for `next`, and for the elements that follow its ancestors, since `next` may be a text or have no box. */
  waitFor(next: Node): void;
  stop(): void;
}

/** @param onNear is called at most once for each `waitFor` */
export function watchNear(onNear: () => void): Near {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      onNear();
    },
    { rootMargin: NEAR, scrollMargin: NEAR_IN_BOX },
  );
  return {
    waitFor(next) {
      const { parent, first, next: after, type } = accessOf(next);
      for (
        let each: Node | null = next;
        each !== null;
        each = (parent.call(each) as Node | null) ?? (each as Partial<ShadowRoot>).host ?? null
      ) {
        // A document or a shadow root itself has no box.
        let sibling =
          each === next && (type.call(each) as number) < 9 ? each : (each === next ? first : after).call(each);
        while (sibling !== null && type.call(sibling as Node) !== 1) sibling = after.call(sibling as Node);
        if (sibling !== null) observer.observe(sibling as Element);
        // A text has no named fields.
        else if (each === next && each.parentElement !== null) observer.observe(each.parentElement);
      }
    },
    stop: () => observer.disconnect(),
  };
}
