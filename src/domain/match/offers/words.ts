/**
 * Finds the words and phrases of the offer score in a text. Hits are exact and do not depend on texts read before.
 * Tokens are those of tokens.ts; a phrase is compared only where its first token stands.
 */
import { FOLD, readToken } from '../../text/fold.ts';
import { BEYOND_LATIN, ODD_WORD, readTokens, SIGN_TOKEN, WORD_TOKEN } from '../../text/tokens.ts';
import type { Tokens } from '../../text/tokens.ts';
import { EMPTY, entryAt, finishHash, HASH_SEED, hashUnit, tagOf } from '../tag-table.ts';
import type { TagTable } from '../tag-table.ts';
import type { WordClass } from './classes.ts';

export interface WordTable {
  /** Sets of classes, the classes of each joined by commas. */
  readonly classes: readonly string[];
  /**
   * Folded phrases, one row for each first token: the token, then the phrases. A phrase is `GOES`, the index of its set
   * of classes in base 36, and its further tokens, each after a space; `STEM` behind the last one means that longer
   * words fit, too. Single words that are stems have other rows: these begin with up to `FILED` letters and
   * `ROW_OF_STEMS`, and the phrases hold the letters that follow. The hash of a row is of what stands before its
   * phrases.
   */
  readonly rows: TagTable;
}

export const GOES = '=';
/** Stands behind a stem, which longer words may begin with. */
export const STEM = '*';
/** Stands behind the first letters in a row of stems: a capital, because no folded token has one. */
export const ROW_OF_STEMS = 'S';
const STEMS = ROW_OF_STEMS.charCodeAt(0);
/** Fewest letters of a stem (of Latin letters alone: `FILED`), and how many first letters at most it is filed by. */
export const LEAST_STEM = 2;
export const FILED = 3;

/** A word or phrase that stands in a text. The same words always have the same `id`. */
export interface FoundWord {
  readonly id: number;
  readonly classes: readonly WordClass[];
  readonly start: number;
  readonly end: number;
}

/** A word or phrase to look for. */
interface Phrase extends Pick<FoundWord, 'id' | 'classes'> {
  readonly tokens: readonly string[];
  /** The last word is a stem: longer words fit, too. */
  readonly goesOn: boolean;
}

/** Whether a token is these folded letters or, with `goesOn`, begins with them. */
function isToken({ text, starts, ends, kinds }: Tokens, at: number, letters: string, goesOn: boolean): boolean {
  const start = starts[at] as number;
  const length = (ends[at] as number) - start;
  // Quick for most signs: one folds to at most two units, and is no word that could go on.
  if (kinds[at] === SIGN_TOKEN && (goesOn || letters.length > 2)) return false;
  if (kinds[at] !== WORD_TOKEN) {
    const { folded } = readToken(text, start);
    return goesOn ? folded.startsWith(letters) : folded === letters;
  }
  if (goesOn ? length < letters.length : length !== letters.length) return false;
  for (let i = 0; i < letters.length; i++) if (FOLD[text.charCodeAt(start + i)] !== letters.charCodeAt(i)) return false;
  return true;
}

/** Whether a phrase stands at a token. Compared from its end, because its first token mostly fits. */
function stands({ tokens, goesOn }: Phrase, read: Tokens, at: number): boolean {
  let left = tokens.length;
  if (at + left > read.count) return false;
  while (left > 0 && isToken(read, at + left - 1, tokens[left - 1] as string, goesOn && left === tokens.length)) left--;
  return left === 0;
}

/** Looks words up in a table. */
export class WordFinder {
  readonly #table: WordTable;
  /** The phrases of the slots that were asked for so far. */
  readonly #phrases = new Map<number, readonly Phrase[]>();
  #count = 0;

  constructor(table: WordTable) {
    this.#table = table;
  }

  #phrasesAt(slot: number): readonly Phrase[] {
    let phrases = this.#phrases.get(slot);
    if (phrases === undefined) {
      phrases = this.#phrasesIn(entryAt(this.#table.rows, slot));
      this.#phrases.set(slot, phrases);
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
        classes: (this.#table.classes[parseInt(set, 36)] ?? '').split(',') as WordClass[],
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
    const { tags } = this.#table.rows;
    const mask = tags.length - 1;
    /** Compares the phrases in the rows that may be of a hash. */
    const look = (unfinished: number, at: number): void => {
      const hash = finishHash(unfinished);
      const wanted = tagOf(hash);
      for (let slot = hash & mask, tag = 0; (tag = tags.charCodeAt(slot)) !== EMPTY; slot = (slot + 1) & mask) {
        if (tag !== wanted) continue;
        for (const phrase of this.#phrasesAt(slot)) {
          const { id, classes, tokens } = phrase;
          const [start, end] = [starts[at] as number, ends[at + tokens.length - 1] as number];
          if (stands(phrase, read, at)) found.push({ id, classes, start, end });
        }
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
        // Only stems with letters beyond Latin may have no more than two letters.
        if (i + 1 === FILED || (i + 1 === LEAST_STEM && unit >= BEYOND_LATIN)) look(hashUnit(begun, STEMS), at);
      }
    }
    return found;
  }
}
