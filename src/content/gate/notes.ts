/**
 * What a word, or two words in a row, may mean: a name or host of a listed service, or a word of the trade. Names of
 * more words are read on from where they begin.
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
import { JOINS, kindOf, nameAt, SIGNS_BY_NAME } from './tags.ts';

/** Letters that the other words of a name may take. */
const MOST_NAME = 300;
/** A row of a table in order, while it is one of this hash. */
const isRow = (rows: string, at: number, hash: number): boolean =>
  at < rows.length && digitsAt(rows, at, HASH_DIGITS) === hash;

export interface Notes {
  /** Whether names were met that count by themselves, or ordinary words that are names in company, and company. */
  readonly yes: boolean;
  /** What is being read: names of more words are looked for in it. */
  source: string;
  /** Places of words of the trade. */
  places: number[];
  /** Looks a word up, or two in a row. `at`: where it begins in `source`; `end`: where it ends there. */
  readonly look: (hash: number, at: number, end: number) => void;
}

/** Begins to take notes of a page. */
export function takeNotes(table: GateTable): Notes {
  const { bits, names, longNames } = table;
  let yes = false;
  /** An ordinary word that is a name in company was read, and company for such words. */
  let companion = false;
  let company = false;

  function count(worth: number): void {
    if (worth === WORTH.CERTAIN) yes = true;
    else if (worth === WORTH.COMPANION) companion = true;
    else company = true;
    if (companion && company) yes = true;
  }

  /** Whether the next words are those of a name. True where markup makes that hard to tell. */
  function follows(end: number, first: number, more: number, wanted: number): boolean {
    let rest = notes.source.slice(end, end + MOST_NAME).replaceAll(SIGNS_BY_NAME, ' ');
    let tag = rest.indexOf('<');
    // No name spans two blocks.
    if (tag >= 0 && (kindOf(nameAt(rest, tag)) & JOINS) === 0 && !rest.startsWith('<!--', tag)) {
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
  };
  return notes;
}
