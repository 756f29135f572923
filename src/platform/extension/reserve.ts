/**
 * The reserve, in Firefox: disk space that is taken while there is some and given back when there is none. Without
 * space Firefox cannot even remove rows, since it first writes down what it removes, but it can delete a whole
 * database. This database holds nothing that anybody could miss.
 */
import { deleteDB, openDB } from 'idb';

const DATABASE = 'reserve';
const PIECES = 16;
/** In bytes; the most that one call of `getRandomValues` returns. */
const PIECE = 65_536;

/** Creates the reserve, unless it exists. @throws where there is no room for it. */
export async function layReserve(): Promise<void> {
  if ((await indexedDB.databases()).some(({ name }) => name === DATABASE)) return;
  const database = await openDB(DATABASE, 1, {
    // Filled in the transaction that creates the database: the reserve exists with all of its room or not at all.
    upgrade: (made, _from, _to, { done }) => {
      const store = made.createObjectStore('room', { autoIncrement: true });
      // Opening the database reports this error as well.
      done.catch(() => undefined);
      // Random bytes, since Firefox compresses what it stores.
      for (let at = 0; at < PIECES; at += 1)
        store.put(crypto.getRandomValues(new Uint8Array(PIECE))).catch(() => undefined);
    },
  });
  database.close();
}

/** Deletes the reserve, which gives its room back. */
export const freeReserve = (): Promise<void> => deleteDB(DATABASE);
