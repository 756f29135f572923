/**
 * What Caveat keeps: every key with its default, its check and its version. `local` lasts, `session` dies with the
 * browser. All changes go through one queue, so that two of them never overwrite each other.
 */
import { DEFAULT_PREFERENCES } from '../../domain/policy/preferences.ts';
import type { Preferences } from '../../domain/policy/preferences.ts';
import { NO_PAST } from '../../domain/policy/attention.ts';
import { DEFAULT_KEPT_DAYS, KEPT_DAYS } from '../../domain/history/meetings.ts';
import type { KeptDays } from '../../domain/history/meetings.ts';
import type { Past } from '../../domain/policy/attention.ts';
import { browser } from './browser.ts';
import { PREFERENCE_FIELDS } from '../../messages/message-shapes.ts';
import type { Shape } from '../../messages/shapes.ts';

/** Counts the shapes of the lasting data; one step in MIGRATIONS for each increase. */
export const SCHEMA_VERSION = 1;

/**
 * Step n turns data of version n into version n + 1. Steps are never edited once released.
 * @see test/unit/storage.test.ts
 */
export const MIGRATIONS: readonly ((data: Record<string, unknown>) => Record<string, unknown>)[] = [];

/** Runs the steps that are due. Data of a newer version is left as it is: an older Caveat must not damage it. */
export function migrate(data: Record<string, unknown>, steps = MIGRATIONS): Record<string, unknown> {
  const from = typeof data['version'] === 'number' ? data['version'] : 1;
  if (from > steps.length) return data;
  return { ...steps.slice(from - 1).reduce((current, step) => step(current), data), version: steps.length + 1 };
}

/** What the history keeps. */
export interface HistorySettings {
  readonly days: KeptDays;
}

interface Lasting {
  readonly preferences: Preferences;
  readonly history: HistorySettings;
  readonly past: Past;
}

const DEFAULTS: Lasting = {
  history: { days: DEFAULT_KEPT_DAYS },
  preferences: DEFAULT_PREFERENCES,
  past: NO_PAST,
};
const CHECKS: { readonly [K in keyof Lasting]?: { readonly [F in keyof Lasting[K]]?: Shape<Lasting[K][F]> } } = {
  preferences: PREFERENCE_FIELDS,
  history: { days: (value): value is KeptDays => (KEPT_DAYS as readonly unknown[]).includes(value) },
};

/**
 * Keeps of a stored object what is as it should be, by its check or else its type; a damaged field falls back alone,
 * not with all the others.
 */
export function repair<T extends object>(
  stored: unknown,
  defaults: T,
  checks: { readonly [K in keyof T]?: Shape<T[K]> } = {},
): T {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return defaults;
  const record = stored as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(defaults).map(([key, fallback]) => {
      const value = record[key];
      const check = checks[key as keyof T];
      const isSound = check === undefined ? typeof value === typeof fallback && value !== null : check(value);
      return [key, isSound ? value : fallback];
    }),
  ) as T;
}

let queue: Promise<unknown> = Promise.resolve();
/** Runs one change after the other; a failed one does not stop the next. */
function inTurn<T>(change: () => Promise<T>): Promise<T> {
  const result = queue.then(change, change);
  queue = result.catch(() => undefined);
  return result;
}

/** Brings lasting data to the current version; once, when Caveat was installed or updated. */
export function upgradeStorage(): Promise<void> {
  return inTurn(async () => {
    await browser.storage.local.set(migrate(await browser.storage.local.get(null)));
  });
}

/** Reads one lasting value. */
export async function readLasting<K extends keyof Lasting>(key: K): Promise<Lasting[K]> {
  return repair((await browser.storage.local.get(key))[key], DEFAULTS[key], CHECKS[key]);
}

/** Changes one lasting value; `change` returns the new one. */
export function changeLasting<K extends keyof Lasting>(
  key: K,
  change: (value: Lasting[K]) => Lasting[K],
): Promise<Lasting[K]> {
  return inTurn(async () => {
    const before = await readLasting(key);
    const after = change(before);
    if (after !== before) await browser.storage.local.set({ [key]: after, version: SCHEMA_VERSION });
    return after;
  });
}

/** Reads a value that lasts as long as the browser runs. */
export async function readSession(key: string): Promise<unknown> {
  return (await browser.storage.session.get(key))[key];
}

/** Changes a session value; returning undefined removes it. */
export function changeSession<T>(key: string, change: (value: unknown) => T | undefined): Promise<T | undefined> {
  return inTurn(async () => {
    const after = change(await readSession(key));
    if (after === undefined) await browser.storage.session.remove(key);
    else await browser.storage.session.set({ [key]: after });
    return after;
  });
}

/** All session keys that start with `prefix`. */
export async function sessionKeys(prefix: string): Promise<string[]> {
  return Object.keys(await browser.storage.session.get(null)).filter((key) => key.startsWith(prefix));
}
