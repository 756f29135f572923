import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HISTORY_STEPS, openHistory } from '../../../src/platform/extension/database.ts';
import type { Meeting } from '../../../src/domain/history/meetings.ts';
import type { ServiceId } from '../../../src/domain/model.ts';
import { history, recordDeed } from '../../../src/background/history.ts';
import { review } from '../../../src/background/review.ts';
import { takeReport } from '../../../src/background/warnings/follow.ts';
import { historyStore } from '../../../src/pages/history/store.ts';
import { fakeWorld, HOST, NOW, report, sender, SERVICE } from '../../fakes/world.ts';
import type { FakeWorld } from '../../fakes/world.ts';

const DAY = 86_400_000;
const row = (id: string, at: number): Meeting => ({
  id,
  at,
  seenAt: at,
  host: 'massroot8.com',
  kind: 'listed-site',
  service: 'massroot8' as ServiceId,
  loudness: 'alert',
  did: 'nothing',
});
beforeEach(async () => {
  for (const name of ['history', 'history-2', 'history-3']) await deleteDB(name);
});
const all = async (): Promise<Meeting[]> => {
  const history = await openHistory();
  const rows = await history.all();
  history.close();
  return rows;
};

describe('the database of the history', () => {
  it('keeps rows, newest first, and takes them out again', async () => {
    const history = await openHistory();
    await history.put([row('a', 1), row('b', 2)]);
    expect((await history.all()).map(({ id }) => id)).toEqual(['b', 'a']);
    await history.remove(['b', 'none']);
    expect((await history.all()).map(({ id }) => id)).toEqual(['a']);
    history.close();
  });
  it('drops what is too old, and the oldest of what is too much', async () => {
    const history = await openHistory();
    await history.put(Array.from({ length: 20 }, (_, at) => row(String(at), at)));
    await history.prune(5, 100);
    expect(await history.all()).toHaveLength(15);
    await history.prune(0, 10);
    expect((await history.all()).map(({ at }) => at)).toEqual([19, 18, 17, 16, 15, 14, 13, 12, 11, 10]);
    history.close();
  });
  it('is migrated from an older version, rows and all', async () => {
    const before = await openHistory();
    await before.put([row('a', 1)]);
    before.close();
    const migrated = await openHistory([
      ...HISTORY_STEPS,
      (_database, upgrade) => void upgrade.objectStore('meetings').createIndex('did' as never, 'did'),
    ]);
    expect(migrated.setAside).toBeUndefined();
    expect((await migrated.all()).map(({ id }) => id)).toEqual(['a']);
    migrated.close();
  });
  it('of a newer version stays as it is, and comes back', async () => {
    const newer = await openDB('history', 9, { upgrade: (database) => void database.createObjectStore('later') });
    newer.close();
    const history = await openHistory();
    expect(history.setAside).toBe('newer');
    await history.put([row('a', 1)]);
    history.close();
    const again = await openDB('history', 9);
    expect([...again.objectStoreNames]).toEqual(['later']);
    again.close();
  });
  it('without its store counts as broken', async () => {
    (
      await openDB('history', HISTORY_STEPS.length, { upgrade: (database) => void database.createObjectStore('x') })
    ).close();
    const history = await openHistory();
    expect(history.setAside).toBe('broken');
    await history.put([row('a', 1)]);
    expect(await history.all()).toHaveLength(1);
    history.close();
  });
  it('shows no row that is damaged', async () => {
    const history = await openHistory();
    await history.put([row('a', 1), { ...row('b', 2), did: 'stayed' as never }]);
    expect((await history.all()).map(({ id }) => id)).toEqual(['a']);
    history.close();
  });
});

