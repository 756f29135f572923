/** Folds words and groups them by their classes, for the table that the reader carries. */
import { tokensOf } from '../domain/text/fold.ts';
import { isLatin } from '../domain/text/tokens.ts';
import { FILED, GOES, LEAST_STEM, ROW_OF_STEMS, STEM } from '../domain/match/offers/words.ts';
import type { WordTable } from '../domain/match/offers/words.ts';
import { hashText } from '../domain/match/tag-table.ts';
import { buildTagTable } from '../registry/tag-table-build.ts';

/** A word as the files write it, with the names of its classes. */
export interface ClassedWord {
  readonly text: string;
  readonly classes: readonly string[];
}

/**
 * Folds a word as page texts are folded for comparison.
 * @throws Error if the word cannot be matched
 */
function foldWord(text: string): string {
  if (text.includes(GOES)) throw new Error(`"${text}": leave out =.`);
  const stem = text.endsWith(STEM);
  const tokens = tokensOf(stem ? text.slice(0, -1) : text);
  const last = tokens.at(-1);
  if (last === undefined) throw new Error(`"${text}" has no letters to look for.`);
  const folded = tokens.map((token) => token.folded).join(' ');
  if (!stem) return folded;
  if (last.kind !== 'word') throw new Error(`"${text}": only a word can go on; leave out the asterisk.`);
  const least = isLatin(last.folded) ? FILED : LEAST_STEM;
  if (tokens.length === 1 && last.folded.length < least)
    throw new Error(`"${text}": a stem needs at least ${least} letters.`);
  return folded + STEM;
}

/**
 * Packs the words.
 * @throws Error if a word cannot be matched
 */
export function packWords(words: readonly ClassedWord[]): WordTable {
  const classesOf = new Map<string, Set<string>>();
  for (const { text, classes } of words) {
    const folded = foldWord(text);
    classesOf.set(folded, new Set([...(classesOf.get(folded) ?? []), ...classes]));
  }
  const classes: string[] = [];
  const rows = new Map<string, string>();
  for (const [folded, set] of [...classesOf].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const names = [...set].sort().join(',');
    if (!classes.includes(names)) classes.push(names);
    const number = classes.indexOf(names).toString(36);
    const isStem = folded.endsWith(STEM);
    const [first = '', ...rest] = (isStem ? folded.slice(0, -1) : folded).split(' ');
    const alone = isStem && rest.length === 0;
    const key = alone ? first.slice(0, FILED) + ROW_OF_STEMS : first;
    const tail = alone ? [first.slice(FILED)] : rest;
    const phrase = [number, ...tail.filter((token) => token !== '')].join(' ');
    rows.set(key, (rows.get(key) ?? key) + GOES + phrase + (isStem && !alone ? STEM : ''));
  }
  return { classes, rows: buildTagTable([...rows].map(([key, text]) => ({ hash: hashText(key), text }))) };
}
