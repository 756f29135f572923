/** Where a name ends: what languages glue onto it, and whether it is part of a longer word where no space parts any. */
import { LONG_STEM } from '../match/gate-table.ts';
import { HASH_SEED, hashUnit } from '../match/tag-table.ts';
import { FOLD } from './fold.ts';
import { hashToken, readTokens } from './tokens.ts';

/**
 * Endings of cases and what follows names in Turkish, Azerbaijani, Finnish, Estonian, Hungarian, Polish, Czech, Slovak,
 * Croatian, Lithuanian, Latvian, Romanian, German and the languages of the north.
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

/** Names that may take an ending; shorter ones are too often the beginning of another word. */
const mayEnd = (name: string): boolean => /^\p{Script=Latin}[\p{Script=Latin}\p{Nd}]{3,}\p{Script=Latin}$/u.test(name);
/** Endings that make another name of a name as well as one of its cases. */
const DOUBTFUL = 'er es ens as us am ie ia la le'.split(' ');
const isCertain = (ending: string): boolean => ending.length > 1 && !DOUBTFUL.includes(ending);

/** Not a part of a longer word, of a handle or of an address: who writes these writes no cases. */
const withOne = (name: string, endings: readonly string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}@./])${name}(?:${endings.join('|')})(?![\\p{L}\\p{N}@]|\\.\\p{L})`, 'giu');

/** A pattern of a name of one word with an ending; null where a name takes none. */
export const endingsOf = (name: string): RegExp | null => (mayEnd(name) ? withOne(name, ENDINGS) : null);

/** A pattern of a name of letters and digits with an ending that makes no other name of it. */
export const certainEndingsOf = (name: string): RegExp => withOne(name, ENDINGS.filter(isCertain));

/** The names that were asked for last, by the hash of their first letters. */
let begun = new Map<number, readonly string[]>();
let namesBegun = '';

/** Those of some names, in small letters and after spaces, that words of a text begin like. */
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

/** Han and kana: scripts in which nothing parts a name from the word that it is a part of. */
const UNPARTED = /[\u3005-\u3007\u3041-\u30ff\u3400-\u9fff]/;
/** So much around a name tells where words begin and end. */
const AROUND = 16;
let segmenter: Intl.Segmenter | null | undefined;

/**
 * Whether a name that stands between `start` and `end` is a word there, and no part of another one ("应援宝" in
 * "应援宝宝"). The browser's own dictionary tells; where it has none, every name is a word.
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
