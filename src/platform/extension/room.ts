/**
 * Room for what is to be kept, where the browser has none left: what matters least makes way. Nothing that the reader
 * has made does: entries, choices that hold, preferences, ticks, the history.
 */
import { pruned } from '../../domain/policy/attention.ts';
import type { Area } from './lasting-area.ts';
import { merged, READ } from './lasting-values.ts';
import type { Data } from './lasting-values.ts';

/** With less than this left, in bytes, there is no room: at the limit Firefox gives errors of several names. */
const LEAST_ROOM = 100_000;

/** Whether a write has failed for lack of room: most say so by name or in words, and else the browser is asked. */
export async function lacksRoom(error: unknown): Promise<boolean> {
  if (!(error instanceof Error)) return false;
  if (error.name === 'QuotaExceededError' || /quota|no space/i.test(error.message)) return true;
  try {
    const { quota, usage } = await navigator.storage.estimate();
    return quota !== undefined && usage !== undefined && quota - usage < LEAST_ROOM;
  } catch {
    return false;
  }
}

/** Choices that have ended, and alerts that quiet nothing any more. */
async function dropEnded(area: Area): Promise<void> {
  const { past: stored } = await area.get('past');
  const before = READ.past(stored);
  const after = pruned(before, Date.now());
  if (after !== before) await area.set({ past: merged(stored, before, after) });
}

/** What makes way, what matters least first. */
const MAKES_WAY: readonly ((area: Area) => Promise<void>)[] = [
  dropEnded,
  (area) => area.freeReserve(),
  (area) => area.remove(['looked']),
];
/** To note how far the reader has looked, nothing makes way that the reader could miss. */
const MAKES_WAY_FOR_LOOKED = [dropEnded];

/**
 * Sets values; for lack of room only after others have made way, one after the other.
 * @throws where that does not help either.
 */
export async function setWithRoom(area: Area, values: Data): Promise<void> {
  for (const makeWay of Object.hasOwn(values, 'looked') ? MAKES_WAY_FOR_LOOKED : MAKES_WAY)
    try {
      return await area.set(values);
    } catch (error) {
      if (!(await lacksRoom(error))) throw error;
      await makeWay(area).catch(() => undefined);
    }
  return area.set(values);
}
