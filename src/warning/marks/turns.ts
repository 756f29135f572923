/** Decides when a page's marks are worked on: after a frame was drawn, and in every frame while something moves. */

/** How long marks are worked on in every frame after something has moved, in milliseconds. */
export const MOVING_MS = 600;

interface Turns {
  /** Starts the turns; `ask` does nothing before. */
  readonly begin: () => void;
  /** Asks for one turn, after `wait` milliseconds. */
  readonly ask: (wait?: number) => void;
  /** Notes that something moves: once a turn is asked for, one is taken in every frame for a while. */
  readonly move: () => void;
}

/**
 * @param turn does the work: is told when it began and whether something moves, and answers after how many milliseconds
 * it wants another turn, undefined for none
 */
export function makeTurns(
  view: Window,
  signal: AbortSignal,
  turn: (start: number, isMoving: boolean) => number | undefined,
): Turns {
  let isAsked = false;
  let isReady = false;
  let movingUntil = 0;
  const take = (): void => {
    isAsked = false;
    if (signal.aborted) return;
    const start = performance.now();
    const isMoving = start < movingUntil;
    const wait = turn(start, isMoving);
    if (isMoving) ask();
    else if (wait !== undefined) ask(wait);
  };
  /** Takes the turn after a frame was drawn: the page is laid out then, and measuring causes no reflow. */
  const ask = (wait = 0): void => {
    if (isAsked || !isReady || signal.aborted) return;
    isAsked = true;
    setTimeout(() => view.requestAnimationFrame(() => setTimeout(take)), wait);
  };
  return {
    begin: () => {
      isReady = true;
      ask();
    },
    ask,
    move: () => {
      movingUntil = performance.now() + MOVING_MS;
    },
  };
}
