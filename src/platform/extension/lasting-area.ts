/**
 * Where what lasts is kept. Chrome closes its storage to the scripts in web pages (`closeToWebPages`). Firefox cannot,
 * so there what lasts lies in a database of the extension's own origin, which no script in a web page can open. Where
 * Firefox keeps no databases (it never remembers history), the browser's storage has to do.
 */
import { openDB } from 'idb';
import type { DBSchema } from 'idb';
import { browser, isFirefox } from './browser.ts';

export type Data = Readonly<Record<string, unknown>>;

export interface Area {
  /** Whether a script in a web page, once taken over, could read and change what is in it. */
  readonly isOpenToPages: boolean;
  /** One value by its name, or all for null. */
  readonly get: (name: string | null) => Promise<Data>;
  readonly set: (values: Data) => Promise<void>;
  readonly remove: (names: readonly string[]) => Promise<void>;
}

/** The browser's own storage. */
export const browserArea = (): Area => ({
  isOpenToPages: isFirefox(),
  get: (name) => browser.storage.local.get(name),
  set: (values) => browser.storage.local.set(values),
  remove: (names) => browser.storage.local.remove([...names]),
});

/** The database has this one form for good: the form of the values is counted by their `version`. */
interface Schema extends DBSchema {
  values: { key: string; value: unknown };
  state: { key: 'moved'; value: 'copied' | 'done' };
}
const DATABASE = 'lasting';

/**
 * The database, with all that an earlier Caveat kept in `old`. What stands in `old` is taken once and never looked at
 * again: afterwards a script in a web page may have put it there.
 * @throws where the browser keeps no databases, or this one is broken.
 */
export async function openOwnArea(old: Area, onLost: () => void): Promise<Area> {
  const database = await openDB<Schema>(DATABASE, 1, {
    upgrade: (made) => {
      made.createObjectStore('values');
      made.createObjectStore('state');
    },
    terminated: onLost,
  });
  const moved = await database.get('state', 'moved');
  if (moved === undefined) {
    const values = Object.entries(await old.get(null));
    const change = database.transaction(['values', 'state'], 'readwrite', { durability: 'strict' });
    const copied = values.map(([name, value]) => change.objectStore('values').put(value, name));
    await Promise.all([...copied, change.objectStore('state').put('copied', 'moved'), change.done]);
  }
  if (moved !== 'done') {
    // Again where the browser was ended right after the copying.
    await old.remove(Object.keys(await old.get(null)));
    await database.put('state', 'done', 'moved');
  }
  const changing = () => database.transaction('values', 'readwrite', { durability: 'strict' });
  return {
    isOpenToPages: false,
    async get(name) {
      if (name !== null) {
        const value = await database.get('values', name);
        return value === undefined ? {} : { [name]: value };
      }
      const { store } = database.transaction('values');
      const [names, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
      return Object.fromEntries(names.map((each, at) => [each, values[at]]));
    },
    async set(values) {
      const change = changing();
      await Promise.all([...Object.entries(values).map(([name, value]) => change.store.put(value, name)), change.done]);
    },
    async remove(names) {
      const change = changing();
      await Promise.all([...names.map((name) => change.store.delete(name)), change.done]);
    },
  };
}

/** Under this name the session's storage tells what was changed: it is closed to web pages in Firefox, too. */
const CHANGED = 'lasting-changed';

/** Tells all of Caveat's own pages; a change that cannot be told was made all the same. */
const tell = (names: readonly string[]): Promise<void> =>
  browser.storage.session.set({ [CHANGED]: { names, stamp: crypto.randomUUID() } }).catch(() => undefined);

const telling = (area: Area): Area => ({
  ...area,
  async set(values) {
    await area.set(values);
    await tell(Object.keys(values));
  },
  async remove(names) {
    await area.remove(names);
    await tell(names);
  },
});

let area: Promise<Area> | undefined;

/** The place of what lasts; for the background alone. */
export const lastingArea = (): Promise<Area> => (area ??= findArea());

async function findArea(): Promise<Area> {
  const old = browserArea();
  if (!isFirefox()) return old;
  const onLost = (): void => {
    area = undefined;
  };
  return telling(await openOwnArea(old, onLost).catch(() => old));
}

/** Calls with the names of what lasts and was changed, by whatever page of Caveat's own; @returns what ends that. */
export function onAreaChange(listener: (names: readonly string[]) => void): () => void {
  const onChanged = (changes: Readonly<Record<string, { readonly newValue?: unknown }>>, where: string): void => {
    if (!isFirefox()) {
      if (where === 'local') listener(Object.keys(changes));
      return;
    }
    const told = where === 'session' ? changes[CHANGED]?.newValue : undefined;
    if (told !== undefined) listener((told as { readonly names: readonly string[] }).names);
  };
  browser.storage.onChanged.addListener(onChanged);
  return () => browser.storage.onChanged.removeListener(onChanged);
}
