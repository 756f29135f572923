/**
 * Finds the words and phrases of the offer score in text. There are thousands of them in more than twenty languages, and a
 * wrong word now and then costs nothing here (a finding needs many): so only their hashes are shipped, a quarter of what
 * their letters take. Names of services are matched exactly instead, by term-table.ts. Both read tokens by fold.ts.
 */
import { nextToken } from '../fold.ts';
import type { Token } from '../fold.ts';

/** Hashes of words, grouped by the classes they have. */
export interface WordTable {
  /** Sorted hashes of each group, as differences in digits of `ALPHABET`; groups are divided by a space. */
  readonly hashes: string;
  /** Classes of each group: numbers in base 36 joined by dots; groups are divided by commas. */
  readonly groups: string;
}

/** Longest phrase in tokens: words, and letters of scripts without spaces. */
export const MOST_WORDS = 7;
export const MOST_LETTERS = 24;
/** In running text longer than this, phrases of at most `FEW_WORDS` words are looked for: labels are where long ones stand. */
const RUNNING = 400;
const FEW_WORDS = 3;
/** A stem has at least so many letters. */
export const LEAST_STEM = 3;
const MOST_STEM = 14;
/** Hashes have 30 bits: some four wrong words in a million looked up. */
const HASH_MASK = 2 ** 30 - 1;
/** Printable ASCII without quotes, backslash, space and the escape. */
export const ALPHABET = '!#$%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}';
/** A difference that needs more than `SHORT` digits stands after this sign, in `LONG` digits. */
export const ESCAPE = '~';
export const SHORT = 4;
export const LONG = 5;

const START = 0x811c9dc5;
const letter = (state: number, code: number): number => Math.imul(state ^ code, 0x01000193);

/** Spreads the state over all bits, so that any of them may be used. */
function finish(state: number): number {
  let h = state ^ (state >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) & HASH_MASK;
}

function hashToken(folded: string): number {
  let state = START;
  for (let i = 0; i < folded.length; i++) state = letter(state, folded.charCodeAt(i));
  return state;
}

const join = (state: number, token: number): number => Math.imul(state ^ token, 0x9e3779b1) + 0x7f4a7c15 | 0;
const STEM_MARK = 0x2a;

/** Hash of a phrase by its folded tokens. */
export function hashPhrase(tokens: readonly string[]): number {
  return finish(tokens.reduce((state, folded) => join(state, hashToken(folded)), START));
}

/** Hash of a stem: of words that begin with these folded letters. */
export const hashStem = (folded: string): number => finish(letter(hashToken(folded), STEM_MARK));

const SIZE = 1 << 14;
const MASK = SIZE - 1;

/** A table unpacked for looking up. */
export interface OpenWords {
  readonly slots: Uint32Array;
  /** Slot -> group; the group's classes. */
  readonly groupOf: Uint8Array;
  readonly classes: readonly (readonly number[])[];
}

/** Unpacks a table; done once, a millisecond's work. */
export function openWords({ hashes, groups }: WordTable): OpenWords {
  const slots = new Uint32Array(SIZE);
  const groupOf = new Uint8Array(SIZE);
  const classes = groups.split(',').map((group) => group.split('.').map((number) => parseInt(number, 36)));
  const digit = new Uint8Array(128);
  for (let i = 0; i < ALPHABET.length; i++) digit[ALPHABET.charCodeAt(i)] = i;
  hashes.split(' ').forEach((packed, group) => {
    let hash = 0;
    for (let at = 0; at < packed.length; ) {
      const long = packed.charAt(at) === ESCAPE;
      if (long) at++;
      let difference = 0;
      for (const end = at + (long ? LONG : SHORT); at < end; at++) difference = difference * ALPHABET.length + (digit[packed.charCodeAt(at)] ?? 0);
      hash += difference;
      let slot = hash & MASK;
      while (slots[slot] !== 0) slot = (slot + 1) & MASK;
      slots[slot] = hash;
      groupOf[slot] = group;
    }
  });
  return { slots, groupOf, classes };
}

/** Slot of a hash, or -1. Zero marks an empty slot: the build refuses a word that hashes to it. */
function find(slots: Uint32Array, hash: number): number {
  for (let slot = hash & MASK; ; slot = (slot + 1) & MASK) {
    const there = slots[slot];
    if (there === hash) return slot;
    if (there === 0) return -1;
  }
}

/** Calls `onHit` for each word or phrase: a number that is the same for the same words, its classes, where it stands. */
export function scanWords({ slots, groupOf, classes }: OpenWords, text: string, onHit: (term: number, classes: readonly number[], start: number, end: number) => void): void {
  const tokens: Token[] = [];
  const hashes: number[] = [];
  for (let token = nextToken(text, 0, false); token !== null; token = nextToken(text, token.end, token.kind !== 'sign')) {
    tokens.push(token);
    hashes.push(hashToken(token.folded));
  }
  const most = text.length > RUNNING ? FEW_WORDS : MOST_WORDS;
  for (let first = 0; first < tokens.length; first++) {
    const token = tokens[first];
    if (token === undefined) return;
    const { folded, start, kind, end } = token;
    let state = START;
    const last = Math.min(tokens.length, first + (kind === 'alone' ? MOST_LETTERS : most));
    for (let at = first; at < last; at++) {
      state = join(state, hashes[at] ?? 0);
      const slot = find(slots, finish(state));
      if (slot >= 0) onHit(slot, classes[groupOf[slot] ?? 0] ?? [], start, tokens[at]?.end ?? end);
    }
    if (kind !== 'word') continue;
    let stem = START;
    for (let i = 0; i < folded.length && i < MOST_STEM; i++) {
      stem = letter(stem, folded.charCodeAt(i));
      if (i + 1 < LEAST_STEM) continue;
      const slot = find(slots, finish(letter(stem, STEM_MARK)));
      if (slot >= 0) onHit(slot, classes[groupOf[slot] ?? 0] ?? [], start, end);
    }
  }
}