describe('the recorder', () => {
  const opened = async (world: FakeWorld, at = NOW, from = sender()): Promise<void> => {
    world.clock.now = at;
    await takeReport(world, report(), from);
  };

  it('writes one row for a visit, however many reports come', async () => {
    const world = await fakeWorld();
    await opened(world);
    await opened(world, NOW + 60_000);
    expect(await all()).toMatchObject([
      { at: NOW, seenAt: NOW + 60_000, host: HOST, service: SERVICE.id, loudness: 'alert', did: 'nothing' },
    ]);
    await opened(world, NOW + DAY);
    expect(await all()).toHaveLength(2);
  });
  it('writes nothing while the page is still being read', async () => {
    await takeReport(await fakeWorld(), report({ complete: false }), sender());
    expect(await all()).toEqual([]);
  });
  it('writes down what was done about it, and only about this visit', async () => {
    const world = await fakeWorld();
    await opened(world, NOW - DAY);
    await opened(world);
    await review(world)['review/continue']({ tab: 1, service: SERVICE.id, until: '7-days' }, undefined);
    expect((await all()).map(({ did }) => did)).toEqual(['7-days', 'nothing']);
    await review(world)['review/leave']({ tab: 1 }, undefined);
    expect((await all()).map(({ did }) => did)).toEqual(['left', 'nothing']);
  });
  it('writes nothing of private windows', async () => {
    const world = await fakeWorld();
    await opened(world);
    await opened(world, NOW + 60_000, sender({ tab: 9, isPrivate: true }));
    await recordDeed(world, 9, undefined, 'left', true);
    // The row of the other window stays as it was.
    expect(await all()).toMatchObject([{ seenAt: NOW, did: 'nothing' }]);
  });
  it('writes nothing when it is off, and forgets what was there', async () => {
    const world = await fakeWorld();
    await opened(world);
    await history(world)['history/keep']({ days: 0 }, undefined);
    expect(await all()).toEqual([]);
    await opened(world, NOW + 60_000);
    expect(await all()).toEqual([]);
  });
  it('writes nothing of a page whose report is under way while it is switched off', async () => {
    const world = await fakeWorld();
    let isOpen = false;
    let off: Promise<unknown> | undefined;
    const slow: FakeWorld = {
      ...world,
      openHistory: (...steps) => {
        isOpen = true;
        return world.openHistory(...steps);
      },
      store: {
        ...world.store,
        readLasting: async (key) => {
          const value = await world.store.readLasting(key);
          if (key !== 'history') return value;
          off ??= history(world)['history/keep']({ days: 0 }, undefined);
          // Changes wait for one another: if this one has begun, waiting for the next would never end.
          if (!isOpen) await off;
          return value;
        },
      },
    };
    await takeReport(slow, report(), sender());
    await off;
    expect(await all()).toEqual([]);
  });
  it('drops what is past its time', async () => {
    const world = await fakeWorld();
    await history(world)['history/keep']({ days: 7 }, undefined);
    await opened(world, NOW - 8 * DAY);
    await opened(world);
    expect((await all()).map(({ at }) => at)).toEqual([NOW]);
  });
  it('writes nothing while what the reader wants of it cannot be opened', async () => {
    const world = await fakeWorld();
    await opened({ ...world, store: { ...world.store, isStandIn: () => Promise.resolve(true) } });
    expect(await all()).toEqual([]);
  });
  it('says so when there is no room, and goes on', async () => {
    const world = await fakeWorld();
    const full = { ...world, openHistory: () => Promise.reject(new DOMException('no room', 'QuotaExceededError')) };
    await takeReport(full, report(), sender());
    expect(await history(world)['history/settings']({}, undefined)).toEqual({ days: 30, isFull: true });
    await opened(world);
    expect(await history(world)['history/settings']({}, undefined)).toEqual({ days: 30, isFull: false });
    expect(await all()).toHaveLength(1);
  });
});

