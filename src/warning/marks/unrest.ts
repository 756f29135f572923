/** What makes marks stand wrong: something on the page moves, changes, or may lie over them by now. */
import { capture } from '../surface/capture.ts';
import { hasMoved, renew } from './mark.ts';
import type { Mark } from './mark.ts';

/** All places are looked at again this long after the page has changed, or now and then though nothing tells of it. */
const SETTLE_MS = 250;
const SLOW_MS = 500;

interface Moved {
  /** Something moves, and what it moves goes on moving for a while. */
  readonly onMove: () => void;
  readonly onScroll: () => void;
  /** Half a second has passed, and the page can be seen. */
  readonly onLook: () => void;
  /** Some marks are to be placed anew, or looked at. */
  readonly onStir: () => void;
}

export interface Unrest {
  /** When something may have come to lie over the chips, or gone from there. */
  readonly stirredAt: () => number;
  readonly stir: (now: number) => void;
  /** The page changes: once it is done, all places are looked at again, or those alone that are not sure to be good. */
  readonly later: (isScroll?: boolean) => void;
  /** Looks now and then, from now on, for what nothing tells of. */
  readonly begin: () => void;
}

/** Watches the page around marks, until `signal`. */
export function watchUnrest(doc: Document, signal: AbortSignal, marks: () => readonly Mark[], on: Moved): Unrest {
  const view = doc.defaultView!;
  let stirredAt = 0;
  let isAllDue = false;
  /** The whole page is being written in; nothing else tells of it. */
  let isDesigned = false;
  let recheck: ReturnType<typeof setTimeout> | undefined;
  let slow: ReturnType<typeof setTimeout> | undefined;

  const stir = (now: number): void => {
    stirredAt = now;
  };
  const later = (isScroll = false): void => {
    isAllDue ||= !isScroll;
    recheck ??= setTimeout(() => {
      recheck = undefined;
      stir(performance.now());
      for (const mark of marks()) if (isAllDue || mark.placed?.isSure !== true) renew(mark);
      isAllDue = false;
      on.onStir();
    }, SETTLE_MS);
  };
  const look = (): void => {
    slow = setTimeout(look, SLOW_MS);
    if (doc.visibilityState === 'hidden') return;
    if ((doc.designMode === 'on') !== isDesigned) {
      isDesigned = !isDesigned;
      later();
    }
    stir(performance.now());
    on.onLook();
    if (marks().some(hasMoved)) later();
    on.onStir();
  };

  const onMove = (): void => {
    on.onMove();
    later();
  };
  // What scrolls the whole page takes the chips along by itself; what it comes to lie under is seen here.
  const onScroll = ({ target }: Event): void => {
    on.onScroll();
    stir(performance.now());
    on.onStir();
    later(target === doc);
  };
  const moves = 'transitionrun transitionend animationstart animationend load toggle fullscreenchange';
  capture(view, 'scroll', onScroll, signal);
  capture(view, 'resize', onMove, signal);
  capture(doc, moves, onMove, signal);
  doc.fonts?.addEventListener('loadingdone', () => later(), { signal });
  signal.addEventListener('abort', () => {
    clearTimeout(recheck);
    clearTimeout(slow);
  });
  return {
    stirredAt: () => stirredAt,
    stir,
    later,
    begin: () => {
      slow = setTimeout(look, SLOW_MS);
    },
  };
}
