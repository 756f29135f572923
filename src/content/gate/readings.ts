/**
 * The ways in which a word can be read: as it stands, with letters of other scripts taken for the Latin ones they look
 * like, and by its stems. Each reading is looked up (notes.ts).
 */
import { isLikely, LONG_STEM, SHORT_STEM, stemHash } from '../../domain/match/gate-table.ts';
import type { GateTable } from '../../domain/match/gate-table.ts';
import { HASH_SEED, hashUnit } from '../../domain/match/tag-table.ts';
import { FOLD, latinsIn, tokensOf } from '../../domain/text/fold.ts';
import { hashToken } from '../../domain/text/tokens.ts';
import type { Notes } from './notes.ts';

const SIMPLE = /^[a-z0-9]+$/i;

export interface Readings {
  /** Looks up one reading of a word: alone, by its stems, after each of `firsts` (hashes). @returns its hash */
  readonly one: (folded: string, firsts: readonly number[], at: number, end: number) => number;
  /** Looks up every reading of a text. `firsts`: as above. @returns the hashes of its last word */
  readonly all: (text: string, firsts: readonly number[], at: number, end: number) => readonly number[];
  /** Looks up the stems of a word of simple letters. */
  readonly stems: (html: string, start: number, end: number) => void;
}

/** @param notes looks up each reading and notes what it means */
export function makeReadings(table: GateTable, { look, lookPair }: Notes): Readings {
  function one(folded: string, firsts: readonly number[], at: number, end: number): number {
    const hash = hashToken(folded);
    look(hash, at, end);
    for (const first of firsts) lookPair(first, hash, at, end);
    for (const letters of [SHORT_STEM, LONG_STEM])
      if (folded.length >= letters) look(stemHash(hashToken(folded.slice(0, letters))), at, end);
    return hash;
  }

  function all(text: string, firsts: readonly number[], at: number, end: number): readonly number[] {
    if (SIMPLE.test(text)) return [one(text.toLowerCase(), firsts, at, end)];
    let last = firsts;
    for (const { kind, folded } of tokensOf(text)) {
      if (kind === 'sign') continue;
      const behind = last;
      last = [folded, ...latinsIn(folded).map((latin) => latin.folded)].map((each) => one(each, behind, at, end));
    }
    return last;
  }

  function stems(html: string, start: number, end: number): void {
    let hash = HASH_SEED;
    const most = Math.min(end, start + LONG_STEM);
    for (let at = start; at < most; ) {
      hash = hashUnit(hash, FOLD[html.charCodeAt(at++)] as number);
      if (at !== start + SHORT_STEM && at !== start + LONG_STEM) continue;
      const stem = stemHash(hash);
      if (isLikely(table.likely, stem)) look(stem, start, end);
    }
  }

  return { one, all, stems };
}
