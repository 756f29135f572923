/**
 * The history: which services were met where, how loudly Caveat spoke, what the reader did. Plain data and pure
 * functions over it; of addresses only the host is kept, of what a page said nothing.
 */
import { DAY_MS } from '../dates.ts';
import { LOUDNESS } from '../model.ts';
import type { CaseId, Finding, Loudness, ServiceId } from '../model.ts';
import { VISIT_MS } from '../policy/attention.ts';
import { CONTINUE_FOR } from '../policy/preferences.ts';

/**
 * Kinds of meetings. Links and mentions are none: they would make a record of ordinary reading. `looked-back` is a
 * visit from the browser's own history, kept because the reader asked for it; Caveat did not speak at that visit.
 */
export const MEETING_KINDS = [
  'listed-site',
  'listed-listing',
  'embedded',
  'lookalike',
  'offer',
  'looked-back',
] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

export const DEEDS = ['nothing', 'left', ...CONTINUE_FOR, 'was-there'] as const;
/** What the reader did: nothing that Caveat knows of, left, or continued for how long; `was-there` if looked back. */
export type Deed = (typeof DEEDS)[number];

/** One visit to one host. */
export interface Meeting {
  readonly id: string;
  /** When the visit began and when it was last seen, milliseconds since 1970. */
  readonly at: number;
  readonly seenAt: number;
  readonly host: string;
  readonly kind: MeetingKind;
  /** Absent for an offer: no service is known. */
  readonly service?: ServiceId;
  readonly case?: CaseId;
  /** The loudest that Caveat spoke during the visit. */
  readonly loudness: Loudness;
  readonly did: Deed;
  /** When the meeting was added, if later than it happened (`looked-back`). The days it is kept count from then. */
  readonly keptAt?: number;
}

export const KEPT_DAYS = [0, 7, 30, 90] as const;
/** For how many days meetings are kept; 0: nothing is recorded. */
export type KeptDays = (typeof KEPT_DAYS)[number];
export const MOST_KEPT_DAYS: KeptDays = 90;
const DEFAULT_KEPT_DAYS: KeptDays = 30;

/** Reads for how many days meetings are kept; the default where the stored value is missing or damaged. */
export function readKept(stored: unknown): { readonly days: KeptDays } {
  const days: unknown = typeof stored === 'object' && stored !== null && 'days' in stored ? stored.days : undefined;
  return { days: KEPT_DAYS.find((each) => each === days) ?? DEFAULT_KEPT_DAYS };
}

/** The most rows the history keeps; beyond it the oldest are dropped. */
export const MOST_MEETINGS = 10_000;

const isMeetingKind = (kind: string): kind is MeetingKind => (MEETING_KINDS as readonly string[]).includes(kind);

/** The meeting to record for a finding on `host`; undefined for kinds that the history does not record. */
export function meetingOf(
  {
    finding,
    loudness,
    dossier,
  }: {
    readonly finding: Finding;
    readonly loudness: Loudness;
    readonly dossier?: { readonly cases: readonly { readonly id: CaseId }[] };
  },
  host: string,
  now: number,
  id: string,
): Meeting | undefined {
  if (!isMeetingKind(finding.kind)) return undefined;
  const leading = dossier?.cases[0]?.id;
  return {
    id,
    at: now,
    seenAt: now,
    host,
    kind: finding.kind,
    ...('service' in finding ? { service: finding.service } : {}),
    ...(leading === undefined ? {} : { case: leading }),
    loudness,
    did: 'nothing',
  };
}

const isSameMatter = (one: Meeting, other: Meeting): boolean =>
  one.host === other.host && one.kind === other.kind && one.service === other.service;

/** Whether a meeting continues an earlier one: the same host, kind and service within one visit. */
export const goesOn = (earlier: Meeting, later: Meeting): boolean =>
  isSameMatter(earlier, later) && later.at - earlier.seenAt <= VISIT_MS && later.at >= earlier.at;

/** An earlier meeting extended by a later one; it keeps the louder of the two. */
export const seenAgain = (earlier: Meeting, later: Meeting): Meeting => ({
  ...earlier,
  seenAt: Math.max(earlier.seenAt, later.seenAt),
  loudness: LOUDNESS.indexOf(later.loudness) < LOUDNESS.indexOf(earlier.loudness) ? later.loudness : earlier.loudness,
});

/** The moment before which meetings are dropped, milliseconds since 1970. */
export const keptSince = (now: number, days: KeptDays): number => now - days * DAY_MS;

/** Whether a meeting is still to be kept; `since` is the moment of `keptSince`. */
export const isWithin = ({ at, keptAt }: Pick<Meeting, 'at' | 'keptAt'>, since: number): boolean =>
  (keptAt ?? at) >= since;

export const newestFirst = (a: Meeting, b: Meeting): number => b.at - a.at || (a.id < b.id ? -1 : 1);

const isMoment = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= 8_640_000_000_000_000;
const isName = (value: unknown, most: number): value is string => typeof value === 'string' && value.length <= most;
const isOneOf = (words: readonly string[], value: unknown): boolean => words.includes(value as string);

/** Whether a stored value is a meeting; callers leave damaged rows out. */
export function isMeeting(value: unknown): value is Meeting {
  if (typeof value !== 'object' || value === null) return false;
  const row = value as Record<string, unknown>;
  return (
    isName(row['id'], 80) &&
    isMoment(row['at']) &&
    isMoment(row['seenAt']) &&
    isName(row['host'], 255) &&
    isOneOf(MEETING_KINDS, row['kind']) &&
    isOneOf(LOUDNESS, row['loudness']) &&
    isOneOf(DEEDS, row['did']) &&
    (row['service'] === undefined || isName(row['service'], 80)) &&
    (row['case'] === undefined || isName(row['case'], 80)) &&
    (row['keptAt'] === undefined || isMoment(row['keptAt']))
  );
}

export interface WeekRow {
  /** First moment of the week, milliseconds since 1970, UTC, a Monday. */
  readonly start: number;
  readonly total: number;
}

const WEEK_MS = 7 * DAY_MS;
/** 1970 began on a Thursday, so the first Monday is four days later. */
const MONDAY = 4 * DAY_MS;
const weekOf = (moment: number): number => Math.floor((moment - MONDAY) / WEEK_MS) * WEEK_MS + MONDAY;

/**
 * Meetings of each week up to `now`, oldest first and empty weeks included; at least `least` weeks, at most 60. Visits
 * from the browser's history are left out: they are not findings of Caveat, and would stretch the time over years.
 */
export function meetingsByWeek(all: readonly Meeting[], now: number, least: number): WeekRow[] {
  const meetings = all.filter(({ kind }) => kind !== 'looked-back');
  const last = weekOf(now);
  const first = Math.min(last - (least - 1) * WEEK_MS, ...meetings.map(({ at }) => weekOf(at)));
  const rows = Array.from({ length: Math.min(60, Math.round((last - first) / WEEK_MS) + 1) }, (_, back) => ({
    start: last - back * WEEK_MS,
    total: 0,
  })).reverse();
  for (const { at } of meetings) {
    const row = rows[rows.length - 1 - Math.round((last - weekOf(at)) / WEEK_MS)];
    if (row !== undefined) row.total += 1;
  }
  return rows;
}
