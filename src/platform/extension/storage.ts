/**
 * What Caveat keeps: what lasts (`lasting-area.ts` says where), and what dies with the browser. All changes are made by
 * the background and go through one queue, so that two of them never overwrite each other. Whatever is read is checked;
 * one bad value harms nothing but itself.
 */
import type { Preferences } from '../../domain/policy/preferences.ts';
import { readOwn } from '../../domain/policy/own.ts';
import type { OwnEntry } from '../../domain/policy/own.ts';
import type { Past } from '../../domain/policy/attention.ts';
import type { Ticks } from '../../domain/policy/ticks.ts';
import { readKept } from '../../domain/history/meetings.ts';
import type { KeptDays } from '../../domain/history/meetings.ts';
import { soundPauses } from '../../domain/policy/pauses.ts';
import type { Pauses } from '../../domain/policy/pauses.ts';
import { readTicks } from '../../domain/policy/ticks.ts';
import { readLooked } from '../../domain/releases.ts';
import type { Looked } from '../../domain/releases.ts';
import { isAhead, soundPast, soundPreferences } from '../../messages/stored.ts';
import { browser } from './browser.ts';
import { lastingArea, onAreaChange } from './lasting-area.ts';
import type { Data } from './lasting-area.ts';

/** Counts the shapes of the lasting data; one step in MIGRATIONS for each increase. */
export const SCHEMA_VERSION = 1;

/**
 * Step n turns data of version n into version n + 1. Steps are never edited once released.
 * @see test/unit/platform/extension/storage.test.ts
 */
export const MIGRATIONS: readonly ((data: Data) => Data)[] = [];

const versionOf = ({ version }: Data): number =>
  typeof version === 'number' && Number.isInteger(version) && version >= 1 ? version : 1;

/** Runs the steps that are due. Data of a newer version is left as it is: an older Caveat must not damage it. */
export function migrate(data: Data, steps = MIGRATIONS): Data {
  const from = versionOf(data);
  if (from > steps.length) return data;
  return { ...steps.slice(from - 1).reduce((current, step) => step(current), data), version: steps.length + 1 };
}

/** What lasts, and how it is read out of whatever is stored. */
interface Lasting {
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

const READ: { readonly [K in keyof Lasting]: (stored: unknown) => Lasting[K] } = {
  preferences: soundPreferences,
  past: (stored) => soundPast(stored, Date.now()),
  checklist: readTicks,
  history: readKept,
  own: readOwn,
  pauses: (stored) => soundPauses(stored, Date.now()),
  looked: readLooked,
};

let queue: Promise<unknown> = Promise.resolve();
/** Runs one change after the other; a failed one does not stop the next. */
function inTurn<T>(change: () => Promise<T>): Promise<T> {
  const result = queue.then(change, change);
  queue = result.catch(() => undefined);
  return result;
}

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What is written in the place of `stored`. Fields that this version does not know stay: they are those of a newer
 * one, which the reader may go back to.
 */
function merged(stored: unknown, before: unknown, after: unknown): unknown {
  if (!isData(stored) || !isData(before) || !isData(after)) return after;
  const unknown = Object.entries(stored).filter(([name]) => !Object.hasOwn(before, name));
  const known = Object.entries(after).map(([name, value]) => [name, merged(stored[name], before[name], value)]);
  return { ...Object.fromEntries(unknown), ...Object.fromEntries(known) };
}

/** Brings lasting data to the current version; once, when Caveat was installed or updated. */
export function upgradeStorage(steps = MIGRATIONS): Promise<void> {
  return inTurn(async () => {
    const area = await lastingArea();
    const data = await area.get(null);
    const now = migrate(data, steps);
    if (now === data) return;
    await area.set(now);
    const gone = Object.keys(data).filter((key) => !Object.hasOwn(now, key));
    if (gone.length > 0) await area.remove(gone);
  });
}

/** Reads one lasting value. */
export async function readLasting<K extends keyof Lasting>(key: K): Promise<Lasting[K]> {
  const stored = (await (await lastingArea()).get(key))[key];
  // A moment to come counts as now; unless that is kept, it would be now again at every reading.
  return key === 'past' && isAhead(stored, Date.now())
    ? changeLasting(key, (past) => ({ ...past }))
    : READ[key](stored);
}

/** Changes one lasting value; `change` returns the new one. */
export function changeLasting<K extends keyof Lasting>(
  key: K,
  change: (value: Lasting[K]) => Lasting[K],
): Promise<Lasting[K]> {
  return inTurn(async () => {
    const area = await lastingArea();
    const { [key]: stored, version } = { ...(await area.get(key)), ...(await area.get('version')) };
    const before = READ[key](stored);
    const after = change(before);
    if (after === before) return after;
    const isNewer = versionOf({ version }) > SCHEMA_VERSION;
    await area.set(isNewer ? { [key]: merged(stored, before, after) } : { [key]: after, version: SCHEMA_VERSION });
    return after;
  });
}

/** Whether a script in a web page, once taken over, could read and change what lasts. */
export const isLastingOpen = async (): Promise<boolean> => (await lastingArea()).isOpenToPages;

/** Calls when one of these was changed, by whomever. Must be registered in the background's first turn. */
export function onLastingChange(keys: readonly (keyof Lasting)[], listener: () => Promise<void>): void {
  onAreaChange((names) => {
    if (keys.some((key) => names.includes(key))) void listener();
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

/** In newer browsers. */
interface WithKeys {
  getKeys?(): Promise<string[]>;
}

/** All session keys that start with `prefix`. */
export async function sessionKeys(prefix: string): Promise<string[]> {
  const { session } = browser.storage as unknown as { session: typeof browser.storage.session & WithKeys };
  const keys = (await session.getKeys?.()) ?? Object.keys(await session.get(null));
  return keys.filter((key) => key.startsWith(prefix));
}

interface Lockable {
  setAccessLevel?(level: { readonly accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>;
}

/**
 * Shuts the scripts in web pages out of all storage: one that was taken over could read and change it. Firefox shuts
 * them out of the session's by itself, and out of what lasts never: `lasting-area.ts`.
 */
export function closeToWebPages(): void {
  for (const area of [browser.storage.local, browser.storage.session] as Lockable[])
    area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' }).catch(() => undefined);
}
