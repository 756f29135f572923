import 'fake-indexeddb/auto';
import { forceCloseDatabase } from 'fake-indexeddb';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import browser from '../../../fakes/browser.ts';
import { browserArea, openOwnArea } from '../../../../src/platform/extension/lasting-area.ts';
import type { Area } from '../../../../src/platform/extension/lasting-area.ts';

const DATABASE = 'lasting';
const STAND_IN = 'lasting-stand-in';
const NONE: Area = {
  isOpenToPages: true,
  isStandIn: false,
  get: () => Promise.resolve({}),
  set: () => Promise.resolve(),
  remove: () => Promise.resolve(),
  freeReserve: () => Promise.resolve(),
};
const ignore = (): void => undefined;
const names = async (): Promise<unknown[]> => (await indexedDB.databases()).map(({ name }) => name);
const hasReserve = (): Promise<void> => vi.waitFor(async () => expect(await names()).toContain('reserve'));

/** The storage module as it starts in Firefox, with a fake browser of its own. */
async function inFirefox() {
  vi.resetModules();
  const { default: firefox } = await import('../../../fakes/browser.ts');
  Object.assign(firefox.runtime, { getBrowserInfo: () => Promise.resolve({ name: 'Firefox' }) });
  return { ...(await import('../../../../src/platform/extension/storage.ts')), firefox };
}

beforeEach(async () => {
  await Promise.all([browser.storage.local.clear(), browser.storage.session.clear()]);
  // The last test's database is still open, so use a new factory, which has no databases.
  vi.stubGlobal('indexedDB', new (await import('fake-indexeddb')).IDBFactory());
});

// Tests of other files share these modules, and must not get those that take the browser for Firefox.
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
    // Caveat does not take over what is stored there after the first time.
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

  it('what is refused after a change that found no room is asked for once more', async () => {
    const storage = await inFirefox();
    await storage.changeLasting('checklist', () => ({ x: ['posts'] }));
    const refuse = (): never => {
      throw new DOMException('refused', 'InvalidStateError');
    };
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(refuse);
    await storage.changeLasting('checklist', () => ({ x: ['access'] }));
    put.mockRestore();
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementationOnce(refuse);
    expect(await storage.readLasting('checklist')).toEqual({ x: ['access'] });
  });

  it('a reserve makes way for a change that finds no room, and nothing that the reader could miss', async () => {
    const { openHistory } = await import('../../../../src/platform/extension/database.ts');
    const storage = await inFirefox();
    await storage.changeLasting('checklist', () => ({ x: ['posts'] }));
    await hasReserve();
    const rows = await openHistory();
    await rows.put(
      Array.from({ length: 1100 }, (_, at) => ({
        ...{ id: `${at}`, at, seenAt: at, host: 'a.example', kind: 'listed-site', loudness: 'alert', did: 'nothing' },
      })) as never,
    );
    const put = Reflect.get<IDBObjectStore, 'put'>(IDBObjectStore.prototype, 'put');
    let isFull = true;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      if (isFull) throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, args);
    });
    const remove = indexedDB.deleteDatabase.bind(indexedDB);
    vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation((name) => {
      isFull = false;
      return remove(name);
    });
    await storage.changeLasting('own', () => [{ host: 'own.example', note: '', at: 1 }]);
    expect((await storage.readLasting('own')).map(({ host }) => host)).toEqual(['own.example']);
    expect(await storage.readLasting('checklist')).toEqual({ x: ['posts'] });
    expect(await rows.all()).toHaveLength(1100);
    expect(await names()).not.toContain('reserve');
    // The reserve is laid by again when the background starts again.
    await (await inFirefox()).readLasting('own');
    await hasReserve();
  });

  it.each([1, 7, 16])('a reserve is laid by whole or not at all: ended at piece %i', async (end) => {
    const put = Reflect.get<IDBObjectStore, 'put'>(IDBObjectStore.prototype, 'put');
    let pieces = 0;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      const request = put.apply(this, args);
      if (this.name === 'room' && (pieces += 1) === end) this.transaction.abort();
      return request;
    });
    const storage = await inFirefox();
    await storage.changeLasting('checklist', () => ({ x: ['posts'] }));
    await vi.waitFor(() => expect(pieces).toBeGreaterThanOrEqual(end));
    expect(await names()).not.toContain('reserve');
    expect(await storage.readLasting('checklist')).toEqual({ x: ['posts'] });
    vi.restoreAllMocks();
    await (await inFirefox()).readLasting('checklist');
    await hasReserve();
  });

  it('the browser’s storage has to do where it has no databases', async () => {
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
    expect(opened.mock.calls.filter(([name]) => name === DATABASE)).toHaveLength(2);
  });
});

