/** Places a card beside the element of the page that it belongs to. */
import { useLayoutEffect, useState } from 'preact/hooks';

const GAP = 8;

/** Distances from the viewport's edges in pixels. */
interface Spot {
  readonly left: number;
  readonly top?: number;
  readonly bottom?: number;
  readonly maxHeight: number;
}

const isSame = (one: Spot, other: Spot): boolean =>
  one.left === other.left && one.top === other.top && one.bottom === other.bottom && one.maxHeight === other.maxHeight;

/** Places a card below the anchor where there is room, else above it; never beyond the viewport's sides. */
function spotFor(
  anchor: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number },
  view: { readonly width: number; readonly height: number },
  width: number,
  isRtl: boolean,
): Spot {
  const fitting = Math.min(width, view.width - 2 * GAP);
  const wished = isRtl ? anchor.right - fitting : anchor.left;
  const left = Math.max(GAP, Math.min(wished, view.width - fitting - GAP));
  const below = view.height - anchor.bottom - 2 * GAP;
  const above = anchor.top - 2 * GAP;
  if (below >= 260 || below >= above) {
    const top = Math.max(GAP, Math.min(anchor.bottom + GAP, view.height - 120));
    return { left, top, maxHeight: view.height - top - GAP };
  }
  const bottom = Math.max(GAP, Math.min(view.height - anchor.top + GAP, view.height - 120));
  return { left, bottom, maxHeight: view.height - bottom - GAP };
}

/** Follows the element that a card belongs to. Once the element has gone from the page, the card stays where it was. */
export function useSpot(anchor: Element, width: number, isRtl: boolean): Spot {
  const doc = anchor.ownerDocument;
  const view = doc.defaultView;
  const measure = (): Spot =>
    spotFor(
      anchor.getBoundingClientRect(),
      { width: doc.documentElement.clientWidth || view?.innerWidth || 0, height: view?.innerHeight ?? 0 },
      width,
      isRtl,
    );
  const [spot, setSpot] = useState(measure);
  useLayoutEffect(() => {
    // Measure in every frame: the anchor may be moved by a scroll, an animation or a script, and no event tells of all.
    let asked = 0;
    const follow = (): void => {
      if (anchor.getClientRects().length > 0) {
        const next = measure();
        setSpot((before) => (isSame(before, next) ? before : next));
      }
      asked = view?.requestAnimationFrame(follow) ?? 0;
    };
    asked = view?.requestAnimationFrame(follow) ?? 0;
    return () => view?.cancelAnimationFrame(asked);
  }, [anchor]);
  return spot;
}

/** The spot as style properties. */
export function styleOf(spot: Spot): Record<string, string> {
  return {
    left: `${spot.left}px`,
    top: spot.top === undefined ? 'auto' : `${spot.top}px`,
    bottom: spot.bottom === undefined ? 'auto' : `${spot.bottom}px`,
    maxHeight: `${spot.maxHeight}px`,
  };
}
