/** The history page's hold on the database: opened for each step, so that a newer Caveat never waits for a page. */
import { keptSince, MOST_MEETINGS } from '../../domain/history/meetings.ts';
import type { KeptDays } from '../../domain/history/meetings.ts';
import { openHistory } from '../../platform/extension/database.ts';
import type { History } from '../../platform/extension/database.ts';
import { readOfSession } from '../../platform/extension/pages.ts';
import { changeLasting, readLasting } from '../../platform/extension/storage.ts';
import type { HistoryPort } from './port.ts';

async function withHistory<T>(step: (history: History) => Promise<T>): Promise<T> {
  const history = await openHistory();
  try {
    return await step(history);
  } finally {
    history.close();
  }
}

/** What reads and changes the history. @param now the clock */
export function historyStore(now: () => number): Pick<HistoryPort, 'view' | 'keep' | 'remove' | 'putBack'> {
  const prune = async (history: History, days: KeptDays): Promise<void> =>
    history.prune(days === 0 ? Number.POSITIVE_INFINITY : keptSince(now(), days), MOST_MEETINGS);
  return {
    view: () =>
      withHistory(async (history) => {
        const { days } = await readLasting('history');
        // What is past its time must not be shown, though nothing was recorded since.
        await prune(history, days);
        return {
          meetings: await history.all(),
          days,
          ...(history.setAside === undefined ? {} : { setAside: history.setAside }),
          isFull: (await readOfSession('history-fault')) === 'QuotaExceededError',
          now: now(),
        };
      }),
    keep: async (days) => {
      await changeLasting('history', (before) => ({ ...before, days }));
      await withHistory((history) => prune(history, days));
    },
    remove: (meetings) => withHistory((history) => history.remove(meetings.map(({ id }) => id))),
    putBack: (meetings) => withHistory((history) => history.put(meetings)),
  };
}
