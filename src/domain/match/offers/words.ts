/**
 * Finds the words and phrases of the offer score in text: exactly, whatever was read before. Tokens are those of
 * tokens.ts; a phrase is looked at only where its first token stands.
 */
import { FOLD, readToken } from '../../text/fold.ts';
import { hashToken, ODD_WORD, readTokens, WORD_TOKEN } from '../../text/tokens.ts';
import { HASH_SEED, hashUnit } from '../tag-table.ts';
import type { WordClass } from './classes.ts';

/**
 * Folded phrases by the token they begin with. A row is that token and then, for each phrase, `GOES` or `STEM_GOES`,
 * the number of its set of classes in base 36, and its further tokens, each after a space. Single words that may go on
 * are in the rows of their first letters, `FILED` of them at most, with the letters that follow these.
 */
export interface WordTable {
  /** Sets of classes, joined by commas. */
  readonly classes: readonly string[];
  /** Rows joined by `ROW_END`. */
  readonly phrases: string;
  readonly stems: string;
}

export const ROW_END = '|';
/** Stands before a phrase, and before one whose last word may go on. */
export const GOES = '=';
export const STEM_GOES = '*';
/** Stands behind a word of the files that may go on. */
export const STEM = '*';
/** A stem has at least so many letters, and is filed under at most `FILED` of them. */
export const LEAST_STEM = 2;
export const FILED = 3;

/** A word or phrase to look for. */
interface Phrase {
  readonly id: number;
  readonly classes: readonly WordClass[];
  readonly tokens: readonly string[];
  /** Of the tokens that must be there letter by letter: all, or all but the last. */
  readonly hashes: readonly number[];
  readonly stem: boolean;
}

/** Rows by the hash of the token they begin with, or of these letters; read when a page first has that token. */
type Rows = Map<number, string | readonly Phrase[]>;
export interface OpenWords {
  readonly classes: readonly (readonly WordClass[])[];
  readonly phrases: Rows;
  readonly stems: Rows;
}

/** Prepares a table for looking up. */
export function openWords({ classes, phrases, stems }: WordTable): OpenWords {
  const rowsOf = (joined: string): Rows => {
    const rows: Rows = new Map();
    for (const row of joined.split(ROW_END)) {
      const key = hashToken(/^[^=*]*/.exec(row)?.[0] ?? '');
      const known = rows.get(key);
      // Different tokens may have one hash.
      rows.set(key, known === undefined ? row : `${known as string}${ROW_END}${row}`);
    }
    return rows;
  };
  return {
    classes: classes.map((names) => names.split(',') as WordClass[]),
    phrases: rowsOf(phrases),
    stems: rowsOf(stems),
  };
}

/** Phrases read so far, of all tables. */
let count = 0;

/** The phrases of a row, read once; each has a number of its own. */
function phrasesAt({ classes }: OpenWords, rows: Rows, key: number, stems: boolean): readonly Phrase[] | undefined {
  const known = rows.get(key);
  if (typeof known !== 'string') return known;
  const read = known.split(ROW_END).flatMap((row) => {
    const [first = '', ...rest] = row.split(/(?=[=*])/);
    return rest.map((phrase): Phrase => {
      const [head = '', ...further] = phrase.slice(1).split(' ');
      const stem = phrase.startsWith(STEM_GOES);
      const tokens = stems ? [first + (further[0] ?? '')] : [first, ...further];
      return {
        id: count++,
        classes: classes[parseInt(head, 36)] ?? [],
        tokens,
        hashes: tokens.slice(0, stem ? -1 : undefined).map(hashToken),
        stem,
      };
    });
  });
  rows.set(key, read);
  return read;
}

export type OnWord = (id: number, classes: readonly WordClass[], start: number, end: number) => void;

/**
 * Calls `onHit` for each word or phrase: a number that is the same for the same words, its classes, where it stands.
 */
export function scanWords(words: OpenWords, text: string, onHit: OnWord): void {
  const { phrases, stems } = words;
  const { count, hashes, starts, ends, kinds } = readTokens(text);
  const folded = (at: number): string => readToken(text, starts[at] as number).folded;
  for (let at = 0; at < count; at++) {
    const start = starts[at] as number;
    const known = phrasesAt(words, phrases, hashes[at] as number, false);
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
      const begun = i + 1 < LEAST_STEM ? undefined : phrasesAt(words, stems, hash, true);
      if (begun === undefined) continue;
      word ||= folded(at);
      for (const { id, classes, tokens } of begun)
        if (word.startsWith(tokens[0] as string)) onHit(id, classes, start, end);
    }
  }
}
