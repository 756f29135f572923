/**
 * What Caveat keeps: lasting data (`lasting-area.ts` says where), and session data, which ends with the browser. Only
 * the background makes changes, and they run one after the other, so that two of them never overwrite each other.
 * Whatever is read is checked; one bad value harms nothing but itself.
 */
import { MOST_KEPT_DAYS } from '../../domain/history/meetings.ts';
import { isAhead } from '../../messages/stored.ts';
import { browser } from './browser.ts';
import { lastingArea } from './lasting-area.ts';
import { onAreaChange } from './lasting-changes.ts';
import { merged, migrate, MIGRATIONS, READ, SCHEMA_VERSION, versionOf } from './lasting-values.ts';
import type { Lasting } from './lasting-values.ts';
import { setWithRoom } from './room.ts';

let queue: Promise<unknown> = Promise.resolve();
/** Runs one change after the other; a failed one does not stop the next. */
function inTurn<T>(change: () => Promise<T>): Promise<T> {
  const result = queue.then(change, change);
  queue = result.catch(() => undefined);
  return result;
}

/** Migrates lasting data to the current version. Runs once after Caveat was installed or updated. */
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
  const area = await lastingArea();
  const stored = (await area.get(key))[key];
  // A stand-in may lack the setting for the history's length. Assume the longest meanwhile, so that no row is dropped.
  const value = READ[key](
    key === 'history' && stored === undefined && area.isStandIn ? { days: MOST_KEPT_DAYS } : stored,
  );
  // A time in the future is read as the current time. Write it down, or each reading would take its own.
  if (key === 'past' && isAhead(stored, Date.now()))
    return changeLasting(key, (past) => ({ ...past })).catch(() => value);
  return value;
}

/** Changes one lasting value. `change` returns the new one, or its argument where nothing changes. */
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
    await setWithRoom(
      area,
      isNewer ? { [key]: merged(stored, before, after) } : { [key]: after, version: SCHEMA_VERSION },
    );
    return after;
  });
}

/** Whether a content script that a web page has taken over could read and change lasting data. */
export const isLastingOpen = async (): Promise<boolean> => (await lastingArea()).isOpenToPages;

/** Whether the lasting data cannot be opened at the moment, so that a stand-in is used. */
export const isStandIn = async (): Promise<boolean> => (await lastingArea()).isStandIn;

/** Calls `listener` when any part of Caveat changed one of these values. Register in the background's first turn. */
export function onLastingChange(keys: readonly (keyof Lasting)[], listener: () => Promise<void>): void {
  onAreaChange((names) => {
    if (keys.some((key) => names.includes(key))) void listener();
  });
}

/** Reads a session value, which lasts until the browser closes. */
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

/** Only newer browsers have it. */
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
 * Closes all storage to scripts in web pages, since a page that takes over a content script could read and change it.
 * Firefox closes session storage by itself, but lasting storage never: see `lasting-area.ts`.
 */
export function closeToWebPages(): void {
  const { local, session, managed } = browser.storage as Partial<Record<keyof typeof browser.storage, Lockable>>;
  for (const area of [local, session, managed])
    area?.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' }).catch(() => undefined);
}
