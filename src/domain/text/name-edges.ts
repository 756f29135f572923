/** Where a name ends: what languages glue onto it, and whether it is part of a longer word where no space parts any. */

/**
 * Endings of cases and what follows names in Turkish, Azerbaijani, Finnish, Estonian, Hungarian, Polish, Czech, Slovak,
 * Croatian, Lithuanian, Latvian, Romanian, German and the languages of the north.
 */
const ENDINGS = (
  'a e i ı o u ü y ą ę ė ā ă s n t ' +
  'ın in un ün nın nin nun nün yı yi yu yü ya ye na ne da de ta te dan den tan ten ndan nden daki deki lar ler la le ' +
  'ia iä ssa ssä issa issä sta stä ista istä lla llä illa illä lta ltä ilta iltä lle ille iin ina ksi iksi ' +
  'ot et öt nak nek ban ben ból ből ról ről tól től hoz hez höz on en ön ra re ba be ért ig val vel mal mel ' +
  'owi em om im ie ach ami ów owa owe owy owego ův ova ové ovi ovy ovo ově og omu u ju ' +
  'as ui us am ul ului ei es er ens'
).split(' ');

/** Names that may take an ending; shorter ones are too often the beginning of another word. */
const MAY_END = /^\p{Script=Latin}[\p{Script=Latin}\p{Nd}]{3,}\p{Script=Latin}$/u;
let endings: string | undefined;

/** A pattern of a name of one word with an ending; null where a name takes none. */
export function endingsOf(name: string): RegExp | null {
  if (!MAY_END.test(name)) return null;
  endings ??= [...new Set(ENDINGS)].sort((a, b) => b.length - a.length).join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}])${name}(?:${endings})(?![\\p{L}\\p{N}])`, 'giu');
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
