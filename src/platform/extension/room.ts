/**
 * Makes room for new data where the browser has none left, by removing what matters least. Nothing that the reader has
 * made is removed: entries, choices in force, preferences, ticks, the history.
 */
import { pruned } from '../../domain/policy/attention.ts';
import type { Area } from './lasting-area.ts';
import { merged, READ } from './lasting-values.ts';
import type { Data } from './lasting-values.ts';

/** Fewer bytes left than this count as no room: at the limit Firefox throws errors of several names. */
const LEAST_ROOM = 100_000;

/** Whether a write failed for lack of room: by the error's name or message, or by the browser's estimate. */
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

/** Drops choices that have ended, and alerts whose rest period is over. */
async function dropEnded(area: Area): Promise<void> {
  const { past: stored } = await area.get('past');
  const before = READ.past(stored);
  const after = pruned(before, Date.now());
  if (after !== before) await area.set({ past: merged(stored, before, after) });
}

/** The steps that make room, those that cost least first. */
const MAKES_WAY: readonly ((area: Area) => Promise<void>)[] = [
  dropEnded,
  (area) => area.freeReserve(),
  (area) => area.remove(['looked']),
];
/** A note of how far the reader has read the news is worth little, so only ended entries are dropped for it. */
const MAKES_WAY_FOR_LOOKED = [dropEnded];

/**
 * Sets values. Each time this fails for lack of room, the next step makes room, and it is tried again.
 * @throws where none of the steps helps, and at once for any other error.
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
