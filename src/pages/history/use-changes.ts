import { useState } from 'preact/hooks';
import type { KeptDays, Meeting } from '../../domain/history/meetings.ts';
import { useWords } from '../../ui/words.ts';
import type { HistoryPort } from './port.ts';

/** What the reader does to the history: which meetings are chosen, what was removed last, and what is said of it. */
export function useChanges(port: HistoryPort, read: () => void) {
  const { say, count } = useWords();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [gone, setGone] = useState<readonly Meeting[]>([]);
  const [told, setTold] = useState('');
  const change = (what: Promise<void>, then: () => void): void =>
    void what.then(
      () => {
        then();
        read();
      },
      () => setTold(say('history_not_written')),
    );
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
    remove: (rows: readonly Meeting[]): void =>
      change(port.remove(rows), () => {
        setGone(rows);
        setChosen(new Set());
        setTold(count('history_removed', rows.length));
      }),
    /** Undefined where nothing was removed. */
    undo:
      gone.length === 0
        ? undefined
        : (): void =>
            change(port.putBack(gone), () => {
              setGone([]);
              setTold(say('history_undone'));
            }),
    /** Adds meetings that were found in the browser's own history. */
    keepPast: (rows: readonly Meeting[]): void =>
      change(port.putBack(rows), () => {
        setGone([]);
        setTold(count('history_back_kept', rows.length));
      }),
    keepDays: (days: KeptDays): void => change(port.keep(days), () => setTold(say('history_kept'))),
  };
}