describe('while its database cannot be opened', () => {
  const own = (host: string, at: number) => ({ host, note: '', at });
  /** Makes opening the database fail, until the function it returns is called. */
  function shut(): () => void {
    const { indexedDB } = globalThis;
    const open = indexedDB.open.bind(indexedDB);
    const spy = vi.spyOn(indexedDB, 'open').mockImplementation((name, version) => {
      if (name === DATABASE) throw new DOMException('broken', 'UnknownError');
      return open(name, version);
    });
    return () => spy.mockRestore();
  }
  /** Stores some values before the database fails, and more while it cannot be opened. */
  async function keepInBoth(): Promise<void> {
    const before = await inFirefox();
    await before.changeLasting('own', () => [own('before.example', 1)]);
    await before.changeLasting('preferences', (now) => ({ ...now, barPosition: 'bottom' as const }));
    const reopen = shut();
    const storage = await inFirefox();
    await storage.changeLasting('own', (now) => [own('later.example', 2), ...now]);
    await storage.changeLasting('preferences', (now) => ({ ...now, guard: false }));
    reopen();
  }
  const hostsIn = async ({ readLasting }: Awaited<ReturnType<typeof inFirefox>>): Promise<string[]> =>
    (await readLasting('own')).map(({ host }) => host);

  it('another stands in that is closed to web pages', async () => {
    const reopen = shut();
    const storage = await inFirefox();
    await storage.changeLasting('own', () => [own('later.example', 2)]);
    expect(await hostsIn(storage)).toEqual(['later.example']);
    expect([await storage.isStandIn(), await storage.isLastingOpen()]).toEqual([true, false]);
    expect(await storage.firefox.storage.local.get(null)).toEqual({});
    reopen();
  });

  it('what is changed is taken over when it can be, and only from there', async () => {
    await keepInBoth();
    const storage = await inFirefox();
    // Written by a script in a web page.
    await storage.firefox.storage.local.set({ own: [own('forged.example', 9)] });
    expect(await hostsIn(storage)).toEqual(['later.example', 'before.example']);
    expect(await storage.readLasting('preferences')).toMatchObject({ barPosition: 'bottom', guard: false });
    expect(await storage.isStandIn()).toBe(false);
    await vi.waitFor(async () => expect(await names()).not.toContain(STAND_IN));
  });

  it('nothing of the history is dropped: how long it is kept is not known', async () => {
    const reopen = shut();
    const storage = await inFirefox();
    expect(await storage.readLasting('history')).toEqual({ days: 90 });
    await storage.changeLasting('history', () => ({ days: 7 }));
    expect(await storage.readLasting('history')).toEqual({ days: 7 });
    reopen();
  });

  it('is whole where the browser was ended before all was taken over', async () => {
    await keepInBoth();
    const put = Reflect.get<IDBObjectStore, 'put'>(IDBObjectStore.prototype, 'put');
    const ended = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...args
    ) {
      const request = put.apply(this, args);
      if (args[1] === 'taken') this.transaction.abort();
      return request;
    });
    expect(await hostsIn(await inFirefox())).toEqual(['before.example']);
    ended.mockRestore();
    expect(await hostsIn(await inFirefox())).toEqual(['later.example', 'before.example']);
  });

  it('is taken over once where the browser was ended before the stand-in was gone', async () => {
    await keepInBoth();
    const ended = vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation(() => {
      throw new DOMException('ended', 'AbortError');
    });
    const storage = await inFirefox();
    expect(await hostsIn(storage)).toEqual(['later.example', 'before.example']);
    await storage.changeLasting('own', (now) => now.filter(({ host }) => host !== 'later.example'));
    const again = await inFirefox();
    expect(await hostsIn(again)).toEqual(['before.example']);
    // The stand-in has not been removed yet, and is used once more.
    const reopen = shut();
    await (await inFirefox()).changeLasting('own', (now) => [own('third.example', 3), ...now]);
    reopen();
    expect(await hostsIn(await inFirefox())).toContain('third.example');
    ended.mockRestore();
    await inFirefox().then(hostsIn);
    await vi.waitFor(async () => expect(await names()).not.toContain(STAND_IN));
  });

  it('what cannot be taken over for lack of room is there the next time', async () => {
    await keepInBoth();
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await hostsIn(await inFirefox())).toEqual(['before.example']);
    full.mockRestore();
    expect(await hostsIn(await inFirefox())).toEqual(['later.example', 'before.example']);
    await vi.waitFor(async () => expect(await names()).not.toContain(STAND_IN));
  });
});
