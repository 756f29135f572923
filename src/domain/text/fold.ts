/**
 * How text is compared: a table gives for every UTF-16 unit its class or the letter it folds to. A unit is entered when
 * it is first met.
 *
 * Folding is NFKC and lower case, and besides: white space of any kind is space; zero-width characters, soft hyphens,
 * direction marks, Arabic vowel marks and tatweel, Hebrew points and Indic nuktas are left out; Arabic alef, ye and kaf
 * variants, final sigma, dotless and dotted i, ё and е are one letter each; ß is ss; decimal digits of every script are
 * ASCII digits; all apostrophes are one, and so are all hyphens. Combining marks that do not compose with their letter
 * (stress marks) are left out.
 */

/** Classes of units that are not simply one folded letter. Folded letters are above `LAST_CLASS`. */
export const UNKNOWN = 0;
/** White space. */
export const SPACE = 1;
/** Skipped, wherever it stands. */
export const IGNORED = 2;
/** A punctuation mark or another sign: a token by itself. */
export const SIGN = 3;
/** Hyphen or underscore: counts as a space directly between two words, else as a sign. */
export const JOINER = 4;
/** A letter of a script written without spaces: a token by itself that folds to itself. */
export const ALONE = 5;
/** Letters that fold to several letters (ligatures, ß). */
export const SEVERAL = 6;
/** `readToken` decides: surrogates, composing marks, compatibility forms of scripts without spaces. */
export const COMPLEX = 7;
export const LAST_CLASS = 31;

/** Unit -> class or folded letter; 0 where not met yet. Zeroed memory costs nothing until it is touched. */
export const FOLD = new Uint16Array(65536);

const several = new Map<number, string>();
// Engines take half a millisecond to compile a Unicode property: as literals in functions, they wait until needed.
const isWord = (folded: string): boolean => /^[\p{L}\p{M}\p{N}]+$/u.test(folded);
const isNumber = (character: string): boolean => /^\p{Nd}$/u.test(character);

/** Makes a test for a list of ascending ranges in hexadecimal; the list is parsed at the first call. */
function within(list: string): (unit: number) => boolean {
  let ends: number[] | undefined;
  return (unit) => {
    ends ??= list
      .split(' ')
      .flatMap((range) => [range, range.slice(range.indexOf('-') + 1)].map((end) => parseInt(end, 16)));
    for (let i = 0; i < ends.length; i += 2) if (unit <= (ends[i + 1] ?? 0)) return unit >= (ends[i] ?? 0);
    return false;
  };
}

/**
 * Makes a look-up of what a letter or sign counts as. Each pair in the list is the character and then what it counts
 * as; the list is parsed at the first call.
 */
function pairs(list: string): (character: string) => string | undefined {
  let known: Map<string, string> | undefined;
  return (character) =>
    (known ??= new Map(list.split(' ').map((pair) => [pair.charAt(0), pair.slice(1)]))).get(character);
}

/** Scripts written without spaces between words: kana, Han and their signs; Thai, Lao, Tibetan, Myanmar, Khmer. */
const isAlone = within(
  'e00-109f 1780-17ff 2e80-2fdf 3005-3007 3041-312f 31a0-31bf 31f0-31ff 3400-9fff f900-faff ff66-ff9f',
);

/** Marks that may compose with the letter before them, and letters that compose with each other. */
const isComposing = within('300-36f 483-489 1100-11ff 1ab0-1aff 1dc0-1dff 20d0-20ff 3099-309a fe20-fe2f ff9e-ff9f');

/** Units that folding leaves out. */
const isIgnored = within(
  'ad 34f 591-5bd 5bf 5c1-5c2 5c4-5c5 5c7 610-61a 61c 640 64b-65f 670 6d6-6dc 6df-6e4 6e7-6e8 ' +
    '6ea-6ed 8d3-8e1 8e3-8ff 93c 9bc a3c abc b3c 115f-1160 17b4-17b5 180b-180f 200b-200f ' +
    '202a-202e 2060-206f 3164 fe00-fe0f feff ffa0 fff9-fffb',
);

/** Letters that count as others, after NFKC and lower case. */
const sameAs = pairs('ςσ ßss ıi ёе ѐе ѝи أا إا آا ٱا ىي یي ئي ېي ےي ۓي کك ڪك ؤو ۀه ۂه ہه ھه ەه');
/** Signs that are written in several ways, and the one they count as. */
const signAs = pairs("‘' ’' ‛' ʼ' ʹ' ´' `' ′' ʻ' “\" ”\" „\" ‟\" ″\" «\" »\" ‐- ‑- −- \u2043-");
/** Trade mark signs and footnote numbers: they stick to a word without being part of it. */
const isAttached = within('b2-b3 b9 2070-209f 2120 2122');

