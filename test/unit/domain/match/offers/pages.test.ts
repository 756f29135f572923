import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compilePhrases } from '../../../../../src/phrases/compile.ts';
import { loadPhrases } from '../../../../../src/phrases/load.ts';
import { evaluateFolder, formatEvaluation, readManifest } from '../../../../../tools/lib/evaluate-folder.ts';
import { ROOT } from '../../../../../tools/lib/paths.ts';

const evaluation = await evaluateFolder(`${ROOT}test/pages`, compilePhrases(loadPhrases(ROOT)), (path) =>
  readFileSync(path, 'utf8'),
);

describe('offers on our own pages', () => {
  it('covers at least 60 pages in at least 19 languages, of every label', () => {
    expect(evaluation.pages.length).toBeGreaterThanOrEqual(60);
    expect(new Set(evaluation.pages.map(({ lang }) => lang)).size).toBeGreaterThanOrEqual(19);
    for (const label of ['seller', 'about', 'hard-negative', 'ordinary'])
      expect(
        evaluation.pages.some((page) => page.label === label),
        label,
      ).toBe(true);
  });

  it('raises no alarm on a page that sells nothing', () => {
    expect(
      evaluation.pages.filter(({ label, trace }) => label !== 'seller' && trace.offer).map(({ id }) => id),
    ).toEqual([]);
  });

  it('finds at least 95 of 100 sellers, and at least one in every language', () => {
    expect(evaluation.recall).toBeGreaterThanOrEqual(0.95);
    const sellers = evaluation.pages.filter(({ label }) => label === 'seller');
    for (const lang of new Set(sellers.map((page) => page.lang)))
      expect(
        sellers.some((page) => page.lang === lang && page.trace.offer),
        lang,
      ).toBe(true);
  });

  it('ends its report with one line of JSON', () => {
    const last = JSON.parse(formatEvaluation(evaluation).at(-1) ?? '') as { pages: number; falsePositives: number };
    expect(last).toMatchObject({ pages: evaluation.pages.length, falsePositives: 0 });
  });

  it('names the line of a manifest that does not fit', () => {
    expect(() => readManifest('{"id":"a","label":"seller"}\nnonsense')).toThrow('line 2: not JSON');
    expect(() => readManifest('{"id":"../a","label":"seller"}')).toThrow('line 1: id');
    expect(() => readManifest('{"id":"a","label":"shop"}')).toThrow('line 1: label');
  });
});
