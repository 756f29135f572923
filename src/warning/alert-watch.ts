/** Whether the alert that stands was seen, and whether the page has laid something over what stands. */
import { watchCover } from './surface/cover.ts';
import type { Cover } from './surface/cover.ts';
import { whenSeen } from './surface/seen.ts';
import type { Timers } from './surface/timers.ts';

/** How often it is looked whether something lies over the alert, in milliseconds. */
const COVERED_MS = 1000;
/** A look that finds nothing over it makes up for so much of one that did. */
const CALM = 0.5;

export interface AlertWatch {
  /** Looks what lies over the parts of a stage, until the answer is called. */
  readonly over: (...where: Parameters<typeof watchCover>) => () => void;
  /** Tells that the alert stands by now, or does not. */
  readonly set: (stands: boolean) => void;
  readonly stands: () => boolean;
  /** The reader has answered the alert: it was seen. */
  readonly see: () => void;
  /** Whether a press or a key counts where it was made. */
  readonly takes: (event: Event) => boolean;
  readonly stop: () => void;
}

/**
 * @param onSeen is called once for each alert: it stood for a moment, or the reader answered it
 * @param onCovered is called for each look at which something lies over the alert, with their number
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

  const see = (): void => {
    if (!isSeen) onSeen();
    isSeen = true;
  };
  /** What takes no presses is found at no place, and could hide the alert for good. */
  const uncover = (times = 0): void => {
    stopUncovering = timers.after(COVERED_MS, () => {
      const isCovered = cover?.isCovered('alert') === true;
      uncover(isCovered ? times + 1 : Math.max(0, times - CALM));
      if (isCovered) onCovered(times + 1);
    });
  };
  const stop = (): void => {
    stopSeeing();
    stopUncovering();
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
      stopSeeing = whenSeen(doc, timers, () => cover?.isSeen('alert') !== false, see);
      uncover();
    },
    stands: () => isAlert,
    see,
    takes: (event) => (/click$/.test(event.type) ? cover?.isSeen(event) !== false : cover?.isCovered(event) !== true),
    stop,
  };
}
