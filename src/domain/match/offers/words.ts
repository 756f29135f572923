/**
 * Finds the words and phrases of the offer score in text: exactly, whatever was read before. Tokens are those of
 * tokens.ts; a phrase is looked at only where its first token stands.
 */
import { FOLD, readToken } from '../../text/fold.ts';
import { hashToken, ODD_WORD, readTokens, WORD_TOKEN } from '../../text/tokens.ts';
import { HASH_SEED, hashUnit } from '../tag-table.ts';
import type { WordClass } from './classes.ts';

/**
 * Folded phrases by their classes: classes joined by commas, then phrases joined by bars, the tokens of each joined by
 * spaces; `STEM` stands behind a phrase whose last word may go on.
 */
export type WordTable = readonly (readonly [classes: string, phrases: string])[];

export const STEM = '*';
/** A stem has at least so many letters, and is filed under at most `FILED` of them. */
export const LEAST_STEM = 2;
const FILED = 3;

/** A word or phrase to look for. */
interface Phrase {
  readonly id: number;
  readonly classes: readonly WordClass[];
  readonly tokens: readonly string[];
  /** Of the tokens that must be there letter by letter: all, or all but the last. */
  readonly hashes: readonly number[];
  readonly stem: boolean;
}

/** Phrases by the hash of their first token; single stems by that of their first letters. */
export interface OpenWords {
  readonly phrases: ReadonlyMap<number, readonly Phrase[]>;
  readonly stems: ReadonlyMap<number, readonly Phrase[]>;
}

/** Prepares a table for looking up. */
export function openWords(table: WordTable): OpenWords {
  const phrases = new Map<number, Phrase[]>();
  const stems = new Map<number, Phrase[]>();
  let id = 0;
  for (const [names, list] of table) {
    const classes = names.split(',') as WordClass[];
    for (const text of list.split('|')) {
      const stem = text.endsWith(STEM);
      const tokens = (stem ? text.slice(0, -1) : text).split(' ');
      const hashes = tokens.slice(0, stem ? -1 : undefined).map(hashToken);
      const [first] = hashes;
      const by = first === undefined ? stems : phrases;
      const key = first ?? hashToken((tokens[0] ?? '').slice(0, FILED));
      const phrase = { id: id++, classes, tokens, hashes, stem };
      const known = by.get(key);
      if (known === undefined) by.set(key, [phrase]);
      else known.push(phrase);
    }
  }
  return { phrases, stems };
}

export type OnWord = (id: number, classes: readonly WordClass[], start: number, end: number) => void;

/**
 * Calls `onHit` for each word or phrase: a number that is the same for the same words, its classes, where it stands.
 */
export function scanWords({ phrases, stems }: OpenWords, text: string, onHit: OnWord): void {
  const { count, hashes, starts, ends, kinds } = readTokens(text);
  const folded = (at: number): string => readToken(text, starts[at] as number).folded;
  for (let at = 0; at < count; at++) {
    const start = starts[at] as number;
    const known = phrases.get(hashes[at] as number);
    if (known !== undefined)
      for (const { id, classes, tokens, hashes: wanted, stem } of known) {
        const last = at + tokens.length - 1;
        if (last >= count || !wanted.every((hash, i) => hashes[at + i] === hash)) continue;
        // Different tokens may have one hash.
        const fits = (token: string, i: number): boolean => {
          const there = folded(at + i);
          return there === token || (stem && at + i === last && there.startsWith(token));
        };
        if (tokens.every(fits)) onHit(id, classes, start, ends[last] as number);
      }
    const kind = kinds[at] as number;
    const end = ends[at] as number;
    if (kind !== WORD_TOKEN && kind !== ODD_WORD) continue;
    let word = kind === ODD_WORD ? folded(at) : '';
    let hash = HASH_SEED;
    for (let i = 0; i < FILED && start + i < end; i++) {
      hash = hashUnit(hash, word === '' ? (FOLD[text.charCodeAt(start + i)] as number) : word.charCodeAt(i));
      const begun = i + 1 < LEAST_STEM ? undefined : stems.get(hash);
      if (begun === undefined) continue;
      word ||= folded(at);
      for (const { id, classes, tokens } of begun)
        if (word.startsWith(tokens[0] as string)) onHit(id, classes, start, end);
    }
  }
}