/** Folds text in NFKC. Marks that did not compose with a letter are dropped; signs and spaces stay as they are. */
function foldComposed(composed: string): string {
  let out = '';
  for (const character of composed.toLowerCase()) {
    const code = character.codePointAt(0) ?? 0;
    if (isIgnored(code) || (isComposing(code) && !(code >= 0x1100 && code <= 0x11ff))) continue;
    if (code > 0x7f && isNumber(character)) {
      out += digitOf(code);
      continue;
    }
    out += sameAs(character) ?? character;
  }
  return out;
}

/** The ASCII digit for a decimal digit of any script: Unicode has the ten digits of a script in a row, zero first. */
function digitOf(code: number): string {
  let zero = code;
  while (code - zero < 9 && isNumber(String.fromCodePoint(zero - 1))) zero--;
  return String((code - zero) % 10);
}

/**
 * What texts in Greek, Cyrillic, Hebrew, Arabic, Devanagari, Bengali, Thai, Korean, Japanese and Chinese are made of:
 * letters that fold to themselves, letters of scripts without spaces, and signs.
 */
const isOwnLetter = within(
  '3ac-3c1 3c3-3ce 430-44f 452-45c 5d0-5ea 627-63f 641-648 64a 904-93b 93d-957 993-9a8 9aa-9b0 9b6-9b9 9bd-9c4 ' +
    '9c7-9c8 9cb-9ce ac00-d7a3',
);
const isOwnAlone = within('e01-e32 e34-e3a e40-e4e 3041-3096 30a1-30fa 30fc-30fe 4e00-9fff');
const isOwnSign = within(
  '60c 61b 61f 964-965 2039-203a 20ac 2190-21ff 25a0-25ff 2665 2713 3001-3002 3008-3011 30fb ff01 ff08-ff09 ff0c ' +
    'ff1a-ff1b ff1f',
);
/** The few units from a0 to bf that are no signs, or fold to letters. */
const NO_SIGNS = '\u00a8\u00aa\u00af\u00b5\u00b8\u00ba';

/**
 * Class or folded letter of the units that nearly every page has, or every page in one of some languages; undefined for
 * all others. It asks for no Unicode properties of letters: engines take milliseconds to compile such an expression.
 */
export function classifyCommon(unit: number): number | undefined {
  if (unit < 0x80) {
    if ((unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57)) return unit;
    if (unit >= 65 && unit <= 90) return unit + 32;
    if (unit === 32 || (unit >= 9 && unit <= 13)) return SPACE;
    return unit === 45 /* - */ || unit === 95 /* _ */ ? JOINER : SIGN;
  }
  // Dashes, quotes, bullets and dots. `signOf` tells which of them count as an apostrophe or a quotation mark.
  if (unit === 0x2013 || unit === 0x2014 || (unit >= 0x2018 && unit <= 0x2027)) return SIGN;
  if (unit >= 0x410 && unit <= 0x42f) return unit + 32; // Cyrillic capitals
  if (unit > 0x17f) return isOwnLetter(unit) ? unit : isOwnAlone(unit) ? ALONE : isOwnSign(unit) ? SIGN : undefined;
  const character = String.fromCharCode(unit);
  if (unit === 0xa0) return SPACE;
  if (unit === 0xad) return IGNORED;
  if (unit < 0xc0) return unit < 0xa0 || NO_SIGNS.includes(character) ? undefined : SIGN;
  if (unit === 0xd7 || unit === 0xf7) return SIGN;
  const lower = character.toLowerCase();
  if (lower.length > 1 || lower === character.toUpperCase() || character.normalize('NFKC') !== character)
    return undefined;
  return entered(unit, sameAs(lower) ?? lower);
}

/** The letter that a unit folds to, or that it folds to several. */
function entered(unit: number, folded: string): number {
  if (folded.length === 1) return folded.charCodeAt(0);
  several.set(unit, folded);
  return SEVERAL;
}

/** Class or folded letter of any unit, by all the rules above. */
export function classifyAny(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return COMPLEX;
  if (isIgnored(unit)) return IGNORED;
  const character = String.fromCharCode(unit);
  if (/\s|\u0085|\u180e/.test(character)) return SPACE;
  if (isComposing(unit)) return COMPLEX;
  const sign = signAs(character);
  if (sign !== undefined) return sign === '-' ? JOINER : SIGN;
  if (isAttached(unit)) return SIGN;
  const folded = foldComposed(character.normalize('NFKC'));
  if (folded === '') return IGNORED;
  if (!isWord(folded)) {
    if (folded.trim() === '') return SPACE;
    return folded === '-' || folded === '_' ? JOINER : SIGN;
  }
  const first = folded.charCodeAt(0);
  if (isAlone(first)) return folded === character ? ALONE : COMPLEX;
  return entered(unit, folded);
}

