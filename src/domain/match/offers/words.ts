/**
 * Finds the words and phrases of the offer score in text: exactly, whatever was read before. Tokens are those of
 * tokens.ts; a phrase is looked at only where its first token stands.
 */
import { FOLD, readToken } from '../../text/fold.ts';
import { BEYOND_LATIN, hashToken, ODD_WORD, readTokens, WORD_TOKEN } from '../../text/tokens.ts';
import type { Tokens } from '../../text/tokens.ts';
import { HASH_SEED, hashUnit } from '../tag-table.ts';
import type { WordClass } from './classes.ts';

export interface WordTable {
  /** Sets of classes, joined by commas. */
  readonly classes: readonly string[];
  /**
   * Folded phrases in rows by the token they begin with. A row is that token and then, for each phrase, `GOES`, the
   * number of its set of classes in base 36, and its further tokens, each after a space, with `STEM` behind the last
   * where it may go on; then `ROW_END`. Single words that may go on are in the rows of their first letters, `FILED` of
   * them at most and then `ROW_OF_STEMS`, with the letters that follow these.
   */
  readonly latin: string;
  /** The same of those whose first token has other letters than Latin. */
  readonly others: string;
}

export const ROW_END = '|';
export const GOES = '=';
/** Stands behind a word that may go on. */
export const STEM = '*';
/** Ends the letters by which stems are filed: a capital, which no folded token has. */
export const ROW_OF_STEMS = 'S';
const STEMS = ROW_OF_STEMS.charCodeAt(0);
/** A stem has at least so many letters, one of Latin letters `FILED`; it is filed under at most `FILED` of them. */
export const LEAST_STEM = 2;
export const FILED = 3;

/** A word or phrase where it stands in a text; its `id` is the same for the same words. */
export interface FoundWord {
  readonly id: number;
  readonly classes: readonly WordClass[];
  readonly start: number;
  readonly end: number;
}

/** One to look for. */
interface Phrase extends Pick<FoundWord, 'id' | 'classes'> {
  readonly tokens: readonly string[];
  /** Its last word may go on. */
  readonly goesOn: boolean;
}

/** Whether a token is these folded letters; `goesOn`: or goes on from them. */
function isToken({ text, starts, ends, kinds }: Tokens, at: number, letters: string, goesOn: boolean): boolean {
  const start = starts[at] as number;
  const length = (ends[at] as number) - start;
  if (kinds[at] !== WORD_TOKEN) {
    const { folded } = readToken(text, start);
    return goesOn ? folded.startsWith(letters) : folded === letters;
  }
  if (goesOn ? length < letters.length : length !== letters.length) return false;
  for (let i = 0; i < letters.length; i++) if (FOLD[text.charCodeAt(start + i)] !== letters.charCodeAt(i)) return false;
  return true;
}

/** Whether a phrase stands from a token on: asked from its end, since its first token mostly does. */
function stands({ tokens, goesOn }: Phrase, read: Tokens, at: number): boolean {
  let left = tokens.length;
  if (at + left > read.count) return false;
  while (left > 0 && isToken(read, at + left - 1, tokens[left - 1] as string, goesOn && left === tokens.length)) left--;
  return left === 0;
}

/** A table of words, ready for looking up by the hash of their tokens. */
export class WordFinder {
  readonly #classes: readonly string[];
  /** Rows by the hash of what they begin with, as they are written, and as they are read when a text first asks. */
  readonly #rows = new Map<number, readonly string[]>();
  readonly #read = new Map<number, readonly Phrase[]>();
  /** The rows that no text has asked for yet. */
  closed: string;
  #count = 0;

  constructor({ classes, latin, others }: WordTable) {
    this.#classes = classes;
    this.closed = others;
    this.#open(latin);
  }

  #open(table: string): void {
    for (const row of table.split(ROW_END)) {
      const hash = hashToken(row.slice(0, row.indexOf(GOES)));
      this.#rows.set(hash, [...(this.#rows.get(hash) ?? []), row]);
      this.#read.delete(hash);
    }
  }

  #phrasesOf(hash: number): readonly Phrase[] {
    let phrases = this.#read.get(hash);
    if (phrases === undefined) {
      phrases = (this.#rows.get(hash) ?? []).flatMap((row) => this.#phrasesIn(row));
      this.#read.set(hash, phrases);
    }
    return phrases;
  }

  #phrasesIn(row: string): Phrase[] {
    const [head = '', ...phrases] = row.split(GOES);
    const isOfStems = head.endsWith(ROW_OF_STEMS);
    return phrases.map((phrase) => {
      const goesOn = phrase.endsWith(STEM);
      const [set = '', ...tokens] = (goesOn ? phrase.slice(0, -1) : phrase).split(' ');
      return {
        id: ++this.#count,
        classes: (this.#classes[parseInt(set, 36)] ?? '').split(',') as WordClass[],
        tokens: isOfStems ? [head.slice(0, -1) + tokens.join('')] : [head, ...tokens],
        goesOn: goesOn || isOfStems,
      };
    });
  }

  /** All words and phrases in a text. */
  find(text: string): FoundWord[] {
    const found: FoundWord[] = [];
    const read = readTokens(text);
    const { count, hashes, starts, ends, kinds } = read;
    if (read.beyondLatin && this.closed !== '') {
      this.#open(this.closed);
      this.closed = '';
    }
    /** Tries the rows of a hash. */
    const look = (hash: number, at: number): void => {
      if (!this.#rows.has(hash)) return;
      for (const phrase of this.#phrasesOf(hash)) {
        const { id, classes, tokens } = phrase;
        const [start, end] = [starts[at] as number, ends[at + tokens.length - 1] as number];
        if (stands(phrase, read, at)) found.push({ id, classes, start, end });
      }
    };
    for (let at = 0; at < count; at++) {
      look(hashes[at] as number, at);
      const kind = kinds[at];
      if (kind !== WORD_TOKEN && kind !== ODD_WORD) continue;
      const start = starts[at] as number;
      const folded = kind === ODD_WORD ? readToken(text, start).folded : undefined;
      const length = Math.min(FILED, folded?.length ?? (ends[at] as number) - start);
      let begun = HASH_SEED;
      for (let i = 0; i < length; i++) {
        const unit = folded?.charCodeAt(i) ?? FOLD[text.charCodeAt(start + i)] ?? 0;
        begun = hashUnit(begun, unit);
        // Only stems beyond Latin letters may be as short as two.
        if (i + 1 === FILED || (i + 1 === LEAST_STEM && unit >= BEYOND_LATIN)) look(hashUnit(begun, STEMS), at);
      }
    }
    return found;
  }
}
