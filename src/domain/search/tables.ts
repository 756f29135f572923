/** The tables behind the charts: plain counts, which the table beside each chart shows as they are. */
import type { Conduct, Grade } from '../model.ts';
import type { Entry, Facet } from './book.ts';

/** The grades in the order in which a bar stacks them: from the firmest end of a case to none. */
export const ENDINGS: readonly Grade[] = ['A', 'B', 'C', 'X', 'D'];

export interface YearRow {
  readonly year: number;
  readonly total: number;
  readonly endings: Readonly<Record<Grade, number>>;
}

const noEndings = (): Record<Grade, number> => ({ A: 0, B: 0, C: 0, D: 0, X: 0 });
/** At most so many years, or a record with an impossible year would make a chart of thousands of empty ones. */
const MOST_YEARS = 120;

/** Cases of each year by how they ended; years without a case are there with zero. */
export function casesByYear(entries: readonly Entry[]): YearRow[] {
  const years = new Map<number, Record<Grade, number>>();
  for (const { year, record } of entries) {
    if (year === undefined) continue;
    const endings = years.get(year) ?? noEndings();
    endings[record.grade] += 1;
    years.set(year, endings);
  }
  if (years.size === 0) return [];
  const last = Math.max(...years.keys());
  const first = Math.max(Math.min(...years.keys()), last - MOST_YEARS + 1);
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const endings = years.get(first + at) ?? noEndings();
    return { year: first + at, endings, total: ENDINGS.reduce((sum, grade) => sum + endings[grade], 0) };
  });
}

/** How many cases have no known year. */
export const withoutYear = (entries: readonly Entry[]): number =>
  entries.filter(({ year }) => year === undefined).length;

export interface ValueRow {
  readonly value: string;
  readonly total: number;
  readonly endings: Readonly<Record<Grade, number>>;
}

/** Cases by the values of a facet, most first. A case with two values counts for both. */
export function casesByFacet(entries: readonly Entry[], facet: Facet): ValueRow[] {
  const rows = new Map<string, Record<Grade, number>>();
  for (const { values, record } of entries)
    for (const value of values[facet]) {
      const endings = rows.get(value) ?? noEndings();
      endings[record.grade] += 1;
      rows.set(value, endings);
    }
  return [...rows]
    .map(([value, endings]) => ({
      value,
      endings,
      total: ENDINGS.reduce((sum, grade) => sum + endings[grade], 0),
    }))
    .sort((a, b) => b.total - a.total || (a.value < b.value ? -1 : 1));
}

interface ConductRow {
  readonly conduct: Conduct;
  readonly total: number;
  /** One number for each year of `years`. */
  readonly counts: readonly number[];
}

/** Cases of each year by conduct, the commonest conduct first. */
export function conductOverTime(entries: readonly Entry[]): {
  readonly years: readonly number[];
  readonly rows: readonly ConductRow[];
} {
  const years = casesByYear(entries).map(({ year }) => year);
  const [first = 0] = years;
  const rows = new Map<Conduct, number[]>();
  for (const { year, record } of entries) {
    if (year === undefined || year < first) continue;
    for (const conduct of new Set(record.conduct)) {
      const counts = rows.get(conduct) ?? years.map(() => 0);
      counts[year - first] = (counts[year - first] ?? 0) + 1;
      rows.set(conduct, counts);
    }
  }
  return {
    years,
    rows: [...rows]
      .map(([conduct, counts]) => ({ conduct, counts, total: counts.reduce((sum, count) => sum + count, 0) }))
      .sort((a, b) => b.total - a.total || (a.conduct < b.conduct ? -1 : 1)),
  };
}
