/** Packs words as hashes with their classes, for the gate that every page carries. */
import { tokensOf } from '../domain/text/fold.ts';
import { isLatin } from '../domain/text/tokens.ts';
import {
  DIGITS,
  hashPhrase,
  hashStem,
  LEAST_STEM,
  MOST_LETTERS,
  MOST_WORDS,
  PAIR_BITS,
  riceBits,
  STEM,
} from '../domain/match/offers/hashed-words.ts';
import type { PackedWords, HashedWords } from '../domain/match/offers/hashed-words.ts';

/** A word as the files write it, with the numbers of its classes. */
export interface NumberedWord {
  readonly text: string;
  readonly classes: readonly number[];
}

/**
 * The hash of a word as the files write it.
 * @throws Error if the gate could not match the word
 */
function hashOf(text: string): number {
  const stem = text.endsWith('*');
  const tokens = tokensOf(stem ? text.slice(0, -1) : text);
  const [first] = tokens;
  if (first === undefined) throw new Error(`"${text}" has no letters to look for.`);
  if (stem) {
    if (tokens.length !== 1 || first.kind !== 'word') throw new Error(`"${text}": only a single word can be a stem.`);
    if (first.folded.length < LEAST_STEM) throw new Error(`"${text}": a stem needs at least ${LEAST_STEM} letters.`);
    return hashStem(first.folded);
  }
  const most = first.kind === 'alone' ? MOST_LETTERS : MOST_WORDS;
  if (tokens.length > most) throw new Error(`"${text}" has ${tokens.length} parts; at most ${most} are looked at.`);
  return hashPhrase(tokens.map(({ folded }) => folded));
}

/** Writes bits as text, 13 bits in two characters. */
function digitsOf(bits: string): string {
  const digit = (value: number): string =>
    [...Array(94).keys()].map((at) => String.fromCharCode(33 + at)).filter((each) => !'"\\`'.includes(each))[value] ??
    '';
  const pairs = bits.match(new RegExp(`.{1,${PAIR_BITS}}`, 'g')) ?? [];
  return pairs
    .map((pair) => parseInt(pair.padEnd(PAIR_BITS, '0'), 2))
    .map((value) => digit(Math.floor(value / DIGITS)) + digit(value % DIGITS))
    .join('');
}

/** The hashes of one group, sorted, as Rice-coded differences. */
function bitsOf(hashes: readonly number[]): string {
  const rest = riceBits(hashes.length);
  let before = 0;
  return [...hashes]
    .sort((a, b) => a - b)
    .map((hash) => {
      const difference = hash - before;
      before = hash;
      return (
        '1'.repeat(difference >> rest) +
        '0' +
        (rest === 0 ? '' : (difference & (2 ** rest - 1)).toString(2).padStart(rest, '0'))
      );
    })
    .join('');
}

interface Hashed {
  readonly text: string;
  readonly stem: boolean;
  readonly classes: Set<number>;
}

/**
 * Packs the words.
 * @throws Error if a word cannot be matched, if a word and a stem have the same hash, or if the classes form too many
 * sets
 */
export function packHashes(words: readonly NumberedWord[]): HashedWords {
  const seen = new Map<number, Hashed>();
  for (const { text, classes } of words) {
    const hash = hashOf(text);
    const stem = text.endsWith('*');
    if (hash === 0) throw new Error(`"${text}" hashes to nothing; write it differently.`);
    const known = seen.get(hash);
    if (known === undefined) seen.set(hash, { text, stem, classes: new Set(classes) });
    else if (known.stem !== stem) throw new Error(`"${text}" has the hash of "${known.text}"; write it differently.`);
    // Two spellings of one word have the same hash: merge their classes. A collision of different words would do the
    // same, but is rare and harmless.
    else for (const number of classes) known.classes.add(number);
  }
  const inLatin = ({ text }: Hashed): boolean => tokensOf(text).every(({ folded }) => isLatin(folded));
  const packed = {
    latin: packGroups([...seen].filter(([, word]) => inLatin(word))),
    others: packGroups([...seen].filter(([, word]) => !inLatin(word))),
  };
  const count = `${packed.latin.groups},${packed.others.groups}`.split(',').length;
  if (count > 256) throw new Error(`Words belong to ${count} different sets of classes; at most 256 fit.`);
  return packed;
}

function packGroups(words: readonly (readonly [hash: number, word: Hashed])[]): PackedWords {
  const groups = new Map<string, number[]>();
  for (const [hash, { stem, classes }] of words) {
    const key =
      [...classes]
        .sort((a, b) => a - b)
        .map((number) => number.toString(36))
        .join('.') + (stem ? STEM : '');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [hash]);
    else group.push(hash);
  }
  const ordered = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    groups: ordered.map(([key, { length }]) => `${key}:${length}`).join(','),
    bits: digitsOf(ordered.map(([, hashes]) => bitsOf(hashes)).join('')),
  };
}
