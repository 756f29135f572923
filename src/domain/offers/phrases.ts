/** The compiled phrase table, as the content script holds it. Plain data. */
import type { TermTable } from '../term-table.ts';

export interface OfferPhrases {
  readonly table: TermTable;
  /** Runs of terms with the same classes: `count:class.class` joined by commas, numbers in base 36. */
  readonly classes: string;
  readonly threshold: number;
  /** Factor of words inside running text. */
  readonly prose: number;
  /** Factor by place, in the order of PLACES. */
  readonly places: readonly number[];
  /** Weight, cap, whether it is an act of selling; in the order of SIGNALS. */
  readonly rules: readonly (readonly [number, number, 0 | 1])[] | readonly (readonly number[])[];
}

/** Packs the classes of each term; terms of equal classes must stand together. */
export function encodeClasses(classes: readonly (readonly number[])[]): string {
  const runs: { count: number; key: string }[] = [];
  for (const each of classes) {
    const key = each.map((number) => number.toString(36)).join('.');
    const last = runs.at(-1);
    if (last !== undefined && last.key === key) last.count += 1;
    else runs.push({ count: 1, key });
  }
  return runs.map(({ count, key }) => `${count.toString(36)}:${key}`).join(',');
}

/** Term number -> its classes. */
export function decodeClasses(packed: string): (readonly number[])[] {
  return packed.split(',').flatMap((run) => {
    const [count = '0', key = ''] = run.split(':');
    const classes = key.split('.').map((number) => parseInt(number, 36));
    return Array.from({ length: parseInt(count, 36) }, () => classes);
  });
}
