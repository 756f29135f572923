/** Waits until what was not read yet comes near the view. */

/** So far around the view counts as near. */
const NEAR = '200%';

export interface Near {
  /** Waits for an element, or for what stands after it where that has no place. */
  waitFor(next: Node): void;
  stop(): void;
}

/** @param onNear is called once for each `waitFor` */
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
