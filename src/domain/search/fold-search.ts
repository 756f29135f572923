/**
 * How the case book compares what somebody types with what stands in a record: without case, accents or direction
 * marks, and with Cyrillic and Greek letters written as Latin ones, so that "vkontakte" finds "ВКонтакте".
 */

const LATIN = new Map(
  Object.entries({
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
    ø: 'o',
    ł: 'l',
    đ: 'd',
    ð: 'd',
    þ: 'th',
    ı: 'i',
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    ґ: 'g',
    д: 'd',
    е: 'e',
    є: 'ye',
    ж: 'zh',
    з: 'z',
    и: 'i',
    і: 'i',
    й: 'y',
    к: 'k',
    л: 'l',
    м: 'm',
    н: 'n',
    о: 'o',
    п: 'p',
    р: 'r',
    с: 's',
    т: 't',
    у: 'u',
    ф: 'f',
    х: 'kh',
    ц: 'ts',
    ч: 'ch',
    ш: 'sh',
    щ: 'shch',
    ъ: '',
    ы: 'y',
    ь: '',
    э: 'e',
    ю: 'yu',
    я: 'ya',
    α: 'a',
    β: 'v',
    γ: 'g',
    δ: 'd',
    ε: 'e',
    ζ: 'z',
    η: 'i',
    θ: 'th',
    ι: 'i',
    κ: 'k',
    λ: 'l',
    μ: 'm',
    ν: 'n',
    ξ: 'x',
    ο: 'o',
    π: 'p',
    ρ: 'r',
    σ: 's',
    ς: 's',
    τ: 't',
    υ: 'y',
    φ: 'f',
    χ: 'ch',
    ψ: 'ps',
    ω: 'o',
  }),
);

/** Accents; zero-width, direction and soft marks; Arabic vowel marks and tatweel; Hebrew points. */
const LEFT_OUT = /[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u064b-\u065f\u0640\u0591-\u05c7]/g;
const OTHER_LETTERS = /[ßæœøłđðþı\u0370-\u03ff\u0400-\u04ff]/g;

/** Text as the search compares it. */
export function foldForSearch(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  const bare = text.normalize('NFKD').toLowerCase().normalize('NFKD').replace(LEFT_OUT, '');
  return bare.replace(OTHER_LETTERS, (letter) => LATIN.get(letter) ?? letter).normalize('NFC');
}

const ALONE = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}`;
/** A run of letters of scripts that are written without spaces, or a word of any other. */
const RUNS = new RegExp(`[${ALONE}]+|(?:(?![${ALONE}])[\\p{L}\\p{N}])+`, 'gu');
const WITHOUT_SPACES = new RegExp(`^[${ALONE}]`, 'u');
const ASCII = /^[\0-\x7f]*$/;

/** Pairs of neighbours of a text written without spaces; the letter itself when it stands alone. */
function pairsOf(run: string): string[] {
  const letters = [...run];
  if (letters.length === 1) return letters;
  return letters.slice(1).map((letter, at) => `${letters[at] ?? ''}${letter}`);
}

/** The words of a text as the search compares them; in scripts without spaces, every two neighbouring letters. */
export function searchWords(text: string): string[] {
  // Nearly every text is ASCII, and the general way below is ten times as slow.
  if (ASCII.test(text)) return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return (foldForSearch(text).match(RUNS) ?? []).flatMap((run) => (WITHOUT_SPACES.test(run) ? pairsOf(run) : [run]));
}

/** A name as it stands in an address: folded words joined by hyphens. */
export const slugOf = (text: string): string => (foldForSearch(text).match(/[\p{L}\p{N}]+/gu) ?? []).join('-');
