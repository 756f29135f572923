import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ALERT_REST_MS,
  NO_PAST,
  pastOf,
  rememberAlert,
  rememberContinue,
} from '../../../../src/domain/policy/attention.ts';
import { decisionsNow, endOf, putPast, standing } from '../../../../src/domain/policy/choices.ts';
import type { ServiceChoice } from '../../../../src/domain/policy/choices.ts';
import type { ServiceId } from '../../../../src/domain/model.ts';
import { DEFAULT_PREFERENCES } from '../../../../src/domain/policy/preferences.ts';
import {
  FILE_VERSION,
  MOST_BYTES,
  readSettings,
  settingsFileName,
  writeSettings,
} from '../../../../src/domain/policy/settings-file.ts';

const NOW = Date.UTC(2026, 10, 25, 9);
const DAY_MS = 86_400_000;
const [A, B, C] = ['alpha', 'beta', 'gamma'] as unknown as [ServiceId, ServiceId, ServiceId];
const decision = (service: ServiceId, until: ServiceChoice['until'], at = NOW - DAY_MS): ServiceChoice => ({
  service,
  until,
  at,
  revision: 'r1',
});
const PREFERENCES = { ...DEFAULT_PREFERENCES, barPosition: 'bottom', guard: false } as const;
const ALL = [decision(A, 'always'), decision(B, '7-days'), decision(C, 'until-record-changes')];

const file = (change: (fields: Record<string, unknown>) => unknown): string =>
  JSON.stringify(change(JSON.parse(writeSettings(PREFERENCES, ALL, NOW)) as Record<string, unknown>));
const faultsOf = (text: string): string[] => {
  const read = readSettings(text, NOW);
  return read.ok ? [] : read.faults.map(({ key, args }) => [key.replace('import_', ''), ...args].join(' '));
};

describe('a settings file', () => {
  it('comes back as it was written', () => {
    expect(readSettings(writeSettings(PREFERENCES, ALL, NOW), NOW)).toEqual({
      ok: true,
      settings: { preferences: PREFERENCES, decisions: ALL, own: [], pauses: [] },
    });
  });

  it('brings for how long the history is kept', () => {
    for (const days of [0, 7, 30, 90] as const)
      expect(readSettings(writeSettings(PREFERENCES, ALL, NOW, days), NOW)).toMatchObject({
        settings: { historyDays: days },
      });
    const withHistory = (history: unknown): string => file((fields) => ({ ...fields, history }));
    expect(faultsOf(withHistory({ days: 12 }))).toEqual(['word history.days 0, 7, 30, 90']);
    expect(faultsOf(withHistory({ days: '30' }))).toEqual(['word history.days 0, 7, 30, 90']);
    expect(faultsOf(withHistory(30))).toEqual(['block history']);
    expect(faultsOf(withHistory({ days: 30, rows: [] }))).toEqual(['unknown history.rows']);
  });

  it('can be read by people, and says what it is', () => {
    const text = writeSettings(PREFERENCES, [decision(A, 'always')], NOW);
    expect(JSON.parse(text)).toEqual({
      caveat: 'settings',
      version: 1,
      written: '2026-11-25T09:00:00.000Z',
      preferences: PREFERENCES,
      decisions: [{ service: 'alpha', until: 'always', since: '2026-11-24T09:00:00.000Z', revision: 'r1' }],
    });
    expect(text.split('\n').length).toBeGreaterThan(10);
    expect(settingsFileName(NOW)).toBe('caveat-settings-2026-11-25.json');
  });

  it('brings the pauses, and refuses what is none', () => {
    const pauses = [{ host: 'quiet.example', at: NOW - DAY_MS }];
    const text = writeSettings(PREFERENCES, ALL, NOW, undefined, [], pauses);
    expect(readSettings(text, NOW)).toMatchObject({ ok: true, settings: { pauses } });
    const since = new Date(NOW).toISOString();
    const withPauses = (value: unknown): string => file((fields) => ({ ...fields, pauses: value }));
    expect(faultsOf(withPauses({ 'quiet.example': 1 }))).toEqual(['list pauses']);
    expect(faultsOf(withPauses([7]))).toEqual(['block pauses[0]']);
    expect(faultsOf(withPauses([{ host: 'a b', since }]))).toEqual(['host pauses[0].host']);
    expect(faultsOf(withPauses([{ host: 'a.example', since: 'soon' }]))).toEqual([
      `date pauses[0].since ${new Date(NOW).toISOString()}`,
    ]);
    expect(faultsOf(withPauses([{ host: 'a.example', since, note: '' }]))).toEqual(['unknown pauses[0].note']);
    const twice = { host: 'a.example', since };
    expect(faultsOf(withPauses([twice, twice]))).toEqual(['twice pauses[1] a.example']);
    expect(faultsOf(withPauses(Array.from({ length: 2001 }, (_, at) => ({ host: `${at}.example`, since }))))).toEqual([
      'many pauses 2000',
    ]);
  });

  it('brings the sites that the reader has marked', () => {
    const own = [{ host: 'mine.example', note: 'Sold us “likes”', at: NOW - DAY_MS }];
    const text = writeSettings(PREFERENCES, ALL, NOW, undefined, own);
    expect(readSettings(text, NOW)).toEqual({
      ok: true,
      settings: { preferences: PREFERENCES, decisions: ALL, own, pauses: [] },
    });
    expect(JSON.parse(text)).toMatchObject({
      own: [{ host: 'mine.example', note: 'Sold us “likes”', since: '2026-11-24T09:00:00.000Z' }],
    });
  });

  it('brings no note that breaks lines, or turns what stands beside it', () => {
    const note = '\u202e Sold\r\n\u2066us\0 “likes”\u2028';
    const text = writeSettings(PREFERENCES, ALL, NOW, undefined, [{ host: 'mine.example', note, at: NOW }]);
    expect(readSettings(text, NOW)).toMatchObject({ settings: { own: [{ note: 'Sold us “likes”' }] } });
  });

  it('holds no choice for one visit', () => {
    expect(writeSettings(PREFERENCES, [decision(A, 'visit')], NOW)).not.toContain('alpha');
  });

  it('brings no choice that has ended since', () => {
    const read = readSettings(writeSettings(PREFERENCES, ALL, NOW), NOW + ALERT_REST_MS);
    expect(read.ok && read.settings.decisions.map(({ service }) => service)).toEqual([A, C]);
  });

  it('may leave things out: what it does not name stays as it is', () => {
    expect(readSettings('{"caveat":"settings","version":1}', NOW)).toEqual({
      ok: true,
      settings: { preferences: {}, decisions: [], own: [], pauses: [] },
    });
    expect(readSettings('{"caveat":"settings","version":1,"preferences":{"guard":true}}', NOW)).toMatchObject({
      settings: { preferences: { guard: true } },
    });
  });
});

