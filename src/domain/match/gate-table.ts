/**
 * What the gate in every page carries: enough to say whether the reader could find anything, and no more. Strings, so
 * that a page that needs none of it pays for none of it; `phrases/gate-table-build.ts` builds them.
 */
import type { HashedWords } from './offers/hashed-words.ts';
import { FIRST } from './tag-table.ts';

export interface GateTable {
  /** One bit for each hash of a word by which a name begins or that tells a phrase of the trade: six in a character. */
  readonly bits: string;
  /**
   * Names and hosts, in the order of the hash of their first word: that hash, how many words there are and what the
   * name is worth, and the hash of all words where there are several.
   */
  readonly names: string;
  /** Hosts of listed services, as hashes. */
  readonly hosts: string;
  readonly words: HashedWords;
}

/** Bits of the first table, a power of two. */
export const GATE_BITS = 1 << 14;
/** Characters of a hash: 30 bits. */
export const HASH_DIGITS = 5;
export const HASH_MASK = 2 ** 30 - 1;

/** Letters by which a word is known to begin like a stem of the trade. */
export const STEM_LETTERS = 4;

/** What a name is worth by itself. */
export const WORTH = {
  /** It counts wherever it stands. */
  CERTAIN: 0,
  /** An ordinary word: it counts only in company. */
  COMPANION: 1,
  /** Company for such words. */
  COMPANY: 2,
} as const;

/** Number out of digits, as `gate-table-build.ts` writes them. */
export function digitsAt(text: string, at: number, count: number): number {
  let value = 0;
  for (let i = at; i < at + count; i++) value = value * 64 + text.charCodeAt(i) - FIRST;
  return value;
}

/** Hash of a row of words out of the hashes of its words. */
export const joinHash = (state: number, word: number): number => (Math.imul(state ^ word, 0x9e3779b1) + 0x7f4a7c15) | 0;
