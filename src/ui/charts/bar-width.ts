/** Width of bars, in hundredths of the chart. It is limited, so that a single year does not become a wall. */

const SHARE = 0.72;
const WIDEST = 9;

interface Bar {
  readonly x: number;
  readonly width: number;
}

/** The bar in the middle of a column that begins at `x` and is `step` wide. */
export function barIn(x: number, step: number): Bar {
  const width = Math.min(step * SHARE, WIDEST);
  return { x: x + (step - width) / 2, width };
}
