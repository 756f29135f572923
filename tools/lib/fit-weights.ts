/**
 * Fits the weights of the offer score by logistic regression. Each weight is pulled towards a usual weight, and never
 * gets the sign that its signal's meaning forbids. The same pages give the same weights.
 */
interface Sample {
  /** Value of each observation, from 0 to 1. */
  readonly values: readonly number[];
  readonly isSeller: boolean;
  /** How much the sample counts. */
  readonly counts: number;
}

interface Fit {
  readonly weights: readonly number[];
  readonly intercept: number;
}

/** The weight that a signal has when the pages say nothing about it, and how strongly weights are pulled towards it. */
const USUAL = 1.5;
const HOLD = 1;
/** No signal weighs less than this: each is there because it says something, and readers are shown what it added. */
const LEAST = 0.3;
/** The fit ends when no weight moves further than ENOUGH in a round, or after ROUNDS rounds. */
const ENOUGH = 1e-4;
const ROUNDS = 300;

/** @param signs for each observation: 1 if it speaks for a seller, -1 if it speaks against one */
export function fitWeights(samples: readonly Sample[], signs: readonly number[]): Fit {
  const weights = signs.map((sign) => sign * USUAL);
  const scores = samples.map(({ values }) => values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0));
  let intercept = 0;
  type Column = readonly (readonly [row: number, value: number])[];
  const columns = signs.map(
    (_sign, at): Column =>
      samples.flatMap(({ values }, row) => ((values[at] ?? 0) === 0 ? [] : [[row, values[at] ?? 0] as const])),
  );
  const all: Column = samples.map((_sample, row) => [row, 1] as const);

  /** One step of Newton's method for one weight: how far to move it, at most by 1. */
  const step = (column: Column, pull: number, hold: number): number => {
    let slope = pull;
    let bend = hold + 1e-9;
    for (const [row, value] of column) {
      const { isSeller, counts } = samples[row] as Sample;
      const chance = 1 / (1 + Math.exp(-(scores[row] as number)));
      slope += counts * (+isSeller - chance) * value;
      bend += counts * chance * (1 - chance) * value * value;
    }
    return Math.max(-1, Math.min(1, slope / bend));
  };
  const move = (column: Column, by: number): void => {
    for (const [row, value] of column) scores[row] = (scores[row] as number) + by * value;
  };

  for (let round = 0, most = 1; round < ROUNDS && most > ENOUGH; round++) {
    const by = step(all, 0, 0);
    intercept += by;
    move(all, by);
    most = Math.abs(by);
    for (const [at, sign] of signs.entries()) {
      const column = columns[at] ?? [];
      const before = weights[at] ?? 0;
      const moved = before + step(column, -HOLD * (before - sign * USUAL), HOLD);
      const held = moved * sign < LEAST ? sign * LEAST : moved;
      weights[at] = held;
      move(column, held - before);
      most = Math.max(most, Math.abs(held - before));
    }
  }
  return { weights, intercept };
}
