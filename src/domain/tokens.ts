/**
 * Reads text token by token, in one pass: a token is a word, a letter of a script without spaces, or a sign. The loop does
 * one table load and one multiplication for each unit of an ordinary word; everything unusual goes to `nextToken`, which is
 * slow and knows all rules. Both matchers, of names and of phrases, read by this.
 */
import { ALONE, COMPLEX, FOLD, foldUnit, IGNORED, JOINER, LAST_CLASS, learn, nextToken, SEVERAL, SIGN, SPACE, startsWord, UNKNOWN } from './fold.ts';
import { HASH_SEED, hashUnit } from './tag-table.ts';

/** A word of simple letters: unit by unit it is what `FOLD` says. */
export const WORD_TOKEN = 0;
/** A word with unusual units, or one that mixes Latin letters with others: `readToken` tells what it is. */
export const ODD_WORD = 1;
/** A letter of a script without spaces. */
export const ALONE_TOKEN = 2;
export const SIGN_TOKEN = 3;

/** `hash`: of the folded token, before `finishHash`. `kind`: one of the constants above. */
export type OnToken = (hash: number, start: number, end: number, kind: number) => void;

/** Letters of Greek and beyond: what Latin letters may be mixed with. */
export const BEYOND_LATIN = 0x370;
/** The one ASCII sign that stands for another. */
const BACKTICK = 0x60;

/** Hash of a folded token as `eachToken` gives it. */
export function hashToken(folded: string): number {
  let hash = HASH_SEED;
  for (let i = 0; i < folded.length; i++) hash = hashUnit(hash, folded.charCodeAt(i));
  return hash;
}

/** Calls `onToken` for every token, in order. */
export function eachToken(text: string, onToken: OnToken): void {
  const fold = FOLD;
  const length = text.length;
  /** Where the last token ended, if a joiner there may join it to the next. */
  let wordEnd = -1;
  let i = 0;
  while (i < length) {
    const unit = text.charCodeAt(i);
    let value = fold[unit] || learn(unit);
    if (value === SPACE) { i++; continue; }
    if (value > LAST_CLASS) {
      const start = i;
      let hash = HASH_SEED;
      let all = 0xffff;
      let any = 0;
      for (;;) {
        hash = Math.imul(hash ^ value, 0x01000193);
        all &= value;
        any |= value;
        if (++i === length) { value = SPACE; break; }
        value = fold[text.charCodeAt(i)] as number;
        if (value > LAST_CLASS) continue;
        if (value !== UNKNOWN) break;
        value = learn(text.charCodeAt(i));
        if (value <= LAST_CLASS) break;
      }
      if (value !== IGNORED && value < SEVERAL) {
        wordEnd = i;
        onToken(hash, start, i, any >= BEYOND_LATIN && all < BEYOND_LATIN ? ODD_WORD : WORD_TOKEN);
        continue;
      }
      i = start;
    } else if (value === IGNORED) {
      if (wordEnd === i) wordEnd++; // a joiner after it still stands directly after the word
      i++;
      continue;
    } else if (value === SIGN && unit < 128 && unit !== BACKTICK) {
      onToken(hashUnit(HASH_SEED, unit), i, ++i, SIGN_TOKEN);
      continue;
    } else if (value === JOINER && wordEnd === i && startsWord(text, i + 1)) {
      i++;
      continue;
    } else if (value === ALONE && (i + 1 === length || foldUnit(text.charCodeAt(i + 1)) !== COMPLEX)) {
      wordEnd = i + 1;
      onToken(hashUnit(HASH_SEED, unit), i, ++i, ALONE_TOKEN);
      continue;
    }
    const token = nextToken(text, i, wordEnd === i);
    if (token === null) return;
    i = token.end;
    if (token.kind !== 'sign') wordEnd = i;
    onToken(hashToken(token.folded), token.start, i, token.kind === 'word' ? ODD_WORD : token.kind === 'alone' ? ALONE_TOKEN : SIGN_TOKEN);
  }
}
