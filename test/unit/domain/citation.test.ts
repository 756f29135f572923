import { describe, expect, it } from 'vitest';
import { cite, CITATION_FORMS } from '../../../src/domain/citation.ts';
import type { CatalogCase } from '../../../src/domain/model.ts';
import { compileCase } from '../../../src/registry/compile.ts';
import { readRegistry } from '../../../src/registry/load.ts';
import { ROOT } from '../../../tools/lib/paths.ts';

const cases = readRegistry(ROOT).cases.map(compileCase);
/** The case with a fixed date: the registry's own date changes whenever the record is checked again. */
const zaghar: CatalogCase = { ...cases.find(({ id }) => id === 'facebook-v-zaghar-2020')!, asOf: '2026-11-23' };
const odd: CatalogCase = {
  ...zaghar,
  caption: 'A_*b* & {C}% \\ v. #[d]',
  docket: '3:20-cv_04054',
  sources: [{ url: 'https://court.example/a(b)?c=d e}', publisher: 'Court', supports: ['court'] }],
};

describe('a citation', () => {
  it('in plain text names caption, court, day, outcome and the leading document', () =>
    expect(cite(zaghar, 'plain')).toBe(
      'Facebook, Inc. v. Zaghar (U.S. District Court for the Northern District of California, filed 18 June 2020). ' +
        'Outcome: settlement, May 2021 (as of 23 November 2026). Source: Meta Newsroom, ' +
        '“Taking Legal Action Against Those Who Abuse Our Services”. ' +
        'https://about.fb.com/news/2020/06/automation-software-lawsuits/',
    ));
  it('in Markdown keeps signs from meaning something', () => {
    const text = cite(odd, 'markdown');
    expect(text).toContain('*A\\_\\*b\\* & {C}% \\\\ v. #\\[d\\]*');
    expect(text).toContain('(https://court.example/a%28b%29?c=d%20e})');
  });
  it('in BibTeX keeps signs from meaning something, and its braces even', () => {
    const text = cite(odd, 'bibtex');
    expect(text).toContain('title = {{A\\_*b* \\& \\{C\\}\\% \\textbackslash{} v. \\#[d]}}');
    expect(text).toContain('url = {https://court.example/a(b)?c=d%20e%7D}');
  });
  it.each(CITATION_FORMS)('of every case in %s is whole', (form) => {
    for (const record of cases) {
      const text = cite(record, form);
      expect(text, record.id).not.toMatch(/undefined|NaN/);
      const bare = text.replace(/\\[{}]/g, '');
      if (form === 'bibtex') expect(bare.split('{').length, record.id).toBe(bare.split('}').length);
    }
  });
});
