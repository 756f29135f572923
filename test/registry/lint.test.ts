import { describe, expect, it } from 'vitest';
import type { CaseRecord, ServiceRecord } from '../../src/domain/model.ts';
import { lintRegistry } from '../../src/registry/lint.ts';
import type { Linted } from '../../src/registry/lint.ts';
import { looksLikePerson } from '../../src/registry/lint/services.ts';
import { change, soundCase, soundService } from './records.ts';

const context = { today: '2026-11-25', ordinary: new Set(['facebook.com', 'webmagnat.ro']) };
const lint = (fields: Partial<Linted>): string[] =>
  lintRegistry({ cases: [soundCase], services: [soundService], never: [], exceptions: [], ...fields }, context).map(
    ({ file, field, problem, fix }) => {
      expect(fix).not.toBe('');
      return `${file.replace('src/registry/', '')} ${field}: ${problem}`;
    },
  );
const ofCase = (fields: { [K in keyof CaseRecord]?: unknown }): string[] =>
  lint({ cases: [change(soundCase, fields)] });
const ofService = (fields: { [K in keyof ServiceRecord]?: unknown }): string[] =>
  lint({ services: [change(soundService, fields)] });
const ofHost = (host: string, more: object = {}): string[] =>
  ofService({ domains: [{ host, source: 'https://court.example.org/a', ...more }] });

describe('lint', () => {
  it('finds nothing wrong with sound records', () => expect(lint({})).toEqual([]));

  it('tells all faults of all records in one run, sorted by file', () => {
    const faults = lint({
      cases: [change(soundCase, { alleged: 'A scam', reviewBy: '2020-01-01' })],
      services: [change(soundService, { cases: ['no-such-case'], operators: ['John Smith'] })],
    });
    expect(faults.length).toBeGreaterThanOrEqual(6);
    expect(new Set(faults.map((fault) => fault.split(' ')[0]))).toEqual(
      new Set(['cases/platform-v-example-2020.yaml', 'services/example-boost.yaml']),
    );
  });
});

describe('dates', () => {
  it.each<[string, { [K in keyof CaseRecord]?: unknown }, string]>([
    [
      'a future event',
      { events: [{ kind: 'filed', date: '2027-01' }, { kind: 'judgment' }] },
      'events[0].date: 2027-01 lies in the future',
    ],
    ['a future check', { asOf: '2026-11-26' }, 'asOf: 2026-11-26 lies in the future'],
    [
      'events out of order',
      {
        events: [
          { kind: 'filed', date: '2020-06-18' },
          { kind: 'judgment', date: '2019' },
        ],
      },
      'events[1].date: 2019 stands after 2020-06-18',
    ],
    [
      'an event after the check',
      { asOf: '2020-12-31', reviewBy: '2021-12-31' },
      'events[1].date: 2021 lies after asOf',
    ],
    ['a review before the check', { reviewBy: '2026-11-25' }, 'reviewBy: 2026-11-25 is not after asOf'],
    ['a review too far off', { reviewBy: '2030-01-01' }, 'reviewBy: 2030-01-01 is more than 3 years'],
  ])('reports %s', (_what, fields, message) => expect(ofCase(fields).join('\n')).toContain(message));

  it('takes a year and a day of that year as in order either way', () => {
    expect(
      ofCase({
        events: [
          { kind: 'filed', date: '2020-06-18' },
          { kind: 'judgment', date: '2020' },
        ],
      }),
    ).toEqual([]);
    expect(
      ofCase({
        events: [
          { kind: 'filed', date: '2020' },
          { kind: 'judgment', date: '2020-02' },
        ],
      }),
    ).toEqual([]);
  });
});

