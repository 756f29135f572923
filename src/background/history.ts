/** Records meetings where a report was taken and what the reader did about them; of private windows nothing. */
import { goesOn, keptSince, meetingOf, MOST_MEETINGS, seenAgain } from '../domain/history/meetings.ts';
import type { Deed, KeptDays, Meeting } from '../domain/history/meetings.ts';
import type { JudgedFinding } from '../domain/finding.ts';
import type { ServiceId } from '../domain/model.ts';
import { VISIT_MS } from '../domain/policy/attention.ts';
import type { historyMessages } from '../messages/history.ts';
import type { History } from '../platform/extension/database.ts';
import { readTab } from './warnings/tab-state.ts';
import type { Feature, World } from './world.ts';

/** Session key: why the last meeting could not be written down. */
const FAULT = 'history-fault';
/** Session key: when the first meeting since the browser started was recorded, and when the last. */
const SESSION = 'history-session';

/** Session key: that the history has made room since the browser started. */
const MADE_ROOM = 'history-made-room';
/** The newest rows, which never make way: fewer take up no room worth having. */
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
 * Whether the older half may make way after a write that has failed: for lack of room, and once until the browser ends.
 * A disk that others keep full would take half of the rest each time.
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

/** Runs one change after the other; a history that cannot be written never stops a warning. */
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

/** Writes down what was found on a page of `host`. */
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
  // Where nothing is kept, no database is made.
  if ((await world.store.readLasting('history')).days === 0) return;
  // Whether the reader wants a history may stand in what cannot be opened now.
  if (await world.store.isStandIn()) return;
  await inTurn(world, async (history) => {
    // Read again in its turn: the reader may have switched the history off, and so emptied it, while this waited.
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

/** Writes down what the reader did on a tab's page: about a service, or where none is given about all there. */
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

/** Writes down what the reader did about a host, or about a service there. */
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

/** Tells whoever shows this session's meetings that there are others now. */
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
