/** Packs words and their classes into the table that the content script carries. */
import { tokensOf } from '../domain/fold.ts';
import { ALPHABET, ESCAPE, hashPhrase, hashStem, LEAST_STEM, LONG, MOST_LETTERS, MOST_WORDS, SHORT } from '../domain/offers/words.ts';
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

function digits(value: number, length: number): string {
  let out = '';
  for (let rest = value, i = 0; i < length; i++, rest = Math.floor(rest / ALPHABET.length)) out = ALPHABET.charAt(rest % ALPHABET.length) + out;
  return out;
}

/** Packs the words. @throws Error when two words have the same hash, or a word cannot be matched. */
export function packWords(words: readonly ClassedWord[]): WordTable {
  const seen = new Map<number, { text: string; classes: Set<number> }>();
  for (const { text, classes } of words) {
    const hash = hashOf(text);
    if (hash === 0) throw new Error(`"${text}" hashes to nothing; write it differently.`);
    const known = seen.get(hash);
    if (known === undefined) seen.set(hash, { text, classes: new Set(classes) });
    // The same word written in two ways folds to one; a true collision of different words is as harmless as rare.
    else for (const number of classes) known.classes.add(number);
  }
  const groups = new Map<string, number[]>();
  for (const [hash, { classes }] of seen) {
    const key = [...classes].sort((a, b) => a - b).map((number) => number.toString(36)).join('.');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [hash]);
    else group.push(hash);
  }
  const keys = [...groups.keys()].sort();
  if (keys.length > 255) throw new Error(`Words belong to ${keys.length} different sets of classes; at most 255 fit.`);
  return {
    groups: keys.join(','),
    hashes: keys.map((key) => {
      let before = 0;
      return (groups.get(key) ?? []).sort((a, b) => a - b).map((hash) => {
        const difference = hash - before;
        before = hash;
        return difference < ALPHABET.length ** SHORT ? digits(difference, SHORT) : ESCAPE + digits(difference, LONG);
      }).join('');
    }).join(' '),
  };
}
