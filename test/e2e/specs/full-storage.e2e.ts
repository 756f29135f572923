/** The browser has no room left for what Caveat keeps: nothing goes away, and what could not be kept is said. */
import { afterEach, describe, expect, it } from 'vitest';
import { continueToBar, eventually, html, layer, openWorld, press, pressesCount, visit } from '../browser.ts';

const world = openWorld(
  { 'massroot8.com/app': html('<h1>Massroot8</h1><p>Connect your account.</p>') },
  { storageLimit: 50_000 },
);

/** Fills the place of what lasts to the last byte. */
async function fill(): Promise<void> {
  await world.driver.lasting();
  await world.driver.withApi(async ({ storage }) => {
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
    let at = 0;
    for (let size = 4_000_000; size >= 1; ) {
      // Not to be compressed: Firefox does that to what it stores.
      const noise = Array.from(crypto.getRandomValues(new Uint8Array(Math.min(size, 65_536))), (byte) =>
        String.fromCharCode(33 + (byte % 90)),
      ).join('');
      const value = hasDatabase
        ? Array.from({ length: Math.ceil(size / 65_536) }, (_, part) => `${part}${noise}`)
            .join('')
            .slice(0, size)
        : noise.repeat(Math.ceil(size / noise.length)).slice(0, size);
      at += 1;
      try {
        if (hasDatabase) await inDatabase(`filler-${at}`, value);
        else await storage.local.set({ [`filler-${at}`]: value });
      } catch {
        size = size === 1 ? 0 : Math.floor(size / 4);
      }
    }
  });
}

/** Makes room. In a database without any, Firefox cannot even remove values: the whole of it goes. */
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

describe('with full storage', () => {
  // Before what is done after every test, which writes.
  afterEach(empty);

  it('the alert stays, says that the choice was not kept, and takes it once there is room', async () => {
    const page = await visit(world, 'https://massroot8.com/app');
    expect(await layer(world, page)).toMatchObject({ part: 'alert' });
    await fill();
    await page.bringToFront();
    await press(world, page, '[data-action="continue"]');
    await eventually('said', async () => (await layer(world, page, 0))?.text.includes('was not kept') === true);
    expect(await layer(world, page, 0)).toMatchObject({ part: 'alert', service: 'massroot8' });
    expect(await world.driver.ask('options/view', {})).toMatchObject({ decisions: [] });
    await empty();
    await page.bringToFront();
    await pressesCount();
    await continueToBar(world, page);
    await eventually('it is kept', async () => (await world.driver.ask('options/view', {})).decisions.length === 1);
  });

  it('a warning comes all the same', async () => {
    await fill();
    const page = await visit(world, 'https://massroot8.com/app');
    expect(await layer(world, page)).toMatchObject({ part: 'alert', service: 'massroot8' });
    expect((await world.driver.badge(page)).text).toBe('▲');
  });

  it('the options say so, and show what holds', async () => {
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
