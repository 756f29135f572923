/** Waits until the part of the page that was not read yet comes near the viewport. */

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
      for (
        let each: Node | null = next;
        each !== null;
        each = each.parentNode ?? (each as Partial<ShadowRoot>).host ?? null
      ) {
        // A document or a shadow root itself has no box.
        let sibling: Node | null = each === next ? (each.nodeType > 8 ? each.firstChild : each) : each.nextSibling;
        while (sibling !== null && sibling.nodeType !== 1) sibling = sibling.nextSibling;
        if (sibling !== null) observer.observe(sibling as Element);
        else if (each === next && each.parentElement !== null) observer.observe(each.parentElement);
      }
    },
    stop: () => observer.disconnect(),
  };
}
