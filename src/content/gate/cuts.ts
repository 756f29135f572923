/** Words that markup cuts: letters right before a tag and letters right behind it may be one word. */
import { LONGEST_NAME } from '../../domain/match/gate-table.ts';
import type { Notes } from './notes.ts';
import type { Readings } from './readings.ts';
import { MOST_PIECES } from './tags.ts';

/** The letters before a tag that may go on behind it, and the hashes of the words that may stand before them. */
interface Open {
  readonly text: string;
  readonly firsts: readonly number[];
}

export const NONE: readonly never[] = [];

export interface Cuts {
  /** The words that may go on in the text behind the last tag. */
  open: readonly Open[];
  /** A word ends right where the text ends, before a tag. @param firsts hashes of what may stand before it */
  readonly touch: (start: number, firsts: readonly number[]) => void;
  /** No word touches the next tag. */
  readonly forget: () => void;
  /** A tag begins at `at`: the word that touches it may go on behind it. */
  readonly pass: (html: string, at: number) => void;
  /** Joins the word at the beginning of a text to each open word. @returns the hashes of the joined words */
  readonly goOn: (html: string, start: number, end: number) => number[];
}

/** Begins to watch for cut words. A word in too many pieces is noted as a place: the judge looks at it. */
export function watchCuts(notes: Notes, readings: Readings): Cuts {
  let touchStart = -1;
  let touchFirsts: readonly number[] = NONE;
  const cuts: Cuts = {
    open: NONE,
    touch: (start, firsts) => {
      touchStart = start;
      touchFirsts = firsts;
    },
    forget: () => {
      touchStart = -1;
    },
    pass: (html, at) => {
      if (touchStart >= 0) cuts.open = [...cuts.open, { text: html.slice(touchStart, at), firsts: touchFirsts }];
      touchStart = -1;
    },
    goOn: (html, start, end) => {
      const piece = html.slice(start, end);
      const longer: Open[] = [];
      const ends: number[] = [];
      for (const { text, firsts } of cuts.open) {
        const joined = text + piece;
        if (joined.length > LONGEST_NAME) continue;
        ends.push(...readings.all(joined, firsts, start, end));
        longer.push({ text: joined, firsts });
      }
      if (longer.length > MOST_PIECES) notes.places.push(start);
      cuts.open = longer.slice(-MOST_PIECES);
      return ends;
    },
  };
  return cuts;
}
