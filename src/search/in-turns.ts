/** Long work in pieces, between which whoever shares the thread gets a turn: a page stays in hand meanwhile. */

/** Gives others a turn; fulfilled, when the work may go on, with how many milliseconds its next piece may take. */
export type Turn = () => Promise<number>;

/** Of the sixteen that a frame has. */
const PIECE_MS = 8;
/** Looking at the clock takes about as long as a small piece of work. */
const BETWEEN_LOOKS = 8;

/** A turn for whatever waits, and no longer. */
export const nextTask: Turn = () => new Promise((resolve) => setTimeout(() => resolve(PIECE_MS), 0));

/** Does something with each of many things, one piece of them after the other. */
export async function inTurns<T>(
  things: readonly T[],
  turn: Turn,
  each: (thing: T, at: number) => void,
): Promise<void> {
  let end = performance.now() + PIECE_MS;
  for (const [at, thing] of things.entries()) {
    each(thing, at);
    if (at % BETWEEN_LOOKS === 0 && performance.now() >= end) end = (await turn()) + performance.now();
  }
}
