/** What a case rests on: days of decisions, sources, answers, and whom each step concerns. */
import { describe, expect, it } from 'vitest';
import type { CaseRecord, ServiceRecord } from '../../src/domain/model.ts';
import { compileCatalog } from '../../src/registry/compile.ts';
import { groundsOf } from '../../src/registry/facts.ts';
import { lintRegistry } from '../../src/registry/lint.ts';
import { statsText } from '../../tools/lib/registry-views.ts';
import { change, soundCase, soundService } from './records.ts';

const PAPER = soundCase.sources[0];
const WHOLE = ['court', 'docket', 'filed', 'parties', 'conduct', 'outcome', 'amount'];
const context = { today: '2026-11-28', ordinary: new Set<string>() };
const faultsOf = (cases: readonly CaseRecord[], services: readonly ServiceRecord[]): string[] =>
  lintRegistry({ cases, services, never: [], exceptions: [] }, context).map(
    ({ field, problem }) => `${field}: ${problem}`,
  );
const ofCase = (fields: Record<string, unknown>): string =>
  faultsOf([change(soundCase, fields)], [soundService]).join('\n');
/** How many facts there are, and which of them two sources bear out. */
const twice = (record: CaseRecord, services: readonly ServiceRecord[] = []): readonly string[] =>
  groundsOf(record, services)
    .filter(({ sources }) => sources > 1)
    .map(({ fact, what }) => what ?? fact);
const report = (fields: Record<string, unknown>) => ({
  url: 'https://news.example.net/report',
  publisher: 'Example News',
  supports: ['decided'],
  ...fields,
});
const paper = (fields: Record<string, unknown>) => ({ ...PAPER, ...fields });
const decidedOn = (date: string, more: object = {}) => [
  { kind: 'filed', date: '2020-06-18' },
  { kind: 'judgment', date, ...more },
];

describe('the day of a decision', () => {
  it('needs a source that says it is its own', () => {
    expect(ofCase({ events: decidedOn('2021-03-09'), sources: [paper({ supports: WHOLE })] })).toContain(
      'events[1].date: no source says that 2021-03-09 is when this was decided',
    );
    expect(ofCase({ events: decidedOn('2021-03'), sources: [paper({ supports: WHOLE })] })).toContain(
      'events[1].date: no source says that 2021-03 is when this was decided',
    );
  });

  it('is not believed to a report or a press release of that very day', () => {
    const day = '2021-03-09';
    const papers = paper({ supports: WHOLE, date: '2020-06-18' });
    for (const telling of [report({ date: day }), report({ date: day, primary: true, release: true })])
      expect(ofCase({ events: decidedOn(day), sources: [papers, telling] })).toContain(
        'events[1].date: 2021-03-09 is the day on which the sources for it appeared',
      );
  });

  it('is believed to the decision itself, and to a report of a later day', () => {
    const day = '2021-03-09';
    for (const telling of [report({ date: day, primary: true }), report({ date: '2021-03-11' }), report({})])
      expect(ofCase({ events: decidedOn(day), sources: [paper({ supports: WHOLE }), telling] })).toBe('');
  });

  it('may be told as that of the announcement or the report', () => {
    for (const dated of ['announced', 'reported'])
      expect(ofCase({ events: decidedOn('2021-03-09', { dated }), sources: [paper({ supports: WHOLE })] })).toBe('');
    expect(
      ofCase({ events: [{ kind: 'judgment', dated: 'announced' }], sources: [paper({ supports: WHOLE })] }),
    ).toContain('events[0].dated: says what the date is, but there is none');
  });

  it('asks nothing of a year alone, nor of steps that decide nothing', () => {
    const events = [...decidedOn('2021'), { kind: 'procedural', date: '2021-04-01' }];
    expect(ofCase({ events, sources: [paper({ supports: WHOLE })] })).toBe('');
  });
});

