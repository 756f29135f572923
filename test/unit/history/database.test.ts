import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { HISTORY_STEPS, openHistory } from '../../../src/platform/extension/database.ts';
import type { Meeting } from '../../../src/domain/history/meetings.ts';
import type { ServiceId } from '../../../src/domain/model.ts';
import { HISTORY_FAULT, recordDeed, recordMeetings } from '../../../src/background/history.ts';
import { changeLasting, readSession } from '../../../src/platform/extension/storage.ts';
import { historyStore } from '../../../src/pages/history/store.ts';
import type { JudgedFinding } from '../../../src/messages/messages.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 28, 12);
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
const judged = [
  {
    finding: { kind: 'listed-site', service: 'massroot8', host: 'massroot8.com', weak: false, corroborated: true },
    loudness: 'alert',
  },
] as unknown as JudgedFinding[];

beforeEach(async () => {
  for (const name of ['history', 'history-2', 'history-3']) await deleteDB(name);
  await changeLasting('history', () => ({ days: 30 }));
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
  it('writes one row for a visit, however many reports come', async () => {
    await recordMeetings(judged, 'massroot8.com', false, NOW);
    await recordMeetings(judged, 'massroot8.com', false, NOW + 60_000);
    expect(await all()).toMatchObject([{ at: NOW, seenAt: NOW + 60_000, loudness: 'alert', did: 'nothing' }]);
    await recordMeetings(judged, 'massroot8.com', false, NOW + DAY);
    expect(await all()).toHaveLength(2);
  });
  it('writes down what was done about it, and only about this visit', async () => {
    await recordMeetings(judged, 'massroot8.com', false, NOW - DAY);
    await recordMeetings(judged, 'massroot8.com', false, NOW);
    await recordDeed('massroot8.com', 'massroot8' as ServiceId, '7-days', false, NOW + 1000);
    expect((await all()).map(({ did }) => did)).toEqual(['7-days', 'nothing']);
  });
  it('writes nothing of private windows, and nothing when it is off', async () => {
    await recordMeetings(judged, 'massroot8.com', true, NOW);
    expect(await all()).toEqual([]);
    await changeLasting('history', () => ({ days: 0 }));
    await recordMeetings(judged, 'massroot8.com', false, NOW);
    expect(await all()).toEqual([]);
  });
  it('drops what is past its time', async () => {
    await changeLasting('history', () => ({ days: 7 }));
    await recordMeetings(judged, 'massroot8.com', false, NOW - 8 * DAY);
    await recordMeetings(judged, 'massroot8.com', false, NOW);
    expect((await all()).map(({ at }) => at)).toEqual([NOW]);
  });
  it('says so when it cannot write, and goes on', async () => {
    const { open } = indexedDB;
    indexedDB.open = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    await recordMeetings(judged, 'massroot8.com', false, NOW);
    indexedDB.open = open;
    expect(await readSession(HISTORY_FAULT)).toBe('QuotaExceededError');
    await recordMeetings(judged, 'massroot8.com', false, NOW);
    expect(await readSession(HISTORY_FAULT)).toBeUndefined();
    expect(await all()).toHaveLength(1);
  });
});

describe('the history page’s hold on it', () => {
  it('shows nothing that is past its time, though nothing was recorded since', async () => {
    let now = NOW;
    const store = historyStore(() => now);
    await recordMeetings(judged, 'massroot8.com', false, NOW);
    expect((await store.view()).meetings).toHaveLength(1);
    now = NOW + 31 * DAY;
    expect((await store.view()).meetings).toHaveLength(0);
  });
  it('forgets everything when it is turned off', async () => {
    const store = historyStore(() => NOW);
    await recordMeetings(judged, 'massroot8.com', false, NOW);
    await store.keep(0);
    expect(await all()).toEqual([]);
    expect((await store.view()).days).toBe(0);
  });
  it('puts back what was removed', async () => {
    const store = historyStore(() => NOW);
    await recordMeetings(judged, 'massroot8.com', false, NOW);
    const { meetings } = await store.view();
    await store.remove(meetings);
    expect(await all()).toEqual([]);
    await store.putBack(meetings);
    expect(await all()).toEqual(meetings);
  });
});
