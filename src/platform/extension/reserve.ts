/**
 * The reserve, in Firefox: room laid by while there is some, for what the reader does when there is none. Firefox
 * without room cannot even remove rows, since it writes down what it removes before it does, but it can remove a whole
 * database. This one holds nothing that anybody could miss.
 */
import { deleteDB, openDB } from 'idb';

const DATABASE = 'reserve';
const PIECES = 16;
/** In bytes; as much as random numbers come at once. */
const PIECE = 65_536;

/** Lays the reserve by, unless it is there. @throws where there is no room for it. */
export async function layReserve(): Promise<void> {
  if ((await indexedDB.databases()).some(({ name }) => name === DATABASE)) return;
  const database = await openDB(DATABASE, 1, {
    // In the step that makes the database: it is there with all of its room, or not at all.
    upgrade: (made, _from, _to, { done }) => {
      const store = made.createObjectStore('room', { autoIncrement: true });
      // The opening tells of a fault.
      done.catch(() => undefined);
      // Random, since Firefox compresses what it stores.
      for (let at = 0; at < PIECES; at += 1)
        store.put(crypto.getRandomValues(new Uint8Array(PIECE))).catch(() => undefined);
    },
  });
  database.close();
}

/** Gives the room back. */
export const freeReserve = (): Promise<void> => deleteDB(DATABASE);