describe('a source', () => {
  it.each([
    [
      paper({ url: 'http://court.example.org/a', supports: [...WHOLE, 'decided'] }),
      'sources[0].url: the address is not https',
    ],
    [paper({ insecure: true }), 'sources[0].insecure: the address is https'],
    [
      paper({ archive: 'https://copies.example.org/a' }),
      'sources[0].archive: https://copies.example.org/a is in no web archive',
    ],
    [
      paper({ url: 'https://about.fb.com/news/2020/06/suits' }),
      'sources[0].release: the address is that of a press release',
    ],
  ])('%# is told what is wrong', (source, message) => {
    expect(ofCase({ events: decidedOn('2021-01'), sources: [source] })).toContain(message);
  });

  it('is http only where fewer than two https sites bear out the same', () => {
    const plain = report({ url: 'http://news.example.net/a', insecure: true, supports: ['outcome'] });
    const rest = WHOLE.filter((fact) => fact !== 'outcome');
    expect(ofCase({ events: decidedOn('2021'), sources: [paper({ supports: rest }), plain] })).toBe('');
    expect(ofCase({ events: decidedOn('2021'), sources: [paper({ supports: WHOLE }), plain] })).toBe('');
    const mirror = paper({ url: 'https://www.court.example.org/copy', supports: WHOLE });
    expect(ofCase({ events: decidedOn('2021'), sources: [paper({ supports: WHOLE }), plain, mirror] })).toBe('');
    const copy = paper({ url: 'https://copies.example.com/a', supports: WHOLE });
    expect(ofCase({ events: decidedOn('2021'), sources: [paper({ supports: WHOLE }), plain, copy] })).toBe('');
    const second = report({ url: 'https://news.example.com/a', supports: WHOLE });
    expect(ofCase({ events: decidedOn('2021'), sources: [paper({ supports: WHOLE }), plain, second] })).toContain(
      'sources[1].url: the address is http, and two https sources bear out all that it does',
    );
  });

  it('may name its copy in a web archive', () => {
    const archive = 'https://web.archive.org/web/20210309120000/https://court.example.org/complaint.pdf';
    expect(ofCase({ events: decidedOn('2021'), sources: [paper({ archive, supports: WHOLE })] })).toBe('');
  });
});

describe('an operator’s answer', () => {
  const answer = (fields: object) => ({
    responses: [{ by: 'Example Boost', text: 'We disagree.', url: 'https://a.example.org/b', ...fields }],
  });
  it('is quoted in forty words at most', () => {
    expect(ofCase(answer({ quoted: true, text: 'word '.repeat(40).trim() }))).toBe('');
    expect(ofCase(answer({ quoted: true, text: 'word '.repeat(41).trim() }))).toContain(
      'responses[0].text: is 41 words long',
    );
    expect(ofCase(answer({ text: 'word '.repeat(41).trim() }))).toBe('');
  });
  it('has a date that has come, and an address that fits what is said of it', () => {
    expect(ofCase(answer({ date: '2027-01-01' }))).toContain('responses[0].date: 2027-01-01 lies in the future');
    expect(ofCase(answer({ url: 'http://a.example.org/b' }))).toContain('responses[0].url');
    expect(ofCase(answer({ url: 'http://a.example.org/b', insecure: true }))).toBe('');
  });
});

