/** Waits until the part of the page that was not read yet comes near the viewport. */

/** How far around the viewport counts as near. */
const NEAR = '200%';

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
    { rootMargin: NEAR },
  );
  return {
    waitFor(next) {
      for (
        let each: Node | null = next;
        each !== null;
        each = each.parentNode ?? (each as Partial<ShadowRoot>).host ?? null
      ) {
        let sibling: Node | null = each === next ? each : each.nextSibling;
        while (sibling !== null && sibling.nodeType !== 1) sibling = sibling.nextSibling;
        if (sibling !== null) observer.observe(sibling as Element);
        else if (each === next && each.parentElement !== null) observer.observe(each.parentElement);
      }
    },
    stop: () => observer.disconnect(),
  };
}
