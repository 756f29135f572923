/** Words that markup cuts: what stands right before a tag may go on right behind it. */
import { LONGEST_NAME } from '../../domain/match/gate-table.ts';
import type { Notes } from './notes.ts';
import type { Readings } from './readings.ts';
import { MOST_PIECES } from './tags.ts';

/** The end of a word that may go on behind markup, and what stood before that word. */
interface Open {
  readonly text: string;
  readonly firsts: readonly number[];
}

export const NONE: readonly never[] = [];

export interface Cuts {
  /** Words that may go on where the text goes on behind a tag. */
  open: readonly Open[];
  /** A word ends where a tag or the text ends. */
  readonly touch: (start: number, firsts: readonly number[]) => void;
  /** No word touches what comes next. */
  readonly forget: () => void;
  /** A tag begins: the word that touches it may go on behind it. */
  readonly pass: (html: string, at: number) => void;
  /** The word at the beginning of a text may be the end of open ones. @returns the hashes of what it is then */
  readonly goOn: (html: string, start: number, end: number) => number[];
}

/** Begins to look out for cut words. */
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
