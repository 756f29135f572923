/** Decides which rows of a long list must be in the document, from their heights and the part in view. */

interface Sight {
  /** How much of the list is above the window, in pixels. */
  readonly top: number;
  readonly height: number;
}

/** The rows from `from` up to `to`, which is not included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Heights are summed up in groups of this many rows, so that a row is found quickly. */
const TOGETHER = 128;

/** The height of each row of a list, measured or assumed. */
export class RowHeights {
  readonly count: number;
  readonly #heights: Float64Array;
  readonly #sums: Float64Array;

  /** @param heightOf the measured or assumed height of a row, in pixels */
  constructor(count: number, heightOf: (at: number) => number) {
    this.count = count;
    this.#heights = Float64Array.from({ length: count }, (_, at) => heightOf(at));
    this.#sums = new Float64Array(Math.ceil(count / TOGETHER));
    for (let at = 0; at < count; at += 1) this.#sums[Math.floor(at / TOGETHER)]! += this.#heights[at]!;
  }

  /** Notes the measured height of a row. */
  set(at: number, height: number): void {
    const before = this.#heights[at];
    if (before === undefined || before === height) return;
    this.#heights[at] = height;
    this.#sums[Math.floor(at / TOGETHER)]! += height - before;
  }

  /** Distance from the top of the list to the top of a row; for `at` = count, to the end of the last row. */
  topOf(at: number): number {
    const part = Math.floor(at / TOGETHER);
    let top = 0;
    for (let each = 0; each < part; each += 1) top += this.#sums[each]!;
    for (let each = part * TOGETHER; each < at; each += 1) top += this.#heights[each]!;
    return top;
  }

  /** The row at a distance from the top of the list; the last row for anything below it. */
  at(y: number): number {
    let end = 0;
    let part = 0;
    while (part < this.#sums.length - 1 && end + this.#sums[part]! <= y) {
      end += this.#sums[part]!;
      part += 1;
    }
    let at = part * TOGETHER;
    while (at < this.count - 1 && end + this.#heights[at]! <= y) {
      end += this.#heights[at]!;
      at += 1;
    }
    return at;
  }
}

/**
 * The rows in view and near it.
 * @param beside pixels beyond the edges of the window that count as near, because a wheel can outrun a frame
 */
export function rowsInSight(heights: RowHeights, { top, height }: Sight, beside: number): Span {
  if (heights.count === 0) return { from: 0, to: 0 };
  // One more row on either side, so that the Tab key finds the next link.
  const from = Math.max(0, heights.at(top - beside) - 1);
  return { from, to: Math.min(heights.count, heights.at(top + height + beside) + 2) };
}
