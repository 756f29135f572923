/** Firefox: while the database of the lasting data cannot be opened, a stand-in takes changes for later. */
import { expect, it } from 'vitest';
import { continueToBar, eventually, html, layer, openWorld, visit } from '../browser.ts';

const world = openWorld({ 'massroot8.com/app': html('<h1>Massroot8</h1><p>Connect your account.</p>') }, { own: true });

/** Copies the database to another version and restarts the background. Caveat cannot open version 2. */
async function remake(version: number): Promise<void> {
  await world.driver.stopBackground();
  await world.driver.withApi(async (_api, to) => {
    const request = <T>(asked: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error ?? new Error('no answer'));
      });
    const before = await request(indexedDB.open('lasting'));
    const rows = await Promise.all(
      ['values', 'state'].map(async (name) => {
        const store = before.transaction(name).objectStore(name);
        const [keys, values] = await Promise.all([request(store.getAllKeys()), request(store.getAll())]);
        return { name, keys, values: values as unknown[] };
      }),
    );
    before.close();
    await request(indexedDB.deleteDatabase('lasting'));
    const opening = indexedDB.open('lasting', Number(to));
    opening.onupgradeneeded = () => {
      for (const { name, keys, values } of rows) {
        const store = opening.result.createObjectStore(name);
        for (const [at, key] of keys.entries()) store.put(values[at], key);
      }
    };
    (await request(opening)).close();
  }, String(version));
}

it('what was changed meanwhile joins what was there before', { tags: 'firefox' }, async () => {
  const { driver } = world;
  await driver.ask('preferences/set', { barPosition: 'bottom' });
  await driver.ask('own/add', { address: 'before.example', note: 'Before' });
  await driver.ask('checklist/set', { platform: 'x', steps: ['access'] });
  await remake(2);
  // None of the kept data can be read, and nothing is stored where scripts in web pages could read it.
  expect(await driver.ask('options/view', {})).toMatchObject({ own: [], isOpenToPages: false });
  await driver.ask('preferences/set', { guard: false });
  await driver.ask('own/add', { address: 'later.example', note: 'Later' });
  await driver.ask('checklist/set', { platform: 'x', steps: ['posts'] });
  const page = await visit(world, 'https://massroot8.com/app');
  await layer(world, page);
  await continueToBar(world, page);
  await eventually('the choice is taken', async () => (await driver.ask('options/view', {})).decisions.length === 1);
  expect(await driver.withApi(({ storage }) => storage.local.get())).toEqual({});
  await remake(1);
  await eventually('all is there', async () => (await driver.ask('options/view', {})).own.length === 2);
  expect(await driver.ask('options/view', {})).toMatchObject({
    preferences: { barPosition: 'bottom', guard: false },
    own: [{ host: 'later.example' }, { host: 'before.example' }],
    decisions: [{ service: 'massroot8' }],
  });
  expect(await driver.ask('checklist/ticks', {})).toEqual({ x: ['access', 'posts'] });
  // The stand-in was taken over once and for good: what is undone afterwards stays undone.
  await driver.ask('own/set', { changes: [{ host: 'later.example', entry: null }] });
  await driver.stopBackground();
  expect((await driver.ask('options/view', {})).own.map(({ host }) => host)).toEqual(['before.example']);
});
