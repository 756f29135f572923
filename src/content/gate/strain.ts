/**
 * The first step of the gate: one loop over markup tells where words of the trade stand, and what may be a name. It is
 * kept plain, because it reads every page before the engine has optimised anything. The sieve (sieve.ts) then reads the
 * blocks around what may be a name, and around what the loop cannot tell by itself: words cut by tags that may be one,
 * letters that only look like others, characters that fold to several.
 */
import {
  isLikely,
  isNoted,
  isName,
  isSlashed,
  isTopic,
  LONGEST_NAME,
  LONG_STEM,
  SHORT_STEM,
  stemHash,
} from '../../domain/match/gate-table.ts';
import type { GateTable } from '../../domain/match/gate-table.ts';
import { FIRST, HASH_PRIME, HASH_SEED, hashUnit, joinHash } from '../../domain/match/tag-table.ts';
import {
  ALONE,
  COMPLEX,
  FOLD,
  foldUnit,
  IGNORED,
  LAST_CLASS,
  learn,
  lettersOf,
  SEVERAL,
} from '../../domain/text/fold.ts';
import { BEYOND_LATIN, hashToken } from '../../domain/text/tokens.ts';
import { INLINE_NAMES } from '../inline.ts';
import { addressForms, AMPERSAND, blockStart, entityEnd, isInBlock, LESS, LONGEST_WORD, MOST_PIECES } from './tags.ts';

/** The sieve is given at least this many characters before and behind a place. */
const AROUND = 240;
/** With more places to ask about than this, the sieve is given all of the markup. */
const MOST_ASKED = 100;

const GREATER = 62;
const QUOTE = 34;
const PERCENT = 37;
const SLASH = 47;
const WIDE_SLASH = 0xff0f;
/** Thai sara am: one letter that folds to two. */
const SARA_AM = 0xe33;

/** A part of some markup, by its places. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What is noted in some markup. */
export interface Strained {
  /** Places of words of the trade; of a word in a tag, that of its attribute. */
  readonly topics: readonly number[];
  /** The parts that the sieve has to read. */
  readonly parts: readonly Stretch[];
}

/** What a word may be; a sum of these, where it may be several. */
const TOPIC = 1;
const NAME = 2;

/** Texts in attributes, and addresses that may lead to another site. `aHR0` begins an encoded one: base 64 of `htt`. */
const AWAY = '(?:[:%]|aHR0)';
const ASIDE = new RegExp(
  String.raw`\s(?:(?:alt|placeholder|aria-label|value|content)="[^"]+|` +
    String.raw`(?:href|xlink:href|(?:data-)?src|data|(?:form)?action)="` +
    String.raw`(?:[^"#/][^"]*|#[^"]*${AWAY}[^"]*|/(?:[/\\\s][^"]*|[^"]*${AWAY}[^"]*)))"`,
  'g',
);
const IS_ADDRESS = /^\s(?:href|xlink|src|data|formaction|action)/;
/** An address in which another may be encoded. */
const CODED = /%|aHR0|&amp;#|[\t\n\r]/;
const CODED_SIGN = '&amp;#';
/** Common tags that always part words; any other tag between two letters may cut a word. */
const PARTING = /<\/?(?:p|div|li|ul|ol|td|th|tr|h\d|br|section|article|option|button|dt|dd)[\s/>]/;

/** The opening tag of an inline element that may be hidden: the texts around it are then one. */
let mayHide: RegExp | undefined;
function hiddenIn(html: string): Stretch[] {
  if (!/hidden|none/i.test(html)) return [];
  mayHide ??= new RegExp(`<(?:${INLINE_NAMES.replaceAll(' ', '|')})\\s[^>]*(?:hidden|none)`, 'gi');
  return Array.from(html.matchAll(mayHide), ({ 0: match, index }) => ({ from: index, to: index + match.length }));
}

/** Whether the surrogates `unit` and `next` are a picture or a flag, which is a sign. No letter is among these. */
const isPicture = (unit: number, next: number): boolean =>
  next >= 0xdc00 &&
  next <= 0xdfff &&
  ((unit === 0xd83c && !(next >= 0xdd00 && next <= 0xdde5) && !(next >= 0xde00 && next <= 0xde5f)) ||
    unit === 0xd83d ||
    (unit === 0xd83e && next < 0xdff0));

/** The whole blocks around some places, in order. Blocks are enough: no name and no phrase spans two. */
function stretchesAround(html: string, places: readonly Stretch[]): Stretch[] {
  const parts: Stretch[] = [];
  for (const place of places) {
    const from = blockStart(html, Math.max(0, place.from - AROUND));
    let to = html.indexOf('<', place.to + AROUND);
    while (to >= 0 && isInBlock(html, to)) to = html.indexOf('<', to + 1);
    if (to < 0) to = html.length;
    const last = parts.at(-1);
    if (last !== undefined && from <= last.to) parts[parts.length - 1] = { from: last.from, to: Math.max(to, last.to) };
    else parts.push({ from, to });
  }
  return parts;
}

