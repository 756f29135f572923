/**
 * How the history page uses the database. It is opened for each step, so that an update of Caveat need not wait for an
 * open page to let go of it.
 */
import { isWithin, keptSince, MOST_MEETINGS } from '../../domain/history/meetings.ts';
import type { KeptDays } from '../../domain/history/meetings.ts';
import type { Ticks } from '../../domain/policy/ticks.ts';
import type { HistorySettings } from '../../messages/history.ts';
import { openHistory } from '../../platform/extension/database.ts';
import type { History } from '../../platform/extension/database.ts';
import type { HistoryPort } from './port.ts';

async function withHistory<T>(step: (history: History) => Promise<T>): Promise<T> {
  const history = await openHistory();
  try {
    return await step(history);
  } finally {
    history.close();
  }
}

/** What the page asks the background for. */
interface Settings {
  readonly read: () => Promise<HistorySettings>;
  readonly keep: (days: KeptDays) => Promise<void>;
  readonly ticks: () => Promise<Ticks>;
}

/**
 * Reads and changes the history.
 * @param now the clock, in milliseconds
 */
export const historyStore = (
  settings: Settings,
  now: () => number,
): Pick<HistoryPort, 'view' | 'keep' | 'remove' | 'putBack'> => ({
  view: async () => {
    const [{ days, isFull }, ticks] = await Promise.all([settings.read(), settings.ticks()]);
    return withHistory(async (history) => {
      // Meetings past their time must not be shown, even if nothing was recorded since and the database cannot be
      // written.
      const since = days === 0 ? Number.POSITIVE_INFINITY : keptSince(now(), days);
      const isPruned = await history.prune(since, MOST_MEETINGS).then(
        () => true,
        () => false,
      );
      return {
        meetings: (await history.all()).filter((meeting) => isWithin(meeting, since)).slice(0, MOST_MEETINGS),
        days,
        ...(history.setAside === undefined ? {} : { setAside: history.setAside }),
        isFull: isFull || !isPruned,
        ticks,
        now: now(),
      };
    });
  },
  keep: settings.keep,
  remove: (meetings) => withHistory((history) => history.remove(meetings.map(({ id }) => id))),
  putBack: (meetings) => withHistory((history) => history.put(meetings)),
});
