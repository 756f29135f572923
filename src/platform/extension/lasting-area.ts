/**
 * Where what lasts is kept. Chrome closes its storage to the scripts in web pages (`closeToWebPages`). Firefox cannot,
 * so there what lasts lies in a database of the extension's own origin, which no script in a web page can open. While
 * that database cannot be opened, another stands in for it, and what is kept there is taken over once it can. Where
 * Firefox keeps no databases (it never remembers history), the browser's storage has to do: from there nothing is taken
 * over, since a script in a web page may have put it there.
 */
import { deleteDB, openDB } from 'idb';
import type { DBSchema, IDBPDatabase } from 'idb';
import { browser, isFirefox } from './browser.ts';
import { tellChange } from './lasting-changes.ts';
import { joined } from './lasting-values.ts';
import type { Data } from './lasting-values.ts';
import { freeReserve, layReserve } from './reserve.ts';

export interface Area {
  /** Whether a script in a web page, once taken over, could read and change what is in it. */
  readonly isOpenToPages: boolean;
  /** Whether it stands in for another, in which there may be more. */
  readonly isStandIn: boolean;
  /** One value by its name, or all for null. */
  readonly get: (name: string | null) => Promise<Data>;
  readonly set: (values: Data) => Promise<void>;
  readonly remove: (names: readonly string[]) => Promise<void>;
  /** Gives back the room that was laid by for it, if any was. */
  readonly freeReserve: () => Promise<void>;
}

/** The browser's own storage. */
export const browserArea = (): Area => ({
  isOpenToPages: isFirefox(),
  isStandIn: false,
  get: (name) => browser.storage.local.get(name),
  set: (values) => browser.storage.local.set(values),
  remove: (names) => browser.storage.local.remove([...names]),
  freeReserve: () => Promise.resolve(),
});

/**
 * Both databases have this one form for good: the form of the values is counted by their `version`. `moved`: how far
 * what an earlier Caveat kept was moved here. `id`: names a stand-in, anew at each opening. `taken`: the stand-in that
 * was taken over last.
 */
interface Schema extends DBSchema {
  values: { key: string; value: unknown };
  state: { key: 'moved' | 'id' | 'taken'; value: string };
}
type Database = IDBPDatabase<Schema>;
const DATABASE = 'lasting';
const STAND_IN = 'lasting-stand-in';

const openDatabase = (name: string, onLost: () => void): Promise<Database> =>
  openDB<Schema>(name, 1, {
    upgrade: (made) => {
      made.createObjectStore('values');
      made.createObjectStore('state');
    },
    // Removed by another hand.
    blocking: (_now, _blocked, event) => {
      (event.target as IDBDatabase).close();
      onLost();
    },
    terminated: onLost,
  });

const changeOf = (database: Database) =>
  database.transaction(['values', 'state'], 'readwrite', { durability: 'strict' });

async function allIn(database: Database): Promise<Data> {
  const { store } = database.transaction('values');
  const [names, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
  return Object.fromEntries(names.map((each, at) => [each, values[at]]));
}

/** Puts values and a word about them, all or nothing. */
async function putWith(database: Database, data: Data, key: 'moved' | 'taken', word: string): Promise<void> {
  const change = changeOf(database);
  const put = Object.entries(data).map(([name, value]) => change.objectStore('values').put(value, name));
  await Promise.all([...put, change.objectStore('state').put(word, key), change.done]);
}

/** Takes a step once more where Firefox has refused it, as it may after one that has found no room. */
const insist = <T>(step: () => Promise<T>): Promise<T> =>
  step().catch((error: unknown) => {
    if (error instanceof Error && error.name === 'InvalidStateError') return step();
    throw error;
  });

const areaOf = (database: Database, isStandIn: boolean): Area => ({
  isOpenToPages: false,
  isStandIn,
  get: (name) =>
    insist(async () => {
      if (name === null) return allIn(database);
      const value = await database.get('values', name);
      return value === undefined ? {} : { [name]: value };
    }),
  set: (values) =>
    insist(async () => {
      const change = changeOf(database);
      const put = Object.entries(values).map(([name, value]) => change.objectStore('values').put(value, name));
      await Promise.all([...put, change.done]);
    }),
  remove: (names) =>
    insist(async () => {
      const change = changeOf(database);
      await Promise.all([...names.map((name) => change.objectStore('values').delete(name)), change.done]);
    }),
  freeReserve,
});

/** Takes over, once, what was kept while the database could not be opened. */
async function takeOver(database: Database): Promise<void> {
  if (!(await indexedDB.databases()).some(({ name }) => name === STAND_IN)) return;
  const standIn = await openDatabase(STAND_IN, () => undefined);
  const later = await allIn(standIn);
  const id = await standIn.get('state', 'id');
  standIn.close();
  // Again where the browser was ended before the stand-in was gone; not twice, or what was removed since would return.
  if (id !== undefined && id !== (await database.get('state', 'taken')))
    await putWith(database, joined(await allIn(database), later), 'taken', id);
  // Not waited for: should it fail, it is known for what it is.
  deleteDB(STAND_IN).catch(() => undefined);
}

/**
 * The database, with all that an earlier Caveat kept in `old`. What stands in `old` is taken once and never looked at
 * again: afterwards a script in a web page may have put it there.
 * @throws where the browser keeps no databases, or this one is broken.
 */
export async function openOwnArea(old: Area, onLost: () => void): Promise<Area> {
  const database = await openDatabase(DATABASE, onLost);
  const moved = await database.get('state', 'moved');
  if (moved === undefined) await putWith(database, await old.get(null), 'moved', 'copied');
  if (moved !== 'done') {
    // Again where the browser was ended right after the copying.
    await old.remove(Object.keys(await old.get(null)));
    await database.put('state', 'done', 'moved');
  }
  // What cannot be taken over now, for lack of room, say, is there the next time.
  await takeOver(database).catch(() => undefined);
  // Not waited for: what is to be kept now has room, or will say that it has none.
  layReserve().catch(() => undefined);
  return areaOf(database, false);
}

/** The database that stands in. @throws where it cannot be opened either. */
async function openStandIn(onLost: () => void): Promise<Area> {
  const database = await openDatabase(STAND_IN, onLost);
  await database.put('state', crypto.randomUUID(), 'id');
  return areaOf(database, true);
}

const telling = (area: Area): Area => ({
  ...area,
  async set(values) {
    await area.set(values);
    await tellChange(Object.keys(values));
  },
  async remove(names) {
    await area.remove(names);
    await tellChange(names);
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
  return telling(
    await openOwnArea(old, onLost)
      .catch(() => openStandIn(onLost))
      .catch(() => old),
  );
}