/** The folded letters of a word. */
function lettersIn(text: string, from: number, to: number): string {
  let letters = '';
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    const value = foldUnit(unit);
    if (value > LAST_CLASS) letters += String.fromCharCode(value);
    else if (value === SEVERAL) letters += lettersOf(unit);
  }
  return letters;
}

/** Whether a word has letters of Latin and of another script: one of them may only look like a letter of the other. */
const isMixed = (letters: string): boolean => /[a-z\u00c0-\u036f]/.test(letters) && /[\u0370-\uffff]/.test(letters);

/** Notes what may matter in some markup. @returns undefined where nothing does */
export type Strain = (html: string) => Strained | undefined;

/** Begins to read a page. */
export function makeStrain(table: GateTable): Strain {
  const { bits, firsts, seconds, likely } = table;
  let topics: number[] = [];
  /** What the sieve is asked about. */
  let asked: Stretch[] = [];

  const ask = (from: number, to: number): void => void asked.push({ from, to });
  /** @param meaning `TOPIC`, `NAME` or both */
  function note(from: number, to: number, meaning: number): void {
    if (meaning === TOPIC) topics.push(from);
    else ask(from, to);
  }
  /** Whether an address is read: a word of the trade in it tells nothing. */
  let isAddress = false;
  const meaningOf = (hash: number): number =>
    isNoted(bits, hash) ? (isName(table, hash) ? NAME : 0) + (!isAddress && isTopic(table, hash) ? TOPIC : 0) : 0;
  /** What a word means where it stands. @param slash whether behind a slash */
  function tells(hash: number, slash: boolean): number {
    const meaning = meaningOf(hash);
    return meaning === TOPIC && !slash && isSlashed(table, hash) ? 0 : meaning;
  }
  const pairTells = (first: number, second: number): number =>
    isNoted(firsts, first) ? meaningOf(joinHash(first, second)) : 0;

  /** Whether the beginning of a word matters. */
  function stemMatters(letters: string): boolean {
    return (
      (letters.length >= SHORT_STEM && meaningOf(stemHash(hashToken(letters.slice(0, SHORT_STEM)))) > 0) ||
      (letters.length >= LONG_STEM && meaningOf(stemHash(hashToken(letters.slice(0, LONG_STEM)))) > 0)
    );
  }

  /** Whether a word that tags cut may matter, alone or as one of two. */
  function mayMatter(letters: string): boolean {
    const hash = hashToken(letters);
    return (
      meaningOf(hash) > 0 || isNoted(firsts, hash) || isNoted(seconds, hash) || stemMatters(letters) || isMixed(letters)
    );
  }

  /**
   * Notes a word that only tags part from the words before it, if they may be one.
   * @param pieces where each of the words before it begins and ends
   * @returns whether they may
   */
  function joins(text: string, pieces: readonly number[], start: number, end: number): boolean {
    if (PARTING.test(text.slice(pieces.at(-1), start))) return false;
    let letters = lettersIn(text, start, end);
    const most = pieces.length - 2 * MOST_PIECES;
    for (let at = pieces.length - 2; at >= 0 && letters.length < LONGEST_NAME; at -= 2) {
      letters = lettersIn(text, pieces[at] as number, pieces[at + 1] as number) + letters;
      // A word in too many pieces is left to the sieve.
      if (at < most || (letters.length <= LONGEST_NAME && mayMatter(letters))) {
        ask(pieces[at] as number, end);
        break;
      }
    }
    return true;
  }

  /** Notes the attributes of a tag whose text, or one of whose addresses, holds a word that matters. */
  function readTag(tag: string, at: number): void {
    for (const { 0: written, index } of tag.matchAll(ASIDE)) {
      const text = written.slice(written.indexOf('"') + 1, -1);
      const told = topics.length;
      const asks = asked.length;
      isAddress = IS_ADDRESS.test(written);
      read(isAddress && CODED.test(text) ? addressForms(text).join(' " ') : text, false);
      isAddress = false;
      const from = at + index;
      if (topics.length > told) topics.splice(told, Infinity, from);
      if (asked.length > asks) asked.splice(asks, Infinity, { from, to: from + written.length });
    }
  }

  /**
   * Notes the words of a text that matter. The words in a tag are read like others, and only where one of them may
   * matter, or an address is coded, the tag is read by its attributes.
   * @param isMarkup otherwise `<` is a sign
   */
  function read(written: string, isMarkup: boolean): void {
    const fold = FOLD;
    const known = likely;
    const last = known.length - 1;
    const { length } = written;
    // With a sign behind the last word, no loop has to ask for the end.
    const text = `${written} `;
    /** Whether any tag may hold an address in base 64. */
    const isCoded = isMarkup && written.includes('aHR0');
    /** The hash of the word before, because names and phrases are known by two words in a row. */
    let before = 0;
    /** Whether a slash stands behind it. */
    let slash = false;
    /** Where the words begin and end that a tag touches, each by the next one. */
    let pieces: number[] = [];
    /** The place behind a tag that touches the last of these words. */
    let behind = -1;
    /** The tag that is being read: where it begins, and what stood before it. */
    let tag = -1;
    let touches = false;
    let outside = 0;
    let slashOutside = false;
    let told = 0;
    let asks = 0;
    let coded = false;
    for (let i = 0; i <= length; i++) {
      let unit = text.charCodeAt(i);
      let value = (fold[unit] as number) || learn(unit);
      if (value > LAST_CLASS || value === SEVERAL) {
        const start = i;
        let hash = HASH_SEED;
        /** How many letters the word has, and the hashes of its beginnings (`stemHash`, without a call). */
        let letters = 0;
        let short = 0;
        let long = 0;
        /** All letters, joined bit by bit by "or" and by "and". */
        let any = 0;
        let all = 0xffff;
        do {
          while (value > LAST_CLASS) {
            hash = Math.imul(hash ^ value, HASH_PRIME);
            if (++letters === SHORT_STEM) short = ~hash;
            else if (letters === LONG_STEM) long = ~hash;
            any |= value;
            all &= value;
            unit = text.charCodeAt(++i);
            value = (fold[unit] as number) || learn(unit);
          }
          while (value === IGNORED || value === SEVERAL) {
            const several = value === SEVERAL ? lettersOf(unit) : '';
            for (let at = 0; at < several.length; at++) {
              const letter = several.charCodeAt(at);
              hash = hashUnit(hash, letter);
              if (++letters === SHORT_STEM) short = ~hash;
              else if (letters === LONG_STEM) long = ~hash;
              any |= letter;
              all &= letter;
            }
            unit = text.charCodeAt(++i);
            value = (fold[unit] as number) || learn(unit);
          }
        } while (value > LAST_CLASS);
        let meaning = 0;
        // This is `isLikely` three times, without calls: most words go no further.
        if (((known.charCodeAt(hash & last) - FIRST) >> ((hash >>> 12) % 6)) & 1)
          meaning = tells(hash, slash) | pairTells(before, hash);
        if (letters > SHORT_STEM) {
          if (((known.charCodeAt(short & last) - FIRST) >> ((short >>> 12) % 6)) & 1) meaning |= tells(short, slash);
          if (letters > LONG_STEM && ((known.charCodeAt(long & last) - FIRST) >> ((long >>> 12) % 6)) & 1)
            meaning |= tells(long, slash);
          if (i - start > LONGEST_WORD) meaning |= TOPIC;
        }
        if (any >= BEYOND_LATIN && all < BEYOND_LATIN && isMixed(lettersIn(text, start, i))) ask(start, i);
        else if (meaning > 0) note(start, i, meaning);
        const goesOn = start === behind && joins(text, pieces, start, i);
        if (unit === LESS && isMarkup) {
          if (goesOn) pieces.push(start, i);
          else pieces = [start, i];
          behind = i;
        }
        before = hash;
        slash = false;
      }
      // Signs and spaces.
      if (unit === LESS) {
        if (!isMarkup || tag >= 0) continue;
        touches = i === behind;
        const end = text.indexOf('>', i);
        // Browsers write attributes with quotes, so a tag without one at its end has none.
        if (end < 0 || text.charCodeAt(end - 1) !== QUOTE) {
          i = end < 0 ? length : end;
          behind = touches ? i + 1 : -1;
        } else {
          tag = i;
          behind = -1;
          outside = before;
          slashOutside = slash;
          told = topics.length;
          asks = asked.length;
          coded = isCoded;
        }
      } else if (unit === GREATER) {
        if (tag < 0) continue;
        if (coded || topics.length > told || asked.length > asks) {
          topics.length = told;
          asked.length = asks;
          readTag(text.slice(tag, i + 1), tag);
        }
        tag = -1;
        before = outside;
        slash = slashOutside;
        behind = touches ? i + 1 : -1;
      } else if (unit === AMPERSAND) {
        coded ||= text.startsWith(CODED_SIGN, i);
        i = entityEnd(text, i) - 1;
      } else if (unit === SLASH || unit === WIDE_SLASH) slash = true;
      else if (unit === PERCENT || unit < 32) coded = true;
      else if (value === ALONE || unit === SARA_AM) {
        const hash = value === ALONE ? hashUnit(HASH_SEED, unit) : hashToken('\u0e4d\u0e32');
        const meaning = isLikely(likely, hash) ? meaningOf(hash) | pairTells(before, hash) : 0;
        if (meaning > 0) note(i, i + 1, meaning);
        before = hash;
      } else if (value === COMPLEX) {
        if (isPicture(unit, text.charCodeAt(i + 1))) i++;
        else ask(i, i + 1);
      } else if (value === IGNORED && i === behind) behind++;
    }
  }

  return (html) => {
    topics = [];
    asked = hiddenIn(html);
    read(html, true);
    if (topics.length + asked.length === 0) return undefined;
    const parts =
      asked.length > MOST_ASKED
        ? [{ from: 0, to: html.length }]
        : stretchesAround(
            html,
            asked.sort((one, other) => one.from - other.from),
          );
    return { topics, parts };
  };
}
