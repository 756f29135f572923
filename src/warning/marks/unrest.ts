/** Watches for what makes marks stand wrong: something on the page moves, changes, or comes to lie over them. */
import { capture } from '../surface/capture.ts';
import { hasMoved, renew } from './mark.ts';
import type { Mark } from './mark.ts';

/** Milliseconds from a change until all places are looked at again, and between looks for what no event tells of. */
const SETTLE_MS = 250;
const SLOW_MS = 500;

interface Moved {
  /**
   * Something moves, and may go on moving for a while. `isTold`: an event told so; otherwise only some marks were seen
   * to have moved.
   */
  readonly onMove: (isTold: boolean) => void;
  readonly onScroll: () => void;
  /** Called every half second while the page can be seen. */
  readonly onLook: () => void;
  /** Some marks have to be placed again, or looked at. */
  readonly onStir: () => void;
}

interface Unrest {
  /** Hears what moves in a shadow root, which tells nobody outside. */
  readonly hear: (root: Node) => void;
  /** When something may last have come to lie over chips, or gone from there: over any, and over those at the edges. */
  readonly stirredAt: () => readonly [all: number, atEdges: number];
  readonly stir: (now: number) => void;
  /** The page has changed: a moment later all places are chosen again; after a scroll of the page, only unsure ones. */
  readonly later: (isScroll?: boolean) => void;
  /** Begins to look now and then for changes that no event tells of. */
  readonly begin: () => void;
}

/** Watches the page around marks, until `signal` aborts. */
export function watchUnrest(doc: Document, signal: AbortSignal, marks: () => readonly Mark[], on: Moved): Unrest {
  const view = doc.defaultView!;
  let [stirredAt, scrolledAt, left] = [0, 0, scrollX];
  let isAllDue = false;
  /** Whether the whole page is being edited (`designMode`), which no event tells of. */
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
    // What moves now without having told, as in an animation without end, goes on moving. A mark that waits to be
    // placed is out of sight, and stands where it stood.
    const moved = marks().filter((mark) => !mark.isDue && hasMoved(mark));
    moved.forEach(renew);
    if (moved.length > 0) on.onMove(false);
    on.onStir();
  };

  const onMove = (): void => {
    on.onMove(true);
    later();
  };
  // A scroll of the whole page takes the chips along by itself: only look whether something covers them; in every frame
  // where headers and the like mostly are, above and below.
  const onScroll = ({ target }: Event): void => {
    on.onScroll();
    if (target === doc && left === (left = scrollX)) scrolledAt = performance.now();
    else stir(performance.now());
    on.onStir();
    later(target === doc);
  };
  const hear = (root: EventTarget): void => {
    capture(root, 'scroll', onScroll, signal);
    capture(
      root,
      'transitionrun transitionend animationstart animationend load toggle fullscreenchange',
      onMove,
      signal,
    );
  };
  hear(doc);
  capture(view, 'resize', onMove, signal);
  // A style may show or move something for as long as the pointer or the focus is there.
  capture(view, 'pointerover focusin focusout change', on.onScroll, signal);
  // The ring around what has the focus is the page's, too.
  capture(view, 'focusin focusout', () => later(), signal);
  doc.fonts?.addEventListener('loadingdone', () => later(), { signal });
  signal.addEventListener('abort', () => {
    clearTimeout(recheck);
    clearTimeout(slow);
  });
  return {
    stirredAt: () => [stirredAt, scrolledAt],
    stir,
    later,
    hear,
    begin: () => {
      slow = setTimeout(look, SLOW_MS);
    },
  };
}
