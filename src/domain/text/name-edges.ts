/** Where a name ends: endings that languages attach to it, and whole words in text without spaces. */
import { LONG_STEM } from '../match/gate-table.ts';
import { HASH_SEED, hashUnit } from '../match/tag-table.ts';
import { FOLD } from './fold.ts';
import { hashToken, readTokens } from './tokens.ts';

/**
 * Case endings and other suffixes of names in Turkish, Azerbaijani, Finnish, Estonian, Hungarian, Polish, Czech,
 * Slovak, Croatian, Lithuanian, Latvian, Romanian, German and the Nordic languages.
 */
const ENDINGS = (
  'a e i ı o u ü y ą ę ė ā ă s n t ' +
  'ın in un ün nın nin nun nün yı yi yu yü ya ye na ne da de ta te dan den tan ten ndan nden daki deki lar ler la le ' +
  'ları leri ların lerin lara lere larda lerde lardan lerden yla yle ' +
  'ia iä ssa ssä issa issä sta stä ista istä lla llä illa illä lta ltä ilta iltä lle ille iin ina ksi iksi ' +
  'ot et öt nak nek ban ben ból ből ról ről tól től hoz hez höz on en ön ra re ba be ért ig val vel mal mel ' +
  'nál nél ként ja je ját jét jának jének ának ének jával jével ' +
  'owi em om im ie ach ami ów owa owe owy owego ův ova ové ovi ovy ovo ově og omu u ju ' +
  'as ui us am ul ului ei es er ens'
).split(' ');

const mayEndOfAny = (name: string): boolean =>
  /^\p{Script=Latin}[\p{Script=Latin}\p{Nd}]{3,}\p{Script=Latin}$/u.test(name);
/**
 * Whether a name may take an ending; shorter names are too often the beginning of another word. Nearly all names are
 * ASCII, which is told without properties of letters: these take an engine a millisecond to compile.
 */
const mayEnd = (name: string): boolean =>
  /^[ -~]*$/.test(name) ? /^[a-z][a-z0-9]{3,}[a-z]$/i.test(name) : mayEndOfAny(name);
/** Endings that may make a different name, not a case of this one. */
const DOUBTFUL = 'er es ens as us am ie ia la le'.split(' ');
const isCertain = (ending: string): boolean => ending.length > 1 && !DOUBTFUL.includes(ending);

/** Finds the places of a name with an ending in a text. */
export type FindsEndings = (text: string) => Iterable<RegExpExecArray>;

/**
 * Not inside a longer word, a handle or an address: nobody puts case endings on a name there. The pattern for that is
 * made once a text goes on directly behind the name, with anything but an ASCII sign.
 */
function withOne(name: string, endings: readonly string[]): FindsEndings {
  const goesOn = new RegExp(`${name}(?![\\0-@[-\`{-\\x7f]|$)`, 'iu');
  let pattern: RegExp | undefined;
  return (text) => {
    if (!goesOn.test(text)) return [];
    pattern ??= new RegExp(`(?<![\\p{L}\\p{N}@./])${name}(?:${endings.join('|')})(?![\\p{L}\\p{N}@]|\\.\\p{L})`, 'giu');
    return text.matchAll(pattern);
  };
}

/** Finds a name of one word with an ending; null where the name takes none. */
export const endingsOf = (name: string): FindsEndings | null => (mayEnd(name) ? withOne(name, ENDINGS) : null);

/** The same for a name of letters and digits, with only those endings that make no different name. */
export const certainEndingsOf = (name: string): FindsEndings => withOne(name, ENDINGS.filter(isCertain));

/** The names of the last call, by the hash of their first `LONG_STEM` letters. */
let begun = new Map<number, readonly string[]>();
let namesBegun = '';

/** Those of `names` (in lower case, separated by spaces) with whose first letters a longer word of the text begins. */
export function namesBegunIn(text: string, names: string): ReadonlySet<string> {
  if (names !== namesBegun) {
    namesBegun = names;
    begun = new Map();
    for (const name of names.split(' ')) {
      const hash = hashToken(name.slice(0, LONG_STEM));
      begun.set(hash, [...(begun.get(hash) ?? []), name]);
    }
  }
  const found = new Set<string>();
  const { count, starts, ends } = readTokens(text);
  for (let i = 0; i < count; i++) {
    const start = starts[i] as number;
    if ((ends[i] as number) - start <= LONG_STEM) continue;
    let hash = HASH_SEED;
    for (let at = start; at < start + LONG_STEM; at++) hash = hashUnit(hash, FOLD[text.charCodeAt(at)] as number);
    for (const name of begun.get(hash) ?? []) found.add(name);
  }
  return found;
}

/** Han and kana: scripts without spaces, so a name may be part of a longer word. */
const UNPARTED = /[\u3005-\u3007\u3041-\u30ff\u3400-\u9fff]/;
/** How many UTF-16 units on each side of a name suffice to tell where words begin and end. */
const AROUND = 16;
let segmenter: Intl.Segmenter | null | undefined;

/**
 * Whether the name between `start` and `end` is a whole word, and not part of another one ("应援宝" in "应援宝宝"). The
 * browser's word segmenter decides; where there is none, every name counts as a whole word.
 */
export function isWholeWord(text: string, start: number, end: number): boolean {
  const isOpen = (at: number): boolean => UNPARTED.test(text.charAt(at - 1)) && UNPARTED.test(text.charAt(at));
  if (!isOpen(start) && !isOpen(end)) return true;
  segmenter ??= 'Segmenter' in Intl ? new Intl.Segmenter('zh', { granularity: 'word' }) : null;
  if (segmenter === null) return true;
  const from = Math.max(0, start - AROUND);
  let begins = false;
  for (const { index, segment } of segmenter.segment(text.slice(from, end + AROUND))) {
    const at = from + index;
    begins ||= at === start;
    if (at + segment.length >= end) return begins && at + segment.length === end;
  }
  return begins;
}
