import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMessages } from '../../../../tools/lib/words.ts';
import {
  ALERT_REST_MS,
  continuedNow,
  forgetContinue,
  NO_PAST,
  pastOf,
  pruned,
  rememberAlert,
  rememberContinue,
  rememberSeen,
  VISIT_MS,
} from '../../../../src/domain/policy/attention.ts';
import type { Past } from '../../../../src/domain/policy/attention.ts';
import { decideLoudness, guardsFields } from '../../../../src/domain/policy/loudness.ts';
import type { Evidence } from '../../../../src/domain/policy/loudness.ts';
import { LOUDNESS } from '../../../../src/domain/model.ts';
import type { Finding, FindingKind, Grade, Loudness, ServiceId } from '../../../../src/domain/model.ts';
import { CONTINUE_FOR, DEFAULT_PREFERENCES } from '../../../../src/domain/policy/preferences.ts';

const ID = 'examplegram' as ServiceId;
const NOW = Date.UTC(2026, 10, 23, 12);
const site = {
  kind: 'listed-site',
  service: ID,
  host: 'a.example',
  weak: false,
  corroborated: true,
  asksLogin: false,
  signals: [],
} as const;
const FINDINGS: Readonly<Record<FindingKind, Finding>> = {
  'listed-site': site,
  'listed-listing': { kind: 'listed-listing', service: ID, store: 'google-play', by: 'id' },
  embedded: { kind: 'embedded', service: ID, host: 'a.example', how: 'frame' },
  lookalike: { kind: 'lookalike', service: ID, host: 'b.example', how: 'one-edit', signals: [] },
  offer: { kind: 'offer', goods: ['likes'], platforms: ['instagram'], asksLogin: false, signals: [] },
  link: { kind: 'link', service: ID, host: 'a.example', count: 1 },
  mention: { kind: 'mention', service: ID, count: 1, places: ['body'] },
  own: { kind: 'own', host: 'a.example', note: 'Mine', at: NOW },
};
const proof = (grade: Grade, part: Partial<Evidence> = {}): Evidence => ({
  grade,
  overdue: false,
  readTwice: true,
  revision: '1',
  conduct: ['fake-engagement'],
  ...part,
});
const decide = (finding: Finding, evidence: Evidence, past: Past = NO_PAST, now = NOW) =>
  decideLoudness({ finding, evidence, preferences: DEFAULT_PREFERENCES, past, now });
const rank = (loudness: Loudness): number => LOUDNESS.indexOf(loudness);

/** The design's table: the loudest that each finding may ever be, by grade. */
const CAP: Readonly<Record<FindingKind, Readonly<Record<Grade, Loudness>>>> = {
  'listed-site': { A: 'alert', B: 'alert', C: 'notice', D: 'badge', X: 'badge' },
  'listed-listing': { A: 'notice', B: 'notice', C: 'notice', D: 'badge', X: 'badge' },
  embedded: { A: 'notice', B: 'notice', C: 'notice', D: 'badge', X: 'badge' },
  lookalike: { A: 'badge', B: 'badge', C: 'badge', D: 'badge', X: 'badge' },
  offer: { A: 'notice', B: 'notice', C: 'notice', D: 'notice', X: 'notice' },
  link: { A: 'badge', B: 'badge', C: 'badge', D: 'silent', X: 'silent' },
  mention: { A: 'badge', B: 'badge', C: 'badge', D: 'badge', X: 'badge' },
  own: { A: 'notice', B: 'notice', C: 'notice', D: 'notice', X: 'notice' },
};
const KINDS = Object.keys(CAP) as FindingKind[];
const GRADES = ['A', 'B', 'C', 'D', 'X'] as const;

describe('what is embedded and cannot be seen', () => {
  it.each(GRADES)('of grade %s is on the toolbar button alone', (grade) => {
    const { loudness, reason } = decide({ ...FINDINGS.embedded, unseen: true } as Finding, proof(grade));
    expect(loudness).toBe('badge');
    if (grade === 'A' || grade === 'B' || grade === 'C') expect(reason.key).toBe('reason_embedded_unseen');
  });
});