/** Class or folded letter of a unit that the table does not know yet; enters it in the table. */
export function learn(unit: number): number {
  return (FOLD[unit] = classifyCommon(unit) ?? classifyAny(unit));
}

/** Class or folded letter of a unit. */
export const foldUnit = (unit: number): number => FOLD[unit] || learn(unit);

/** What a unit of class `SEVERAL` folds to. */
export const lettersOf = (unit: number): string => several.get(unit) ?? '';

/** The sign that a unit of class `SIGN` or `JOINER` stands for. */
function signOf(unit: number): string {
  const character = String.fromCharCode(unit);
  const sign = signAs(character);
  // Other signs of ASCII count as themselves, and most pages have no others: they ask for no properties of letters.
  if (sign !== undefined || unit < 0x80) return sign ?? character;
  const normal = character.normalize('NFKC').toLowerCase();
  return normal.length === 1 && !isWord(normal) ? (signAs(normal) ?? normal) : character;
}

// Enter ASCII at once: every page needs it, and a page with nothing else then needs little of the code above.
FOLD.fill(SIGN, 0, 0x80);
for (const unit of [9, 10, 11, 12, 13, 32]) FOLD[unit] = SPACE;
for (const unit of [0x2d, 0x5f]) FOLD[unit] = JOINER;
for (let unit = 0x61; unit <= 0x7a; unit++) FOLD[unit] = FOLD[unit - 32] = unit;
for (let unit = 0x30; unit <= 0x39; unit++) FOLD[unit] = unit;

/** A word, a letter of a script without spaces, or a sign. */
export interface Token {
  /** As it is compared. */
  readonly folded: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'word' | 'alone' | 'sign';
}

/** Folds raw text of a word that has complex units, or of one complex character. */
const foldComplex = (raw: string): string => foldComposed(raw.normalize('NFKC'));

/** The complex character at `at`: how it counts, and its length in UTF-16 units. */
function complexAt(
  text: string,
  at: number,
): { readonly kind: 'word' | 'alone' | 'sign' | 'ignored'; readonly length: number } {
  const code = text.codePointAt(at) ?? 0;
  const length = code > 0xffff ? 2 : 1;
  if (code >= 0xd800 && code <= 0xdfff) return { kind: 'sign', length };
  if (code >= 0xe0000 && code <= 0xe0fff) return { kind: 'ignored', length };
  if (code <= 0xffff && isComposing(code)) return { kind: isVoiceMark(code) ? 'alone' : 'word', length };
  const folded = foldComplex(String.fromCodePoint(code));
  if (!isWord(folded)) return { kind: 'sign', length };
  return {
    kind:
      (folded.length > 1 && (folded.codePointAt(0) ?? 0) > 0xffff) || isAlone(folded.charCodeAt(0)) ? 'alone' : 'word',
    length,
  };
}

const isVoiceMark = within('3099-309a ff9e-ff9f');

/**
 * Token of a script without spaces at `at`: one character with the voice marks after it. It may fold to two letters.
 */
function readAlone(text: string, at: number): Token {
  let end = at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
  while (end < text.length && isVoiceMark(text.charCodeAt(end))) end++;
  const folded = foldComplex(text.slice(at, end));
  // A voice mark alone folds to nothing, and counts as a sign.
  return folded === '' ? { folded: '\ufffd', start: at, end, kind: 'sign' } : { folded, start: at, end, kind: 'alone' };
}

/** The token that starts at `at`, which must not be space or ignored, nor a joiner between two words. */
export function readToken(text: string, at: number): Token {
  let folded = '';
  let complex = false;
  let last = at;
  let i = at;
  for (; i < text.length; ) {
    const unit = text.charCodeAt(i);
    const value = foldUnit(unit);
    if (value > LAST_CLASS) {
      folded += String.fromCharCode(value);
      last = ++i;
      continue;
    }
    if (value === IGNORED) {
      i++;
      continue;
    }
    if (value === SEVERAL) {
      folded += lettersOf(unit);
      last = ++i;
      continue;
    }
    if (value === COMPLEX) {
      const { kind, length } = complexAt(text, i);
      if (kind === 'ignored') {
        i += length;
        continue;
      }
      // The word is folded as a whole below; a mark without a letter folds to nothing there and becomes a sign.
      if (kind === 'word') {
        complex = true;
        i += length;
        last = i;
        continue;
      }
      if (last === at && kind === 'alone') return readAlone(text, at);
      if (last === at)
        return {
          folded: length === 1 ? '\ufffd' : text.slice(at, at + length),
          start: at,
          end: at + length,
          kind: 'sign',
        };
    } else if (last === at) {
      if (value === ALONE) return readAlone(text, at);
      return { folded: signOf(unit), start: at, end: at + 1, kind: 'sign' };
    }
    break;
  }
  if (complex) folded = foldComplex(text.slice(at, last));
  return folded === ''
    ? { folded: '\ufffd', start: at, end: Math.max(last, at + 1), kind: 'sign' }
    : { folded, start: at, end: last, kind: 'word' };
}

