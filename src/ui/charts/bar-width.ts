/** How wide the bar of a step is, in hundredths of the picture; one year alone is no wall. */

const SHARE = 0.72;
const WIDEST = 9;

export interface Bar {
  readonly x: number;
  readonly width: number;
}

/** The bar in the middle of a step that begins at `x`. */
export function barIn(x: number, step: number): Bar {
  const width = Math.min(step * SHARE, WIDEST);
  return { x: x + (step - width) / 2, width };
}