describe('the table of loudness', () => {
  it.each(KINDS.flatMap((kind) => GRADES.map((grade) => [kind, grade, CAP[kind][grade]] as const)))(
    '%s of grade %s speaks as %s on a first meeting',
    (kind, grade, loudness) => {
      expect(decide(FINDINGS[kind], proof(grade)).loudness).toBe(loudness);
    },
  );
  it('asks a page for the name or the trade before it alerts', () => {
    expect(decide({ ...site, corroborated: false }, proof('A'))).toEqual({
      loudness: 'notice',
      reason: { key: 'reason_not_corroborated', args: [] },
    });
  });
  it('never alerts on an address known from a link only', () => {
    expect(decide({ ...site, weak: true }, proof('A'))).toEqual({
      loudness: 'notice',
      reason: { key: 'reason_weak_evidence', args: [] },
    });
  });
  it.each([
    ['A', 'notice'],
    ['C', 'badge'],
    ['D', 'badge'],
    ['X', 'badge'],
  ] as const)('softens an overdue record of grade %s to %s', (grade, loudness) => {
    expect(decide(site, proof(grade, { overdue: true })).loudness).toBe(loudness);
  });
  it.each(['listed-site', 'listed-listing', 'embedded'] as const)(
    'leaves a %s on the toolbar button while nobody has looked its record up a second time',
    (kind) => {
      expect(decide(FINDINGS[kind], proof('A', { readTwice: false }))).toEqual({
        loudness: 'badge',
        reason: { key: 'reason_read_once', args: [] },
      });
    },
  );
  it('says nothing of offers once they are switched off', () => {
    expect(
      decideLoudness({
        finding: FINDINGS.offer,
        preferences: { ...DEFAULT_PREFERENCES, offers: false },
        past: NO_PAST,
        now: NOW,
      }),
    ).toEqual({ loudness: 'silent', reason: { key: 'reason_offers_off', args: [] } });
  });
  it('refuses a finding about a service without evidence', () => {
    expect(() => decideLoudness({ finding: site, preferences: DEFAULT_PREFERENCES, past: NO_PAST, now: NOW })).toThrow(
      /listed-site/,
    );
  });
});

describe('attention', () => {
  it('gives one alert in 7 days, then again', () => {
    const past = rememberAlert(NO_PAST, ID, NOW);
    expect(decide(site, proof('A'), past, NOW + ALERT_REST_MS - 1)).toEqual({
      loudness: 'notice',
      reason: { key: 'reason_alerted', args: ['2026-11-23'] },
    });
    expect(decide(site, proof('A'), past, NOW + ALERT_REST_MS).loudness).toBe('alert');
  });
  it('counts each service by itself', () => {
    expect(decide(site, proof('A'), rememberAlert(NO_PAST, 'other' as ServiceId, NOW)).loudness).toBe('alert');
  });
  it.each([
    ['visit', 'notice'],
    ['7-days', 'notice'],
    ['until-record-changes', 'badge'],
    ['always', 'badge'],
  ] as const)('continues for "%s" as %s, naming the day', (until, loudness) => {
    const past = rememberContinue(NO_PAST, ID, { until, at: NOW, revision: '1' });
    expect(decide(site, proof('A'), past, NOW + 1)).toEqual({
      loudness,
      reason: { key: `reason_continued_${until.replaceAll('-', '_')}`, args: ['2026-11-23'] },
    });
  });
  it('ends each choice when its time is over', () => {
    const chosen = (until: (typeof CONTINUE_FOR)[number]) =>
      rememberContinue(NO_PAST, ID, { until, at: NOW, revision: '1' });
    expect(continuedNow(chosen('visit'), ID, '1', NOW + VISIT_MS)).toBeUndefined();
    expect(continuedNow(chosen('7-days'), ID, '1', NOW + ALERT_REST_MS)).toBeUndefined();
    expect(continuedNow(chosen('until-record-changes'), ID, '2', NOW)).toBeUndefined();
    expect(continuedNow(chosen('until-record-changes'), ID, '1', NOW + 9 * ALERT_REST_MS)).toBeDefined();
    expect(continuedNow(chosen('always'), ID, '2', NOW + 999 * ALERT_REST_MS)).toBeDefined();
  });
  it('lets a visit last as long as pages of the service are seen, and no other choice', () => {
    const visiting = rememberContinue(NO_PAST, ID, { until: 'visit', at: NOW, revision: '1' });
    const later = rememberSeen(visiting, ID, NOW + VISIT_MS - 1);
    expect(continuedNow(later, ID, '1', NOW + VISIT_MS + 1)).toMatchObject({ until: 'visit', at: NOW });
    expect(continuedNow(later, ID, '1', NOW + 2 * VISIT_MS)).toBeUndefined();
    expect(rememberSeen(visiting, ID, NOW + VISIT_MS)).toBe(visiting);
    const week = rememberContinue(NO_PAST, ID, { until: '7-days', at: NOW, revision: '1' });
    expect(rememberSeen(week, ID, NOW + 1)).toBe(week);
    expect(rememberSeen(NO_PAST, ID, NOW)).toBe(NO_PAST);
  });
  it('drops what has ended, and only that', () => {
    const always = rememberContinue(NO_PAST, ID, { until: 'always', at: NOW, revision: '1' });
    const both = rememberAlert(always, 'other' as ServiceId, NOW);
    expect(pruned(both, NOW + 1)).toBe(both);
    expect(pruned(both, NOW + ALERT_REST_MS)).toEqual(always);
    const visiting = rememberContinue(NO_PAST, ID, { until: 'visit', at: NOW, revision: '1' });
    expect(pruned(visiting, NOW + VISIT_MS)).toEqual(NO_PAST);
    expect(pruned({ services: { broken: {} } }, NOW)).toEqual(NO_PAST);
  });
  it('forgets one service and leaves the others; ids of built-in names are only ids', () => {
    const both = rememberAlert(rememberAlert(NO_PAST, ID, 1), 'other' as ServiceId, 2);
    expect(forgetContinue(both, ID)).toEqual({ services: { other: { alertedAt: 2 } } });
    expect(pastOf(NO_PAST, 'constructor' as ServiceId)).toEqual({});
  });
  it('keeps the alert when the user continues, and does not change what it was given', () => {
    const alerted = Object.freeze(rememberAlert(NO_PAST, ID, 5));
    const after = rememberContinue(alerted, ID, { until: 'visit', at: 6, revision: '1' });
    expect(pastOf(after, ID)).toEqual({ alertedAt: 5, continued: { until: 'visit', at: 6, revision: '1' } });
    expect(pastOf(alerted, ID)).toEqual({ alertedAt: 5 });
  });
});

