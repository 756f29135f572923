/** When the marks of a page are worked on: after a frame was drawn, and in every frame while something moves. */

/** How long each frame is followed after something has moved. */
const MOVING_MS = 600;

export interface Turns {
  /** Turns are taken from now on. */
  readonly begin: () => void;
  /** Asks for one turn, after so many milliseconds. */
  readonly ask: (wait?: number) => void;
  /** Something moves: a turn is taken in every frame for a while. */
  readonly move: () => void;
}

/**
 * @param turn is told when it began and whether something moves; answers after how many milliseconds it wants another,
 * undefined for none
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
  /** What is measured after a frame was drawn was laid out for it already. */
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