/** Whether a word or a letter of a script without spaces begins at `at`. */
export const startsWord = (text: string, at: number): boolean => {
  let i = at;
  while (i < text.length && foldUnit(text.charCodeAt(i)) === IGNORED) i++;
  if (i >= text.length) return false;
  const value = foldUnit(text.charCodeAt(i));
  return (
    value > LAST_CLASS ||
    value === ALONE ||
    value === SEVERAL ||
    (value === COMPLEX && complexAt(text, i).kind !== 'sign')
  );
};

/**
 * The next token from `from` on, or null at the end.
 * @param afterWord whether a token other than a sign ended at `from`, so that a joiner there counts as space
 */
export function nextToken(text: string, from: number, afterWord: boolean): Token | null {
  let i = from;
  let joins = afterWord;
  while (i < text.length) {
    const value = foldUnit(text.charCodeAt(i));
    if (value === SPACE) joins = false;
    else if (value === JOINER && joins && startsWord(text, i + 1)) joins = false;
    else if (value === COMPLEX && complexAt(text, i).kind === 'ignored') i++;
    else if (value !== IGNORED) return readToken(text, i);
    i++;
  }
  return null;
}

/** All tokens of a text, read the slow way: for building terms, and for short texts. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let before: Token | null = null;
  for (;;) {
    const token: Token | null = nextToken(text, before?.end ?? 0, before !== null && before.kind !== 'sign');
    if (token === null) return tokens;
    tokens.push(token);
    before = token;
  }
}

const latinTwin = pairs(
  'аa вb еe з3 кk мm нh оo рp сc тt уy хx іi јj ѕs ԁd һh ԛq ԝw ӏl ѵv αa βb γy εe ηn ιi κk νv ' +
    'οo ρp τt υu χx ωw ϲc ϳj ɑa ɡg ոn օo սu հh ցg',
);

/**
 * Turns a word that mixes Latin letters with look-alikes of other scripts into Latin letters alone.
 * @returns null where there is no such mixture, or a foreign letter that looks like no Latin one
 */
export function withoutTwins(folded: string): string | null {
  let out = '';
  let latin = false;
  let twins = false;
  for (const letter of folded) {
    const twin = latinTwin(letter);
    if (twin !== undefined) twins = true;
    else if (letter >= 'a' && letter <= 'z') latin = true;
    else if (letter > '\u024f') return null;
    out += twin ?? letter;
  }
  return latin && twins ? out : null;
}

/** A Latin word that stands in a word of mixed scripts. */
interface LatinWord {
  readonly folded: string;
  /** True when look-alike letters at the ends were taken for an affix of another language, and cut off. */
  readonly glued: boolean;
}

/**
 * The Latin words that a word of mixed scripts may be. Look-alikes of other scripts become Latin letters, and what
 * other languages attach to a foreign name is cut off ("Boostgram에서", "בBoostgram"). Look-alikes at the ends may be
 * either, so there can be two answers ("Boostgramом").
 */
export function latinsIn(folded: string): readonly LatinWord[] {
  if (!/[a-z]/.test(folded)) return [];
  const [twins, bare] = [latinIn(folded, false), latinIn(folded, true)];
  return [
    ...(twins === null ? [] : [{ folded: twins, glued: false }]),
    ...(bare === null || bare === twins ? [] : [{ folded: bare, glued: true }]),
  ];
}

function latinIn(folded: string, glued: boolean): string | null {
  const core = folded.slice(...latinSpan(folded, glued));
  return withoutTwins(core) ?? (core.length < folded.length && /^[a-z0-9\u00e0-\u024f]*[a-z]/.test(core) ? core : null);
}

/** Start and end of a word without foreign letters around it; `glued`: look-alikes count as foreign, too. */
export function latinSpan(word: string, glued: boolean): readonly [from: number, to: number] {
  const isForeign = (at: number): boolean => {
    const letter = word.charAt(at);
    return letter > '\u024f' && (glued || latinTwin(letter.toLowerCase()) === undefined);
  };
  let from = 0;
  let to = word.length;
  while (from < to && isForeign(from)) from++;
  while (to > from && isForeign(to - 1)) to--;
  return [from, to];
}
