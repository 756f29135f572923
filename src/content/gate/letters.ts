/**
 * Takes text apart into words with the browser's own text functions, which are fast. Where their result could differ
 * from the reader's folding (`domain/text/fold.ts`), the text is called odd. A test compares both over all characters.
 */
import { foldUnit } from '../../domain/text/fold.ts';
import { lazy } from './lazy.ts';
import { SIGN_BY_NAME } from './tags.ts';

/** Simple letters in lower case: of Latin; of Greek, Cyrillic, Hebrew, Arabic, Devanagari, Hangul. */
const LATIN =
  String.raw`a-z\u00df-\u00f6\u00f8-\u0130\u0134-\u013e\u0141-\u0148\u014a-\u017e\u0180-\u01c3\u01cd-\u01f0` +
  String.raw`\u01f4-\u02af\u1e00-\u1e99\u1ea0-\u1eff`;
const BEYOND_LATIN =
  String.raw`\u0390\u03ac-\u03c1\u03c3-\u03ce\u0430-\u045f\u048a-\u052f\u05d0-\u05ea\u0620\u0621\u0627-\u063f` +
  String.raw`\u0641-\u0648\u064a\u0672-\u0674\u0679-\u06a8\u06ab-\u06bd\u06bf\u06c3-\u06cb\u06cd-\u06cf\u06d1` +
  String.raw`\u06ee\u06ef\u06fa-\u06fc\u06ff\u0900-\u093b\u093d-\u0957\u0960-\u0963\u0971-\u097f\uac00-\ud7a3`;
/** Letters of scripts without spaces between words: each letter counts as a word. */
const ALONE =
  String.raw`\u0e01-\u0e3a\u0e40-\u0e4e\u3005-\u3007\u3041-\u3096\u309d\u309e\u30a1-\u30fa\u30fc-\u30fe` +
  String.raw`\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff`;
/** Punctuation, currencies, arrows, shapes and pictures: they stand between words. */
const SIGNS =
  String.raw`\u0080-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb\u00bf\u00d7\u00f7\u037e\u0387\u0589\u05be\u05c0\u05c3` +
  String.raw`\u05f3\u05f4\u060c\u061b\u061d-\u061f\u066a-\u066d\u06d4\u06dd\u06de\u06e9\u0964\u0965\u0970\u0e3f` +
  String.raw`\u0e4f\u0e5a\u0e5b\u2000-\u200a\u2010-\u2029\u202f-\u205f\u20a0-\u20a7\u20a9-\u20cf\u2122\u2190-\u245f` +
  String.raw`\u2500-\u2775\u2794-\u2bff\u3000-\u3004\u3008-\u3020\u3030\u30a0\u30fb\ue000-\uf8ff\uff01-\uff0f` +
  String.raw`\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\ufffc\ufffd`;
/** Signs that folding leaves out. */
const nothing = lazy(
  () =>
    String.raw`[\u00ad\u034f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u061c\u0640\u064b-\u065f` +
    String.raw`\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u093c\u200b-\u200f\u202a-\u202e` +
    String.raw`\u2060-\u206f\ufe00-\ufe0f\ufeff]+`,
  'g',
);
/** Letters that fold to another letter, and digits of other scripts. */
const otherwise = lazy(
  () =>
    String.raw`[\u00aa\u00ba\u0131\u03c2\u0450\u0451\u045d\u0622-\u0626\u0649\u0660-\u0669\u0671\u06a9\u06aa\u06be` +
    String.raw`\u06c0-\u06c2\u06cc\u06d0\u06d2\u06d3\u06d5\u06f0-\u06f9\u0958-\u095f\u0966-\u096f\u0e50-\u0e59]`,
  'g',
);
/** Characters that only the reader's folding can take. */
const odd = lazy(
  () =>
    String.raw`[^\0-\u007f${SIGNS}${LATIN}${BEYOND_LATIN}${ALONE}\ud83c-\ud83e\udc00-\udfff]` +
    String.raw`|\ud83c[\udd00-\ude5f]|\ud83e[\udff0-\udff9]`,
);
/** Letters of Latin and of another script in one word: one of them may only look like a letter of the other. */
const mixed = lazy(() => `[${LATIN}][${BEYOND_LATIN}]|[${BEYOND_LATIN}][${LATIN}]`);

/** A letter or digit of a word, as a class of a regular expression: of any text, and of ASCII text. */
export const LETTER = `[0-9${LATIN}${BEYOND_LATIN}]`;
export const ASCII_LETTER = '[0-9a-z]';
const words = lazy(() => `${LETTER}+|[${ALONE}]`, 'g');
const ASCII_WORDS = /[0-9a-z]+/g;
const NOT_ASCII = /[^\0-\u007f]/;
export const isAscii = (text: string): boolean => !NOT_ASCII.test(text);

/** What stands between words in markup: tags, and signs that browsers write by name. */
const BETWEEN = new RegExp(`<[^>]*>|${SIGN_BY_NAME}`, 'g');

/** Folds text for comparison. Places stay the same unless signs were left out, which makes the text shorter. */
export function folded(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  return text
    .replaceAll('\u0130' /* its lower case is two letters */, 'i')
    .toLowerCase()
    .replace(nothing(), '')
    .replace(otherwise(), (letter) => String.fromCharCode(foldUnit(letter.charCodeAt(0))));
}

/** Whether folded text is odd: only the reader's folding can tell its words. */
export const isOdd = (text: string): boolean => !isAscii(text) && (odd().test(text) || mixed().test(text));

/** The words of folded markup that is not odd. */
export const wordsOf = (text: string): readonly string[] =>
  text.replace(BETWEEN, ' ').match(isAscii(text) ? ASCII_WORDS : words()) ?? [];

/** Spells out a word for comparison: some letters stand for two. */
export const spelled = (word: string): string =>
  word.includes('\u00df') ? word.replaceAll('\u00df', 'ss') : word === '\u0e33' ? '\u0e4d\u0e32' : word;

/** For the tests: the words of a text, folded and spelled out; undefined where the text is odd. */
export function easyWords(text: string): readonly string[] | undefined {
  const easy = folded(text);
  return isOdd(easy) ? undefined : wordsOf(easy).map(spelled);
}
