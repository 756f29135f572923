/**
 * Room for what is to be kept, where the browser has none left: what matters least makes way. Nothing that the reader
 * has made does: entries, choices that hold, preferences, ticks.
 */
import { pruned } from '../../domain/policy/attention.ts';
import { halveHistory } from './database.ts';
import type { Area } from './lasting-area.ts';
import { merged, READ } from './lasting-values.ts';
import type { Data } from './lasting-values.ts';

/** With less than this left, in bytes, there is no room: at the limit Firefox gives errors of several names. */
const LEAST_ROOM = 100_000;

/** Whether a write has failed for lack of room: most say so by name or in words, and else the browser is asked. */
async function lacksRoom(error: unknown): Promise<boolean> {
  if (!(error instanceof Error)) return false;
  if (error.name === 'QuotaExceededError' || /quota|no space/i.test(error.message)) return true;
  try {
    const { quota, usage } = await navigator.storage.estimate();
    return quota !== undefined && usage !== undefined && quota - usage < LEAST_ROOM;
  } catch {
    return false;
  }
}

/**
 * Drops the older half of the history where a write has failed for lack of room;
 * @returns whether it had: then the write is worth another try.
 */
export async function makeRoom(error: unknown): Promise<boolean> {
  if (!(await lacksRoom(error))) return false;
  await halveHistory(() => Promise.resolve()).catch(() => undefined);
  return true;
}

/** Choices that have ended, and alerts that quiet nothing any more. */
async function dropEnded(area: Area): Promise<void> {
  const { past: stored } = await area.get('past');
  const before = READ.past(stored);
  const after = pruned(before, Date.now());
  if (after !== before) await area.set({ past: merged(stored, before, after) });
}

/**
 * Sets values; for lack of room only after others have made way, one after the other, what matters least first.
 * @throws where that does not help either.
 */
export async function setWithRoom(area: Area, values: Data): Promise<void> {
  const write = (): Promise<void> => area.set(values);
  const ways = [write, () => dropEnded(area).then(write, write)];
  // To note how far the reader has looked, nothing goes that the reader could miss.
  if (!Object.hasOwn(values, 'looked'))
    ways.push(
      () => (area.sharesRoom ? halveHistory(write) : write()),
      () => area.remove(['looked']).then(write, write),
    );
  let last: unknown;
  for (const way of ways)
    try {
      return await way();
    } catch (error) {
      if (!(await lacksRoom(error))) throw error;
      last = error;
    }
  throw last;
}
