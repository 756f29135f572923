/** The search of the book: its index is built while the page has nothing else to do, or at once where it is needed. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Book } from '../../domain/search/book.ts';
import { makeSearch } from '../../search/book-search.ts';
import type { Search } from '../../search/book-search.ts';
import { nextTask } from '../../search/in-turns.ts';
import type { Turn } from '../../search/in-turns.ts';

export interface SearchState {
  /** Undefined until the index is built. */
  readonly search: Search | undefined;
  /** Somebody is about to search: the index waits for no idle moment any more. */
  readonly hurry: () => void;
}

/** No browser is idle for long while somebody scrolls, but the index shall not wait for ever either. */
const MOST_WAIT_MS = 500;

/** An idle moment may be fifty milliseconds long, in which a key that is pressed would have to wait. */
const MOST_MS = 16;
const LEAST_MS = 2;

/** @param isNeeded something is searched for already */
export function useSearch(book: Book, isNeeded: boolean): SearchState {
  const [search, setSearch] = useState<Search>();
  const isUrgent = useRef(isNeeded);
  /** Ends the wait for an idle moment. */
  const goOn = useRef<() => void>(() => undefined);
  const hurry = useCallback(() => {
    isUrgent.current = true;
    goOn.current();
  }, []);
  useEffect(() => {
    if (isNeeded) hurry();
  }, [isNeeded]);
  useEffect(() => {
    let isHere = true;
    const turn: Turn = () => {
      if (isUrgent.current || typeof requestIdleCallback !== 'function') return nextTask();
      return new Promise((resolve) => {
        goOn.current = () => void nextTask().then(resolve);
        requestIdleCallback((idle) => resolve(Math.min(Math.max(idle.timeRemaining(), LEAST_MS), MOST_MS)), {
          timeout: MOST_WAIT_MS,
        });
      });
    };
    // Nothing of it is begun before the page stands.
    void turn()
      .then(() => makeSearch(book, turn))
      .then((made) => isHere && setSearch(made));
    return () => {
      isHere = false;
    };
  }, [book]);
  return { search, hurry };
}
