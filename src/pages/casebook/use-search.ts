/** The search of the book. Its index is built while the page is idle, or at once when the reader begins to search. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Book } from '../../domain/search/book.ts';
import { makeSearch } from '../../search/book-search.ts';
import type { Search } from '../../search/book-search.ts';
import { nextTask } from '../../search/in-turns.ts';
import type { Turn } from '../../search/in-turns.ts';

interface SearchState {
  /** Undefined until the index is built. */
  readonly search: Search | undefined;
  /** Builds the index at once instead of waiting for idle time, because the reader is about to search. */
  readonly hurry: () => void;
}

/**
 * Longest wait for idle time, in milliseconds: while the reader scrolls there may be none, and the index must get
 * built.
 */
const MOST_WAIT_MS = 500;

/** Longest piece of work, in milliseconds: idle time may be 50 ms long, and a key pressed in it would have to wait. */
const MOST_MS = 16;
const LEAST_MS = 2;

/** @param isNeeded whether a search is waiting already */
export function useSearch(book: Book, isNeeded: boolean): SearchState {
  const [search, setSearch] = useState<Search>();
  const isUrgent = useRef(isNeeded);
  /** Ends the wait for idle time. */
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
    // Begin only after the page has been shown.
    void turn()
      .then(() => makeSearch(book, turn))
      .then((made) => isHere && setSearch(made));
    return () => {
      isHere = false;
    };
  }, [book]);
  return { search, hurry };
}
