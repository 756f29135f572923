/**
 * Reads text token by token, in one pass: a token is a word, a letter of a script without spaces, or a sign. The loop
 * does one table load and one multiplication for each unit of an ordinary word; everything unusual goes to `nextToken`,
 * which is slow and knows all rules. The matchers of names and of phrases both use it.
 */
import {
  ALONE,
  COMPLEX,
  FOLD,
  foldUnit,
  IGNORED,
  JOINER,
  LAST_CLASS,
  learn,
  nextToken,
  SEVERAL,
  SIGN,
  SPACE,
  startsWord,
  UNKNOWN,
} from './fold.ts';
import { HASH_SEED, hashUnit } from '../match/tag-table.ts';

/** A word of simple letters: each unit folds to what `FOLD` says. */
export const WORD_TOKEN = 0;
/** A word with unusual units, or one that mixes Latin letters with others: `readToken` tells what it is. */
export const ODD_WORD = 1;
/** A letter of a script without spaces. */
export const ALONE_TOKEN = 2;
export const SIGN_TOKEN = 3;

/** The tokens of a text, in columns. */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  /** Hash of the folded token, before `finishHash`. */
  readonly hashes: Int32Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** One of the constants above. */
  readonly kinds: Uint8Array;
  /** Whether any token may have letters beyond Latin. */
  readonly beyondLatin: boolean;
}

/** The first letter beyond Latin: from here on (Greek ...) stand letters that may be mixed with Latin ones. */
export const BEYOND_LATIN = 0x370;
/** Whether a folded token has no letters beyond Latin. */
export const isLatin = (folded: string): boolean => !/[\u0370-\uffff]/.test(folded);
/** The only ASCII sign that counts as another: an apostrophe. */
const BACKTICK = 0x60;

/** Hash of a folded token as `readTokens` gives it. */
export function hashToken(folded: string): number {
  let hash = HASH_SEED;
  for (let i = 0; i < folded.length; i++) hash = hashUnit(hash, folded.charCodeAt(i));
  return hash;
}

type Columns = Pick<Tokens, 'hashes' | 'starts' | 'ends' | 'kinds'>;
const columns = (size: number): Columns => ({
  hashes: new Int32Array(size),
  starts: new Uint32Array(size),
  ends: new Uint32Array(size),
  kinds: new Uint8Array(size),
});
/**
 * Longest text, in UTF-16 units, that is read into the kept columns, which makes no garbage: no block of a page is
 * longer.
 */
export const ROOM = 8192;
/** The kept columns, made when the first text is read. */
let kept: Columns | undefined;
/** The last answer: both matchers ask for the same text, one after the other. */
let last: Tokens | undefined;

/** All tokens of a text, in order; overwritten when another text is read. */
export function readTokens(text: string): Tokens {
  if (text === last?.text) return last;
  const fold = FOLD;
  const { length } = text;
  const { hashes, starts, ends, kinds } = length > ROOM ? columns(length) : (kept ??= columns(ROOM));
  let count = 0;
  let beyondLatin = false;
  /** Where the last token other than a sign ended: a joiner there may join it to the next. */
  let wordEnd = -1;
  let i = 0;
  while (i < length) {
    const unit = text.charCodeAt(i);
    let value = fold[unit] || learn(unit);
    if (value === SPACE) {
      i++;
      continue;
    }
    let start = i;
    let hash = HASH_SEED;
    let kind = -1;
    if (value > LAST_CLASS) {
      let all = 0xffff;
      let any = 0;
      for (;;) {
        hash = Math.imul(hash ^ value, 0x01000193);
        all &= value;
        any |= value;
        if (++i === length) {
          value = SPACE;
          break;
        }
        value = fold[text.charCodeAt(i)] as number;
        if (value > LAST_CLASS) continue;
        if (value !== UNKNOWN) break;
        value = learn(text.charCodeAt(i));
        if (value <= LAST_CLASS) break;
      }
      if (any >= BEYOND_LATIN) beyondLatin = true;
      if (value !== IGNORED && value < SEVERAL)
        kind = any >= BEYOND_LATIN && all < BEYOND_LATIN ? ODD_WORD : WORD_TOKEN;
      else i = start;
    } else if (value === IGNORED) {
      if (wordEnd === i) wordEnd++; // a joiner after the ignored unit still stands directly after the word
      i++;
      continue;
    } else if (value === SIGN && unit < 128 && unit !== BACKTICK) {
      hash = hashUnit(HASH_SEED, unit);
      kind = SIGN_TOKEN;
      i++;
    } else if (value === JOINER && wordEnd === i && startsWord(text, i + 1)) {
      i++;
      continue;
    } else if (value === ALONE && (i + 1 === length || foldUnit(text.charCodeAt(i + 1)) !== COMPLEX)) {
      hash = hashUnit(HASH_SEED, unit);
      kind = ALONE_TOKEN;
      beyondLatin = true;
      i++;
    }
    if (kind < 0) {
      const token = nextToken(text, i, wordEnd === i);
      if (token === null) break;
      ({ start, end: i } = token);
      hash = hashToken(token.folded);
      beyondLatin ||= !isLatin(token.folded);
      kind = token.kind === 'word' ? ODD_WORD : token.kind === 'alone' ? ALONE_TOKEN : SIGN_TOKEN;
    }
    if (kind !== SIGN_TOKEN) wordEnd = i;
    hashes[count] = hash;
    starts[count] = start;
    ends[count] = i;
    kinds[count++] = kind;
  }
  const tokens = { text, count, beyondLatin, hashes, starts, ends, kinds };
  if (length <= ROOM) last = tokens;
  return tokens;
}
