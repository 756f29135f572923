/** Measuring and printing. */

/** `keep` adds results to this, so that the engine does not optimise the measured loops away. */
export let sink = 0;
export const keep = (value: number): void => {
  sink = (sink + value) | 0;
};

/** Median time of `run` in milliseconds, after one round to warm up: 3 rounds, or up to 200 within the budget. */
export function medianMs(run: () => number, budgetMs = 400): number {
  keep(run());
  const times: number[] = [];
  for (
    const until = performance.now() + budgetMs;
    times.length < 3 || (performance.now() < until && times.length < 200);
  ) {
    const start = performance.now();
    keep(run());
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[times.length >> 1] ?? 0;
}

const show = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

/** Prints a table, with numbers rounded to about three digits; `null` shows as "-". */
export function printTable(
  title: string,
  head: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): void {
  const cells = [
    head,
    ...rows.map((row) => row.map((cell) => (cell === null ? '-' : typeof cell === 'number' ? show(cell) : cell))),
  ];
  const widths = head.map((_, at) => Math.max(...cells.map((row) => (row[at] ?? '').length)));
  console.log(`\n${title}`);
  for (const row of cells)
    console.log(
      row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
    );
}

/** The median, between the first and the third quartile. */
export function summary(list: readonly number[]): readonly [low: number, median: number, high: number] {
  const sorted = [...list].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return [at(0.25), at(0.5), at(0.75)];
}
