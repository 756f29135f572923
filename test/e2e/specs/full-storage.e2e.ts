/** The browser has no room left for Caveat's data: nothing kept is lost, and the reader is told what was not saved. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Meeting } from '../../../src/domain/history/meetings.ts';
import type { ServiceId } from '../../../src/domain/model.ts';
import { continueToBar, eventually, html, LATER, layer, openWorld, press, pressesCount, visit } from '../browser.ts';
import { isWritten, putRows, written } from '../history.ts';

const world = openWorld(
  { 'massroot8.com/app': html('<h1>Massroot8</h1><p>Connect your account.</p>') },
  { storageLimit: 50_000 },
);

/** Random text, because Firefox compresses what it stores. */
const noise = (size: number): string =>
  Array.from({ length: size }, () => String.fromCharCode(33 + Math.floor(Math.random() * 90))).join('');

const hasReserve = async (): Promise<boolean> => (await indexedDB.databases()).some(({ name }) => name === 'reserve');
const dropReserve = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const removing = indexedDB.deleteDatabase('reserve');
    removing.onsuccess = () => resolve();
    removing.onerror = () => reject(removing.error ?? new Error('not removed'));
  });

/** Fills the lasting storage to the last byte; `reserve` keeps Caveat's reserve, which only Firefox has. */
async function fill({ reserve = false } = {}): Promise<void> {
  const { driver } = world;
  await driver.lasting();
  // Caveat lays the reserve by in the background, so wait for it.
  if (driver.name === 'firefox') await eventually('a reserve is laid by', () => driver.inExtension(hasReserve));
  if (!reserve) await driver.inExtension(dropReserve);
  await driver.withApi(async ({ storage }) => {
    const inDatabase = async (name: string, value: string): Promise<void> => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('lasting');
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error ?? new Error('no database'));
      });
      const work = database.transaction('values', 'readwrite');
      work.objectStore('values').put(value, name);
      await new Promise<void>((resolve, reject) => {
        work.oncomplete = () => resolve();
        work.onabort = () => reject(work.error ?? new Error('full'));
      }).finally(() => database.close());
    };
    const hasDatabase = (await indexedDB.databases()).some(({ name }) => name === 'lasting');
    const set = (name: string, value: string): Promise<void> =>
      hasDatabase ? inDatabase(name, value) : storage.local.set({ [name]: value });
    const many = (size: number): string => {
      let text = '';
      while (text.length < size)
        for (const byte of crypto.getRandomValues(new Uint8Array(Math.min(size, 65_536))))
          text += String.fromCharCode(33 + (byte % 90));
      return text.slice(0, size);
    };
    await set('rest', '');
    let at = 0;
    /** Writes values, in smaller and smaller pieces, until none fits. @returns how many characters went in. */
    const fillUp = async (): Promise<number> => {
      let put = 0;
      for (let size = 4_000_000; size >= 1; ) {
        at += 1;
        try {
          await set(`filler-${at}`, many(size));
          put += size;
        } catch {
          size = size === 1 ? 0 : Math.floor(size / 4);
        }
      }
      return put;
    };
    // Firefox frees the room of its journals after a moment without writes, so fill again until little fits.
    while ((await fillUp()) > 10_000 && hasDatabase) await new Promise((done) => setTimeout(done, 1500));
    // A new name takes room too: the last bytes, too few for a name, are added to a value that exists already.
    for (let more = 1; more > 0 && !hasDatabase; more += 1)
      await set('rest', 'x'.repeat(more)).catch(() => {
        more = -1;
      });
  });
}

/** Makes room. Firefox cannot even remove single values from a full database, so the whole database is deleted. */
async function empty(): Promise<void> {
  const { driver } = world;
  if (driver.name !== 'firefox') return void (await driver.lasting({ clear: true }));
  await driver.stopBackground();
  await driver.withApi(
    () =>
      new Promise<void>((resolve, reject) => {
        const removing = indexedDB.deleteDatabase('lasting');
        removing.onsuccess = () => resolve();
        removing.onerror = () => reject(removing.error ?? new Error('not removed'));
      }),
  );
}

const aMeeting = (id: string, at: number): Meeting => ({
  id,
  at,
  seenAt: at,
  host: 'massroot8.com',
  kind: 'listed-site',
  service: 'massroot8' as ServiceId,
  loudness: 'alert',
  did: 'nothing',
});

