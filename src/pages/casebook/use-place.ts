/**
 * Where the reader is in the book. The place is kept in the page's address, so that every list, case and service can be
 * linked and Back works.
 */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { addressOfQuery, readPlace } from '../../domain/search/address.ts';
import type { BookPlace } from '../../domain/search/address.ts';
import type { Query } from '../../domain/search/query.ts';

interface PlaceState {
  readonly place: BookPlace;
  /** Counts moves from place to place; typing in the search box does not count. */
  readonly step: number;
  /** Changes the list without a new entry for Back: for letters typed into the search box. */
  readonly replace: (query: Query) => void;
  readonly go: (query: Query) => void;
}

/** Follows the page's address. On Back, restores the page's scroll position. */
export function usePlace(): PlaceState {
  const [place, setPlace] = useState<BookPlace>(() => readPlace(location.hash));
  const [step, setStep] = useState(0);
  const heights = useRef(new Map<string, number>());
  /** The address to which the last press leads. A press may change no address, and browsers tell of a change late. */
  const pressed = useRef<string>(undefined);
  // A layout effect: on a busy machine, a link may be pressed before other effects run, and its change must be heard.
  useLayoutEffect(() => {
    history.scrollRestoration = 'manual';
    let address = location.hash;
    const onClick = ({ target, ctrlKey, metaKey, shiftKey }: MouseEvent): void => {
      const link = target instanceof Element ? target.closest('a[href^="#"]') : null;
      const isElsewhere = ctrlKey || metaKey || shiftKey; // opens another tab or window
      if (link !== null && !isElsewhere) pressed.current = hashOf(link.getAttribute('href') ?? '');
    };
    const onScroll = (): void => void heights.current.set(address, scrollY);
    const onStep = (): void => {
      if (location.hash === address) return;
      address = location.hash;
      const wasPressed = pressed.current === address;
      pressed.current = undefined;
      const next = readPlace(address);
      // Read this before the next page is drawn: where that is shorter, the browser scrolls, which would be noted here.
      const height = heights.current.get(address) ?? 0;
      setPlace((before) => {
        // Back or forward: restore the scroll position. After a press, scroll to the top, but not from list to list, so
        // that the pressed filter stays where it is.
        if (!wasPressed) queueAfterPaint(() => scrollTo(0, height));
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
      pressed.current = hashOf(addressOfQuery(query));
      location.hash = pressed.current;
    },
  };
}

/** The fragment of an address, written as `location.hash` has it. */
const hashOf = (href: string): string => new URL(href, location.href).hash;

const queueAfterPaint = (then: () => void): void => void requestAnimationFrame(() => requestAnimationFrame(then));
