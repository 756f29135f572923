/**
 * Finds the words and phrases of the offer score in text. There are thousands of them in more than twenty languages, and a
 * wrong word now and then costs nothing here (a finding needs many): so only their hashes are shipped, a fifth of what
 * their letters take. Names of services are matched exactly instead, by term-table.ts. Both read tokens by tokens.ts.
 */
import { FOLD, readToken } from '../fold.ts';
import { finishHash, HASH_SEED, hashUnit } from '../tag-table.ts';
import { ALONE_TOKEN, eachToken, hashToken, ODD_WORD, WORD_TOKEN } from '../tokens.ts';

/** Hashes of words, grouped by the classes they have. */
export interface WordTable {
  /**
   * The sorted hashes of each group as Rice-coded differences: how often 2 to the power of `riceBits` goes into it, in ones
   * with a zero behind; then the rest. The bits stand in pairs of digits of `DIGITS`, 13 in each pair.
   */
  readonly bits: string;
  /**
   * Classes of each group, numbers in base 36 joined by dots, and after a colon how many hashes it has; groups are divided
   * by commas. Groups of stems stand after a bar.
   */
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
/** Bits of a hash: some six wrong words in a hundred thousand of running text. */
export const HASH_BITS = 28;
const HASH_MASK = 2 ** HASH_BITS - 1;

/** Number of different digits: printable ASCII without quotation mark, backslash, backtick and space. Two hold 13 bits. */
export const DIGITS = 91;
export const PAIR_BITS = 13;
const digitAt = (text: string, at: number): number => {
  const unit = text.charCodeAt(at);
  return unit - 33 - +(unit > 34) - +(unit > 92) - +(unit > 96);
};
/** Bits of the rest of a difference: fitted to how dense a group of `count` hashes is. */
export const riceBits = (count: number): number => Math.max(0, HASH_BITS - 32 + Math.clz32(count));

const join = (state: number, token: number): number => Math.imul(state ^ token, 0x9e3779b1) + 0x7f4a7c15 | 0;
const finish = (state: number): number => finishHash(state) & HASH_MASK;
const STEM_MARK = 0x2a;

/** Hash of a phrase by its folded tokens. */
export function hashPhrase(tokens: readonly string[]): number {
  return finish(tokens.reduce((state, folded) => join(state, hashToken(folded)), HASH_SEED));
}

/** Hash of a stem: of words that begin with these folded letters. */
export const hashStem = (folded: string): number => finish(hashUnit(hashToken(folded), STEM_MARK));

const SIZE = 1 << 14;
const MASK = SIZE - 1;

/** A table unpacked for looking up. */
export interface OpenWords {
  readonly slots: Uint32Array;
  /** Slot -> group; the group's classes. */
  readonly groupOf: Uint8Array;
  readonly classes: readonly (readonly number[])[];
  /** The first group of stems. */
  readonly stems: number;
}

/** Unpacks a table; done once, a millisecond's work. */
export function openWords({ bits, groups }: WordTable): OpenWords {
  const slots = new Uint32Array(SIZE);
  const groupOf = new Uint8Array(SIZE);
  let at = 0;
  /** Bits that were taken from the text, and how many of the last of them were not read yet. */
  let held = 0;
  let left = 0;
  /** At most 18 bits, so that all that is held fits a number's 31. */
  const read = (count: number): number => {
    while (left < count) {
      held = (held << PAIR_BITS) | (digitAt(bits, at++) * DIGITS + digitAt(bits, at++));
      left += PAIR_BITS;
    }
    left -= count;
    return (held >>> left) & ((1 << count) - 1);
  };
  const [phrases = '', stems = ''] = groups.split('|').map((part) => part.split(','));
  const classes = [...phrases, ...stems].map((group, number) => {
    const [list = '', count = ''] = group.split(':');
    const rest = riceBits(+count);
    const low = Math.min(rest, PAIR_BITS);
    let hash = 0;
    for (let i = +count; i > 0; i--) {
      while (read(1) === 1) hash += 1 << rest;
      hash += (read(rest - low) << low) + read(low);
      let slot = hash & MASK;
      while (slots[slot] !== 0) slot = (slot + 1) & MASK;
      slots[slot] = hash;
      groupOf[slot] = number;
    }
    return list.split('.').map((each) => parseInt(each, 36));
  });
  return { slots, groupOf, classes, stems: phrases.length };
}

export type OnWord = (term: number, classes: readonly number[], start: number, end: number) => void;

/** Longest text that is read: no block or form of a page comes near it. */
const MOST_UNITS = 8192;
// The tokens of the text being read: kept between texts, so that reading makes no garbage.
const hashes = new Int32Array(MOST_UNITS);
const starts = new Uint16Array(MOST_UNITS);
const ends = new Uint16Array(MOST_UNITS);
const kinds = new Uint8Array(MOST_UNITS);

/** Calls `onHit` for each word or phrase: a number that is the same for the same words, its classes, where it stands. */
export function scanWords({ slots, groupOf, classes, stems }: OpenWords, whole: string, onHit: OnWord): void {
  const text = whole.slice(0, MOST_UNITS);
  let count = 0;
  eachToken(text, (hash, start, end, kind) => {
    hashes[count] = hash;
    starts[count] = start;
    ends[count] = end;
    kinds[count++] = kind;
  });
  /** Zero marks an empty slot: the build refuses a word that hashes to it. */
  const look = (hash: number, stem: boolean, start: number, end: number): void => {
    for (let slot = hash & MASK; slots[slot] !== 0; slot = (slot + 1) & MASK) {
      if (slots[slot] !== hash) continue;
      const group = groupOf[slot] as number;
      if (group >= stems === stem) onHit(slot, classes[group] ?? [], start, end);
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
      state = join(state, hashes[at] as number);
      const hash = finish(state);
      // Two in three find an empty slot.
      if (slots[hash & MASK] !== 0) look(hash, false, start, ends[at] as number);
    }
    if (kind !== WORD_TOKEN && kind !== ODD_WORD) continue;
    const folded = kind === ODD_WORD ? readToken(text, start).folded : undefined;
    const letters = Math.min(MOST_STEM, folded?.length ?? end - start);
    let stem = HASH_SEED;
    for (let i = 0; i < letters; i++) {
      stem = hashUnit(stem, folded?.charCodeAt(i) ?? FOLD[text.charCodeAt(start + i)] as number);
      if (i + 1 < LEAST_STEM) continue;
      const hash = finish(hashUnit(stem, STEM_MARK));
      if (slots[hash & MASK] !== 0) look(hash, true, start, end);
    }
  }
}
