/**
 * Fits the weights of the offer score: a logistic regression held back by a penalty on large weights, no weight against
 * its signal's meaning. The same pages give the same weights.
 */
export interface Sample {
  /** Value of each observation, from 0 to 1. */
  readonly values: readonly number[];
  readonly isSeller: boolean;
  /** How much the sample counts. */
  readonly counts: number;
}

export interface Fit {
  readonly weights: readonly number[];
  readonly intercept: number;
}

const ROUNDS = 400;
const ENOUGH = 1e-5;

/** `signs`: 1 for what speaks for a seller, -1 for what speaks against one. */
export function fitWeights(samples: readonly Sample[], signs: readonly number[], penalty: number, base = 0, prior: readonly number[] = []): Fit {
  const weights = signs.map((_s, at) => prior[at] ?? 0);
  let intercept = base;
  const scores = samples.map(({ values }) => values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), base));
  /** One Newton step for one weight, over the samples where its observation is not zero. */
  const columns = signs.map((_sign, at) =>
    samples.flatMap(({ values }, row) => ((values[at] ?? 0) === 0 ? [] : [[row, values[at] ?? 0] as const])),
  );
  const rows = samples.map((_sample, row) => [row, 1] as const);
  const step = (column: readonly (readonly [number, number])[], weight: number, shrink: number, goal: number): number => {
    let slope = -shrink * (weight - goal);
    let bend = shrink + 1e-9;
    for (const [row, value] of column) {
      const { isSeller, counts } = samples[row] as Sample;
      const chance = 1 / (1 + Math.exp(-(scores[row] as number)));
      slope += counts * (+isSeller - chance) * value;
      bend += counts * chance * (1 - chance) * value * value;
    }
    return Math.max(-1, Math.min(1, slope / bend));
  };
  const move = (column: readonly (readonly [number, number])[], by: number): void => {
    for (const [row, value] of column) scores[row] = (scores[row] as number) + by * value;
  };
  for (let round = 0; round < ROUNDS; round++) {
    let most = 0;
    const by = base === 0 ? step(rows, intercept, 0, 0) : 0;
    intercept += by;
    move(rows, by);
    for (const [at, sign] of signs.entries()) {
      const column = columns[at] ?? [];
      if (column.length === 0) continue;
      const before = weights[at] ?? 0;
      const moved = before + step(column, before, penalty, prior[at] ?? 0);
      const held = moved * sign < 0 ? 0 : moved;
      weights[at] = held;
      if (held !== before) move(column, held - before);
      most = Math.max(most, Math.abs(held - before));
    }
    if (most < ENOUGH && Math.abs(by) < ENOUGH) break;
  }
  return { weights, intercept };
}
