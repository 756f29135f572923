import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CONDUCTS } from '../../src/domain/model.ts';
import { PLATFORMS } from '../../src/domain/platforms.ts';
import { compileCatalog } from '../../src/registry/compile.ts';
import { RegistryError } from '../../src/registry/fault.ts';
import type { Fault } from '../../src/registry/fault.ts';
import { formatFile, loadNever, loadRegistry, readFile, readRegistry } from '../../src/registry/load.ts';
import { CASE_SHAPE, decode, LIST_SHAPE, SERVICE_SHAPE } from '../../src/registry/schema.ts';
import { formatRecord, change, soundCase, soundService } from './records.ts';

const GOOD = formatRecord(CASE_SHAPE, soundCase);
const read = (bytes: Uint8Array | string): string => {
  const faults: Fault[] = [];
  const { value } = readFile(
    CASE_SHAPE,
    'src/registry/cases/x.yaml',
    typeof bytes === 'string' ? Buffer.from(bytes) : bytes,
    faults,
  );
  if (faults.some(({ problem }) => !problem.includes('canonical'))) expect(value).toBeUndefined();
  for (const fault of faults)
    expect(fault).toMatchObject({ file: 'src/registry/cases/x.yaml', fix: expect.stringMatching(/\w/) as string });
  return faults.map(({ field, problem }) => `${field}: ${problem}`).join('\n');
};

describe('a file from disk', () => {
  it('is taken when it is canonical', () => expect(read(GOOD)).toBe(''));

  it.each<[string, Uint8Array | string, string]>([
    ['Latin-1', Buffer.from(GOOD.replace('Platform, Inc.', 'Plátform'), 'latin1'), 'looks like Latin-1'],
    ['UTF-16', Buffer.from(`\ufeff${GOOD}`, 'utf16le'), 'looks like UTF-16'],
    ['UTF-16 without mark', Buffer.from(GOOD, 'utf16le'), 'looks like UTF-16'],
    ['a byte-order mark', `\ufeff${GOOD}`, 'byte-order mark'],
    ['CRLF', GOOD.replaceAll('\n', '\r\n'), 'Windows or old Mac line ends (first in line 1)'],
    ['a tab', GOOD.replace('  - kind: filed', '\t- kind: filed'), 'has a tab in line'],
    ['2 MB', `${GOOD}${'# padding\n'.repeat(210_000)}`, 'at most 64 kB'],
    ['nothing', '', 'is empty'],
    ['a half-written file', GOOD.slice(0, GOOD.indexOf('supports:') + 12), 'not valid YAML'],
    ['a file cut at a line end', GOOD.slice(0, GOOD.indexOf('sources:')), 'sources: is missing'],
    ['a key twice', `${GOOD}docket: other\n`, 'not valid YAML'],
    [
      'an alias',
      GOOD.replace('docket: 3:20-cv-00001', 'docket: &a x').replace('court: Court of Testing', 'court: Court'),
      'uses an anchor',
    ],
    ['a tag', GOOD.replace('court: Court of Testing', 'court: !!str Court'), 'uses a tag'],
    ['two documents', `${GOOD}---\n${GOOD}`, 'not valid YAML'],
    ['a list instead of a record', '- a\n', 'must be a block of fields, but is a list'],
    ['another order of keys', GOOD.replace(/^(id: .*\n)(caption: .*\n)/, '$2$1'), 'canonical form'],
    ['quotes that are not needed', GOOD.replace('kind: civil-lawsuit', 'kind: "civil-lawsuit"'), 'canonical form'],
    ['a bare year', GOOD.replace('"2021"', '2021'), 'events[1].date: must be a date like 2020'],
  ])('%s is named', (_what, bytes, message) => expect(read(bytes)).toContain(message));

  it('is mended by format where format can', () => {
    const shuffled = GOOD.replace(/^(id: .*\n)(caption: .*\n)/, '$2$1')
      .replace('"2021"', '2021')
      .replaceAll('\n', '\r\n');
    expect(formatFile(CASE_SHAPE, 'x', Buffer.from(shuffled))).toEqual({ text: GOOD });
    expect(formatFile(CASE_SHAPE, 'x', Buffer.from(`# why\n${GOOD}`))).toEqual({ text: `# why\n${GOOD}` });
    expect(formatFile(CASE_SHAPE, 'x', Buffer.from('a: [', 'utf8'))).toHaveProperty('faults');
  });
});

