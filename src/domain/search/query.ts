/** A query to the case book: words, years, filters, order. Filters are applied and counted here, over plain data. */
import { FACETS, weightOfAmount } from './book.ts';
import type { Entry, Facet } from './book.ts';

export const SORTS = ['newest', 'oldest', 'caption', 'amount', 'best'] as const;
/** `best`: how well the words fit; only where there are words. */
export type Sort = (typeof SORTS)[number];

export const VIEWS = ['cases', 'services', 'pictures'] as const;
export type View = (typeof VIEWS)[number];

/** A range of years; both ends belong to it. */
export interface Years {
  readonly from: number;
  readonly to: number;
}

export interface Query {
  readonly view: View;
  readonly text: string;
  readonly years?: Years;
  readonly chosen: Readonly<Partial<Record<Facet, string>>>;
  /** Absent: `newest`, or `best` where there are words. */
  readonly sort?: Sort;
}

export const NO_QUERY: Query = { view: 'cases', text: '', chosen: {} };

/** The order in force: the chosen one, else the default. */
export const sortOf = ({ sort, text }: Query): Sort => sort ?? (text === '' ? 'newest' : 'best');

const isYear = (years: Years | undefined, year: number | undefined): boolean =>
  years === undefined || (year !== undefined && year >= years.from && year <= years.to);

export interface Found {
  /** Entries that fit the years and all filters. */
  readonly entries: readonly Entry[];
  /** Value -> how many cases there would be if it replaced the chosen value of its facet. */
  readonly counts: Readonly<Record<Facet, ReadonlyMap<string, number>>>;
  /** Entries that fit all filters, whatever their year: the timeline also shows what lies beside the chosen years. */
  readonly ofAnyYear: readonly Entry[];
}

/**
 * Applies filters to entries.
 * @param entries those that fit the words, or all where there are no words
 */
export function applyFilters(entries: readonly Entry[], { chosen, years }: Pick<Query, 'chosen' | 'years'>): Found {
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map<string, number>()])) as Record<
    Facet,
    Map<string, number>
  >;
  const count = (facet: Facet, { values }: Entry): void => {
    const of = counts[facet];
    for (const value of values[facet]) of.set(value, (of.get(value) ?? 0) + 1);
  };
  const active = FACETS.flatMap((facet) => (chosen[facet] === undefined ? [] : [[facet, chosen[facet]] as const]));
  const fitting: Entry[] = [];
  const ofAnyYear: Entry[] = [];
  for (const entry of entries) {
    let missed = 0;
    let last: Facet | undefined;
    for (const [facet, value] of active) {
      if (entry.values[facet].includes(value)) continue;
      missed += 1;
      last = facet;
    }
    const inYears = isYear(years, entry.year);
    if (missed === 0) {
      ofAnyYear.push(entry);
      if (inYears) fitting.push(entry);
    } else if (missed === 1 && last !== undefined && inYears) count(last, entry);
  }
  for (const facet of FACETS) for (const entry of fitting) count(facet, entry);
  return { entries: fitting, counts, ofAnyYear };
}

const captions = new Intl.Collator('en');
const byCaption = (a: Entry, b: Entry): number =>
  captions.compare(a.record.caption, b.record.caption) || (a.record.id < b.record.id ? -1 : 1);
/** Cases without a date come last in both directions. */
const byDate =
  (direction: 1 | -1) =>
  (a: Entry, b: Entry): number => {
    if (a.date === '' || b.date === '') return Number(a.date === '') - Number(b.date === '') || byCaption(a, b);
    return direction * (a.date < b.date ? -1 : a.date > b.date ? 1 : 0) || byCaption(a, b);
  };

const COMPARE: Readonly<Record<Exclude<Sort, 'best'>, (a: Entry, b: Entry) => number>> = {
  newest: byDate(-1),
  oldest: byDate(1),
  caption: byCaption,
  amount: (a, b) => weightOfAmount(b.record.amount) - weightOfAmount(a.record.amount) || byDate(-1)(a, b),
};

/** Entry -> its place among all entries of the book, in one order. Computed once for each book and order. */
type Places = ReadonlyMap<Entry, number>;
const placesIn = new WeakMap<readonly Entry[], Map<Sort, Places>>();

function placesOf(all: readonly Entry[], sort: Exclude<Sort, 'best'>): Places {
  const known = placesIn.get(all) ?? new Map<Sort, Places>();
  placesIn.set(all, known);
  const places = known.get(sort) ?? new Map([...all].sort(COMPARE[sort]).map((entry, at) => [entry, at]));
  known.set(sort, places);
  return places;
}

/**
 * Sorts entries; `best` leaves them in the order of the search.
 * @param all all entries of the book, whose order is computed once
 */
export function ordered(entries: readonly Entry[], sort: Sort, all: readonly Entry[] = entries): readonly Entry[] {
  if (sort === 'best') return entries;
  const places = placesOf(all, sort);
  const inOrder: (Entry | undefined)[] = Array.from({ length: all.length });
  for (const entry of entries) inOrder[places.get(entry) ?? all.length] = entry;
  return inOrder.filter((entry) => entry !== undefined);
}

/** The query with another value chosen in a facet, or with none where `value` is undefined. */
export function choose(query: Query, facet: Facet, value: string | undefined): Query {
  const { [facet]: _before, ...others } = query.chosen;
  return { ...query, chosen: value === undefined ? others : { ...others, [facet]: value } };
}

/** A query with other years, or with none. */
export function chooseYears({ years: _before, ...query }: Query, years: Years | undefined): Query {
  return years === undefined ? query : { ...query, years };
}

/** Whether anything narrows the list. */
export const isNarrowed = ({ text, years, chosen }: Query): boolean =>
  text !== '' || years !== undefined || Object.keys(chosen).length > 0;

/** Queries with one condition less, to offer when a list is empty. */
export function loosened(
  query: Query,
): readonly { readonly without: Facet | 'year' | 'text'; readonly query: Query }[] {
  return [
    ...(query.text === '' ? [] : [{ without: 'text' as const, query: { ...query, text: '' } }]),
    ...(query.years === undefined ? [] : [{ without: 'year' as const, query: chooseYears(query, undefined) }]),
    ...FACETS.filter((facet) => query.chosen[facet] !== undefined).map((facet) => ({
      without: facet,
      query: choose(query, facet, undefined),
    })),
  ];
}