describe('events and sources', () => {
  it.each<[string, { [K in keyof CaseRecord]?: unknown }, string]>([
    ['a reversal without a side', { events: [{ kind: 'judgment' }, { kind: 'reversed' }] }, 'must say whom it favours'],
    [
      'an affirmation of nothing',
      { events: [{ kind: 'filed', date: '2020' }, { kind: 'affirmed' }], amount: undefined },
      'no decision stands before it',
    ],
    ['a filing that favours somebody', { events: [{ kind: 'filed', favours: 'claimant' }] }, 'favours nobody'],
    ['two filings', { events: [{ kind: 'filed' }, { kind: 'filed' }] }, 'filed twice'],
    ['a conviction in a civil case', { events: [{ kind: 'conviction' }] }, 'a conviction in a civil-lawsuit'],
    ['an amount without a decision', { events: [{ kind: 'filed' }] }, 'an amount, but no decision'],
    ['a source given twice', { sources: [...soundCase.sources, ...soundCase.sources] }, 'the same source stands twice'],
  ])('reports %s', (_what, fields, message) => expect(ofCase(fields).join('\n')).toContain(message));

  it.each(['court', 'docket', 'filed', 'parties', 'conduct', 'outcome', 'amount'])('wants a source for %s', (fact) => {
    const [source] = soundCase.sources;
    expect(ofCase({ sources: [{ ...source, supports: source?.supports.filter((word) => word !== fact) }] })).toEqual([
      expect.stringContaining(`no source supports it (“${fact}”)`),
    ]);
  });
});

describe('wording', () => {
  it.each([
    ['Platform alleged that the site was a scam.', 'uses “scam”'],
    ['Platform alleged fraudulent acts.', 'uses “fraudulent”'],
    ['Platform alleged that it sold fake products.', 'uses “fake”'],
    ['Platform alleged that it sold likes!', 'exclamation'],
    ['The site sold likes.', 'whose claim'],
    ['Platform alleged that it sold likes. The court agreed.', 'more than one sentence'],
    ['Platform alleged that it sold likes', 'full stop'],
  ])('rejects “%s”', (alleged, message) => expect(ofCase({ alleged }).join('\n')).toContain(message));

  it.each([
    'Platform alleged breach of the Computer Fraud and Abuse Act.',
    'Platform, Inc. v. Example Boost Ltd. alleged that U.S. users saw fake Amazon product reviews and fake accounts.',
    'The court found that Example Boost Ltd. sold fake followers, likes and views.',
  ])('accepts “%s”', (alleged) => expect(ofCase({ alleged })).toEqual([]));

  it.each([
    ['Platform alleged that Other Seller Inc sold likes.', '“Other Seller Inc”, which reads like a company'],
    ['Platform alleged that othersite.com sold likes.', '“othersite.com”, which reads like an address'],
    ['Platform alleged that likes were sold by Jane Doe.', '“Jane Doe”, which reads like a person'],
  ])('reports names that the record does not know: %s', (alleged, message) =>
    expect(ofCase({ alleged }).join('\n')).toContain(message),
  );

  it('knows the addresses of services that cite the case', () =>
    expect(ofCase({ alleged: 'Platform alleged that exampleboost.com sold likes.' })).toEqual([]));
});

describe('hosts', () => {
  it.each([
    ['co.uk', 'public suffix'],
    ['blogspot.com', 'public suffix'],
    ['example.unknowntld', 'not a known domain ending'],
    ['www.exampleboost.com', 'starts with www.'],
    ['facebook.com', 'well-known or ordinary'],
    ['apps.facebook.com', 'facebook.com is a well-known'],
    ['webmagnat.ro', 'well-known or ordinary'],
  ])('rejects %s', (host, message) => expect(ofHost(host).join('\n')).toContain(message));

  it.each(['exampleboost.co.uk', 'shop.exampleboost.com', 'exampleboost.blogspot.com', 'xn--bcher-kva.de'])(
    'accepts %s',
    (host) => expect(ofHost(host)).toEqual([]),
  );

  it('rejects punycode that is none', () =>
    expect(ofHost('xn--a-ecp.ru-.com').concat(ofHost('xn--zzzzzz99999.com')).join('\n')).toContain('punycode'));

  it('obeys the never list, and exceptions with a reason', () => {
    const domains = [{ host: 'apps.facebook.com', source: 'https://court.example.org/a' }];
    const services = [change(soundService, { domains })];
    expect(lint({ services, exceptions: [{ host: 'facebook.com', reason: 'named so' }] })).toEqual([]);
    expect(
      lint({
        services,
        exceptions: [{ host: 'facebook.com', reason: 'named so' }],
        never: [{ host: 'facebook.com', reason: 'the platform' }],
      }).join('\n'),
    ).toContain('on the never list');
    expect(lint({ exceptions: [{ host: 'facebook.com', reason: 'no longer' }] })).toEqual([
      'exceptions.yaml [0].host: facebook.com needs no exception',
    ]);
    expect(
      lint({
        never: [
          { host: 'b.com', reason: 'x' },
          { host: 'a.com', reason: 'x' },
          { host: 'a.com', reason: 'y' },
        ],
      }),
    ).toHaveLength(2);
  });

  it('takes a link in a public repository as weak evidence only', () => {
    expect(
      ofService({ domains: [{ host: 'exampleboost.com', source: 'https://github.com/a/b' }] }).join('\n'),
    ).toContain('public repository');
    expect(
      ofService({ domains: [{ host: 'exampleboost.com', source: 'https://github.com/a/b', evidence: 'weak' }] }),
    ).toEqual([]);
  });

  it('reports a time of holding that ends before it starts', () =>
    expect(ofHost('exampleboost.com', { heldFrom: '2020', heldUntil: '2019-05' }).join('\n')).toContain(
      'lies before heldFrom',
    ));
});

