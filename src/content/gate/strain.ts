/**
 * The first look at markup, by the browser's own text functions alone: whether any word in it can matter. Our own code
 * sees each different word once, and each two words in a row. Letters and markup that this cannot take are left to the
 * sieve (sieve.ts), and where it finds something the sieve looks for the place.
 */
import {
  isNoted,
  isWanted,
  LONGEST_NAME,
  LONG_STEM,
  openStarts,
  otherPairOf,
  pairAt,
  pairBit,
  pairOf,
  SHORT_STEM,
  shortHash,
  startOf,
} from '../../domain/match/gate-table.ts';
import type { GateTable } from '../../domain/match/gate-table.ts';
import { FIRST, joinHash } from '../../domain/match/tag-table.ts';
import { hashToken } from '../../domain/text/tokens.ts';
import { INLINE_NAMES } from '../inline.ts';
import { addressForms, JOINS, kindOf, nameAt, TEXTS } from './tags.ts';

/** So much around a place is given to the sieve where only that place is in doubt. */
const AROUND = 240;
const MOST_WORDS = 20_000;

/** Signs that count for nothing. */
const NOTHING = /[\u00ad\u200b-\u200f\u2060\ufe0f\ufeff]+/g;
/**
 * Whatever is not: ASCII; signs and simple letters of Latin and Cyrillic; punctuation, currencies, arrows, shapes and
 * pictures, which stand between words.
 */
const ODD = new RegExp(
  String.raw`[^\0-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf-\u00de\u00e0-\u012f\u0134-\u013e\u0141-\u0148` +
    String.raw`\u014a-\u017e\u0401\u0402-\u040c\u040e-\u044f\u0451-\u045c\u045e\u045f\u0490\u0491\u2000-\u200a` +
    String.raw`\u2010-\u2027\u202f-\u203b\u20a0-\u20a7\u20a9-\u20bf\u2122\u2190-\u23ff` +
    String.raw`\u2500-\u2775\u2794-\u2bff\ud83c-\ud83e\udc00-\udfff]` +
    String.raw`|\ud83c[\udd00-\ude5f]|\ud83e[\udff0-\udff9]`,
);
const LETTER = '[0-9a-z\u00e0-\u00f6\u00f8-\u017e\u0430-\u045f\u0491]';
const WORDS = new RegExp(`${LETTER}+`, 'g');
/** Letters of two scripts in one word. */
const MIXED = /[a-z\u00e0-\u017e][\u0430-\u0491]|[\u0430-\u0491][a-z\u00e0-\u017e]/;
/** Tags, and the signs that browsers write by name. */
const BETWEEN = /<[^>]*>|&(?:nbsp|amp|lt|gt|quot);/g;
/** A sign of markup inside an attribute: older browsers write it so. */
const STRANGE = /="[^"]*[<>]/;
/** Addresses that may lead elsewhere. */
const AWAY = '(?:[:%]|aHR0)';
const OUTWARD = new RegExp(
  String.raw`\s(?:href|xlink:href|src|data|action)="` +
    String.raw`(?:[^"#/][^"]*|#[^"]*${AWAY}[^"]*|/(?:[/\\\s][^"]*|[^"]*${AWAY}[^"]*))"`,
  'g',
);
const CODED = /%|aHR0|&amp;#|[\t\n\r]/;
/** Tags between two letters, but for those that part words on most pages. */
const CUTS = new RegExp(
  `${LETTER}(?:<(?!/?(?:p|div|li|ul|ol|td|th|tr|h\\d|br|section|article|option|button|dt|dd)[\\s/>])[^>]*>)+${LETTER}`,
  'g',
);
/** An element that may stand unseen between two words, or inside one. */
const MAY_HIDE = new RegExp(`<(?:${INLINE_NAMES.replaceAll(' ', '|')})\\s[^>]*(?:hidden|none)`, 'g');
const TAG = /<!--[^]*?-->|<[^>]*>/g;
const FIRST_WORD = new RegExp(`^${LETTER}+`);
const LAST_WORD = new RegExp(`${LETTER}+$`);
/** Words in more pieces are left to the sieve. */
const MOST_PIECES = 8;

/** A part of some markup. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const folded = (text: string): string => text.toLowerCase().replace(NOTHING, '').replaceAll('ё', 'е');
const isOdd = (text: string): boolean => ODD.test(text) || MIXED.test(text);
const wordsOf = (text: string): readonly string[] => text.replace(BETWEEN, ' ').match(WORDS) ?? [];
/** The words of a text as they are compared; undefined where only the sieve can tell. For the tests. */
export function easyWords(text: string): readonly string[] | undefined {
  const easy = folded(text);
  return isOdd(easy) ? undefined : wordsOf(easy);
}

