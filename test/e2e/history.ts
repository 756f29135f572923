/** Helpers for specs about the history: they read and write its database directly. */
import type { Meeting } from '../../src/domain/history/meetings.ts';
import { eventually } from './browser.ts';
import type { World } from './browser.ts';

/** The rows of the history's database; an empty list if there is no database yet. */
export async function written({ driver }: World): Promise<Meeting[]> {
  const rows = await driver.inExtension(async () => {
    // Opening a missing database would create an empty one, without its stores.
    if (!(await indexedDB.databases()).some(({ name }) => name === 'history')) return '[]';
    return new Promise<string>((done, fail) => {
      const open = indexedDB.open('history');
      open.onerror = () => fail(new Error(String(open.error)));
      open.onsuccess = () => {
        const database = open.result;
        const all = database.transaction('meetings').objectStore('meetings').getAll();
        all.onerror = () => fail(new Error(String(all.error)));
        all.onsuccess = () => {
          database.close();
          done(JSON.stringify(all.result));
        };
      };
    });
  });
  return JSON.parse(rows) as Meeting[];
}

/** Waits until the visit to a host is in the database. Caveat writes it last, after showing the warning. */
export const isWritten = (world: World, host: string): Promise<void> =>
  eventually(`the visit of ${host} is written down`, async () =>
    (await written(world)).some((each) => each.host === host),
  );

/** Adds rows to the history's database, which must exist already. */
export async function putRows({ driver }: World, rows: readonly Meeting[]): Promise<void> {
  await driver.inExtension(
    (text) =>
      new Promise<void>((done, fail) => {
        const open = indexedDB.open('history');
        open.onerror = () => fail(new Error(String(open.error)));
        open.onsuccess = () => {
          const change = open.result.transaction('meetings', 'readwrite');
          for (const row of JSON.parse(text) as object[]) change.objectStore('meetings').put(row);
          change.oncomplete = () => {
            open.result.close();
            done();
          };
          change.onabort = () => fail(new Error(String(change.error)));
        };
      }),
    JSON.stringify(rows),
  );
}
