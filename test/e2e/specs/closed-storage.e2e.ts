/**
 * An attacker who takes over one of our scripts in a web page can use the extension API like any content script. Such a
 * script must find nothing of what Caveat keeps, and must be able to change none of it.
 */
import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import type { OptionsView } from '../../../src/messages/options.ts';
import { choiceKept, continueToBar, eventually, html, layer, openWorld, visit } from '../browser.ts';

const world = openWorld(
  {
    'massroot8.com/app': html('<h1>Massroot8</h1><p>Connect your account.</p>'),
  },
  { own: true },
);

/** Makes one of each thing that Caveat keeps for the reader: a changed preference, a marked site and a choice. */
async function made(): Promise<Page> {
  const { driver } = world;
  await driver.ask('preferences/set', { barPosition: 'bottom' });
  await driver.ask('own/add', { address: 'marked.example', note: 'A note' });
  const page = await visit(world, 'https://massroot8.com/app');
  await layer(world, page);
  await continueToBar(world, page);
  await choiceKept(world, 'massroot8');
  return page;
}

/** The options view without the two times that change by themselves: `now`, and when Caveat last saw the open page. */
async function settings(): Promise<Omit<OptionsView, 'now'>> {
  const { now: _now, decisions, ...view } = await world.driver.ask('options/view', {});
  return { ...view, decisions: decisions.map(({ seenAt: _seenAt, ...decision }) => decision) };
}

/** The globals of a content script; both browsers have `chrome`. */
interface Scope<Storage> {
  readonly chrome: { readonly storage: Storage };
}

/** All that a content script in the page finds in the extension API's storage areas and in databases, as text. */
async function found(page: Page): Promise<string> {
  const tab = await world.driver.tabId(page);
  return world.driver.withApi(async ({ scripting }, tabId) => {
    const [frame] = await scripting.executeScript({
      target: { tabId: Number(tabId) },
      func: async () => {
        type Area = { get?: (names?: null) => Promise<unknown> };
        const areas = (globalThis as unknown as Scope<Record<string, Area | undefined>>).chrome.storage;
        const all = await Promise.all(
          ['local', 'session', 'sync', 'managed'].map(async (name) => {
            try {
              return [name, await areas[name]?.get?.(null)];
            } catch (error) {
              return [name, String(error)];
            }
          }),
        );
        return JSON.stringify([all, await indexedDB.databases().catch(String)]);
      },
    });
    return String(frame?.result);
  }, String(tab));
}

/** Writes settings wherever a content script can. @returns how many places took them. */
async function overwrite(page: Page): Promise<number> {
  const tab = await world.driver.tabId(page);
  return world.driver.withApi(async ({ scripting }, tabId) => {
    const [frame] = await scripting.executeScript({
      target: { tabId: Number(tabId) },
      args: [tabId],
      func: async (ownTab: string) => {
        type Area = { set?: (values: object) => Promise<void> };
        const areas = (globalThis as unknown as Scope<Record<string, Area | undefined>>).chrome.storage;
        const continued = { until: 'always', at: Date.now(), revision: '' };
        const values = {
          version: 1,
          preferences: { barPosition: 'top', guard: false, offers: false, stop: true },
          past: { services: { massroot8: { continued }, likesocial: { continued } } },
          pauses: { 'massroot8.com': Date.now() },
          own: [],
          checklist: { x: ['posts'] },
          history: { days: 0 },
          [`tab:${ownTab}`]: {},
          'lasting-changed': { names: ['preferences'], stamp: 'x' },
        };
        const done = await Promise.allSettled(
          ['local', 'session', 'sync'].map((name) => {
            const area = areas[name];
            return area?.set === undefined ? Promise.reject(new Error('closed')) : area.set(values);
          }),
        );
        return done.filter(({ status }) => status === 'fulfilled').length;
      },
    });
    return Number(frame?.result);
  }, String(tab));
}

