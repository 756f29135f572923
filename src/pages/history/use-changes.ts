import { useState } from 'preact/hooks';
import { isWithin, keptSince } from '../../domain/history/meetings.ts';
import type { KeptDays, Meeting } from '../../domain/history/meetings.ts';
import { useWords } from '../../ui/words.ts';
import type { HistoryPort, HistoryView } from './port.ts';

/** What was deleted last; `days` where a shorter time of keeping deleted it: for how long meetings were kept before. */
interface Gone {
  readonly rows: readonly Meeting[];
  readonly days?: KeptDays;
}
const NOTHING_GONE: Gone = { rows: [] };

/** What the reader does to the history: which meetings are chosen, what was removed last, and what is said of it. */
export function useChanges(port: HistoryPort, view: HistoryView, read: () => void) {
  const { say, count } = useWords();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [gone, setGone] = useState<Gone>(NOTHING_GONE);
  const [told, setTold] = useState('');
  /** @returns whether the change was written */
  const change = (what: Promise<void>, then: () => void): Promise<boolean> =>
    what.then(
      () => {
        then();
        read();
        return true;
      },
      () => {
        setTold(say('history_not_written'));
        return false;
      },
    );
  const takeAway = (what: Promise<void>, taken: Gone): void =>
    void change(what, () => {
      setGone(taken);
      setChosen(new Set());
      setTold(count('history_removed', taken.rows.length));
    });
  const putBack = async ({ rows, days }: Gone): Promise<void> => {
    // The longer time first: rows that are past the time of keeping would be deleted again.
    if (days !== undefined) await port.keep(days);
    await port.putBack(rows);
  };
  return {
    chosen,
    told,
    choose: (id: string, isChosen: boolean): void => {
      const next = new Set(chosen);
      if (isChosen) next.add(id);
      else next.delete(id);
      setChosen(next);
    },
    unchoose: (): void => setChosen(new Set()),
    remove: (rows: readonly Meeting[]): void => takeAway(port.remove(rows), { rows }),
    /** Undefined where nothing was removed. */
    undo:
      gone.rows.length === 0
        ? undefined
        : (): void =>
            void change(putBack(gone), () => {
              setGone(NOTHING_GONE);
              setTold(say('history_undone'));
            }),
    /** Adds meetings that were found in the browser's own history. @returns whether they were written */
    keepPast: (rows: readonly Meeting[]): Promise<boolean> =>
      change(port.putBack(rows), () => {
        setGone(NOTHING_GONE);
        setTold(count('history_back_kept', rows.length));
      }),
    keepDays: (days: KeptDays): void => {
      const since = days === 0 ? Number.POSITIVE_INFINITY : keptSince(view.now, days);
      const rows = view.meetings.filter((meeting) => !isWithin(meeting, since));
      if (rows.length > 0) takeAway(port.keep(days), { rows, days: view.days });
      else
        void change(port.keep(days), () => {
          setGone(NOTHING_GONE);
          setTold(say('history_kept'));
        });
    },
  };
}