describe('a file that does not fit', () => {
  it.each([
    ['nothing', '', 'not_json'],
    ['half a file', writeSettings(PREFERENCES, ALL, NOW).slice(0, 90), 'not_json'],
    ['a picture', '\u0089PNG\r\n', 'not_json'],
    ['another JSON', '{"name":"something"}', 'not_caveat'],
    ['a list', '[]', 'not_caveat'],
    ['null', 'null', 'not_caveat'],
    ['no version', '{"caveat":"settings"}', `version ${FILE_VERSION}`],
    ['a later version', '{"caveat":"settings","version":7,"new":{}}', `newer 7 ${FILE_VERSION}`],
    ['far too much', `"${'x'.repeat(MOST_BYTES)}"`, 'too_large'],
  ])('(%s) is refused as a whole', (_what, text, fault) => expect(faultsOf(text)).toEqual([fault]));

  it.each([
    ['no list', { own: 'mine.example' }, ['list own']],
    ['no block', { own: [1] }, ['block own[0]']],
    ['an address', { own: [{ host: 'https://a.example/', since: '2026-11-24T09:00:00.000Z' }] }, ['host own[0].host']],
    ['all of a suffix', { own: [{ host: 'com', since: '2026-11-24T09:00:00Z' }] }, ['host own[0].host']],
    [
      'letters no browser writes',
      { own: [{ host: 'Ä.example', since: '2026-11-24T09:00:00Z' }] },
      ['host own[0].host'],
    ],
    [
      'a long note',
      { own: [{ host: 'a.example', note: 'x'.repeat(281), since: '2026-11-24T09:00:00Z' }] },
      ['text own[0].note 280'],
    ],
    [
      'a time to come',
      { own: [{ host: 'a.example', since: '2027-11-24T09:00:00Z' }] },
      ['date own[0].since 2026-11-25T09:00:00.000Z'],
    ],
    ['a grade', { own: [{ host: 'a.example', since: '2026-11-24T09:00:00Z', grade: 'A' }] }, ['unknown own[0].grade']],
    ['too many', { own: Array.from({ length: 501 }, () => 1) }, ['many own 500']],
  ])('(%s among the marked sites) names the fault', (_what, part, faults) =>
    expect(faultsOf(file((fields) => ({ ...fields, ...part })))).toEqual(faults),
  );

  it.each([
    ['an unknown field', { more: 1 }, ['unknown more']],
    ['preferences that are a list', { preferences: [] }, ['block preferences']],
    ['an unknown preference', { preferences: { loud: true } }, ['unknown preferences.loud']],
    ['a bar in the middle', { preferences: { barPosition: 'middle' } }, ['word preferences.barPosition top, bottom']],
    [
      'a switch that is a word',
      { preferences: { guard: 'no', offers: 0 } },
      ['switch preferences.guard', 'switch preferences.offers'],
    ],
    ['decisions that are no list', { decisions: {} }, ['list decisions']],
    ['too many decisions', { decisions: Array.from({ length: 5001 }, () => 0) }, ['many decisions 5000']],
    ['a decision that is a word', { decisions: ['alpha'] }, ['block decisions[0]']],
  ])('(%s) names the place', (_what, part, faults) =>
    expect(faultsOf(file((fields) => ({ ...fields, ...part })))).toEqual(faults),
  );

  const one = { service: 'alpha', until: 'always', since: '2026-11-24T09:00:00.000Z', revision: 'r1' };
  it.each([
    ['a service with capitals', { service: 'Alpha' }, 'service decisions[0].service'],
    ['a service that is a trap', { service: '__proto__' }, 'service decisions[0].service'],
    ['a choice for a visit', { until: 'visit' }, 'word decisions[0].until 7-days, until-record-changes, always'],
    ['a day of next year', { since: '2027-11-24T09:00:00.000Z' }, 'date decisions[0].since 2026-11-25T09:00:00.000Z'],
    ['a day that is none', { since: '2026-13-40T09:00:00.000Z' }, 'date decisions[0].since 2026-11-25T09:00:00.000Z'],
    ['a day as a number', { since: NOW }, 'date decisions[0].since 2026-11-25T09:00:00.000Z'],
    ['no revision', { revision: undefined }, 'text decisions[0].revision 200'],
    ['a field too many', { note: 'x' }, 'unknown decisions[0].note'],
  ])('(%s) names the decision', (_what, part, fault) =>
    expect(faultsOf(file((fields) => ({ ...fields, decisions: [{ ...one, ...part }] })))).toEqual([fault]),
  );

  it('that names a service twice says which', () => {
    expect(faultsOf(file((fields) => ({ ...fields, decisions: [one, { ...one, until: '7-days' }] })))).toEqual([
      'twice decisions[1] alpha',
    ]);
  });

  it('with many faults shows the first and counts the rest', () => {
    expect(faultsOf(file((fields) => ({ ...fields, decisions: Array.from({ length: 9 }, () => 'x') })))).toEqual([
      ...Array.from({ length: 5 }, (_, at) => `block decisions[${at}]`),
      'more 4',
    ]);
  });

  it('never throws, whatever it holds', () => {
    fc.assert(fc.property(fc.json(), (text) => !readSettings(text, NOW).ok));
    fc.assert(
      fc.property(fc.anything(), (value) => {
        readSettings(JSON.stringify({ caveat: 'settings', version: 1, preferences: value, decisions: value }), NOW);
        readSettings(JSON.stringify({ caveat: 'settings', version: 1, decisions: [value] }), NOW);
      }),
    );
  });
});