describe('a script in a web page', () => {
  it('finds nothing of what the reader has made or met', async () => {
    const page = await made();
    const all = await found(page);
    expect(all).toContain('["local",');
    expect(all).not.toMatch(/massroot8|marked|bottom|note|lasting|history|tab:/i);
    expect(JSON.stringify(await world.driver.lasting())).toMatch(/marked.*massroot8/s);
  });

  it('changes nothing of it, now or when the background begins anew', async () => {
    const { driver } = world;
    const page = await made();
    const before = await settings();
    await overwrite(page);
    expect(await settings()).toEqual(before);
    expect(await driver.ask('checklist/ticks', {})).toEqual({});
    await driver.stopBackground();
    expect(await settings()).toEqual(before);
    await driver.update();
    expect(await settings()).toEqual(before);
    expect(await driver.ask('checklist/ticks', {})).toEqual({});
    await driver.withApi(({ storage }) => storage.local.clear());
  });

  it('hears nothing when something of it is changed', async () => {
    const { driver } = world;
    const page = await made();
    const tab = await driver.tabId(page);
    const inPage = (heard: boolean): Promise<unknown> =>
      driver.withApi(
        async ({ scripting }, argument) => {
          const [tabId, ask] = JSON.parse(argument) as [number, boolean];
          const [frame] = await scripting.executeScript({
            target: { tabId },
            args: [ask],
            func: (isAsked: boolean) => {
              type Changed = { addListener(heard: (changes: object, area: string) => void): void };
              const scope = globalThis as unknown as Scope<{ onChanged: Changed } | undefined> & { heard?: string[] };
              if (isAsked) return scope.heard;
              const heardHere: string[] = (scope.heard = []);
              scope.chrome.storage?.onChanged.addListener((changes, area) => {
                heardHere.push(`${area} ${Object.keys(changes).join()}`);
              });
              return 'listens';
            },
          });
          return frame?.result;
        },
        JSON.stringify([tab, heard]),
      );
    expect(await inPage(false)).toBe('listens');
    await driver.ask('preferences/set', { guard: false });
    await driver.ask('checklist/set', { platform: 'x', steps: ['posts'] });
    // A control: this later write to `storage.local`, not made by Caveat, is one that a script in a page may hear.
    const control = await driver.withApi(async ({ storage }) => {
      await storage.local.set({ control: 1 });
      return 'setAccessLevel' in storage.local;
    });
    if (!control) await eventually('the control', async () => JSON.stringify(await inPage(true)).includes('control'));
    expect(await inPage(true)).toEqual(control ? [] : ['local control']);
    await driver.withApi(({ storage }) => storage.local.clear());
  });
});

describe('options that are open', () => {
  it('follow what is changed elsewhere', async () => {
    const page = await world.driver.extensionPage('src/pages/options/index.html');
    const checked = (): Promise<string | undefined> =>
      page.evaluate(() => document.querySelector<HTMLInputElement>('input[type="radio"]:checked')?.value);
    await eventually('the options', async () => (await checked()) !== undefined);
    const before = await checked();
    const after = before === 'bottom' ? 'top' : 'bottom';
    await world.driver.ask('preferences/set', { barPosition: after });
    await eventually('the other place', async () => (await checked()) === after);
    await page.close();
  });
});

describe('what was kept before', () => {
  it('is taken over from the browser’s storage, once, and is there no more', { tags: 'firefox' }, async () => {
    const { driver } = world;
    const earlier = {
      version: 1,
      preferences: { barPosition: 'bottom' },
      checklist: { x: ['posts'] },
      own: [{ host: 'marked.example', note: 'A note', at: 1_700_000_000_000 }],
    };
    /** Stores values the way an earlier version of Caveat did. */
    const leave = (values: object, isNew: boolean): Promise<void> =>
      driver.withApi(
        async ({ storage }, argument) => {
          const [kept, without] = JSON.parse(argument) as [Record<string, unknown>, boolean];
          if (without)
            await new Promise<void>((resolve, reject) => {
              const removing = indexedDB.deleteDatabase('lasting');
              // It is blocked at first while the background, which has just ended, still lets go of it.
              removing.onsuccess = () => resolve();
              removing.onerror = () => reject(removing.error ?? new Error('not removed'));
            });
          await storage.local.set(kept);
        },
        JSON.stringify([values, isNew]),
      );
    await driver.stopBackground();
    await leave(earlier, true);
    expect(await settings()).toMatchObject({
      preferences: { barPosition: 'bottom' },
      own: [{ host: 'marked.example', note: 'A note' }],
      isOpenToPages: false,
    });
    expect(await driver.ask('checklist/ticks', {})).toEqual({ x: ['posts'] });
    expect(await driver.withApi(({ storage }) => storage.local.get())).toEqual({});
    await driver.stopBackground();
    await leave({ preferences: { barPosition: 'top' } }, false);
    expect(await settings()).toMatchObject({ preferences: { barPosition: 'bottom' } });
    await driver.withApi(({ storage }) => storage.local.clear());
  });

  it('stays when past browsing is cleared', { tags: 'firefox' }, async () => {
    const { driver } = world;
    await driver.ask('preferences/set', { barPosition: 'bottom' });
    await driver.clearBrowsing!();
    await driver.stopBackground();
    expect(await settings()).toMatchObject({ preferences: { barPosition: 'bottom' } });
  });
});
