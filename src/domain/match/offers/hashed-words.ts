/**
 * Finds the words of the trade that the gate looks for (evidence.ts). Only their hashes are shipped, a fifth of what
 * the letters take, because the gate stands in every page. A wrong hit now and then does no harm: the reader judges by
 * the words as they are written (words.ts).
 */
import { FOLD, readToken } from '../../text/fold.ts';
import { finishHash, HASH_SEED, hashUnit, joinHash } from '../tag-table.ts';
import { ALONE_TOKEN, hashToken, ODD_WORD, readTokens, WORD_TOKEN } from '../../text/tokens.ts';

/** Words of Latin letters alone, and all others, which are unpacked only where a page has other letters. */
export interface HashedWords {
  readonly latin: PackedWords;
  readonly others: PackedWords;
}

/** Hashes of words, grouped by the classes they have. */
export interface PackedWords {
  /**
   * The sorted hashes of each group as Rice-coded differences: the quotient by 2 to the power of `riceBits` as ones and
   * a zero, then the remainder in so many bits. Two digits in base `DIGITS` hold 13 bits.
   */
  readonly bits: string;
  /**
   * The groups, divided by commas: the numbers of the classes in base 36, joined by dots, then `STEM` if the group is
   * one of stems, a colon and how many hashes it has.
   */
  readonly groups: string;
}

export const STEM = '*';

/** Most tokens of a phrase: if it is made of words, and if of letters of scripts without spaces. */
export const MOST_WORDS = 7;
export const MOST_LETTERS = 24;
/** In texts longer than this, only phrases of up to `FEW_WORDS` words are looked for: long ones stand in labels. */
const RUNNING = 400;
const FEW_WORDS = 3;
/** A stem has at least so many letters. */
export const LEAST_STEM = 3;
const MOST_STEM = 14;
/** Lower bits of a stem's hash; the upper ones are of its first `LEAST_STEM` letters, which rule out most words. */
const STEM_BITS = 16;
/** Bits of a hash: with so many, some three in a hundred thousand words of running Latin text are wrong hits. */
const HASH_BITS = 28;
const HASH_MASK = 2 ** HASH_BITS - 1;

/**
 * Number of different digits: printable ASCII without quotation mark, backslash, backtick and space. Two hold 13
 * bits.
 */
export const DIGITS = 91;
export const PAIR_BITS = 13;
const digitAt = (text: string, at: number): number => {
  const unit = text.charCodeAt(at);
  return unit - 33 - +(unit > 34) - +(unit > 92) - +(unit > 96);
};
/** Bits of the remainder of a difference, fitted to how dense a group of `count` hashes is. */
export const riceBits = (count: number): number => Math.max(0, HASH_BITS - 32 + Math.clz32(count));

const finish = (state: number): number => finishHash(state) & HASH_MASK;

/** Hash of a phrase, out of its folded tokens. */
export function hashPhrase(tokens: readonly string[]): number {
  return finish(tokens.reduce((state, folded) => joinHash(state, hashToken(folded)), HASH_SEED));
}

const beginning = (hash: number): number => finishHash(hash) & (2 ** (HASH_BITS - STEM_BITS) - 1);
/** Hash of a stem, out of the folded letters that words begin with. */
export const hashStem = (folded: string): number =>
  (beginning(hashToken(folded.slice(0, LEAST_STEM))) << STEM_BITS) | (finish(hashToken(folded)) & (2 ** STEM_BITS - 1));

const SIZE = 1 << 14;
const MASK = SIZE - 1;

/** A table unpacked for looking up. */
export interface OpenHashes {
  readonly slots: Uint32Array;
  /** Slot -> group. */
  readonly groupOf: Uint8Array;
  readonly groups: { readonly classes: readonly number[]; readonly stem: boolean }[];
  /** Hash of the first letters of a stem (`beginning`) -> 1. */
  readonly begins: Uint8Array;
  /** The part of the table that is not unpacked yet. */
  packed: PackedWords | undefined;
}

/** Unpacks the Latin part of a table. `scanHashes` unpacks the other one when a text first needs it. */
export function openHashes({ latin, others }: HashedWords): OpenHashes {
  const open: OpenHashes = {
    slots: new Uint32Array(SIZE),
    groupOf: new Uint8Array(SIZE),
    groups: [],
    begins: new Uint8Array(1 << (HASH_BITS - STEM_BITS)),
    packed: others,
  };
  unpack(latin, open);
  return open;
}

