/**
 * Reads and writes what Caveat keeps past the browser's end, from a page of the extension: in the browser's storage, or
 * in the extension's own database (Firefox). Both functions are sent as text, so they may use only their arguments.
 */
import type { Browser } from 'webextension-polyfill';

/** A change to what is kept, sent as JSON. The answer is all that is kept after it. */
export interface LastingChange {
  /** Removes everything first. */
  readonly clear?: boolean;
  readonly values?: Readonly<Record<string, unknown>>;
}

type Run = (api: Browser, change: string) => Promise<Record<string, unknown>>;

/** Chrome: the browser's storage. */
export const inBrowserStorage: Run = async ({ storage }, change) => {
  const { clear = false, values } = JSON.parse(change) as LastingChange;
  if (clear) await storage.local.clear();
  if (values !== undefined) await storage.local.set({ ...values });
  return storage.local.get();
};

/** Firefox: the extension's database. Tells open pages of a change in the way in which the background does. */
export const inOwnDatabase: Run = async ({ storage }, change) => {
  const { clear = false, values = {} } = JSON.parse(change) as LastingChange;
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('lasting');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error('no database'));
  });
  const work = database.transaction('values', 'readwrite');
  const store = work.objectStore('values');
  const before = store.getAllKeys();
  if (clear) store.clear();
  for (const [name, value] of Object.entries(values)) store.put(value, name);
  const [names, kept] = [store.getAllKeys(), store.getAll()];
  await new Promise<void>((resolve, reject) => {
    work.oncomplete = () => resolve();
    work.onabort = () => reject(work.error ?? new Error('not kept'));
  });
  database.close();
  const changed = [...(clear ? before.result : []), ...Object.keys(values)];
  if (changed.length > 0)
    await storage.session.set({ 'lasting-changed': { names: changed, stamp: String(Math.random()) } });
  return Object.fromEntries(names.result.map((name, at) => [name as string, kept.result[at] as unknown]));
};