describe('the shape', () => {
  const faultsOf = (decoded: ReturnType<typeof decode>): string =>
    decoded.ok ? '' : decoded.faults.map(({ field, problem, fix }) => `${field}: ${problem}. ${fix}`).join('\n');
  const ofCase = (fields: object): string => faultsOf(decode(CASE_SHAPE, { ...soundCase, ...fields }, 'x'));
  const ofHost = (host: string): string =>
    faultsOf(decode(SERVICE_SHAPE, { ...soundService, domains: [{ host, source: 'https://a.example.org/' }] }, 'x'));

  it.each<[object, string]>([
    [{ extra: 1 }, 'extra: is not a known field'],
    [{ plaintiffs: [] }, 'plaintiffs: is not a known field'],
    [{ Docket: 'x' }, 'Did you mean “docket”?'],
    [{ conduct: ['fake engagement'] }, 'Did you mean “fake-engagement”?'],
    [{ conduct: [] }, 'conduct: has 0 entries; at least 1 needed'],
    [{ platforms: ['instagram', 'instagram'] }, 'stands in the list twice'],
    [{ country: 'USA' }, 'country: “USA” is not a country code'],
    [{ asOf: '2026-02-30' }, 'asOf: 2026-02-30 is not a day of the calendar'],
    [{ asOf: '2023-02-29' }, 'is not a day of the calendar'],
    [{ asOf: '2026-13-01' }, 'is not a day of the calendar'],
    [{ asOf: '2026-11' }, 'is not a full date'],
    [{ docket: null }, 'docket: has no value'],
    [{ court: 'TODO' }, 'court: is still to be filled in'],
    [{ amount: { value: '5', currency: 'USD', kind: 'fine' } }, 'amount.value: must be a number, but is a text'],
    [{ amount: { value: 0, currency: 'usd', kind: 'fine' } }, 'amount.currency: “usd” is not a currency code'],
    [{ alleged: 'x\u202ey' }, 'invisible character or line break (U+202E)'],
    [{ alleged: 'a\nb' }, 'invisible character or line break (U+000A)'],
    [{ alleged: ' x' }, 'spaces at its start or end'],
    [{ alleged: 'Cafe\u0301' }, 'not in Unicode form NFC'],
    [{ alleged: 'x'.repeat(601) }, 'is 601 characters long'],
    [{ id: 'A_b' }, 'is not the id of a case'],
    [{ events: [{ kind: 'settled' }] }, 'events[0].kind: “settled” is not one of the known words'],
    [
      { sources: [{ ...soundCase.sources[0], url: 'ftp://a.example.org/' }] },
      'sources[0].url: the address is not https',
    ],
    [{ sources: [{ ...soundCase.sources[0], url: 'https://a.example.org:443/' }] }, 'names a port'],
    [{ sources: [{ ...soundCase.sources[0], url: 'https://me:pw@a.example.org/' }] }, 'user name or password'],
    [{ sources: [{ ...soundCase.sources[0], primary: false }] }, 'must be true or absent'],
  ])('rejects %j', (fields, message) => expect(ofCase(fields)).toContain(message));

  it.each([
    ['exаmpleboost.com', '“а” (U+0430)'],
    ['https://exampleboost.com', 'is an address, not a host'],
    ['exampleboost.com/x', 'is an address'],
    ['ExampleBoost.com', 'not lower case'],
    ['localhost', 'is not a host'],
    ['example..com', 'is not a host'],
    ['-example.com', 'is not a host'],
    ['1.2.3.4', 'is not a host'],
  ])('rejects the host %s', (host, message) => expect(ofHost(host)).toContain(message));

  it('names every fault of a list from elsewhere by its place', () => {
    const decoded = decode(
      LIST_SHAPE,
      { cases: [soundCase, { ...soundCase, court: 1 }], services: [{ ...soundService, names: [] }] },
      'my list',
    );
    expect(decoded.ok ? [] : decoded.faults.map(({ file, field }) => `${file} ${field}`)).toEqual([
      'my list cases[1].court',
      'my list services[0].names',
    ]);
  });

  it('never throws, whatever it gets', () =>
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => {
        expect(decode(CASE_SHAPE, value, 'x').ok).toBe(false);
        expect(decode(LIST_SHAPE, value, 'x').ok).toBe(false);
      }),
    ));

  it('prints and reads back what it vouches for', () => {
    const words = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .map((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim());
    const record = fc.record({
      caption: words,
      court: words,
      docket: words,
      alleged: words,
      conduct: fc.subarray([...CONDUCTS], { minLength: 1 }),
      platforms: fc.subarray([...PLATFORMS], { minLength: 1 }),
      claimants: fc.uniqueArray(words, { minLength: 1, maxLength: 4 }),
    });
    fc.assert(
      fc.property(record, (fields) => {
        const full = { ...soundCase, ...fields };
        fc.pre(decode(CASE_SHAPE, full, 'x').ok);
        const faults: Fault[] = [];
        const { value } = readFile(CASE_SHAPE, 'x', Buffer.from(formatRecord(CASE_SHAPE, full)), faults);
        expect(faults).toEqual([]);
        expect(value).toEqual(full);
      }),
    );
  });
});

