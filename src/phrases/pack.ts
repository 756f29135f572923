/** Folds words and groups them by their classes, for the table that the reader of web pages carries. */
import { tokensOf } from '../domain/text/fold.ts';
import { FILED, GOES, LEAST_STEM, ROW_END, STEM, STEM_GOES } from '../domain/match/offers/words.ts';
import type { WordTable } from '../domain/match/offers/words.ts';

/** A word as the files write it, with the classes it has. */
export interface ClassedWord {
  readonly text: string;
  readonly classes: readonly string[];
}

/** A word as it is compared. @throws Error saying what cannot be matched. */
export function foldWord(text: string): string {
  if (text.includes(GOES) || text.includes(ROW_END)) throw new Error(`"${text}": leave out = and |.`);
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
  const classes: string[] = [];
  const phrases = new Map<string, string>();
  const stems = new Map<string, string>();
  for (const [folded, set] of [...classesOf].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const names = [...set].sort().join(',');
    if (!classes.includes(names)) classes.push(names);
    const number = classes.indexOf(names).toString(36);
    const isStem = folded.endsWith(STEM);
    const [first = '', ...rest] = (isStem ? folded.slice(0, -1) : folded).split(' ');
    const alone = isStem && rest.length === 0;
    const head = alone ? first.slice(0, FILED) : first;
    const tail = alone ? [first.slice(FILED)] : rest;
    const rows = alone ? stems : phrases;
    const phrase = [(isStem ? STEM_GOES : GOES) + number, ...tail.filter((token) => token !== '')].join(' ');
    rows.set(head, (rows.get(head) ?? head) + phrase);
  }
  return { classes, phrases: [...phrases.values()].join(ROW_END), stems: [...stems.values()].join(ROW_END) };
}
