/** What specs ask about the history: what is written down in its database by now. */
import type { Meeting } from '../../src/domain/history/meetings.ts';
import { eventually } from './browser.ts';
import type { World } from './browser.ts';

/** The rows of the history as they lie in the database; none where there is no database yet. */
export async function written({ driver }: World): Promise<Meeting[]> {
  const rows = await driver.inExtension(async () => {
    // To open one that is not there would make it, empty and of no use.
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

/** Waits until the visit of a host is written down, which is done after all that is shown for it. */
export const isWritten = (world: World, host: string): Promise<void> =>
  eventually(`the visit of ${host} is written down`, async () =>
    (await written(world)).some((each) => each.host === host),
  );

/** Puts rows beside those that are written down already; there must be one. */
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
