/** Which rows of a long list must be in the document, from how high each is and what is in sight. */

export interface Sight {
  /** How much of the list lies above the window, in pixels. */
  readonly top: number;
  readonly height: number;
}

export interface Rows {
  readonly from: number;
  readonly to: number;
  /** What stands in for the rows above and below, in pixels. */
  readonly above: number;
  readonly below: number;
}

/** Rows beyond the edges of the window: for the Tab key, and for a wheel that is quicker than a frame. */
const BESIDE = 12;

/** The rows in and near sight. */
export function rowsInSight(count: number, heightOf: (at: number) => number, { top, height }: Sight): Rows {
  const ends: number[] = [];
  let end = 0;
  let first = -1;
  let last = count;
  for (let at = 0; at < count; at += 1) {
    end += heightOf(at);
    ends.push(end);
    if (first === -1 && end > top) first = at;
    if (last === count && end >= top + height) last = at + 1;
  }
  const from = Math.max(0, (first === -1 ? count : first) - BESIDE);
  const to = Math.min(count, last + BESIDE);
  return { from, to, above: ends[from - 1] ?? 0, below: end - (ends[to - 1] ?? 0) };
}
