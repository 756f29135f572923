/**
 * What lasts, value by value: how each is read out of whatever is stored, how what was kept in two places becomes one,
 * and how data of an older version come to the form of this one.
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

/** Whatever is stored, by name. */
export type Data = Readonly<Record<string, unknown>>;

/** Counts the shapes of the lasting data; one step in MIGRATIONS for each increase. */
export const SCHEMA_VERSION = 1;

/**
 * Step n turns data of version n into version n + 1. Steps are never edited once released.
 * @see test/unit/platform/extension/lasting-values.test.ts
 */
export const MIGRATIONS: readonly ((data: Data) => Data)[] = [];

/** The version that data are of. */
export const versionOf = ({ version }: Data): number =>
  typeof version === 'number' && Number.isInteger(version) && version >= 1 ? version : 1;

/** Runs the steps that are due. Data of a newer version is left as it is: an older Caveat must not damage it. */
export function migrate(data: Data, steps = MIGRATIONS): Data {
  const from = versionOf(data);
  if (from > steps.length) return data;
  return { ...steps.slice(from - 1).reduce((current, step) => step(current), data), version: steps.length + 1 };
}

/** What lasts. */
export interface Lasting {
  readonly preferences: Preferences;
  readonly past: Past;
  /** Steps of the checklist that are done. */
  readonly checklist: Ticks;
  readonly history: { readonly days: KeptDays };
  /** Sites the reader has marked as theirs. */
  readonly own: readonly OwnEntry[];
  /** Sites on which Caveat is paused. */
  readonly pauses: Pauses;
  /** How far the reader has looked at what changed in the list; undefined before the first look. */
  readonly looked: Looked | undefined;
}

/** How a value is read out of whatever is stored. */
export const READ: { readonly [K in keyof Lasting]: (stored: unknown) => Lasting[K] } = {
  preferences: soundPreferences,
  past: (stored) => soundPast(stored, Date.now()),
  checklist: readTicks,
  history: readKept,
  own: readOwn,
  pauses: (stored) => soundPauses(stored, Date.now()),
  looked: readLooked,
};

/** What was kept, and what was kept later elsewhere, as one: nothing is lost; of two that differ the newer holds. */
const JOIN: { readonly [K in keyof Lasting]: (kept: Lasting[K], later: Lasting[K]) => Lasting[K] } = {
  preferences: joinPreferences,
  past: joinPast,
  checklist: joinTicks,
  history: (_kept, later) => later,
  own: joinOwn,
  pauses: joinPauses,
  // Who had looked less far is told the news once more, not once too little.
  looked: (kept, later) => kept ?? later,
};

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What is written in the place of `stored`. Fields that this version does not know stay: they are those of a newer
 * one, which the reader may go back to.
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

/** All that was kept in two places, as one. What this version does not know is taken from where it stood first. */
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
