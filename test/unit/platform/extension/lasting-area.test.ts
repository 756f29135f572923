import 'fake-indexeddb/auto';
import { forceCloseDatabase } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import browser from '../../../fakes/browser.ts';
import { browserArea, openOwnArea } from '../../../../src/platform/extension/lasting-area.ts';
import type { Area } from '../../../../src/platform/extension/lasting-area.ts';

const DATABASE = 'lasting';
const NONE: Area = {
  isOpenToPages: true,
  get: () => Promise.resolve({}),
  set: () => Promise.resolve(),
  remove: () => Promise.resolve(),
};
const ignore = (): void => undefined;

/** The storage module as it starts in Firefox, with a browser of its own. */
async function inFirefox() {
  vi.resetModules();
  const { default: firefox } = await import('../../../fakes/browser.ts');
  Object.assign(firefox.runtime, { getBrowserInfo: () => Promise.resolve({ name: 'Firefox' }) });
  return { ...(await import('../../../../src/platform/extension/storage.ts')), firefox };
}

beforeEach(async () => {
  await Promise.all([browser.storage.local.clear(), browser.storage.session.clear()]);
  // The area of a test before stands open: a new factory has none of its databases.
  vi.stubGlobal('indexedDB', new (await import('fake-indexeddb')).IDBFactory());
});

// Tests of other files share these modules: they are to find none that take the browser for Firefox.
afterAll(() => vi.resetModules());

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe.each([
  ['the browser’s storage', () => Promise.resolve(browserArea())],
  ['a database of its own', () => openOwnArea(NONE, ignore)],
])('%s', (_what, open) => {
  it('gives what was set, one or all, and no more what was removed', async () => {
    const area = await open();
    expect(await area.get(null)).toEqual({});
    expect(await area.get('a')).toEqual({});
    await area.set({ a: { deep: [1, null] }, b: 2, c: false });
    await area.set({ b: 3 });
    expect(await area.get('a')).toEqual({ a: { deep: [1, null] } });
    await area.remove(['c', 'none']);
    expect(await area.get(null)).toEqual({ a: { deep: [1, null] }, b: 3 });
    expect(await area.get('c')).toEqual({});
  });
});

describe('what an earlier Caveat kept', () => {
  it('is moved, once', async () => {
    await browser.storage.local.set({ version: 1, past: { services: {} }, later: [7] });
    const area = await openOwnArea(browserArea(), ignore);
    expect(await area.get(null)).toEqual({ version: 1, past: { services: {} }, later: [7] });
    expect(await browser.storage.local.get(null)).toEqual({});
    // What comes later is not ours.
    await browser.storage.local.set({ later: 'false' });
    expect(await (await openOwnArea(browserArea(), ignore)).get('later')).toEqual({ later: [7] });
  });

  it.each(['before the copying', 'between copying and removing', 'after removing'])(
    'is whole where the browser was ended %s',
    async (moment) => {
      await browser.storage.local.set({ past: { services: {} }, own: [] });
      const old = browserArea();
      const ended = new Error('ended');
      const ending: Area = {
        ...old,
        get: (name) => (moment === 'before the copying' ? Promise.reject(ended) : old.get(name)),
        remove: async (names) => {
          if (moment === 'after removing') await old.remove(names);
          throw ended;
        },
      };
      await expect(openOwnArea(ending, ignore)).rejects.toThrow('ended');
      const area = await openOwnArea(old, ignore);
      expect(await area.get(null)).toEqual({ past: { services: {} }, own: [] });
      expect(await browser.storage.local.get(null)).toEqual({});
    },
  );
});

describe('in Firefox', () => {
  it('nothing is kept where scripts in web pages read', async () => {
    const storage = await inFirefox();
    await storage.changeLasting('preferences', (before) => ({ ...before, guard: false }));
    expect((await storage.readLasting('preferences')).guard).toBe(false);
    expect(await storage.isLastingOpen()).toBe(false);
    expect(await storage.firefox.storage.local.get(null)).toEqual({});
  });

  it('a change is told by name to the pages that are open, never with its value', async () => {
    const storage = await inFirefox();
    await storage.changeLasting('preferences', (before) => ({ ...before, guard: false }));
    const told = await storage.firefox.storage.session.get(null);
    expect(told).toEqual({
      'lasting-changed': { names: ['preferences', 'version'], stamp: expect.any(String) as string },
    });
    await storage.changeLasting('preferences', (before) => ({ ...before, guard: true }));
    expect(await storage.firefox.storage.session.get(null)).not.toEqual(told);
  });

  it('a change holds that cannot be told', async () => {
    const storage = await inFirefox();
    const full = vi.spyOn(storage.firefox.storage.session, 'set').mockRejectedValue(new Error('full'));
    await storage.changeLasting('preferences', (before) => ({ ...before, guard: false }));
    full.mockRestore();
    expect((await storage.readLasting('preferences')).guard).toBe(false);
  });

  it('a change that finds no room is an error', async () => {
    const storage = await inFirefox();
    await storage.readLasting('past');
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(storage.changeLasting('past', () => ({ services: {} }))).rejects.toThrow('full');
    full.mockRestore();
    await storage.changeLasting('checklist', () => ({ x: ['posts'] }));
    expect(await storage.readLasting('checklist')).toEqual({ x: ['posts'] });
  });

  it.each(['has no databases', 'has a broken one'])('the browser’s storage has to do where it %s', async (what) => {
    if (what === 'has a broken one') (await openDB(DATABASE, 1)).close();
    else
      vi.stubGlobal('indexedDB', {
        open: () => {
          throw new DOMException('private', 'InvalidStateError');
        },
      });
    const storage = await inFirefox();
    await storage.firefox.storage.local.set({ preferences: { barPosition: 'bottom' } });
    expect(await storage.isLastingOpen()).toBe(true);
    expect((await storage.readLasting('preferences')).barPosition).toBe('bottom');
    await storage.changeLasting('preferences', (before) => ({ ...before, guard: false }));
    expect(await storage.firefox.storage.local.get('preferences')).toMatchObject({ preferences: { guard: false } });
  });

  it('data of an older form is brought to the new one where it lies', async () => {
    const storage = await inFirefox();
    await storage.firefox.storage.local.set({ old: 1, gone: 2 });
    await storage.upgradeStorage([({ gone: _gone, ...data }) => ({ ...data, old: 2 })]);
    const area = await openOwnArea(NONE, ignore);
    expect(await area.get(null)).toEqual({ old: 2, version: 2 });
    expect(await storage.firefox.storage.local.get(null)).toEqual({});
  });

  it('a database that the browser took away is opened anew', async () => {
    const storage = await inFirefox();
    const opened = vi.spyOn(indexedDB, 'open');
    await storage.changeLasting('checklist', () => ({ x: ['posts'] }));
    const database = (opened.mock.results[0]!.value as IDBOpenDBRequest).result as unknown as Parameters<
      typeof forceCloseDatabase
    >[0];
    forceCloseDatabase(database);
    await vi.waitFor(async () => expect(await storage.readLasting('checklist')).toEqual({ x: ['posts'] }));
    expect(opened).toHaveBeenCalledTimes(2);
  });
});