describe('the choices in force', () => {
  const past = ALL.reduce(
    (before, { service, ...continued }) => rememberContinue(before, service, continued),
    rememberAlert(NO_PAST, B, NOW),
  );
  const revisionOf = (service: ServiceId): string | undefined => (service === C ? 'r1' : undefined);

  it('are those that have not ended, newest first', () => {
    const newest = rememberContinue(past, C, { until: 'until-record-changes', at: NOW, revision: 'r1' });
    expect(decisionsNow(newest, revisionOf, NOW).map(({ service }) => service)).toEqual([C, A, B]);
    expect(decisionsNow(newest, revisionOf, NOW + ALERT_REST_MS).map(({ service }) => service)).toEqual([C, A]);
    expect(decisionsNow(newest, () => 'r2', NOW).map(({ service }) => service)).toEqual([A, B]);
  });

  it('end at a moment only when they are for some days', () => {
    expect(ALL.map(endOf)).toEqual([undefined, NOW - DAY_MS + ALERT_REST_MS, undefined]);
  });

  it('leave damaged ones out', () => {
    expect(
      decisionsNow(
        {
          services: { a: { continued: { until: 'always', at: 'x', revision: '' } as never }, b: null as never, c: {} },
        },
        revisionOf,
        NOW,
      ),
    ).toEqual([]);
  });

  it('can be taken back, and that too, without a trace', () => {
    const forget = [{ service: A }, { service: B }];
    const undo = standing(past, forget);
    const without = putPast(past, forget);
    expect(decisionsNow(without, revisionOf, NOW).map(({ service }) => service)).toEqual([C]);
    expect(pastOf(without, B)).toEqual({});
    expect(putPast(without, undo)).toEqual(past);
    expect(putPast(past, standing(NO_PAST, forget)).services).toEqual({ gamma: past.services['gamma'] });
  });
});
