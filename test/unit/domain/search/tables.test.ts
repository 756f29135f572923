import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeBook } from '../../../../src/domain/search/book.ts';
import { alikeCases, casesOf, kinOf, sameMatter } from '../../../../src/domain/search/relations.ts';
import {
  casesByFacet,
  casesByYear,
  conductOverTime,
  ENDINGS,
  withoutYear,
} from '../../../../src/domain/search/tables.ts';
import type { CaseId, ServiceId } from '../../../../src/domain/model.ts';
import { compileCatalog } from '../../../../src/registry/compile.ts';
import { readRegistry } from '../../../../src/registry/load.ts';
import { RowHeights, rowsInSight } from '../../../../src/ui/list/rows-in-sight.ts';
import { ROOT } from '../../../../tools/lib/paths.ts';

const book = makeBook(compileCatalog(readRegistry(ROOT), '0'));

describe('the tables behind the pictures', () => {
  it('count every case once a year, gaps included', () => {
    const rows = casesByYear(book.entries);
    expect(rows.map(({ year }) => year)).toEqual(rows.map((_, at) => (rows[0]?.year ?? 0) + at));
    expect(rows.reduce((sum, { total }) => sum + total, 0) + withoutYear(book.entries)).toBe(book.entries.length);
    for (const { total, endings } of rows) expect(ENDINGS.reduce((sum, grade) => sum + endings[grade], 0)).toBe(total);
    expect(rows.some(({ total }) => total === 0)).toBe(true);
  });
  it('are empty for no cases', () => {
    expect(casesByYear([])).toEqual([]);
    expect(casesByFacet([], 'platform')).toEqual([]);
    expect(conductOverTime([])).toEqual({ years: [], rows: [] });
  });
  it('do not grow with an impossible year', () => {
    const [one, two] = book.entries;
    const rows = casesByYear([
      { ...one!, year: 9 },
      { ...two!, year: 2020 },
    ]);
    expect(rows.length).toBeLessThanOrEqual(120);
    expect(rows.at(-1)?.year).toBe(2020);
  });
  it('count a case with two platforms for both', () => {
    const rows = casesByFacet(book.entries, 'platform');
    const of = (value: string) => book.entries.filter(({ values }) => values.platform.includes(value)).length;
    for (const { value, total } of rows) expect(total).toBe(of(value));
    expect(rows.map(({ total }) => total)).toEqual([...rows.map(({ total }) => total)].sort((a, b) => b - a));
  });
  it('follow each conduct over the same years', () => {
    const { years, rows } = conductOverTime(book.entries);
    for (const { counts, total } of rows) {
      expect(counts).toHaveLength(years.length);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total);
    }
  });
});

describe('what belongs together', () => {
  it('a case is not like itself, nor listed twice', () => {
    for (const entry of book.entries) {
      const same = sameMatter(book, entry);
      const alike = alikeCases(book, entry);
      expect([...same, ...alike]).not.toContain(entry);
      expect(new Set([...same, ...alike]).size).toBe(same.length + alike.length);
    }
  });
  it('the three cases about Devumi are one matter', () => {
    const entry = book.caseById.get('ftc-v-devumi-2019' as CaseId)!;
    expect(sameMatter(book, entry).map(({ record }) => record.id)).toEqual(
      expect.arrayContaining(['nyag-devumi-2019', 'florida-ag-devumi-2019']),
    );
  });
  it('kinship holds both ways', () => {
    for (const service of book.catalog.services)
      for (const { service: other } of kinOf(book, service))
        expect(kinOf(book, other).map((kin) => kin.service.id)).toContain(service.id);
    expect(kinOf(book, book.serviceById.get('jolygram' as ServiceId)!)).toHaveLength(4);
  });
  it('the cases of a service stand in order of time', () => {
    for (const service of book.catalog.services) {
      const dates = casesOf(book, service).flatMap(({ date }) => (date === '' ? [] : [date]));
      expect(dates).toEqual([...dates].sort());
    }
  });
});

describe('rows in sight', () => {
  const heights = (count: number): RowHeights => new RowHeights(count, () => 100);
  it('are those in the window, those beside it, and one more for the Tab key', () => {
    const of = heights(10_000);
    expect(rowsInSight(of, { top: 500_000, height: 800 }, 0)).toEqual({ from: 4999, to: 5010 });
    expect(rowsInSight(of, { top: 500_000, height: 800 }, 400)).toEqual({ from: 4995, to: 5014 });
    expect(of.topOf(4995)).toBe(499_500);
    expect(of.topOf(10_000)).toBe(1_000_000);
  });
  it('are right at both ends, and beyond', () => {
    expect(rowsInSight(heights(10_000), { top: 0, height: 800 }, 400)).toEqual({ from: 0, to: 14 });
    expect(rowsInSight(heights(10_000), { top: 9_999_999, height: 800 }, 400)).toEqual({ from: 9998, to: 10_000 });
    expect(rowsInSight(heights(0), { top: 0, height: 800 }, 400)).toEqual({ from: 0, to: 0 });
  });
  it('are where adding up all heights says, whatever was measured', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 400 }),
        fc.array(fc.tuple(fc.nat(399), fc.integer({ min: 1, max: 300 }))),
        fc.nat(60_000),
        (guessed, measured, y) => {
          const all = [...guessed];
          const of = new RowHeights(all.length, (at) => all[at]!);
          for (const [at, height] of measured) {
            of.set(at, height);
            if (at < all.length) all[at] = height;
          }
          const ends = all.map((_, at) => all.slice(0, at + 1).reduce((sum, each) => sum + each, 0));
          const found = ends.findIndex((end) => end > y);
          expect(of.at(y)).toBe(found === -1 ? all.length - 1 : found);
          expect(of.topOf(all.length)).toBe(ends.at(-1));
        },
      ),
    );
  });
});