describe('services', () => {
  it.each<[string, { [K in keyof ServiceRecord]?: unknown }, string]>([
    ['a main name that is not first', { name: 'Other' }, 'names[0].text'],
    [
      'a name twice',
      { names: [...soundService.names, { text: 'example boost', match: 'free' }] },
      'stands in the list twice',
    ],
    [
      'a short free name',
      {
        names: [
          { text: 'Example Boost', match: 'free' },
          { text: 'EBs', match: 'free' },
        ],
      },
      'too short',
    ],
    ['a person as operator', { operators: ['John Q. Smith'] }, 'looks like a person'],
    [
      'an app id of another store',
      { apps: [{ store: 'apple-app-store', id: 'com.example', name: 'X', source: 'https://a.example.org/' }] },
      'is not an id of apple-app-store',
    ],
    ['a case that is not there', { cases: ['platform-v-nobody-2020'] }, 'there is no case'],
    [
      'a relation to nothing',
      { related: [{ service: 'nobody', how: 'successor', source: 'https://a.example.org/' }] },
      'there is no service',
    ],
    [
      'a relation to itself',
      { related: [{ service: 'example-boost', how: 'successor', source: 'https://a.example.org/' }] },
      'names the service itself',
    ],
  ])('reports %s', (_what, fields, message) => expect(ofService(fields).join('\n')).toContain(message));

  it('tells persons from companies', () => {
    for (const name of ['John Smith', 'Anna-Maria Schmidt', 'José García López'])
      expect(looksLikePerson(name), name).toBe(true);
    for (const name of [
      'Example Boost Ltd.',
      'Smith Media',
      'Massroot8',
      'MGP25 Cyberint Services',
      'IGexample',
      'Data Labs',
    ])
      expect(looksLikePerson(name), name).toBe(false);
  });
});

describe('records together', () => {
  const other = change(soundService, {
    id: 'other-boost',
    name: 'Other Boost',
    names: [{ text: 'Other Boost', match: 'free' }],
    domains: [],
    apps: [],
  });
  const related = (service: string, how: string) => ({ related: [{ service, how, source: 'https://a.example.org/' }] });

  it('wants relations told on both sides', () => {
    const forward = change(soundService, related('other-boost', 'successor'));
    expect(lint({ services: [forward, other] })).toEqual([
      expect.stringContaining('other-boost does not name example-boost in turn'),
    ]);
    expect(lint({ services: [forward, change(other, related('example-boost', 'predecessor'))] })).toEqual([]);
  });

  it('reports ids, dockets, captions, hosts, apps and names used twice', () => {
    const twin = (fields: { [K in keyof ServiceRecord]?: unknown }) =>
      lint({ services: [soundService, change(other, fields)] }).join('\n');
    expect(twin({ domains: soundService.domains })).toContain(
      '“exampleboost.com” is already used by src/registry/services/example-boost.yaml',
    );
    expect(twin({ apps: soundService.apps })).toContain('“com.example.boost” is already used');
    expect(twin({ name: 'ExampleBoost', names: [{ text: 'ExampleBoost', match: 'free' }] })).toContain(
      '“ExampleBoost” is already used',
    );
    expect(twin({ id: 'platform-v-example-2020' })).toContain('“platform-v-example-2020” is already used');
    const sameDocket = change(soundCase, { id: 'platform-v-example-again', caption: 'Other' });
    expect(lint({ cases: [soundCase, sameDocket] })).toEqual([
      expect.stringContaining('docket: “3:20-cv-00001” is already used'),
    ]);
    expect(lint({ cases: [soundCase, change(sameDocket, { docket: undefined, caption: soundCase.caption })] })).toEqual(
      [expect.stringContaining('caption')],
    );
  });
});