describe('guarding fields', () => {
  const guards = (finding: Finding, evidence?: Evidence, part: Partial<typeof DEFAULT_PREFERENCES> = {}) =>
    guardsFields({
      finding,
      ...(evidence === undefined ? {} : { evidence }),
      preferences: { ...DEFAULT_PREFERENCES, ...part },
    });
  const takes = { ...site, asksLogin: true };
  it('is for sites of services that take logins, by what they ask or by what they were sued for', () => {
    expect(guards(site, proof('A'))).toBe(false);
    expect(guards(takes, proof('C'))).toBe(true);
    expect(guards(site, proof('A', { conduct: ['fake-engagement', 'credential-harvesting'] }))).toBe(true);
    expect(guards(takes, proof('X'))).toBe(false);
    expect(guards(takes, proof('A', { readTwice: false }))).toBe(false);
  });
  it('is for offers that ask for a login, and for no other kind of finding', () => {
    expect(guards(FINDINGS.offer)).toBe(false);
    expect(guards({ kind: 'offer', goods: ['likes'], platforms: ['instagram'], asksLogin: true, signals: [] })).toBe(
      true,
    );
    for (const kind of KINDS)
      if (kind !== 'listed-site' && kind !== 'offer')
        expect(guards(FINDINGS[kind], proof('A', { conduct: ['credential-harvesting'] }))).toBe(false);
  });
  it('ends when the user switches it off', () => {
    expect(guards(takes, proof('A'), { guard: false })).toBe(false);
  });
});

describe('whatever happens', () => {
  const anyPast = fc
    .record({
      alertedAt: fc.option(fc.integer({ min: 0, max: NOW }), { nil: undefined }),
      until: fc.option(fc.constantFrom(...CONTINUE_FOR), { nil: undefined }),
      at: fc.integer({ min: NOW - 2 * ALERT_REST_MS, max: NOW }),
      revision: fc.constantFrom('1', '2'),
    })
    .map(
      ({ alertedAt, until, at, revision }): Past => ({
        services: {
          [ID]: {
            ...(alertedAt === undefined ? {} : { alertedAt }),
            ...(until === undefined ? {} : { continued: { until, at, revision } }),
          },
        },
      }),
    );
  const anyCase = fc.record({
    kind: fc.constantFrom(...KINDS),
    grade: fc.constantFrom(...GRADES),
    weak: fc.boolean(),
    corroborated: fc.boolean(),
    overdue: fc.boolean(),
    past: anyPast,
  });
  type Any = { kind: FindingKind; grade: Grade; weak: boolean; corroborated: boolean; overdue: boolean; past: Past };
  const run = ({ kind, grade, weak, corroborated, overdue, past }: Any) =>
    decide(kind === 'listed-site' ? { ...site, weak, corroborated } : FINDINGS[kind], proof(grade, { overdue }), past);

  it('is never louder than the table, and gives a reason that can be said', () =>
    fc.assert(
      fc.property(anyCase, (each) => {
        const { loudness, reason } = run(each);
        expect(rank(loudness)).toBeGreaterThanOrEqual(rank(CAP[each.kind][each.grade]));
        const message = readMessages('en')[reason.key];
        expect(message, reason.key).toBeDefined();
        expect(new Set(message?.match(/\$\d/g) ?? []).size).toBe(reason.args.length);
      }),
    ));
  it('never alerts on weak or uncorroborated addresses, nor for C, D and X', () =>
    fc.assert(
      fc.property(anyCase, (each) => {
        if ((each.kind === 'listed-site' && (each.weak || !each.corroborated)) || 'CDX'.includes(each.grade))
          expect(run(each).loudness).not.toBe('alert');
      }),
    ));
  it('is never louder overdue, nor louder for what was shown or chosen before', () =>
    fc.assert(
      fc.property(anyCase, (each) => {
        expect(rank(run({ ...each, overdue: true }).loudness)).toBeGreaterThanOrEqual(
          rank(run({ ...each, overdue: false }).loudness),
        );
        expect(rank(run(each).loudness)).toBeGreaterThanOrEqual(rank(run({ ...each, past: NO_PAST }).loudness));
      }),
    ));
});
