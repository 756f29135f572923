import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addressOfCase,
  addressOfQuery,
  cleanText,
  MOST_TEXT,
  readPlace,
} from '../../../../src/domain/search/address.ts';
import { FACETS, makeBook } from '../../../../src/domain/search/book.ts';
import type { Facet } from '../../../../src/domain/search/book.ts';
import { applyFilters, choose, loosened, ordered, SORTS, sortOf, VIEWS } from '../../../../src/domain/search/query.ts';
import type { Query } from '../../../../src/domain/search/query.ts';
import { compileCatalog } from '../../../../src/registry/compile.ts';
import { readRegistry } from '../../../../src/registry/load.ts';
import { ROOT } from '../../../../tools/lib/paths.ts';
import { madeCatalog } from '../../../fakes/made-catalog.ts';

const book = makeBook(compileCatalog(readRegistry(ROOT), '0'));
const made = makeBook(madeCatalog(300));

const year = fc.integer({ min: 1901, max: 2198 });
const query: fc.Arbitrary<Query> = fc
  .record({
    view: fc.constantFrom(...VIEWS),
    text: fc.string({ unit: 'binary' }).map((text) => cleanText(text).trim()),
    years: fc.option(fc.tuple(year, year).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }))),
    sort: fc.option(fc.constantFrom(...SORTS)),
    chosen: fc.dictionary(
      fc.constantFrom(...FACETS),
      fc
        .string({ minLength: 1, maxLength: 60 })
        .map((text) => text.trim().toLowerCase())
        .filter((text) => text !== ''),
    ),
  })
  .map(({ years, sort, chosen, ...rest }) => ({
    ...rest,
    chosen: { ...chosen },
    ...(years === null ? {} : { years }),
    ...(sort === null ? {} : { sort }),
  }));

describe('the address of a list', () => {
  it('says all that was asked: what was written is read back', () =>
    fc.assert(
      fc.property(query, (asked) => {
        expect(readPlace(addressOfQuery(asked))).toEqual({ at: 'list', query: asked });
      }),
    ));
  it('is short and made for reading', () => {
    expect(
      addressOfQuery({ view: 'cases', text: '', chosen: { by: 'facebook' }, years: { from: 2020, to: 2020 } }),
    ).toBe('#cases?year=2020&by=facebook');
    expect(addressOfCase('facebook-v-zaghar-2020')).toBe('#case/facebook-v-zaghar-2020');
  });
  it.each([
    ['', 'list'],
    ['#', 'list'],
    ['#cases', 'list'],
    ['#cases?', 'list'],
    ['#cases?year=abc&sort=sideways&nonsense=1', 'list'],
    ['#case/x', 'case'],
    ['#case/%E0%A4%A', 'case'],
    ['#case/', 'unknown'],
    ['#service/a b', 'service'],
    ['#casebook', 'unknown'],
    ['#<script>alert(1)</script>', 'unknown'],
    [`#${'x'.repeat(100_000)}`, 'unknown'],
  ])('reads %s', (fragment, at) => expect(readPlace(fragment).at).toBe(at));
  it('never fails, whatever stands there', () =>
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (text) => void readPlace(`#${text}`))));
  it('reads open spans of years, and turned ones', () => {
    const yearsOf = (value: string) => {
      const place = readPlace(`#cases?year=${value}`);
      return place.at === 'list' ? place.query.years : 'no list';
    };
    expect(yearsOf('2019-')).toEqual({ from: 2019, to: 2199 });
    expect(yearsOf('-2012')).toEqual({ from: 1900, to: 2012 });
    expect(yearsOf('2021-2019')).toEqual({ from: 2019, to: 2021 });
    expect(yearsOf('20-21')).toBeUndefined();
    expect(yearsOf('-')).toBeUndefined();
  });
  it('cuts off what nobody types', () => {
    const long = cleanText('ß'.repeat(50_000_000));
    expect([...long]).toHaveLength(MOST_TEXT);
    expect(cleanText('a\u0000b\n\nc\ud800')).toBe('a b c');
  });
});

