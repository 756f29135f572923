/** Records meetings when a report is taken, and what the reader did about them; nothing of private windows. */
import { goesOn, keptSince, meetingOf, MOST_MEETINGS, seenAgain } from '../domain/history/meetings.ts';
import type { Deed, KeptDays, Meeting } from '../domain/history/meetings.ts';
import type { JudgedFinding } from '../domain/finding.ts';
import type { ServiceId } from '../domain/model.ts';
import { VISIT_MS } from '../domain/policy/attention.ts';
import type { historyMessages } from '../messages/history.ts';
import type { History } from '../platform/extension/database.ts';
import { readTab } from './warnings/tab-state.ts';
import type { Feature, World } from './world.ts';

/** Session key: the name of the error by which the last write to the history failed. */
const FAULT = 'history-fault';
/** Session key: when the first meeting since the browser started was recorded, and when the last. */
const SESSION = 'history-session';

/** Session key: set once the history has made room since the browser started. */
const MADE_ROOM = 'history-made-room';
/** This many of the newest rows are never dropped to make room: fewer take up too little to matter. */
const LEAST_ROWS = 100;

let queue: Promise<void> = Promise.resolve();
async function withHistory({ openHistory }: World, step: (history: History) => Promise<void>): Promise<void> {
  const history = await openHistory();
  try {
    await step(history);
  } finally {
    history.close();
  }
}

/**
 * Whether the older half of the rows may be dropped after a failed write: only for lack of room, and once until the
 * browser closes. While other programs keep the disk full, each further time would halve what is left.
 */
async function mayMakeRoom({ store, lacksRoom }: World, error: unknown): Promise<boolean> {
  if (!(await lacksRoom(error)) || (await store.readSession(MADE_ROOM)) !== undefined) return false;
  await store.changeSession(MADE_ROOM, () => true);
  return true;
}

async function dropOlderHalf(history: History): Promise<void> {
  const rows = await history.all();
  if (rows.length >= 2 * LEAST_ROWS) await history.prune(0, Math.ceil(rows.length / 2));
}

/** Runs one change after the other. Errors are noted, not thrown: a history that cannot be written stops no warning. */
function inTurn(world: World, change: (history: History) => Promise<void>): Promise<void> {
  const { store } = world;
  queue = queue.then(async () => {
    try {
      await withHistory(world, change).catch(async (error: unknown) => {
        if (!(await mayMakeRoom(world, error))) throw error;
        await withHistory(world, async (history) => {
          await dropOlderHalf(history);
          await change(history);
        });
      });
      await store.changeSession(FAULT, () => undefined);
    } catch (error) {
      await store.changeSession(FAULT, () => (error instanceof Error ? error.name : 'Error'));
    }
  });
  return queue;
}

const prune = (history: History, days: KeptDays, now: number): Promise<void> =>
  history.prune(days === 0 ? Number.POSITIVE_INFINITY : keptSince(now, days), MOST_MEETINGS);

/** Records what was found on a page of `host`. */
export async function recordMeetings(
  world: World,
  judged: readonly JudgedFinding[],
  host: string,
  isPrivate: boolean,
): Promise<void> {
  if (isPrivate) return;
  const now = world.now();
  const met = judged.flatMap((each) => meetingOf(each, host, now, crypto.randomUUID()) ?? []);
  if (met.length === 0) return;
  // Without a history, do not even create the database.
  if ((await world.store.readLasting('history')).days === 0) return;
  // While a stand-in is open, it is not known whether the reader wants a history.
  if (await world.store.isStandIn()) return;
  await inTurn(world, async (history) => {
    // Read the setting again: while this change waited, the reader may have switched the history off, which empties it.
    const { days } = await world.store.readLasting('history');
    if (days === 0) return;
    const before = await history.ofHost(host);
    const rows = met.map((meeting): Meeting => {
      const earlier = before.find((each) => goesOn(each, meeting));
      return earlier === undefined ? meeting : seenAgain(earlier, meeting);
    });
    await history.put(rows);
    await prune(history, days, now);
    await noteSession(world, now);
  });
}

/** Records what the reader did on a tab's page: about one service, or about all that were met there. */
export async function recordDeed(
  world: World,
  tab: number,
  service: ServiceId | undefined,
  did: Deed,
  isPrivate: boolean,
): Promise<void> {
  const host = (await readTab(world, tab))?.report.host;
  if (host !== undefined) await recordDeedOn(world, host, service, did, isPrivate);
}

/** Records what the reader did about a host, or about one service there. */
export async function recordDeedOn(
  world: World,
  host: string,
  service: ServiceId | undefined,
  did: Deed,
  isPrivate: boolean,
): Promise<void> {
  if (isPrivate) return;
  const now = world.now();
  await inTurn(world, async (history) => {
    const rows = (await history.ofHost(host)).filter(
      (each) => now - each.seenAt <= VISIT_MS && (service === undefined || each.service === service),
    );
    if (rows.length === 0) return;
    await history.put(rows.map((row) => ({ ...row, did })));
    await noteSession(world, now);
  });
}

interface Session {
  readonly since: number;
  readonly latest: number;
}
const asSession = (value: unknown): Session | undefined =>
  typeof value === 'object' && value !== null && 'since' in value && Number.isSafeInteger(value.since)
    ? (value as Session)
    : undefined;

/** When the first meeting since the browser started was recorded; undefined when none was. */
export const sessionSince = async ({ store }: World): Promise<number | undefined> =>
  asSession(await store.readSession(SESSION))?.since;

/** Notes in session storage that this session's meetings have changed, which tells the pages that show them. */
const noteSession = async ({ store }: World, now: number): Promise<void> => {
  await store.changeSession(SESSION, (value) => ({ since: asSession(value)?.since ?? now, latest: now }));
};

export const history: Feature<typeof historyMessages> = (world) => ({
  'history/settings': async () => ({
    ...(await world.store.readLasting('history')),
    isFull: (await world.store.readSession(FAULT)) === 'QuotaExceededError',
  }),
  'history/keep': async ({ days, later = false }) => {
    await world.store.changeLasting('history', (before) => ({ ...before, days }));
    if (later) return;
    await inTurn(world, (rows) => prune(rows, days, world.now()));
  },
});
