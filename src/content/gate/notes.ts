/**
 * Notes what a word, or two words in a row, may mean: a name or host of a listed service, or a word of the trade. For
 * a name of more words, the first two are looked up and the others are then read in the markup behind them.
 */
import {
  digitsAt,
  HASH_DIGITS,
  HASH_MASK,
  isNoted,
  isTopic,
  LONG_ROW,
  NAME_ROW,
  rowOf,
  WORTH,
} from '../../domain/match/gate-table.ts';
import type { GateTable } from '../../domain/match/gate-table.ts';
import { finishHash, joinHash } from '../../domain/match/tag-table.ts';
import { latinsIn, tokensOf } from '../../domain/text/fold.ts';
import { hashToken } from '../../domain/text/tokens.ts';
import { isInBlock, SIGNS_BY_NAME } from './tags.ts';

/** The other words of a name must stand within this many characters of markup. */
const MOST_NAME = 300;
/** Whether the row of a sorted table that begins at `at` has this hash. */
const isRow = (rows: string, at: number, hash: number): boolean =>
  at < rows.length && digitsAt(rows, at, HASH_DIGITS) === hash;

export interface Notes {
  /** Whether a name was met that counts by itself, or both a name that needs company and company for it. */
  readonly yes: boolean;
  /** The markup or text that is being read; names of more words are looked for in it. */
  source: string;
  /** Places of words of the trade. */
  places: number[];
  /** Looks up a word by its hash. @param at where it begins in `source` @param end where it ends */
  readonly look: (hash: number, at: number, end: number) => void;
  /** Looks up two words in a row by their hashes. `at`, `end`: of the second */
  readonly lookPair: (first: number, second: number, at: number, end: number) => void;
}

/** Begins to take notes of a page. */
export function takeNotes(table: GateTable): Notes {
  const { bits, firsts, seconds, names, longNames } = table;
  let yes = false;
  /** Whether a name was read that is an ordinary word and counts only in company, and whether such company was. */
  let companion = false;
  let company = false;

  function count(worth: number): void {
    if (worth === WORTH.CERTAIN) yes = true;
    else if (worth === WORTH.COMPANION) companion = true;
    else company = true;
    if (companion && company) yes = true;
  }

  /**
   * Whether the `more` words behind `end` complete a name: `first` is the hash so far, `wanted` that of the whole name.
   * Also true where tags or mixed scripts make that hard to tell.
   */
  function follows(end: number, first: number, more: number, wanted: number): boolean {
    let rest = notes.source.slice(end, end + MOST_NAME).replaceAll(SIGNS_BY_NAME, ' ');
    let tag = rest.indexOf('<');
    // A tag that begins or ends a block ends the name, too.
    if (tag >= 0 && !isInBlock(rest, tag)) {
      rest = rest.slice(0, tag);
      tag = -1;
    }
    let hash = first;
    let left = more;
    for (const { kind, folded, end: to } of tokensOf(rest)) {
      if (tag >= 0 && to >= tag) return true;
      if (kind === 'sign') continue;
      if (latinsIn(folded).length > 0) return true;
      hash = joinHash(hash, hashToken(folded));
      if (--left === 0) break;
    }
    return left === 0 && (finishHash(hash) & HASH_MASK) === wanted;
  }

  const notes: Notes = {
    get yes() {
      return yes;
    },
    source: '',
    places: [],
    look: (hash, at, end) => {
      if (!isNoted(bits, hash)) return;
      if (isTopic(table, hash)) notes.places.push(at);
      const wanted = finishHash(hash) & HASH_MASK;
      for (let row = rowOf(names, NAME_ROW, wanted); isRow(names, row, wanted); row += NAME_ROW)
        count(digitsAt(names, row + HASH_DIGITS, 1));
      for (let row = rowOf(longNames, LONG_ROW, wanted); isRow(longNames, row, wanted); row += LONG_ROW) {
        const kind = digitsAt(longNames, row + HASH_DIGITS, 1);
        if (follows(end, hash, kind >> 2, digitsAt(longNames, row + HASH_DIGITS + 1, HASH_DIGITS))) count(kind & 3);
      }
    },
    // The hash of two words that are in no pair may be that of a name by chance.
    lookPair: (first, second, at, end) => {
      if (isNoted(seconds, second) && isNoted(firsts, first)) notes.look(joinHash(first, second), at, end);
    },
  };
  return notes;
}