/** The query's filter in the slow, obvious way. */
function slowly(all: typeof book.entries, { chosen, years }: Query) {
  return all.filter(
    (entry) =>
      FACETS.every((facet) => chosen[facet] === undefined || entry.values[facet].includes(chosen[facet])) &&
      (years === undefined || (entry.year !== undefined && entry.year >= years.from && entry.year <= years.to)),
  );
}

const valuesOf = (facet: Facet) => [...new Set(made.entries.flatMap(({ values }) => values[facet]))];
const chosenIn = fc
  .record(
    Object.fromEntries(FACETS.map((facet) => [facet, fc.constantFrom(...valuesOf(facet))])) as Record<
      Facet,
      fc.Arbitrary<string>
    >,
    { requiredKeys: [] },
  )
  .chain((chosen) =>
    fc.record({
      chosen: fc.constant({ ...chosen }),
      years: fc.option(fc.tuple(fc.integer({ min: 2004, max: 2025 }), fc.integer({ min: 2004, max: 2025 }))),
    }),
  )
  .map(
    ({ chosen, years }): Query => ({
      view: 'cases',
      text: '',
      chosen,
      ...(years === null ? {} : { years: { from: Math.min(...years), to: Math.max(...years) } }),
    }),
  );

describe('filters', () => {
  it('find what all of them fit', () =>
    fc.assert(
      fc.property(chosenIn, (asked) => {
        expect(applyFilters(made.entries, asked).entries).toEqual(slowly(made.entries, asked));
      }),
    ));
  it('count what the press would give', () =>
    fc.assert(
      fc.property(chosenIn, fc.constantFrom(...FACETS), (asked, facet) => {
        const { counts } = applyFilters(made.entries, asked);
        for (const value of valuesOf(facet))
          expect(counts[facet].get(value) ?? 0).toBe(slowly(made.entries, choose(asked, facet, value)).length);
      }),
      { numRuns: 40 },
    ));
  it('know the cases that Facebook brought in 2020', () => {
    const found = applyFilters(book.entries, { chosen: { by: 'facebook' }, years: { from: 2020, to: 2020 } }).entries;
    const ids = found.map(({ record }) => record.id);
    expect(ids).toContain('facebook-v-zaghar-2020');
    expect(ids).toContain('facebook-v-mgp25-cyberint-2020');
    for (const { record } of found) expect(record.claimants.join()).toMatch(/Facebook|Meta|Instagram|WhatsApp/);
  });
  it('say what would fill an empty list', () => {
    const asked: Query = {
      view: 'cases',
      text: 'x',
      chosen: { by: 'facebook', country: 'jp' },
      years: { from: 1999, to: 1999 },
    };
    expect(loosened(asked).map(({ without }) => without)).toEqual(['text', 'year', 'by', 'country']);
  });
});

describe('the order', () => {
  it.each(SORTS)('%s keeps every case', (sort) => {
    const sorted = ordered(book.entries, sort);
    expect(new Set(sorted).size).toBe(book.entries.length);
  });
  it.each(SORTS)('%s is the same for some cases as among all', (sort) => {
    for (const all of [book.entries, made.entries]) {
      const some = all.filter((_, at) => at % 3 === 0).reverse();
      const wanted = sort === 'best' ? some : ordered(all, sort).filter((entry) => some.includes(entry));
      expect(ordered(some, sort, all)).toEqual(wanted);
      expect(ordered(some, sort)).toEqual(wanted);
    }
  });
  it('puts cases without a date last, whichever way time runs', () => {
    for (const sort of ['newest', 'oldest'] as const) {
      const dates = ordered(book.entries, sort).map(({ date }) => date);
      const firstWithout = dates.indexOf('');
      expect(firstWithout).toBeGreaterThan(0);
      expect(dates.slice(firstWithout).every((date) => date === '')).toBe(true);
    }
  });
  it('puts the largest amount first and cases without one last', () => {
    const amounts = ordered(book.entries, 'amount').map(({ record }) => record.amount);
    expect(amounts[0]).toMatchObject({ value: 60_500_000 });
    expect(amounts.at(-1)).toBeUndefined();
  });
  it('follows the words where there are words', () => {
    expect(sortOf({ view: 'cases', text: '', chosen: {} })).toBe('newest');
    expect(sortOf({ view: 'cases', text: 'x', chosen: {} })).toBe('best');
  });
});
