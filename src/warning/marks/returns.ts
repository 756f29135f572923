/**
 * When a chip comes back that the page took away. What is rendered anew has its chips again at once; when a page
 * takes them time and again, each return waits twice as long as the one before, and then Caveat gives way.
 */
const FIRST_WAIT_MS = 400;
const MOST_RETURNS = 7;
/** A chip that stood this long was not taken away for being there. */
const CALM_MS = 10_000;
/** Away for this long, as in a list that renders only what is in view, a place comes anew. */
const AWAY_MS = 1000;

interface Place {
  readonly taken: number;
  /** When the next chip may come. */
  readonly until: number;
  /** When it was last known to be on the page. */
  seen: number;
}

export interface Returns {
  /** The chip of a place was taken away; it had stood since then. */
  readonly lose: (place: string, since: number, now: number) => void;
  /** A place has left the page. */
  readonly leave: (place: string, now: number) => void;
  /** From when on a place may have a chip; `isNew`: it has just come. */
  readonly until: (place: string, isNew: boolean, now: number) => number;
}

/** Counts by place, not by element: pages that put their own elements back make them anew. */
export function countReturns(): Returns {
  const places = new Map<string, Place>();
  return {
    lose: (name, since, now) => {
      const place = places.get(name);
      // Several alike are lost at once when a page is rendered anew.
      if (place !== undefined && now <= place.until) return;
      const taken = place === undefined || now - since > CALM_MS ? 1 : place.taken + 1;
      places.set(name, { taken, until: taken === 1 ? now : now + FIRST_WAIT_MS * 2 ** (taken - 2), seen: now });
    },
    leave: (name, now) => {
      const place = places.get(name);
      if (place !== undefined) place.seen = now;
    },
    until: (name, isNew, now) => {
      const place = places.get(name);
      if (place !== undefined && isNew && now - place.seen > AWAY_MS) places.delete(name);
      const { taken = 0, until = 0 } = places.get(name) ?? {};
      return taken <= MOST_RETURNS ? until : Infinity;
    },
  };
}
