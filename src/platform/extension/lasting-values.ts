/**
 * Lasting data, value by value: how each value is read from whatever is stored, how two copies of it are joined, and
 * how data of an older version is migrated.
 */
import { joinPast } from '../../domain/policy/attention.ts';
import type { Past } from '../../domain/policy/attention.ts';
import { joinOwn, readOwn } from '../../domain/policy/own.ts';
import type { OwnEntry } from '../../domain/policy/own.ts';
import { joinPauses, soundPauses } from '../../domain/policy/pauses.ts';
import type { Pauses } from '../../domain/policy/pauses.ts';
import { joinPreferences } from '../../domain/policy/preferences.ts';
import type { Preferences } from '../../domain/policy/preferences.ts';
import { joinTicks, readTicks } from '../../domain/policy/ticks.ts';
import type { Ticks } from '../../domain/policy/ticks.ts';
import { readKept } from '../../domain/history/meetings.ts';
import type { KeptDays } from '../../domain/history/meetings.ts';
import { readLooked } from '../../domain/releases.ts';
import type { Looked } from '../../domain/releases.ts';
import { soundPast, soundPreferences } from '../../messages/stored.ts';

/** Stored values of any shape, by name. */
export type Data = Readonly<Record<string, unknown>>;

/** The version of the lasting data's form; each increase needs one step in MIGRATIONS. */
export const SCHEMA_VERSION = 1;

/**
 * Step n turns data of version n into version n + 1. Steps are never edited once released.
 * @see test/unit/platform/extension/lasting-values.test.ts
 */
export const MIGRATIONS: readonly ((data: Data) => Data)[] = [];

/** The version in which `data` is stored; 1 where none is noted. */
export const versionOf = ({ version }: Data): number =>
  typeof version === 'number' && Number.isInteger(version) && version >= 1 ? version : 1;

/** Runs the migrations that are due. Data of a newer version stays unchanged: an older Caveat must not damage it. */
export function migrate(data: Data, steps = MIGRATIONS): Data {
  const from = versionOf(data);
  if (from > steps.length) return data;
  return { ...steps.slice(from - 1).reduce((current, step) => step(current), data), version: steps.length + 1 };
}

/** All lasting values by key. */
export interface Lasting {
  readonly preferences: Preferences;
  readonly past: Past;
  /** The steps of the checklist that the reader has ticked. */
  readonly checklist: Ticks;
  readonly history: { readonly days: KeptDays };
  /** Sites the reader has marked as theirs. */
  readonly own: readonly OwnEntry[];
  /** Sites on which Caveat is paused. */
  readonly pauses: Pauses;
  /** Up to which release the reader has read the news about the list; undefined before the first look. */
  readonly looked: Looked | undefined;
}

/** Reads each value from whatever is stored. */
export const READ: { readonly [K in keyof Lasting]: (stored: unknown) => Lasting[K] } = {
  preferences: soundPreferences,
  past: (stored) => soundPast(stored, Date.now()),
  checklist: readTicks,
  history: readKept,
  own: readOwn,
  pauses: (stored) => soundPauses(stored, Date.now()),
  looked: readLooked,
};

/** Joins two copies of a value, `later` being the newer. Nothing is lost; where the two contradict, `later` counts. */
const JOIN: { readonly [K in keyof Lasting]: (kept: Lasting[K], later: Lasting[K]) => Lasting[K] } = {
  preferences: joinPreferences,
  past: joinPast,
  checklist: joinTicks,
  history: (_kept, later) => later,
  own: joinOwn,
  pauses: joinPauses,
  // The earlier of the two: it is better to show some news twice than to leave some out.
  looked: (kept, later) => kept ?? later,
};

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The value to write in place of `stored`, which was read as `before` and changed to `after`. Fields that this version
 * does not know stay: they belong to a newer version, to which the reader may return.
 */
export function merged(stored: unknown, before: unknown, after: unknown): unknown {
  if (!isData(stored) || !isData(before) || !isData(after)) return after;
  const unknown = Object.entries(stored).filter(([name]) => !Object.hasOwn(before, name));
  const known = Object.entries(after).map(([name, value]) => [name, merged(stored[name], before[name], value)]);
  return { ...Object.fromEntries(unknown), ...Object.fromEntries(known) };
}

function joinOne<K extends keyof Lasting>(name: K, kept: unknown, later: unknown): unknown {
  const before = READ[name](kept);
  return merged(kept, before, JOIN[name](before, READ[name](later)));
}

/** Joins two complete sets of stored values. Values that this version does not know come from `kept` if it has them. */
export function joined(kept: Data, later: Data): Data {
  const [first, second] = [migrate(kept), migrate(later)];
  const both = (Object.keys(JOIN) as (keyof Lasting)[]).filter(
    (name) => Object.hasOwn(first, name) && Object.hasOwn(second, name),
  );
  return {
    ...second,
    ...first,
    ...Object.fromEntries(both.map((name) => [name, joinOne(name, first[name], second[name])])),
  };
}