/** Takes most of a millisecond. It runs once, before the engine has made calls fast, so it makes few. */
function unpack({ bits, groups: lists }: PackedWords, { slots, groupOf, groups, begins }: OpenHashes): void {
  let at = 0;
  /** The pair of digits taken last, and how many of its bits were not read yet. */
  let held = 0;
  let left = 0;
  const take = (): void => {
    held = digitAt(bits, at) * DIGITS + digitAt(bits, at + 1);
    at += 2;
    left = PAIR_BITS;
  };
  for (const group of lists.split(',')) {
    const [list = '', count = ''] = group.split(':');
    const stem = list.endsWith(STEM);
    const classes = list.replace(STEM, '').split('.');
    const number = groups.push({ classes: classes.map((each) => parseInt(each, 36)), stem }) - 1;
    const rest = riceBits(+count);
    let hash = 0;
    for (let i = +count; i > 0; i--) {
      for (;;) {
        if (left === 0) take();
        const ones = Math.min(left, Math.clz32(~(held << (32 - left))));
        hash += ones << rest;
        left -= ones;
        if (left > 0) break;
      }
      left -= 1; // the zero behind the ones
      let more = rest;
      while (more > left) {
        more -= left;
        hash += (held & ((1 << left) - 1)) << more;
        take();
      }
      left -= more;
      hash += (held >>> left) & ((1 << more) - 1);
      let slot = hash & MASK;
      while (slots[slot] !== 0) slot = (slot + 1) & MASK;
      slots[slot] = hash;
      groupOf[slot] = number;
      if (stem) begins[hash >>> STEM_BITS] = 1;
    }
  }
}

type OnHash = (term: number, classes: readonly number[], start: number, end: number) => void;

/** Calls `onHit` for each word or phrase in a text, with a number that is the same for the same words. */
export function scanHashes(open: OpenHashes, text: string, onHit: OnHash): void {
  const { slots, groupOf, groups, begins, packed } = open;
  const { count, hashes, starts, ends, kinds, beyondLatin } = readTokens(text);
  if (beyondLatin && packed !== undefined) {
    open.packed = undefined;
    unpack(packed, open);
  }
  /** Zero marks an empty slot: the build refuses a word that hashes to it. */
  const look = (hash: number, stem: boolean, start: number, end: number): void => {
    for (let slot = hash & MASK; slots[slot] !== 0; slot = (slot + 1) & MASK) {
      if (slots[slot] !== hash) continue;
      const group = groups[groupOf[slot] as number];
      if (group?.stem === stem) onHit(slot, group.classes, start, end);
    }
  };
  const most = text.length > RUNNING ? FEW_WORDS : MOST_WORDS;
  for (let first = 0; first < count; first++) {
    const start = starts[first] as number;
    const end = ends[first] as number;
    const kind = kinds[first] as number;
    let state = HASH_SEED;
    const last = Math.min(count, first + (kind === ALONE_TOKEN ? MOST_LETTERS : most));
    for (let at = first; at < last; at++) {
      state = joinHash(state, hashes[at] as number);
      const hash = finish(state);
      // Two in three hashes find an empty slot.
      if (slots[hash & MASK] !== 0) look(hash, false, start, ends[at] as number);
    }
    if (kind !== WORD_TOKEN && kind !== ODD_WORD) continue;
    const folded = kind === ODD_WORD ? readToken(text, start).folded : undefined;
    const letters = Math.min(MOST_STEM, folded?.length ?? end - start);
    let stem = HASH_SEED;
    let begin = 0;
    for (let i = 0; i < letters; ) {
      stem = hashUnit(stem, folded?.charCodeAt(i) ?? (FOLD[text.charCodeAt(start + i)] as number));
      if (++i < LEAST_STEM) continue;
      if (i === LEAST_STEM) {
        begin = beginning(stem);
        if (begins[begin] === 0) break;
      }
      look((begin << STEM_BITS) | (finish(stem) & (2 ** STEM_BITS - 1)), true, start, end);
    }
  }
}