describe('a folder of records', () => {
  let root = '';
  const put = (path: string, content: string | Uint8Array): void =>
    writeFileSync(join(root, 'src/registry', path), content);
  beforeEach(() => {
    root = `${mkdtempSync(join(tmpdir(), 'caveat-registry-'))}/`;
    for (const folder of ['cases', 'services']) mkdirSync(join(root, 'src/registry', folder), { recursive: true });
    put(`cases/${soundCase.id}.yaml`, GOOD);
    put(`services/${soundService.id}.yaml`, formatRecord(SERVICE_SHAPE, soundService));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('is read whole', () => {
    expect(readRegistry(root).faults).toEqual([]);
    expect(loadRegistry(root)).toEqual({ cases: [soundCase], services: [soundService], removed: [] });
    expect(loadNever(root)).toEqual([]);
  });

  it('is never loaded half: every fault of every file is told at once', () => {
    put('cases/broken-2020.yaml', 'id: [');
    put('services/wrong.yaml', 'id: wrong\n');
    put('services/notes.txt', 'x');
    let error: unknown;
    try {
      loadRegistry(root);
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(RegistryError);
    const { message, faults } = error as RegistryError;
    expect(new Set(faults.map(({ file }) => file.slice('src/registry/'.length)))).toEqual(
      new Set(['cases/broken-2020.yaml', 'services/wrong.yaml', 'services/notes.txt']),
    );
    expect(message).toContain('services/wrong.yaml · names\n  is missing\n  Fix: Add it.');
  });

  it('is not loaded when a record breaks a rule', () => {
    put(
      `services/${soundService.id}.yaml`,
      formatRecord(
        SERVICE_SHAPE,
        change(soundService, {
          domains: [{ host: 'co.uk', source: 'https://a.example.org/' }],
          cases: ['nobody-2020'],
        }),
      ),
    );
    expect(() => loadRegistry(root)).toThrow(/co\.uk is a public suffix[\s\S]*there is no case “nobody-2020”/);
  });

  it('is not loaded with an ordinary host, where the list is given', () => {
    expect(() => loadRegistry(root, { ordinary: new Set(['exampleboost.com']) })).toThrow('well-known or ordinary');
  });

  it('names an id that is not the file’s name, and a never list that is broken', () => {
    put('cases/other-2020.yaml', GOOD);
    put('never.yaml', '- host: example.com\n');
    expect(
      readRegistry(root).faults.map(({ file, field }) => `${file.slice('src/registry/'.length)} ${field}`),
    ).toEqual(['cases/other-2020.yaml id', 'never.yaml [0].reason']);
    expect(() => loadNever(root)).toThrow(RegistryError);
  });
});

describe('the catalog', () => {
  const build = (fields: object = {}, service: object = {}) =>
    compileCatalog(
      { cases: [change(soundCase, { ...fields })], services: [change(soundService, { ...service })] },
      '1.0.0',
    );

  it('holds grade, outcome, dates and no maintainer’s note', () => {
    const { version, date, cases, services } = build({}, { note: 'doubtful' });
    expect({ version, date }).toEqual({ version: '1.0.0', date: '2026-11-25' });
    expect(cases[0]).toMatchObject({ grade: 'A', outcome: 'judgment', outcomeDate: '2021', filed: '2020-06-18' });
    expect(services[0]).toMatchObject({ id: 'example-boost', grade: 'A' });
    expect(services[0]).not.toHaveProperty('note');
  });

  it('changes the revision with what is shown, not with the day of checking, a note or the order of fields', () => {
    const revision = (fields: object = {}, service: object = {}) => build(fields, service).services[0]?.revision;
    expect(revision({ asOf: '2026-11-01', reviewBy: '2027-01-01', readAgain: '2026-11-01' })).toBe(revision());
    expect(revision({}, { note: 'x' })).toBe(revision());
    expect(
      compileCatalog(
        {
          cases: [soundCase],
          services: [Object.fromEntries(Object.entries(soundService).toReversed()) as unknown as typeof soundService],
        },
        '1',
      ).services[0]?.revision,
    ).toBe(revision());
    const changed = [
      revision({ alleged: 'Platform alleged otherwise.' }),
      revision({ events: [] }),
      revision({}, { domains: [] }),
      revision({ amount: undefined }),
    ];
    expect(new Set([revision(), ...changed]).size).toBe(5);
  });

  it('orders services and cases by id', () => {
    const services = ['b', 'a-b', 'a'].map((id) => change(soundService, { id }));
    expect(compileCatalog({ cases: [soundCase], services }, '1').services.map(({ id }) => id)).toEqual([
      'a',
      'a-b',
      'b',
    ]);
  });
});
