/** Where the reader is, kept in the page's address: every list, case and service is a link, and Back goes back. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { addressOfQuery, readPlace } from '../../domain/search/address.ts';
import type { BookPlace } from '../../domain/search/address.ts';
import type { Query } from '../../domain/search/query.ts';

export interface PlaceState {
  readonly place: BookPlace;
  /** Counts the steps from place to place; the same while somebody types. */
  readonly step: number;
  /** Changes the list without a step for Back: for what is typed letter by letter. */
  readonly replace: (query: Query) => void;
  readonly go: (query: Query) => void;
}

/** Follows the address. Going back finds the page scrolled as it was left. */
export function usePlace(): PlaceState {
  const [place, setPlace] = useState<BookPlace>(() => readPlace(location.hash));
  const [step, setStep] = useState(0);
  const heights = useRef(new Map<string, number>());
  useEffect(() => {
    history.scrollRestoration = 'manual';
    let isPressed = false;
    let address = location.hash;
    const onClick = (): void => {
      isPressed = true;
      // A press that leads nowhere must not be taken for the next step.
      setTimeout(() => (isPressed = false), 0);
    };
    const onScroll = (): void => void heights.current.set(address, scrollY);
    const onStep = (): void => {
      if (location.hash === address) return;
      address = location.hash;
      const wasPressed = isPressed;
      const next = readPlace(address);
      setPlace((before) => {
        // Within a list nothing jumps: the filter that was pressed stays where it is.
        if (!wasPressed) queueAfterPaint(() => scrollTo(0, heights.current.get(address) ?? 0));
        else if (!(before.at === 'list' && next.at === 'list')) queueAfterPaint(() => scrollTo(0, 0));
        return next;
      });
      setStep((count) => count + 1);
    };
    document.addEventListener('click', onClick, true);
    window.addEventListener('scroll', onScroll, { passive: true });
    window.addEventListener('hashchange', onStep);
    return () => {
      document.removeEventListener('click', onClick, true);
      window.removeEventListener('scroll', onScroll);
      window.removeEventListener('hashchange', onStep);
    };
  }, []);
  return {
    place,
    step,
    replace: (query) => {
      history.replaceState(null, '', addressOfQuery(query));
      setPlace({ at: 'list', query });
    },
    go: (query) => {
      location.hash = addressOfQuery(query);
    },
  };
}

const queueAfterPaint = (then: () => void): void => void requestAnimationFrame(() => requestAnimationFrame(then));
