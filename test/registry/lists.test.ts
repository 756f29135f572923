import { FilterListParser } from '@adguard/agtree';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse as parseCsv } from 'csv-parse/sync';
import { doesUrlMatchPatterns, isValidPattern } from 'webext-patterns';
import { describe, expect, it } from 'vitest';
import type { CaseEvent, CaseRecord, ServiceRecord } from '../../src/domain/model.ts';
import { compileCatalog } from '../../src/registry/compile.ts';
import { makeLists } from '../../tools/lists/index.ts';
import { change, soundCase, soundService } from './records.ts';

/** One service and case per grade, with hosts that tell the grade; one was not read a second time yet. */
const GRADES: Record<string, CaseEvent[]> = {
  a: [{ kind: 'judgment', date: '2021' }],
  b: [{ kind: 'settlement', date: '2021' }],
  c: [{ kind: 'filed', date: '2026-05' }],
  d: [{ kind: 'statement', date: '2021' }],
  once: [{ kind: 'judgment', date: '2021' }],
  x: [
    { kind: 'filed', date: '2020' },
    { kind: 'dismissal', date: '2021' },
  ],
};
const source = 'https://court.example.org/complaint.pdf';
const cases: CaseRecord[] = Object.entries(GRADES).map(([grade, events]) =>
  change(soundCase, {
    id: `case-${grade}`,
    docket: `no-${grade}`,
    caption: grade === 'a' ? '=HYPERLINK("x"), "quoted" #1' : `Case ${grade}`,
    events,
    amount: undefined,
    readAgain: grade === 'once' ? undefined : '2026-11-25',
  }),
);
const services: ServiceRecord[] = Object.keys(GRADES).map((grade) =>
  change(soundService, {
    id: `service-${grade}`,
    cases: [`case-${grade}`],
    note: 'for maintainers only',
    apps: [],
    domains: [
      { host: `grade-${grade}.com`, source },
      { host: `weak-${grade}.com`, source, evidence: 'weak' },
      { host: `left-${grade}.com`, source, mayHaveChangedHands: true },
      { host: `until-${grade}.com`, source, heldUntil: '2019' },
    ],
  }),
);
const catalog = compileCatalog({ cases, services }, '1.2.3');
const lists = makeLists(catalog, '2026-11-25');
const get = (name: string): string => lists[name] ?? '';
const EXPECTED = ['grade-a.com', 'grade-b.com', 'grade-c.com'];

describe('lists for other tools', () => {
  it('are the same bytes whatever the order of the records', () => {
    const again = makeLists(
      compileCatalog({ cases: cases.toReversed(), services: services.toReversed() }, '1.2.3'),
      '2026-11-25',
    );
    expect(again).toEqual(lists);
  });

  it.each(['caveat-hosts.txt', 'caveat-ublock.txt', 'caveat-ublacklist.txt', 'caveat.csv'])(
    '%s says version, date, count and licence',
    (name) => {
      const head = get(name).slice(0, 700);
      for (const fact of ['Version: 1.2.3', 'Date: 2026-11-25', 'Licence: CC BY 4.0']) expect(head).toContain(fact);
      expect(head).toContain(name === 'caveat.csv' ? 'Count: 6 cases' : 'Count: 3 addresses');
    },
  );

  it('caveat-hosts.txt holds exactly the addresses of grades A to C that are certain', () => {
    const rows = get('caveat-hosts.txt')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split(' '));
    expect(rows.every(([ip]) => ip === '0.0.0.0')).toBe(true);
    expect(rows.map(([, host]) => host)).toEqual(EXPECTED.flatMap((host) => [host, `www.${host}`]));
  });

  it('caveat-ublock.txt is read by AdGuard’s parser without an invalid rule', () => {
    const { children } = FilterListParser.parse(get('caveat-ublock.txt'), { tolerant: true });
    expect(children.filter(({ category }) => category === 'Invalid')).toEqual([]);
    const rules = children.filter(({ category }) => category === 'Network');
    expect(rules.map((rule) => ('pattern' in rule ? (rule.pattern as { value: string }).value : ''))).toEqual(
      EXPECTED.map((host) => `||${host}^`),
    );
    expect(
      children.some(
        (rule) =>
          rule.category === 'Comment' && 'header' in rule && (rule.header as { value: string }).value === 'Title',
      ),
    ).toBe(true);
  });

  it('caveat-ublacklist.txt holds valid match patterns that cover subdomains and nothing else', () => {
    const [, frontMatter, body = ''] = /^---\n(.*?)\n---\n([\s\S]*)$/.exec(get('caveat-ublacklist.txt')) ?? [];
    expect(frontMatter).toBe('name: Caveat');
    const patterns = body.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(patterns).toHaveLength(3);
    expect(patterns.filter((pattern) => !isValidPattern(pattern))).toEqual([]);
    for (const url of ['https://grade-a.com/', 'http://shop.grade-b.com/x?y'])
      expect(doesUrlMatchPatterns(url, ...patterns)).toBe(true);
    for (const url of [
      'https://grade-x.com/',
      'https://grade-d.com/',
      'https://weak-a.com/',
      'https://left-a.com/',
      'https://grade-once.com/',
      'https://notgrade-a.com/',
    ])
      expect(doesUrlMatchPatterns(url, ...patterns)).toBe(false);
  });

  it('caveat.csv is a table with one row per case, and no cell that a spreadsheet would run', () => {
    const rows: Record<string, string>[] = parseCsv(get('caveat.csv'), {
      comment: '#',
      comment_no_infix: true,
      columns: true,
    });
    expect(rows.map(({ id }) => id)).toEqual(cases.map(({ id }) => id));
    expect(rows.map(({ grade }) => grade)).toEqual(['A', 'B', 'C', 'D', 'A', 'X']);
    expect(rows[0]?.caption).toBe('\'=HYPERLINK("x"), "quoted" #1');
    expect(rows[0]).toMatchObject({
      outcome: 'judgment',
      outcome_date: '2021',
      services: 'service-a',
      platforms: 'facebook; instagram',
      amount: '',
    });
  });

  it('caveat.json follows its JSON Schema and holds the failed claims too', () => {
    const ajv = new Ajv2020({ strict: true, strictRequired: false });
    const valid = ajv.compile(JSON.parse(get('caveat.schema.json')) as object);
    const json = JSON.parse(get('caveat.json')) as {
      services: { grade: string; note?: string }[];
      cases: { grade: string }[];
      count: object;
    };
    expect(valid(json), JSON.stringify(valid.errors)).toBe(true);
    expect(json.services.map(({ grade }) => grade)).toEqual(['A', 'B', 'C', 'D', 'A', 'X']);
    expect(json.count).toEqual({ services: 6, cases: 6 });
    expect(get('caveat.json')).not.toContain('for maintainers only');
    expect(valid({ ...json, cases: [{ ...json.cases[0], grade: 'E' }] })).toBe(false);
    expect(valid({ ...json, services: [{ ...json.services[0], extra: 1 }] })).toBe(false);
  });
});
