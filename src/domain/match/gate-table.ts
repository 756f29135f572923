/**
 * The tables that the gate carries in every page: enough to say whether the reader could find anything, and no more.
 * They are strings, which cost a page nothing until it uses them; `phrases/gate-table-build.ts` builds them.
 */
import type { HashedWords } from './offers/hashed-words.ts';
import { FIRST, finishHash } from './tag-table.ts';

export interface GateTable {
  /**
   * A Bloom filter with three bits for each hash that matters; a character holds six bits. The hashes are of words, of
   * two words in a row and of beginnings of words: those with which a name begins, and those that tell a phrase of the
   * trade.
   */
  readonly bits: string;
  /** Bloom filters as above of the first words, and of the second words, of the pairs that matter. */
  readonly firsts: string;
  readonly seconds: string;
  /**
   * One bit (`likelyBit`) for each word that matters by itself or as the second of a pair, and for each beginning of a
   * word that matters; a power of two of characters, so many that at most one in ten other words has its bit set.
   */
  readonly likely: string;
  /** Sorted hashes of all that tells phrases of the trade, cut to 24 bits; asked only where `bits` has the hash. */
  readonly topics: string;
  /** Those of `topics` that tell something only behind a slash, as in "/1000". */
  readonly slashed: string;
  /**
   * Names and hosts of one or two words, and the beginnings of names that may have an ending. Sorted rows, each the
   * hash and one digit for what the name is worth (`WORTH`).
   */
  readonly names: string;
  /**
   * Names and hosts of three words or more. Sorted rows, each the hash of the first two words, one digit for the number
   * of further words and the worth, and the hash of all words.
   */
  readonly longNames: string;
  /** Sorted hashes of the hosts of listed services. */
  readonly hosts: string;
  readonly words: HashedWords;
}

/** Characters of a hash of a name or host: 24 bits. */
export const HASH_DIGITS = 4;
export const HASH_MASK = 2 ** 24 - 1;
/** Characters of a hash of `topics`: 24 bits. */
export const TOPIC_DIGITS = 4;
export const TOPIC_MASK = 2 ** 24 - 1;
/** Characters of a row of `names`, and of one of `longNames`. */
export const NAME_ROW = HASH_DIGITS + 1;
export const LONG_ROW = 2 * HASH_DIGITS + 1;

/** How many first letters of a word are compared with a stem of the trade: with a long stem, and with any other. */
export const LONG_STEM = 6;
export const SHORT_STEM = 4;

/** Hash of the beginning of a word: not that of the same letters as a word, or "Kontakt" would tell as "kont" does. */
export const stemHash = (hash: number): number => ~hash;

/** What a name is worth by itself. */
export const WORTH = {
  /** It counts wherever it stands. */
  CERTAIN: 0,
  /** An ordinary word: it counts only in company. */
  COMPANION: 1,
  /** Keeps ordinary words company. */
  COMPANY: 2,
} as const;

/** The positions of the three bits of a hash in a Bloom filter of so many characters. */
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

/** Whether a hash may be in a Bloom filter: true for each that is, and by chance for some others. */
export function isNoted(bits: string, hash: number): boolean {
  const mixed = finishHash(hash);
  const { length } = bits;
  return (
    isBit(bits, bitOf(mixed, length)) &&
    isBit(bits, bitOf(Math.imul(mixed, SECOND), length)) &&
    isBit(bits, bitOf(Math.imul(mixed, THIRD), length))
  );
}

/** The bit of a hash in its character of `likely`. The hash's lower bits tell which character that is. */
export const likelyBit = (hash: number): number => (hash >>> 12) % 6;
/** Whether a word may matter by itself or as the second of a pair, or a beginning of a word. */
export const isLikely = (likely: string, hash: number): boolean =>
  (((likely.charCodeAt(hash & (likely.length - 1)) - FIRST) >> likelyBit(hash)) & 1) === 1;

/** Where the first row of a hash begins in a table of sorted rows; the table's length where there is none. */
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

/** Whether a hash is in a table of topics. */
const isIn = (topics: string, hash: number): boolean =>
  rowOf(topics, TOPIC_DIGITS, finishHash(hash) & TOPIC_MASK, TOPIC_DIGITS) < topics.length;

/** Whether a hash is that of a word, pair or beginning that tells a phrase of the trade. */
export const isTopic = ({ topics }: GateTable, hash: number): boolean => isIn(topics, hash);

/** Whether a hash is that of a word that tells a phrase of the trade where a slash stands before it. */
export const isSlashed = ({ slashed }: GateTable, hash: number): boolean => isIn(slashed, hash);

/** Whether a hash is that of a name or host, of its first two words, or of the beginning of a name. */
export function isName({ names, longNames }: GateTable, hash: number): boolean {
  const wanted = finishHash(hash) & HASH_MASK;
  return rowOf(names, NAME_ROW, wanted) < names.length || rowOf(longNames, LONG_ROW, wanted) < longNames.length;
}

/** Reads a number of `count` digits, as `gate-table-build.ts` writes them. */
export function digitsAt(text: string, at: number, count: number): number {
  let value = 0;
  for (let i = at; i < at + count; i++) value = value * 64 + text.charCodeAt(i) - FIRST;
  return value;
}

/** Most letters of a word of a name or of the trade; the build refuses longer ones. */
export const LONGEST_NAME = 24;
