/** Folds words and groups them by their classes, for the table that the reader of web pages carries. */
import { tokensOf } from '../domain/text/fold.ts';
import { LEAST_STEM, STEM } from '../domain/match/offers/words.ts';
import type { WordTable } from '../domain/match/offers/words.ts';

/** A word as the files write it, with the classes it has. */
export interface ClassedWord {
  readonly text: string;
  readonly classes: readonly string[];
}

/** A word as it is compared. @throws Error saying what cannot be matched. */
export function foldWord(text: string): string {
  const stem = text.endsWith(STEM);
  const tokens = tokensOf(stem ? text.slice(0, -1) : text);
  const last = tokens.at(-1);
  if (last === undefined) throw new Error(`"${text}" has no letters to look for.`);
  const folded = tokens.map((token) => token.folded).join(' ');
  if (!stem) return folded;
  if (last.kind !== 'word') throw new Error(`"${text}": only a word can go on; leave out the asterisk.`);
  if (last.folded.length < LEAST_STEM) throw new Error(`"${text}": a stem needs at least ${LEAST_STEM} letters.`);
  return folded + STEM;
}

/** Packs the words. @throws Error when a word cannot be matched. */
export function packWords(words: readonly ClassedWord[]): WordTable {
  const classesOf = new Map<string, Set<string>>();
  for (const { text, classes } of words) {
    const folded = foldWord(text);
    classesOf.set(folded, new Set([...(classesOf.get(folded) ?? []), ...classes]));
  }
  const groups = new Map<string, string[]>();
  for (const [folded, classes] of classesOf) {
    const key = [...classes].sort().join(',');
    groups.set(key, [...(groups.get(key) ?? []), folded]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, list]) => [key, list.sort().join('|')] as const);
}
