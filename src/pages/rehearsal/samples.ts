/** Invented services, cases and findings: what the rehearsal page, the screenshots and the component tests show. */
import { DAY_MS } from '../../domain/dates.ts';
import { NO_PAST, rememberContinue } from '../../domain/policy/attention.ts';
import { decideLoudness, guardsFields } from '../../domain/policy/loudness.ts';
import type { LoudnessInput } from '../../domain/policy/loudness.ts';
import type {
  CaseEvent,
  CaseId,
  CatalogCase,
  CatalogService,
  Conduct,
  Finding,
  Grade,
  Outcome,
  ServiceId,
} from '../../domain/model.ts';
import { DEFAULT_PREFERENCES } from '../../domain/policy/preferences.ts';
import type { ContinueFor } from '../../domain/policy/preferences.ts';
import type { JudgedFinding } from '../../domain/finding.ts';
import type { WarningView } from '../../messages/warning.ts';

export const SAMPLE_HOST = 'examplegram.example';
/** A fixed time, so that pictures of the samples do not change from day to day. */
export const SAMPLE_NOW = Date.UTC(2026, 10, 24, 12);
const SERVICE = 'examplegram' as ServiceId;
const NAME = 'Examplegram';

interface Ending {
  readonly outcome: Outcome;
  readonly date?: string;
  readonly events: readonly CaseEvent[];
}

const FILED: CaseEvent = { kind: 'filed', date: '2020-06-18', note: 'Complaint filed in an invented court.' };
/** An outcome for each grade. */
const ENDINGS: Readonly<Record<Grade, Ending>> = {
  A: {
    outcome: 'default-judgment',
    date: '2021-05-03',
    events: [
      FILED,
      {
        kind: 'default-judgment',
        date: '2021-05-03',
        note: 'The operator did not appear; the court decided for Sample Network, Inc.',
      },
      { kind: 'injunction', date: '2021-05-03' },
    ],
  },
  B: {
    outcome: 'settlement',
    date: '2021-05',
    events: [
      FILED,
      { kind: 'settlement', date: '2021-05', note: 'The operator agreed to stay away from Sample Network.' },
    ],
  },
  C: { outcome: 'pending', events: [{ ...FILED, date: '2026-02-09' }] },
  D: {
    outcome: 'statement-only',
    events: [
      { kind: 'statement', date: '2024-03', note: 'Sample Network, Inc. announced that it had closed accounts.' },
    ],
  },
  X: {
    outcome: 'dismissed',
    date: '2022-01-20',
    events: [
      FILED,
      { kind: 'dismissal', date: '2022-01-20', favours: 'respondent', note: 'The court dismissed the claim.' },
    ],
  },
};

/** An invented case with the outcome of the grade. */
export function sampleCase(grade: Grade): CatalogCase {
  const ending = ENDINGS[grade];
  const filed = ending.events.find((event) => event.kind === 'filed')?.date;
  return {
    id: `sample-${grade.toLowerCase()}` as CaseId,
    caption: 'Sample Network, Inc. v. Examplegram LLC',
    kind: 'civil-lawsuit',
    claimants: ['Sample Network, Inc.'],
    respondents: ['Examplegram LLC'],
    court: 'District Court of Sampleville',
    country: 'US',
    docket: '0:20-cv-00000',
    conduct: ['fake-engagement', 'credential-harvesting'],
    platforms: ['instagram'],
    alleged:
      'Sample Network, Inc. alleged that Examplegram sold likes and followers and used the logins ' +
      'its customers typed in.',
    events: ending.events,
    outcome: ending.outcome,
    grade,
    ...(ending.date === undefined ? {} : { outcomeDate: ending.date }),
    ...(filed === undefined ? {} : { filed }),
    ...(grade === 'A' ? { amount: { value: 500_000, currency: 'USD', kind: 'damages' } } : {}),
    sources: [
      {
        url: 'https://court.example/sample-complaint',
        publisher: 'District Court of Sampleville',
        title: 'Complaint (example)',
        date: '2020-06-18',
        supports: ['filed', 'parties', 'conduct'],
        primary: true,
      },
      {
        url: 'https://news.example/sample',
        publisher: 'The Sample Gazette',
        title: 'Network sues seller of likes (example)',
        date: '2020-06-19',
        supports: ['parties', 'outcome'],
      },
    ],
    asOf: '2026-11-23',
    reviewBy: '2027-05-23',
    ...(grade === 'B'
      ? {
          responses: [
            {
              by: NAME,
              text: 'We ended the service and wish our customers well.',
              date: '2021-06-01',
              url: 'https://examplegram.example/answer',
            },
          ],
        }
      : {}),
    readAgain: '2026-11-24',
  };
}

