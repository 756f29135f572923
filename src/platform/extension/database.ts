/**
 * The history's database. Background and history page each open it themselves, so that ten thousand rows never travel
 * by message. A database that this version of Caveat cannot use is left untouched, and another one is used under the
 * next name: its rows are back once the version that wrote them is.
 */
import { openDB } from 'idb';
import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import { isMeeting, isWithin, newestFirst } from '../../domain/history/meetings.ts';
import type { Meeting } from '../../domain/history/meetings.ts';

interface Schema extends DBSchema {
  meetings: { key: string; value: Meeting; indexes: { at: number; host: string; service: string } };
}
type Database = IDBPDatabase<Schema>;
type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>;

/** Step n turns a database of version n into version n + 1; step 0 creates it. Steps are never edited once released. */
export const HISTORY_STEPS: readonly ((database: Database, upgrade: Upgrade) => void)[] = [
  (database) => {
    const store = database.createObjectStore('meetings', { keyPath: 'id' });
    store.createIndex('at', 'at');
    store.createIndex('host', 'host');
  },
  (_database, upgrade) => void upgrade.objectStore('meetings').createIndex('service', 'service'),
];

/** Database names, in the order in which they are tried. */
const NAMES = ['history', 'history-2', 'history-3'] as const;

/** Why a database was set aside. */
type SetAside = 'newer' | 'broken';

export interface History {
  /** Name of the database in use. */
  readonly name: string;
  readonly setAside?: SetAside;
  /** Every valid row, newest first. */
  readonly all: () => Promise<Meeting[]>;
  /** Rows of a host, newest first. */
  readonly ofHost: (host: string) => Promise<Meeting[]>;
  /** Rows of a service, newest first. */
  readonly ofService: (service: string) => Promise<Meeting[]>;
  readonly put: (meetings: readonly Meeting[]) => Promise<void>;
  readonly remove: (ids: readonly string[]) => Promise<void>;
  /** Drops rows that began or were added before `since`, and the oldest beyond `most`; all of that or nothing. */
  readonly prune: (since: number, most: number) => Promise<void>;
  readonly close: () => void;
}

const isWhole = (database: Database): boolean =>
  database.objectStoreNames.contains('meetings') &&
  ['at', 'host', 'service'].every((name) =>
    (database.transaction('meetings').store.indexNames as DOMStringList).contains(name),
  );

/** Opens the history, and creates or migrates it if needed. @throws where the browser keeps no databases for Caveat. */
export async function openHistory(steps = HISTORY_STEPS): Promise<History> {
  let setAside: SetAside | undefined;
  for (const name of NAMES) {
    try {
      const database = await openDB<Schema>(name, steps.length, {
        upgrade: (before, from, _to, upgrade) => {
          for (const step of steps.slice(from)) step(before, upgrade);
        },
        // A newer Caveat wants to migrate this database, which is blocked until this connection closes.
        blocking: (_now, _blocked, event) => (event.target as IDBDatabase).close(),
      });
      if (isWhole(database)) return historyOf(database, setAside);
      database.close();
      setAside ??= 'broken';
    } catch (error) {
      setAside ??= error instanceof Error && error.name === 'VersionError' ? 'newer' : 'broken';
      if (name === NAMES.at(-1)) throw error;
    }
  }
  throw new Error('No history can be kept.');
}

function historyOf(database: Database, setAside: SetAside | undefined): History {
  const sound = (rows: readonly unknown[]): Meeting[] => rows.filter(isMeeting).sort(newestFirst);
  return {
    name: database.name,
    ...(setAside === undefined ? {} : { setAside }),
    all: async () => sound(await database.getAll('meetings')),
    ofHost: async (host) => sound(await database.getAllFromIndex('meetings', 'host', host)),
    ofService: async (service) => sound(await database.getAllFromIndex('meetings', 'service', service)),
    put: async (meetings) => {
      const change = database.transaction('meetings', 'readwrite');
      await Promise.all([...meetings.map((meeting) => change.store.put(meeting)), change.done]);
    },
    remove: async (ids) => {
      const change = database.transaction('meetings', 'readwrite');
      await Promise.all([...ids.map((id) => change.store.delete(id)), change.done]);
    },
    prune: async (since, most) => {
      const change = database.transaction('meetings', 'readwrite');
      const drop = async (): Promise<void> => {
        let over = (await change.store.count()) - most;
        for (
          let cursor = await change.store.index('at').openCursor();
          cursor !== null;
          cursor = await cursor.continue()
        ) {
          if (over <= 0 && cursor.value.at >= since) break;
          if (over <= 0 && isWithin(cursor.value, since)) continue;
          await cursor.delete();
          over -= 1;
        }
      };
      await Promise.all([drop(), change.done]);
    },
    close: () => database.close(),
  };
}