/** Whether words go on over a tag. */
const joins = (tag: string, links: boolean): boolean =>
  tag.startsWith('<!--') || ((kindOf(nameAt(tag, 0)) & JOINS) !== 0 && (links || nameAt(tag, 0) !== 'a'));

/** What stands around some places, from a tag to a tag. */
function stretchesAround(html: string, matches: Iterable<RegExpMatchArray>): Stretch[] {
  const parts: Stretch[] = [];
  for (const { 0: match, index = 0 } of matches) {
    const from = Math.max(0, html.lastIndexOf('<', Math.max(0, index - AROUND)));
    const end = html.indexOf('<', index + match.length + AROUND);
    const to = end < 0 ? html.length : end;
    const last = parts.at(-1);
    if (last !== undefined && from <= last.to) parts[parts.length - 1] = { from: last.from, to };
    else parts.push({ from, to });
  }
  return parts;
}

/** Begins to read a page. @returns what tells which parts of some markup the sieve is to read */
export function makeStrain(table: GateTable): (html: string) => readonly Stretch[] {
  const { bits } = table;
  const starts = openStarts(table);
  /** The characters of the table of pairs. */
  const pairs = new TextEncoder().encode(table.pairs);
  /** Words that do not matter by themselves, with 24 bits of their hashes. */
  const known = new Map<string, number>();

  const matters = (hash: number): boolean => isNoted(bits, hash) && isWanted(table, hash);

  function wordMatters(word: string, hash: number): boolean {
    if (matters(hash)) return true;
    if (word.length < SHORT_STEM || starts[startOf(word.charCodeAt(0), word.charCodeAt(1))] === 0) return false;
    return (
      matters(hashToken(word.slice(0, SHORT_STEM))) ||
      (word.length >= LONG_STEM && matters(hashToken(word.slice(0, LONG_STEM))))
    );
  }

  function anyMatters(words: readonly string[]): boolean {
    let before = '';
    let first = 0;
    for (const word of words) {
      let second = known.get(word);
      if (second === undefined) {
        const hash = hashToken(word);
        if (wordMatters(word, hash)) return true;
        known.set(word, (second = shortHash(hash)));
      }
      const pair = pairOf(first, second);
      if ((((pairs[pairAt(pair)] as number) - FIRST) >> pairBit(pair)) & 1) {
        const other = otherPairOf(first, second);
        if (
          ((((pairs[pairAt(other)] as number) - FIRST) >> pairBit(other)) & 1) === 1 &&
          isWanted(table, joinHash(hashToken(before), hashToken(word)))
        )
          return true;
      }
      before = word;
      first = second;
    }
    return false;
  }

  /** Whether a word matters that markup cuts, read in every way it may be meant: a link may part words. */
  function cutMatters(part: string): boolean {
    for (const links of [true, false]) {
      if (anyMatters(wordsOf(part.replace(TAG, (tag) => (joins(tag, links) ? '' : ' '))))) return true;
    }
    /** What may go on in the next text. */
    let open: string[] = [];
    let at = 0;
    for (const { 0: tag, index } of part.matchAll(TAG)) {
      const text = part.slice(at, index);
      at = index + tag.length;
      if (text !== '') {
        const head = FIRST_WORD.exec(text)?.[0] ?? '';
        const longer =
          head === '' ? [] : open.map((each) => each + head).filter(({ length }) => length <= LONGEST_NAME);
        if (longer.length > MOST_PIECES || longer.some((word) => wordMatters(word, hashToken(word)))) return true;
        const tail = LAST_WORD.exec(text)?.[0] ?? '';
        open = [...(head === text ? longer : []), ...(tail === '' ? [] : [tail])];
      }
      if (!joins(tag, true)) open = [];
    }
    return false;
  }

  return (html) => {
    const whole = [{ from: 0, to: html.length }];
    if (known.size > MOST_WORDS) known.clear();
    const lower = folded(html);
    if (isOdd(lower) || STRANGE.test(html)) return whole;
    let aside = (html.match(TEXTS) ?? []).join(' ');
    for (const written of html.match(OUTWARD) ?? []) {
      const address = written.slice(written.indexOf('"') + 1, -1);
      aside += ` ${CODED.test(address) ? addressForms(address).join(' ') : address}`;
    }
    aside = folded(aside);
    if (isOdd(aside) || anyMatters(wordsOf(lower)) || anyMatters(wordsOf(aside))) return whole;
    const hides = lower.search(MAY_HIDE) >= 0;
    // The places are those of `lower`, which differ where signs were left out.
    if (lower.length !== html.length) return hides || lower.search(CUTS) >= 0 ? whole : [];
    const parts = stretchesAround(html, lower.matchAll(CUTS)).filter(({ from, to }) =>
      cutMatters(lower.slice(from, to)),
    );
    return hides ? [...parts, ...stretchesAround(html, lower.matchAll(MAY_HIDE))] : parts;
  };
}
