/** Packs words and their classes into the table that the content script carries. */
import { tokensOf } from '../domain/fold.ts';
import { DIGITS, hashPhrase, hashStem, LEAST_STEM, MOST_LETTERS, MOST_WORDS, PAIR_BITS, riceBits } from '../domain/offers/words.ts';
import type { WordTable } from '../domain/offers/words.ts';

/** A word as the files write it, with the classes it has. */
export interface ClassedWord {
  readonly text: string;
  readonly classes: readonly number[];
}

/** Hash of a word as written. @throws Error saying what cannot be matched. */
export function hashOf(text: string): number {
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

/** Bits as text, 13 in each two digits. */
function digitsOf(bits: string): string {
  const digit = (value: number): string => [...Array(94).keys()].map((at) => String.fromCharCode(33 + at)).filter((each) => !'"\\`'.includes(each))[value] ?? '';
  const pairs = bits.match(new RegExp(`.{1,${PAIR_BITS}}`, 'g')) ?? [];
  return pairs.map((pair) => parseInt(pair.padEnd(PAIR_BITS, '0'), 2)).map((value) => digit(Math.floor(value / DIGITS)) + digit(value % DIGITS)).join('');
}

/** The hashes of one group as Rice-coded differences, in bits. */
function bitsOf(hashes: readonly number[]): string {
  const rest = riceBits(hashes.length);
  let before = 0;
  return [...hashes].sort((a, b) => a - b).map((hash) => {
    const difference = hash - before;
    before = hash;
    return '1'.repeat(difference >> rest) + '0' + (rest === 0 ? '' : (difference & (2 ** rest - 1)).toString(2).padStart(rest, '0'));
  }).join('');
}

/** Packs the words. @throws Error when two words have the same hash, or a word cannot be matched. */
export function packWords(words: readonly ClassedWord[]): WordTable {
  const seen = new Map<number, { text: string; stem: boolean; classes: Set<number> }>();
  for (const { text, classes } of words) {
    const hash = hashOf(text);
    const stem = text.endsWith('*');
    if (hash === 0) throw new Error(`"${text}" hashes to nothing; write it differently.`);
    const known = seen.get(hash);
    if (known === undefined) seen.set(hash, { text, stem, classes: new Set(classes) });
    else if (known.stem !== stem) throw new Error(`"${text}" has the hash of "${known.text}"; write it differently.`);
    // The same word written in two ways folds to one; a true collision of different words is as harmless as rare.
    else for (const number of classes) known.classes.add(number);
  }
  const groups = new Map<string, number[]>();
  for (const [hash, { stem, classes }] of seen) {
    const key = (stem ? '|' : '') + [...classes].sort((a, b) => a - b).map((number) => number.toString(36)).join('.');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [hash]);
    else group.push(hash);
  }
  const keys = [...groups.keys()].sort((a, b) => Number(a.startsWith('|')) - Number(b.startsWith('|')) || (a < b ? -1 : 1));
  if (keys.length > 255) throw new Error(`Words belong to ${keys.length} different sets of classes; at most 255 fit.`);
  const listOf = (stems: boolean): string => keys.filter((key) => key.startsWith('|') === stems).map((key) => `${key.replace('|', '')}:${groups.get(key)?.length ?? 0}`).join(',');
  return { groups: `${listOf(false)}|${listOf(true)}`, bits: digitsOf(keys.map((key) => bitsOf(groups.get(key) ?? [])).join('')) };
}
