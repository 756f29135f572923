/**
 * Finds the words and phrases of the offer score in text: exactly, whatever was read before. Tokens are those of
 * tokens.ts; a phrase is looked at only where its first token stands.
 */
import { FOLD, readToken } from '../../text/fold.ts';
import { hashToken, ODD_WORD, readTokens, WORD_TOKEN } from '../../text/tokens.ts';
import type { Tokens } from '../../text/tokens.ts';
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
interface Rows {
  readonly byHash: Map<number, string | readonly Phrase[]>;
  /** Whether there may be a row, by a part of the hash: most words of a page end here. */
  readonly mayBe: Uint8Array;
  readonly areStems: boolean;
}
const PLACES = 0xffff;
const placeOf = (hash: number): number => (hash ^ (hash >>> 16)) & PLACES;

export interface OpenWords {
  readonly classes: readonly (readonly WordClass[])[];
  readonly phrases: Rows;
  readonly stems: Rows;
}

function openRows(joined: string, areStems: boolean): Rows {
  const byHash: Rows['byHash'] = new Map();
  const mayBe = new Uint8Array(PLACES + 1);
  for (const row of joined.split(ROW_END)) {
    const hash = hashToken(/^[^=*]*/.exec(row)?.[0] ?? '');
    const known = byHash.get(hash);
    // Different tokens may have one hash.
    byHash.set(hash, known === undefined ? row : `${known as string}${ROW_END}${row}`);
    mayBe[placeOf(hash)] = 1;
  }
  return { byHash, mayBe, areStems };
}

/** Prepares a table for looking up. */
export const openWords = ({ classes, phrases, stems }: WordTable): OpenWords => ({
  classes: classes.map((names) => names.split(',') as WordClass[]),
  phrases: openRows(phrases, false),
  stems: openRows(stems, true),
});

/** Phrases read so far, of all tables. */
let phrasesRead = 0;

/** The phrases of a row, read once; each has a number of its own. */
function phrasesAt({ classes }: OpenWords, { byHash, areStems }: Rows, hash: number): readonly Phrase[] | undefined {
  const known = byHash.get(hash);
  if (typeof known !== 'string') return known;
  const read = known.split(ROW_END).flatMap((row) => {
    const [first = '', ...rest] = row.split(/(?=[=*])/);
    return rest.map((phrase): Phrase => {
      const [head = '', ...further] = phrase.slice(1).split(' ');
      const stem = phrase.startsWith(STEM_GOES);
      const tokens = areStems ? [first + (further[0] ?? '')] : [first, ...further];
      return {
        id: phrasesRead++,
        classes: classes[parseInt(head, 36)] ?? [],
        tokens,
        hashes: tokens.slice(0, stem ? -1 : undefined).map(hashToken),
        stem,
      };
    });
  });
  byHash.set(hash, read);
  return read;
}

export type OnWord = (id: number, classes: readonly WordClass[], start: number, end: number) => void;

const foldedAt = ({ text, starts }: Tokens, at: number): string => readToken(text, starts[at] as number).folded;

/** Whether a phrase stands at a token: by hashes, then letter by letter, as different tokens may have one hash. */
function stands({ tokens, hashes, stem }: Phrase, read: Tokens, at: number): boolean {
  if (at + tokens.length > read.count) return false;
  for (let i = 1; i < hashes.length; i++) if (read.hashes[at + i] !== hashes[i]) return false;
  return tokens.every((token, i) => {
    const there = foldedAt(read, at + i);
    return there === token || (stem && i + 1 === tokens.length && there.startsWith(token));
  });
}

/**
 * Calls `onHit` for each word or phrase: a number that is the same for the same words, its classes, where it stands.
 */
export function scanWords(words: OpenWords, text: string, onHit: OnWord): void {
  const { phrases, stems } = words;
  const [mayBeWord, mayBeStem] = [phrases.mayBe, stems.mayBe];
  const read = readTokens(text);
  const { count, hashes, starts, ends, kinds } = read;
  for (let at = 0; at < count; at++) {
    const hash = hashes[at] as number;
    if (mayBeWord[placeOf(hash)] === 1)
      for (const phrase of phrasesAt(words, phrases, hash) ?? [])
        if (stands(phrase, read, at))
          onHit(phrase.id, phrase.classes, starts[at] as number, ends[at + phrase.tokens.length - 1] as number);
    const kind = kinds[at];
    if (kind !== WORD_TOKEN && kind !== ODD_WORD) continue;
    const [start, end] = [starts[at] as number, ends[at] as number];
    let word = kind === ODD_WORD ? foldedAt(read, at) : '';
    let begun = HASH_SEED;
    for (let i = 0; i < FILED && start + i < end; i++) {
      begun = hashUnit(begun, word === '' ? (FOLD[text.charCodeAt(start + i)] as number) : word.charCodeAt(i));
      if (i + 1 < LEAST_STEM || mayBeStem[placeOf(begun)] === 0) continue;
      for (const { id, classes, tokens } of phrasesAt(words, stems, begun) ?? [])
        if ((word ||= foldedAt(read, at)).startsWith(tokens[0] as string)) onHit(id, classes, start, end);
    }
  }
}
