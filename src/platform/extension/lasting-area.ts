/**
 * Where lasting data is kept. Chrome's storage can be closed to scripts in web pages (`closeToWebPages`). Firefox's
 * cannot, so there the data lies in a database of the extension's own origin, which no script in a web page can open.
 * While it cannot be opened, a second database stands in, and is taken over once the first one opens. Where Firefox
 * keeps no databases (it never remembers history), the browser's storage is used. Nothing is taken over from there,
 * since a script in a web page may have written it.
 */
import { deleteDB, openDB } from 'idb';
import type { DBSchema, IDBPDatabase } from 'idb';
import { browser, isFirefox } from './browser.ts';
import { tellChange } from './lasting-changes.ts';
import { joined } from './lasting-values.ts';
import type { Data } from './lasting-values.ts';
import { freeReserve, layReserve } from './reserve.ts';

export interface Area {
  /** Whether a content script that a web page has taken over could read and change the data here. */
  readonly isOpenToPages: boolean;
  /** Whether this area stands in for another one, which may hold more data. */
  readonly isStandIn: boolean;
  /** One value by its name, or all values for null. */
  readonly get: (name: string | null) => Promise<Data>;
  readonly set: (values: Data) => Promise<void>;
  readonly remove: (names: readonly string[]) => Promise<void>;
  /** Removes the reserve (`reserve.ts`), if this area has one. */
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
 * Both databases keep this form for good; the form of the values in them is counted by their `version`. `moved`: how
 * far the data of an earlier Caveat has been moved here. `id`: identifies a stand-in, new at each opening. `taken`: the
 * id of the stand-in that was taken over last.
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
    // Something else is deleting the database, which is blocked until this connection closes.
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

/** Writes values and one entry of `state` in one transaction. */
async function putWith(database: Database, data: Data, key: 'moved' | 'taken', word: string): Promise<void> {
  const change = changeOf(database);
  const put = Object.entries(data).map(([name, value]) => change.objectStore('values').put(value, name));
  await Promise.all([...put, change.objectStore('state').put(word, key), change.done]);
}

/** Repeats a step once if it fails with InvalidStateError, which Firefox may throw after a step that found no room. */
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

/** Takes over the stand-in's data, which was kept while the database could not be opened, and deletes the stand-in. */
async function takeOver(database: Database): Promise<void> {
  if (!(await indexedDB.databases()).some(({ name }) => name === STAND_IN)) return;
  const standIn = await openDatabase(STAND_IN, () => undefined);
  const later = await allIn(standIn);
  const id = await standIn.get('state', 'id');
  standIn.close();
  // A stand-in remains if the browser ended too early. Taking it over twice would bring back what was removed since.
  if (id !== undefined && id !== (await database.get('state', 'taken')))
    await putWith(database, joined(await allIn(database), later), 'taken', id);
  // Not awaited: if the deletion fails, `taken` still identifies this stand-in.
  deleteDB(STAND_IN).catch(() => undefined);
}

/**
 * Opens the database and moves into it what an earlier Caveat kept in `old`. `old` is read only until that is done,
 * since later on a script in a web page may have written there.
 * @throws where the browser keeps no databases, or this one is broken.
 */
export async function openOwnArea(old: Area, onLost: () => void): Promise<Area> {
  const database = await openDatabase(DATABASE, onLost);
  const moved = await database.get('state', 'moved');
  if (moved === undefined) await putWith(database, await old.get(null), 'moved', 'copied');
  if (moved !== 'done') {
    // Runs again if the browser ended right after the copying.
    await old.remove(Object.keys(await old.get(null)));
    await database.put('state', 'done', 'moved');
  }
  // If this fails, for lack of room for example, the stand-in is still there the next time.
  await takeOver(database).catch(() => undefined);
  // Not awaited: a write does not need the reserve, and reports a lack of room itself.
  layReserve().catch(() => undefined);
  return areaOf(database, false);
}

/** Opens the stand-in. @throws where it cannot be opened either. */
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

/** The area that holds lasting data. Only the background may use it. */
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