describe('a second reading', () => {
  it('lies in the past and has read another site', () => {
    const two = [paper({}), report({ supports: ['court'] })];
    expect(ofCase({ readAgain: '2027-01-01', sources: two, events: decidedOn('2021-01') })).toContain(
      'readAgain: 2027-01-01 lies in the future',
    );
    expect(ofCase({ readAgain: '2026-11-28', events: decidedOn('2021-01') })).toContain(
      'readAgain: read again, but all sources are of one site',
    );
    expect(ofCase({ readAgain: '2026-11-28', sources: two, events: decidedOn('2021-01') })).toBe('');
  });

  it('is no copy of the paper that was read first', () => {
    const copy = paper({ url: 'https://copies.example.net/complaint' });
    expect(ofCase({ readAgain: '2026-11-28', sources: [PAPER, copy], events: decidedOn('2021-01') })).toContain(
      'readAgain: read again, but all sources are of one site or copies of one paper',
    );
  });

  it('is measured by the facts that two sites bear out', () => {
    const sources = [
      paper({}),
      paper({ url: 'https://www.court.example.org/b', supports: ['court'] }),
      report({ supports: ['docket', 'conduct'] }),
    ];
    const record = change(soundCase, { sources });
    // court.example.org and its www page are one site; docket and conduct stand on two, the other five facts on one.
    expect(groundsOf(record, [])).toHaveLength(7);
    expect(twice(record)).toEqual(['conduct', 'docket']);
    expect(groundsOf(record, [soundService])).toHaveLength(9);
    expect(twice(record, [soundService])).toEqual(['conduct', 'docket']);
  });

  it('is told with each fact that rests on one source', () => {
    const sources = [paper({ supports: [...WHOLE, 'decided'] }), report({ supports: ['court', 'parties', 'apps'] })];
    const record = change(soundCase, { sources, readAgain: '2026-11-28', events: decidedOn('2021-01') });
    expect(statsText({ cases: [record], services: [soundService] }, '2026-11-28')).toContain(
      'cases that can raise an alert or a notice: 3 of 9 facts (33%); 1 of 1 cases read again\n\n' +
        'Facts of these that rest on one source\n' +
        '  platform-v-example-2020: conduct, docket, filed, outcome, amount, exampleboost.com',
    );
  });

  it('takes two copies of one paper for one source', () => {
    const borneOut = (...sources: object[]): boolean => twice(change(soundCase, { sources })).includes('court');
    const original = paper({ date: '2020-06-18', primary: true, supports: ['court'] });
    const copy = { ...original, url: 'https://copies.example.net/complaint' };
    expect(borneOut(original, copy)).toBe(false);
    expect(borneOut(original, { ...copy, date: '2021-01-05' })).toBe(true);
    expect(borneOut(original, { ...copy, release: true })).toBe(true);
    expect(borneOut(original, copy, report({ supports: ['court'] }))).toBe(true);
    expect(borneOut(original, copy, report({ url: 'https://court.example.org/news', supports: ['court'] }))).toBe(true);
  });

  it('counts the source that an address names itself, and each address by itself', () => {
    const own = soundService.domains[0]!;
    const elsewhere = { ...own, source: 'https://news.example.net/report' };
    const borneOut = (source: Record<string, unknown>, ...domains: object[]): readonly string[] =>
      twice(change(soundCase, { sources: [paper({ supports: [...WHOLE, 'domains'], ...source })] }), [
        change(soundService, { domains, apps: [] }),
      ]);
    expect(borneOut({}, own)).toEqual([]);
    expect(borneOut({}, elsewhere)).toEqual(['exampleboost.com']);
    // Of several addresses, a source bears out those that it names.
    const two = [elsewhere, { ...elsewhere, host: 'other.com' }];
    expect(borneOut({}, ...two)).toEqual([]);
    expect(borneOut({ gives: ['other.com'] }, ...two)).toEqual(['other.com']);
    expect(borneOut({ gives: ['exampleboost.com', 'other.com'] }, ...two)).toEqual(['exampleboost.com', 'other.com']);
  });
});

describe('the addresses and apps that a source gives', () => {
  const domains = [...soundService.domains, { ...soundService.domains[0]!, host: 'other.com' }];
  const faults = (source: Record<string, unknown>): string =>
    faultsOf(
      [change(soundCase, { events: decidedOn('2021-01'), sources: [paper(source)] })],
      [change(soundService, { domains })],
    ).join('\n');
  const supports = [...WHOLE, 'decided', 'domains'];

  it('are some that the services of the case list', () => {
    expect(faults({ supports, gives: ['other.com'] })).toBe('');
    expect(faults({ supports: [...supports, 'apps'], gives: ['exampleboost.com', 'Example Boost'] })).toBe('');
    expect(faults({ supports, gives: ['other.com', 'more.com'] })).toContain(
      'sources[0].gives[1]: no service of the case has the address or app “more.com”',
    );
  });

  it('are of a kind that the source supports', () => {
    expect(faults({ supports: [...WHOLE, 'decided'], gives: ['other.com'] })).toContain(
      'sources[0].gives[0]: “other.com” is named, but the source does not support “domains”',
    );
    expect(faults({ supports, gives: ['Example Boost'] })).toContain(
      'sources[0].gives[0]: “Example Boost” is named, but the source does not support “apps”',
    );
  });
});

