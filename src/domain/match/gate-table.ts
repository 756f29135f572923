/**
 * What the gate in every page carries: enough to say whether the reader could find anything, and no more. Strings, so
 * that a page that needs none of it pays for none of it; `phrases/gate-table-build.ts` builds them.
 */
import type { HashedWords } from './offers/hashed-words.ts';
import { FIRST, finishHash } from './tag-table.ts';

export interface GateTable {
  /**
   * Three bits for each hash of a word, of two words in a row or of the beginning of a word that matters: by it a name
   * begins, or it tells a phrase of the trade. Six bits in a character.
   */
  readonly bits: string;
  /** Three bits for each word by which two in a row begin that matter, and for each by which they end. */
  readonly firsts: string;
  readonly seconds: string;
  /** The hashes of those that tell phrases of the trade, in order: shorter ones, asked only where the bits are set. */
  readonly topics: string;
  /** The first two letters of each beginning of a word that matters, be it a stem of the trade or of a name. */
  readonly starts: string;
  /**
   * Names and hosts of one or two words, and the beginnings of names that may have an ending, in the order of their
   * hashes: rows of the hash and one digit for what the name is worth.
   */
  readonly names: string;
  /**
   * Those of more words, in the order of the hash of the first two: that hash, a digit for how many more words there
   * are and what the name is worth, and the hash of all.
   */
  readonly longNames: string;
  /** Hosts of listed services: hashes in order. */
  readonly hosts: string;
  readonly words: HashedWords;
}

/** Characters of a hash: 24 bits. */
export const HASH_DIGITS = 4;
export const HASH_MASK = 2 ** 24 - 1;
/** Characters of a hash of `topics`: 24 bits. */
export const TOPIC_DIGITS = 4;
export const TOPIC_MASK = 2 ** 24 - 1;
/** Length of a row of names, and of one of long names. */
export const NAME_ROW = HASH_DIGITS + 1;
export const LONG_ROW = 2 * HASH_DIGITS + 1;

/** Letters by which a word is known to begin like a stem of the trade: of longer stems, and of all others. */
export const LONG_STEM = 6;
export const SHORT_STEM = 4;

/** What a name is worth by itself. */
export const WORTH = {
  /** It counts wherever it stands. */
  CERTAIN: 0,
  /** An ordinary word: it counts only in company. */
  COMPANION: 1,
  /** Company for such words. */
  COMPANY: 2,
} as const;

/** The places of the three bits of a hash in a table of so many characters. */
export function bitsOf(hash: number, characters: number): readonly [number, number, number] {
  const mixed = finishHash(hash);
  return [
    bitOf(mixed, characters),
    bitOf(Math.imul(mixed, SECOND), characters),
    bitOf(Math.imul(mixed, THIRD), characters),
  ];
}

const SECOND = 0x9e3779b1;
const THIRD = 0x2545f491;
const bitOf = (mixed: number, characters: number): number => (mixed >>> 2) % (6 * characters);
const isBit = (bits: string, bit: number): boolean =>
  (((bits.charCodeAt((bit / 6) | 0) - FIRST) >> (bit % 6)) & 1) === 1;

/** Whether a hash may be in a table of bits. */
export function isNoted(bits: string, hash: number): boolean {
  const mixed = finishHash(hash);
  const { length } = bits;
  return (
    isBit(bits, bitOf(mixed, length)) &&
    isBit(bits, bitOf(Math.imul(mixed, SECOND), length)) &&
    isBit(bits, bitOf(Math.imul(mixed, THIRD), length))
  );
}

/** Where in a table of rows in order the first row of a hash begins; the table's length where there is none. */
export function rowOf(rows: string, width: number, hash: number, digits = HASH_DIGITS): number {
  let low = 0;
  let high = rows.length / width;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (digitsAt(rows, middle * width, digits) < hash) low = middle + 1;
    else high = middle;
  }
  const at = low * width;
  return at < rows.length && digitsAt(rows, at, digits) === hash ? at : rows.length;
}

/** Whether a hash is one that tells a phrase of the trade. */
export const isTopic = (table: GateTable, hash: number): boolean =>
  rowOf(table.topics, TOPIC_DIGITS, finishHash(hash) & TOPIC_MASK, TOPIC_DIGITS) < table.topics.length;

/** Whether a hash is one of a name, of the beginning of one, or of a phrase of the trade. */
export function isWanted(table: GateTable, hash: number): boolean {
  const { names, longNames } = table;
  const wanted = finishHash(hash) & HASH_MASK;
  return (
    isTopic(table, hash) ||
    rowOf(names, NAME_ROW, wanted) < names.length ||
    rowOf(longNames, LONG_ROW, wanted) < longNames.length
  );
}

/** Number out of digits, as `gate-table-build.ts` writes them. */
export function digitsAt(text: string, at: number, count: number): number {
  let value = 0;
  for (let i = at; i < at + count; i++) value = value * 64 + text.charCodeAt(i) - FIRST;
  return value;
}

/** No word of a name and none of the trade has more letters. */
export const LONGEST_NAME = 24;

const START_SIZE = 1024;
/** The place of two letters by which a word begins. */
export const startOf = (first: number, second: number): number => (first * 31 + second) & (START_SIZE - 1);
/** Which two letters stems of the trade begin with: 1 at their place. */
export function openStarts({ starts }: GateTable): Uint8Array {
  const open = new Uint8Array(START_SIZE);
  for (let i = 0; i < starts.length; i += 2) open[startOf(starts.charCodeAt(i), starts.charCodeAt(i + 1))] = 1;
  return open;
}