function sampleService(grade: Grade, category: Conduct): CatalogService {
  return {
    id: SERVICE,
    name: NAME,
    category,
    names: [{ text: NAME, match: 'free' }],
    domains: [{ host: SAMPLE_HOST, source: 'https://court.example/sample-complaint' }],
    apps: [],
    operators: ['Examplegram LLC'],
    targets: ['instagram'],
    cases: [`sample-${grade.toLowerCase()}` as CaseId],
    grade,
    revision: 'sample',
  };
}

const SIGNALS = [
  { id: 'goods_price', place: 'table', points: 83 },
  { id: 'asks_login', place: 'field', points: 41 },
] as const;

/** The kinds of findings that can be rehearsed. */
export type SampleKind =
  | 'listed'
  | 'alone'
  | 'overdue'
  | 'listing'
  | 'embedded'
  | 'offer'
  | 'lookalike'
  | 'own'
  | 'link'
  | 'mention';

function findingOf(kind: SampleKind): Finding {
  switch (kind) {
    case 'listed':
    case 'overdue':
      return {
        kind: 'listed-site',
        service: SERVICE,
        host: SAMPLE_HOST,
        weak: false,
        corroborated: true,
        asksLogin: true,
        signals: [],
      };
    case 'alone':
      return {
        kind: 'listed-site',
        service: SERVICE,
        host: SAMPLE_HOST,
        weak: false,
        corroborated: false,
        asksLogin: false,
        signals: [],
      };
    case 'listing':
      return { kind: 'listed-listing', service: SERVICE, store: 'google-play', by: 'id' };
    case 'embedded':
      return { kind: 'embedded', service: SERVICE, host: SAMPLE_HOST, how: 'form' };
    case 'offer':
      return {
        kind: 'offer',
        goods: ['followers', 'likes'],
        platforms: ['instagram'],
        asksLogin: true,
        signals: SIGNALS,
      };
    case 'lookalike':
      return {
        kind: 'lookalike',
        service: SERVICE,
        host: 'exarnplegram.example',
        how: 'confusable',
        signals: [{ id: 'goods_price', place: 'table' }],
      };
    case 'own':
      return {
        kind: 'own',
        host: SAMPLE_HOST,
        note: 'Took my login in spring; support never answered.',
        at: SAMPLE_NOW - 40 * DAY_MS,
      };
    case 'link':
      return { kind: 'link', service: SERVICE, host: SAMPLE_HOST, count: 2 };
    case 'mention':
      return { kind: 'mention', service: SERVICE, count: 3, places: ['heading', 'body'] };
  }
}

/**
 * A judged sample finding. The reason follows from the rules; the loudness is the one asked for, so that every warning
 * can be looked at.
 */
export function sampleFinding(
  kind: SampleKind,
  grade: Grade = 'A',
  loudness: JudgedFinding['loudness'] = 'notice',
  continued?: ContinueFor,
): JudgedFinding {
  const record = sampleCase(grade);
  const service = sampleService(grade, 'fake-engagement');
  const dossier = { service, cases: [record], overdue: kind === 'overdue', readTwice: true };
  const finding = findingOf(kind);
  const past =
    continued === undefined
      ? NO_PAST
      : rememberContinue(NO_PAST, SERVICE, {
          until: continued,
          at: SAMPLE_NOW - 4 * DAY_MS,
          revision: service.revision,
        });
  const input: LoudnessInput = {
    finding,
    past,
    preferences: DEFAULT_PREFERENCES,
    now: SAMPLE_NOW,
    ...(kind === 'offer' || kind === 'own'
      ? {}
      : {
          evidence: {
            grade,
            overdue: dossier.overdue,
            readTwice: dossier.readTwice,
            revision: service.revision,
            conduct: record.conduct,
          },
        }),
  };
  return {
    finding,
    loudness,
    reason: decideLoudness(input).reason,
    guards: guardsFields(input),
    relatedCases: kind === 'offer' ? [record] : [],
    ...(kind === 'offer' || kind === 'own' ? {} : { dossier }),
  };
}

/** The view as the background would send it. */
export function sampleView(
  main: JudgedFinding | undefined,
  marks: readonly JudgedFinding[] = [],
  preferences = DEFAULT_PREFERENCES,
): WarningView {
  return {
    host: SAMPLE_HOST,
    ...(main === undefined ? {} : { main }),
    folded: false,
    marks,
    preferences,
    now: SAMPLE_NOW,
  };
}
