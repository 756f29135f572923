/** Which rows of a long list must be in the document, from how high each is and what is in sight. */

export interface Sight {
  /** How much of the list lies above the window, in pixels. */
  readonly top: number;
  readonly height: number;
}

/** Rows from one place up to another, which is not among them. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Rows that are added up together: a row is found over the sums of these. */
const TOGETHER = 128;

/** How high each row of a list is, as far as that was measured; the others are guessed. */
export class RowHeights {
  readonly count: number;
  readonly #heights: Float64Array;
  readonly #sums: Float64Array;

  /** @param heightOf the height of a row as it was measured or is guessed */
  constructor(count: number, heightOf: (at: number) => number) {
    this.count = count;
    this.#heights = Float64Array.from({ length: count }, (_, at) => heightOf(at));
    this.#sums = new Float64Array(Math.ceil(count / TOGETHER));
    for (let at = 0; at < count; at += 1) this.#sums[Math.floor(at / TOGETHER)]! += this.#heights[at]!;
  }

  /** Notes a height that was measured. */
  set(at: number, height: number): void {
    const before = this.#heights[at];
    if (before === undefined || before === height) return;
    this.#heights[at] = height;
    this.#sums[Math.floor(at / TOGETHER)]! += height - before;
  }

  /** Where a row begins below the head of the list; for the number of rows, where the last one ends. */
  topOf(at: number): number {
    const part = Math.floor(at / TOGETHER);
    let top = 0;
    for (let each = 0; each < part; each += 1) top += this.#sums[each]!;
    for (let each = part * TOGETHER; each < at; each += 1) top += this.#heights[each]!;
    return top;
  }

  /** The row in which a place below the head of the list lies; the last one for what lies below it. */
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
 * The rows in sight and so near to it.
 * @param beside pixels beyond the edges of the window: for a wheel that is quicker than a frame
 */
export function rowsInSight(heights: RowHeights, { top, height }: Sight, beside: number): Span {
  if (heights.count === 0) return { from: 0, to: 0 };
  // One row more on either side: for the Tab key.
  const from = Math.max(0, heights.at(top - beside) - 1);
  return { from, to: Math.min(heights.count, heights.at(top + height + beside) + 2) };
}