describe('with full storage', () => {
  // Make room before the clean-up that runs after every test, because that writes.
  afterEach(empty);

  it('the alert stays, says that the choice was not kept, and takes it once there is room', async () => {
    // Firefox finds room for small writes even in a full database. These lasting choices make the write a large one.
    const held = Array.from({ length: 4000 }, (_, at) => [
      `held-${at}`,
      { continued: { until: 'always', at: 1, revision: noise(190) } },
    ]);
    await world.driver.lasting({ values: { past: { services: Object.fromEntries(held) as object } } });
    const page = await visit(world, 'https://massroot8.com/app');
    expect(await layer(world, page)).toMatchObject({ part: 'alert' });
    await fill();
    await page.bringToFront();
    await press(world, page, '[data-action="continue"]');
    await eventually('said', async () => (await layer(world, page, 0))?.text.includes('was not kept') === true);
    expect(await layer(world, page, 0)).toMatchObject({ part: 'alert', service: 'massroot8' });
    const chosen = async (): Promise<boolean> =>
      (await world.driver.ask('options/view', {})).decisions.some(({ service }) => service === 'massroot8');
    expect(await chosen()).toBe(false);
    await empty();
    await page.bringToFront();
    await pressesCount(world, page);
    await continueToBar(world, page);
    await eventually('it is kept', chosen);
  });

  it('what has ended or a reserve makes way for what the reader makes, and nothing else', async () => {
    const { driver } = world;
    const DAY = 86_400_000;
    const now = Date.now();
    const choice = (until: string, at: number): object => ({ continued: { until, at, revision: '' } });
    const ended = Array.from({ length: 300 }, (_, at) => [`ended-${at}`, choice('7-days', now - 30 * DAY)] as const);
    await driver.ask('preferences/set', { barPosition: 'bottom' });
    await driver.ask('checklist/set', { platform: 'x', steps: ['posts'] });
    // Firefox finds room for small writes even in a full database. These entries make the write a large one.
    const own = Array.from({ length: 200 }, (_, at) => ({ host: `own-${at}.example`, note: noise(280), at: now - at }));
    const past = { services: { ...Object.fromEntries(ended), massroot8: choice('always', now - 900 * DAY) } };
    await driver.lasting({ values: { past, own, pauses: { 'paused.example': now - 900 * DAY } } });
    await visit(world, 'https://massroot8.com/app');
    await isWritten(world, 'massroot8.com');
    const rows = Array.from({ length: 3000 }, (_, at) => aMeeting(`row-${at}`, now - (at + 1) * 1000));
    await putRows(world, rows);
    await fill({ reserve: true });
    expect(await driver.ask('own/add', { address: 'new.example', note: 'New' })).toMatchObject({ ok: true });
    const view = await driver.ask('options/view', {});
    expect(view.own.map(({ host }) => host)).toEqual(['new.example', ...own.map(({ host }) => host)]);
    expect(view).toMatchObject({
      preferences: { barPosition: 'bottom' },
      decisions: [{ service: 'massroot8', until: 'always' }],
      pauses: [{ host: 'paused.example' }],
    });
    expect(await driver.ask('checklist/ticks', {})).toEqual({ x: ['posts'] });
    expect(await written(world)).toHaveLength(3001);
    const hasEnded = JSON.stringify((await driver.lasting())['past']).includes('ended-');
    // A full Firefox may be unable to drop ended choices; then Caveat gives up the reserve instead.
    if (driver.name === 'firefox') expect(hasEnded && (await driver.inExtension(hasReserve))).toBe(false);
    else expect(hasEnded).toBe(false);
  });

  it('a warning comes all the same', async () => {
    await fill();
    const page = await visit(world, 'https://massroot8.com/app');
    expect(await layer(world, page)).toMatchObject({ part: 'alert', service: 'massroot8' });
    await expect.poll(async () => (await world.driver.badge(page)).text, LATER).toBe('▲');
  });

  it('the options say so, and show what holds', async () => {
    // Firefox finds room for small writes even when full. Unknown values of a newer version make this one large.
    await world.driver.lasting({ values: { version: 9, preferences: { later: noise(900_000) } } });
    await fill();
    const page = await world.driver.extensionPage('src/pages/options/index.html');
    const radios = 'input[type="radio"]';
    await page.waitForSelector(radios);
    const checked = (): Promise<string | undefined> =>
      page.evaluate((all) => document.querySelector<HTMLInputElement>(`${all}:checked`)?.value, radios);
    expect(await checked()).toBe('top');
    await page.click(`${radios}[value="bottom"]`);
    await eventually('said', () =>
      page.evaluate(() => document.querySelector('[role="status"]')!.textContent.includes('could not be saved')),
    );
    await eventually('what holds', async () => (await checked()) === 'top');
    await page.close();
  });
});