describe('the recorder without room', () => {
  const before = Array.from({ length: 240 }, (_, at) => ({ ...row(`${at}`, NOW - DAY + at), host: 'before.example' }));
  const putBefore = async (): Promise<void> => {
    for (const name of ['history', 'history-2']) await deleteDB(name);
    const rows = await openHistory();
    await rows.put(before);
    rows.close();
  };
  const left = async (): Promise<string[]> =>
    (await all()).filter(({ host }) => host === 'before.example').map(({ id }) => id);
  const newerHalf = before
    .slice(120)
    .map(({ id }) => id)
    .reverse();
  /** Calls `step` before each step that changes a database, and answers in its place if `step` returns a value. */
  function watchSteps(step: (at: number, change: IDBTransaction | undefined) => unknown): void {
    let at = 0;
    const watch = <T extends object>(
      type: { prototype: T },
      name: string,
      changeOf: (of: T) => IDBTransaction | undefined,
    ) => {
      const real = Reflect.get(type.prototype, name) as (...args: unknown[]) => unknown;
      vi.spyOn(type.prototype as Record<string, (...args: unknown[]) => unknown>, name).mockImplementation(function (
        this: unknown,
        ...args
      ) {
        at += 1;
        return step(at, changeOf(this as T)) ?? real.apply(this, args);
      });
    };
    const ofCursor = ({ source }: IDBCursor): IDBTransaction =>
      ('objectStore' in source ? source.objectStore : source).transaction;
    for (const name of ['put', 'delete', 'clear']) watch(IDBObjectStore, name, (store) => store.transaction);
    watch(IDBCursor, 'delete', ofCursor);
    watch(IDBFactory, 'deleteDatabase', () => undefined);
  }
  const full = (): never => {
    throw new DOMException('no room', 'QuotaExceededError');
  };
  afterEach(() => vi.restoreAllMocks());

  it('drops the older half, and writes down what is new', async () => {
    const world = await fakeWorld();
    await putBefore();
    watchSteps((at) => (at === 1 ? full() : undefined));
    await takeReport(world, report(), sender());
    expect(await left()).toEqual(newerHalf);
    expect((await all())[0]).toMatchObject({ at: NOW, service: SERVICE.id });
    expect(await history(world)['history/settings']({}, undefined)).toEqual({ days: 30, isFull: false });
  });

  it('loses nothing else, at whatever step of that the browser is ended', async () => {
    let steps = 0;
    for (let end = 2; end <= 2 || steps >= end - 1; end += 1) {
      const world = await fakeWorld();
      await putBefore();
      watchSteps((at, change) => {
        steps = at;
        if (at === 1) full();
        if (at < end) return undefined;
        try {
          change?.abort();
        } catch {
          // The transaction has ended already.
        }
        return Promise.reject(new DOMException('ended', 'AbortError'));
      });
      await takeReport(world, report(), sender());
      vi.restoreAllMocks();
      expect([before.length, newerHalf.length], `ended at step ${end}`).toContain((await left()).length);
      expect(await left()).toEqual(expect.arrayContaining(newerHalf));
    }
    expect(steps).toBeGreaterThan(newerHalf.length);
  });

  it('takes half of the history once where the disk stays full', async () => {
    const world = await fakeWorld();
    await putBefore();
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(full);
    for (let day = 0; day < 5; day += 1) await takeReport({ ...world, now: () => NOW + day * DAY }, report(), sender());
    vi.restoreAllMocks();
    expect(await left()).toEqual(newerHalf);
    expect(await history(world)['history/settings']({}, undefined)).toEqual({ days: 30, isFull: true });
  });

  it('drops none of the newest hundred', async () => {
    const world = await fakeWorld();
    await putBefore();
    const rows = await openHistory();
    await rows.prune(0, 199);
    rows.close();
    watchSteps((at) => (at === 1 ? full() : undefined));
    await takeReport(world, report(), sender());
    expect(await left()).toHaveLength(199);
  });

  it('drops nothing for a write that fails for another reason', async () => {
    const world = await fakeWorld();
    await putBefore();
    watchSteps((at) => {
      if (at === 1) throw new DOMException('lost', 'UnknownError');
    });
    await takeReport(world, report(), sender());
    expect(await left()).toHaveLength(240);
  });
});

describe('the history page’s hold on it', () => {
  const storeAt = (now: () => number) =>
    historyStore(
      {
        read: () => Promise.resolve({ days: 30, isFull: false }),
        keep: () => Promise.resolve(),
        ticks: () => Promise.resolve({}),
      },
      now,
    );
  const putOne = async (): Promise<void> => {
    const rows = await openHistory();
    await rows.put([row('a', NOW)]);
    rows.close();
  };
  it('shows nothing that is past its time, though nothing was recorded since', async () => {
    let now = NOW;
    const store = storeAt(() => now);
    await putOne();
    expect((await store.view()).meetings).toHaveLength(1);
    now = NOW + 31 * DAY;
    expect((await store.view()).meetings).toHaveLength(0);
  });
  it('puts back what was removed', async () => {
    const store = storeAt(() => NOW);
    await putOne();
    const { meetings } = await store.view();
    await store.remove(meetings);
    expect(await all()).toEqual([]);
    await store.putBack(meetings);
    expect(await all()).toEqual(meetings);
  });
});
