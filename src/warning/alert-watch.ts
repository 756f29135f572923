/** Tells whether the alert was seen, and whether the page has laid something over the parts on the stage. */
import { watchCover } from './surface/cover.ts';
import type { Cover } from './surface/cover.ts';
import { whenSeen } from './surface/seen.ts';
import type { Timers } from './surface/timers.ts';

/** Milliseconds between two looks for something that lies over the alert. */
const COVERED_MS = 1000;
/** Each look that finds the alert uncovered takes this much off the count of covered looks. */
const CALM = 0.5;

/** The least width and height of a window in which the alert can be read, in pixels: a page may open a tiny one. */
const LEAST_SIDE = 120;
const isReadable = ({ defaultView: view }: Document): boolean =>
  view !== null && Math.min(view.innerWidth, view.innerHeight) > LEAST_SIDE;

interface AlertWatch {
  /** Starts to watch what lies over the parts of a stage. @returns ends that */
  readonly over: (...where: Parameters<typeof watchCover>) => () => void;
  /** Says whether the alert stands. */
  readonly set: (stands: boolean) => void;
  readonly stands: () => boolean;
  /** Notes that the alert was seen, because the reader has answered it. */
  readonly see: () => void;
  /** Whether an event counts: a click where the part stood uncovered long enough, others unless it is covered. */
  readonly takes: (event: Event) => boolean;
  readonly stop: () => void;
}

/**
 * @param onSeen called once for each alert, when it stood for a moment or the reader answered it
 * @param onCovered called at each look that finds the alert covered, with the count of covered looks
 */
export function watchAlert(
  doc: Document,
  timers: Timers,
  onSeen: () => void,
  onCovered: (times: number) => void,
): AlertWatch {
  let isAlert = false;
  let isSeen = true;
  let cover: Cover | undefined;
  let stopSeeing: () => void = () => undefined;
  let stopUncovering = stopSeeing;
  let covered = 0;

  const see = (): void => {
    if (!isSeen) onSeen();
    isSeen = true;
  };
  /**
   * Looks again and again: hit testing misses a cover that takes no presses, and it could hide the alert for good. A
   * hidden page is not looked at: Chrome says nothing of it, so an alert that came up just before would seem covered.
   */
  const uncover = (times = 0): void => {
    stopUncovering();
    covered = times;
    if (doc.visibilityState === 'hidden') return;
    stopUncovering = timers.after(COVERED_MS, () => {
      const isCovered = cover?.isCovered('alert') === true;
      uncover(isCovered ? times + 1 : Math.max(0, times - CALM));
      if (isCovered) onCovered(times + 1);
    });
  };
  const onVisibility = (): void => uncover(covered);
  const stop = (): void => {
    stopSeeing();
    stopUncovering();
    doc.removeEventListener('visibilitychange', onVisibility);
  };
  return {
    over: (...where) => {
      const watching = watchCover(...where);
      cover = watching;
      return () => {
        watching.stop();
        if (cover === watching) cover = undefined;
      };
    },
    set: (stands) => {
      isAlert = stands;
      isSeen = !stands;
      stop();
      if (!stands) return;
      stopSeeing = whenSeen(doc, timers, () => isReadable(doc) && cover?.isSeen('alert') === true, see);
      uncover();
      doc.addEventListener('visibilitychange', onVisibility);
    },
    stands: () => isAlert,
    see,
    takes: (event) => (/click$/.test(event.type) ? cover?.isSeen(event) !== false : cover?.isCovered(event) !== true),
    stop,
  };
}