describe('steps that concern some respondents only', () => {
  const respondents = ['Example Boost Ltd.', 'Other Likes Ltd.'];
  const other = change(soundService, {
    id: 'other-likes',
    name: 'Other Likes',
    names: [{ text: 'Other Likes', match: 'free' }],
    domains: [],
    apps: [],
    operators: ['Other Likes Ltd.'],
  });
  const runs = [
    { party: 'Example Boost Ltd.', services: ['example-boost'] },
    { party: 'Other Likes Ltd.', services: ['other-likes'] },
  ];
  const events = [
    { kind: 'filed', date: '2020-06-18' },
    { kind: 'judgment', date: '2021', respondents: ['Example Boost Ltd.'] },
    { kind: 'withdrawal', date: '2022', respondents: ['Other Likes Ltd.'] },
  ];
  const record = (fields: Record<string, unknown>) =>
    change(soundCase, { respondents, events, runs, sources: [paper({ supports: WHOLE })], ...fields });
  const faults = (fields: Record<string, unknown>) => faultsOf([record(fields)], [soundService, other]).join('\n');

  it('leave a service alone whose operator they do not concern', () => {
    expect(faults({})).toBe('');
    const { cases, services } = compileCatalog({ cases: [record({})], services: [soundService, other] }, '1');
    expect(cases[0]).toMatchObject({ outcome: 'judgment', grade: 'A' });
    expect(services.map(({ id, grade }) => [id, grade])).toEqual([
      ['example-boost', 'A'],
      ['other-likes', 'X'],
    ]);
    expect(services[0]).not.toHaveProperty('standings');
    expect(services[1]?.standings).toEqual({
      [soundCase.id]: { outcome: 'withdrawn', outcomeDate: '2022', grade: 'X' },
    });
  });

  it.each([
    [
      { events: [{ kind: 'judgment', date: '2021', respondents: ['Nobody Ltd.'] }] },
      'events[0].respondents[0]: “Nobody Ltd.” is no respondent',
    ],
    [{ events: [{ kind: 'judgment', date: '2021', respondents }] }, 'events[0].respondents: names all respondents'],
    [{ runs: undefined }, 'runs: steps concern some respondents only, and no party is said to run example-boost'],
    [
      { runs: [{ party: 'Nobody Ltd.', services: ['example-boost'] }] },
      'runs[0].party: “Nobody Ltd.” is no respondent',
    ],
    [
      { runs: [...runs, { party: 'Other Likes Ltd.', services: ['no-such'] }] },
      'runs[2].services[0]: there is no service “no-such”',
    ],
  ])('%# are told what is wrong', (fields, message) => expect(faults(fields)).toContain(message));
});

describe('what a step may say of itself', () => {
  it.each([
    [{ kind: 'judgment', date: '2021', inPart: true }, 'events[0].inPart: a judgment in part'],
    [
      { kind: 'interim-decision', date: '2021', notFinal: true },
      'events[0].notFinal: a interim-decision is not told as final',
    ],
    [{ kind: 'settlement', date: '2021', notFinal: true }, 'events[0].notFinal: a settlement is not told as final'],
    [{ kind: 'warning-letter', favours: 'claimant' }, 'events[0].favours: a warning-letter favours nobody'],
  ])('%j', (event, message) =>
    expect(ofCase({ events: [event], sources: [paper({ supports: WHOLE })] })).toContain(message),
  );
  it('counts an interim decision as a decision that needs a source', () => {
    const rest = WHOLE.filter((fact) => fact !== 'outcome');
    expect(
      ofCase({
        amount: undefined,
        events: [{ kind: 'interim-decision', date: '2021' }],
        sources: [paper({ supports: rest })],
      }),
    ).toContain('no source supports it (“outcome”)');
    expect(
      ofCase({
        amount: undefined,
        events: [{ kind: 'procedural', date: '2021' }],
        sources: [paper({ supports: rest })],
      }),
    ).toBe('');
  });
});
