/**
 * Reads the words of markup for those that matter: names and hosts of listed services, and words of the trade. It
 * knows less than the reader of what parts two words: it finds a word too many now and then, never one too few.
 */
import {
  digitsAt,
  HASH_DIGITS,
  HASH_MASK,
  isNoted,
  isTopic,
  LONG_ROW,
  LONG_STEM,
  LONGEST_NAME,
  NAME_ROW,
  openStarts,
  rowOf,
  SHORT_STEM,
  startOf,
  WORTH,
} from '../../domain/match/gate-table.ts';
import type { GateTable } from '../../domain/match/gate-table.ts';
import { finishHash, HASH_SEED, hashUnit, joinHash } from '../../domain/match/tag-table.ts';
import {
  ALONE,
  COMPLEX,
  FOLD,
  foldUnit,
  IGNORED,
  LAST_CLASS,
  latinIn,
  learn,
  readToken,
  SEVERAL,
  SPACE,
  tokensOf,
  UNKNOWN,
} from '../../domain/text/fold.ts';
import { BEYOND_LATIN, hashToken } from '../../domain/text/tokens.ts';
import {
  addressForms,
  ADDRESSES,
  elementEnd,
  entityEnd,
  isSkipped,
  JOINS,
  kindOf,
  LONGEST_WORD,
  nameAt,
  SKIPS,
  tagEnd,
  TEXTS,
} from './tags.ts';

/** Markup may cut a word into so many pieces; more are a reason to look closer. */
const MOST_PIECES = 8;

const LESS = 60;
const AMPERSAND = 38;
/** Signs that browsers write by name. */
const SIGNS_BY_NAME = /&(?:nbsp|amp|lt|gt|quot);/g;
const SIMPLE = /^[a-z0-9]+$/i;

/** The end of a word that may go on behind markup, and what stood before that word. */
interface Open {
  readonly text: string;
  readonly firsts: readonly number[];
}
/** Letters that the other words of a name may take. */
const MOST_NAME = 300;
const NONE: readonly never[] = [];
/** A row of a table in order, while it is one of this hash. */
const isRow = (rows: string, at: number, hash: number): boolean =>
  at < rows.length && digitsAt(rows, at, HASH_DIGITS) === hash;

export interface Sieve {
  /** Whether names of listed services were read that count by themselves. */
  readonly yes: boolean;
  /** Reads markup between two places, neither of them inside a tag. @returns the places of words of the trade */
  read(html: string, from: number, to: number): readonly number[];
}

/** Begins to read a page. */
export function makeSieve(table: GateTable): Sieve {
  const { bits, names, longNames } = table;
  let yes = false;
  /** An ordinary word that is a name in company was read, and company for such words. */
  let companion = false;
  let company = false;
  /** What is being read. */
  let source = '';
  let starts: Uint8Array | undefined;
  let found: number[] = [];
  /** Hash of the word before: names and phrases are known by two words in a row. */
  let before = 0;
  /** What else the word before may be: markup cuts it, or its letters are mixed. */
  let others: readonly number[] = NONE;
  /** Words that may go on where the text goes on behind a tag. */
  let open: readonly Open[] = NONE;
  /** The last word, where it touches the tag that stands next: not yet among those above. */
  let touchStart = -1;
  let touchFirsts: readonly number[] = NONE;
  /** Where an element ends that the reader leaves out, and what stood before it. */
  let outEnd = -1;
  let atOut:
    | { readonly before: number; readonly others: readonly number[]; readonly open: readonly Open[] }
    | undefined;

  /** A word, or two in a row. `at`: where it begins in `source`; `end`: where it ends there. */
  function look(hash: number, at: number, end: number): void {
    if (!isNoted(bits, hash)) return;
    if (isTopic(table, hash)) found.push(at);
    const wanted = finishHash(hash) & HASH_MASK;
    for (let row = rowOf(names, NAME_ROW, wanted); isRow(names, row, wanted); row += NAME_ROW)
      count(digitsAt(names, row + HASH_DIGITS, 1));
    for (let row = rowOf(longNames, LONG_ROW, wanted); isRow(longNames, row, wanted); row += LONG_ROW) {
      const kind = digitsAt(longNames, row + HASH_DIGITS, 1);
      if (follows(end, hash, kind >> 2, digitsAt(longNames, row + HASH_DIGITS + 1, HASH_DIGITS))) count(kind & 3);
    }
  }

  function count(worth: number): void {
    if (worth === WORTH.CERTAIN) yes = true;
    else if (worth === WORTH.COMPANION) companion = true;
    else company = true;
    if (companion && company) yes = true;
  }

  /** Whether the next words are those of a name. True where markup makes that hard to tell. */
  function follows(end: number, first: number, more: number, wanted: number): boolean {
    let rest = source.slice(end, end + MOST_NAME).replaceAll(SIGNS_BY_NAME, ' ');
    let tag = rest.indexOf('<');
    // No name spans two blocks.
    if (tag >= 0 && (kindOf(nameAt(rest, tag)) & JOINS) === 0 && !rest.startsWith('<!--', tag)) {
      rest = rest.slice(0, tag);
      tag = -1;
    }
    let hash = first;
    let left = more;
    for (const { kind, folded, end: to } of tokensOf(rest)) {
      if (tag >= 0 && to >= tag) return true;
      if (kind === 'sign') continue;
      if (latinIn(folded) !== null) return true;
      hash = joinHash(hash, hashToken(folded));
      if (--left === 0) break;
    }
    return left === 0 && (finishHash(hash) & HASH_MASK) === wanted;
  }

  /** A reading of a word, behind what may stand before it. @returns its hash */
  function reading(folded: string, firsts: readonly number[], at: number, end: number): number {
    const hash = hashToken(folded);
    look(hash, at, end);
    for (const first of firsts) look(joinHash(first, hash), at, end);
    for (const letters of [SHORT_STEM, LONG_STEM])
      if (folded.length >= letters) look(hashToken(folded.slice(0, letters)), at, end);
    return hash;
  }

  /** Every way to read some letters. @returns the hashes of the last word */
  function readings(text: string, firsts: readonly number[], at: number, end: number): readonly number[] {
    if (SIMPLE.test(text)) return [reading(text.toLowerCase(), firsts, at, end)];
    let last = firsts;
    for (const { kind, folded } of tokensOf(text)) {
      if (kind === 'sign') continue;
      const latin = latinIn(folded);
      const hashes = [reading(folded, last, at, end)];
      if (latin !== null) hashes.push(reading(latin, last, at, end));
      last = hashes;
    }
    return last;
  }

  /** A word that is not made of simple letters alone. @returns where it ends */
  function oddWord(html: string, start: number): number {
    const { kind, folded, end } = readToken(html, start);
    if (kind === 'sign') return end;
    const firsts = [before, ...others];
    before = reading(folded, firsts, start, end);
    const latin = kind === 'word' ? latinIn(folded) : null;
    others = latin === null ? NONE : [reading(latin, firsts, start, end)];
    return end;
  }

  /** Whether a word of simple letters begins like a stem of the trade. */
  function begins(html: string, start: number, end: number): void {
    starts ??= openStarts(table);
    if (starts[startOf(FOLD[html.charCodeAt(start)] as number, FOLD[html.charCodeAt(start + 1)] as number)] === 0)
      return;
    let hash = HASH_SEED;
    const most = Math.min(end, start + LONG_STEM);
    for (let at = start; at < most; ) {
      hash = hashUnit(hash, FOLD[html.charCodeAt(at++)] as number);
      if (at === start + SHORT_STEM || at === start + LONG_STEM) look(hash, start, end);
    }
  }

  /** The word at the beginning of a text may be the end of one that a tag cuts. */
  function goesOn(html: string, start: number, end: number): void {
    const piece = html.slice(start, end);
    const longer: Open[] = [];
    const ends: number[] = [];
    for (const { text, firsts } of open) {
      const joined = text + piece;
      if (joined.length > LONGEST_NAME) continue;
      ends.push(...readings(joined, firsts, start, end));
      longer.push({ text: joined, firsts });
    }
    if (longer.length > MOST_PIECES) found.push(start);
    open = longer.slice(-MOST_PIECES);
    if (ends.length > 0) others = [...others, ...ends];
  }

  /** What is behind a tag may go on the word before it, or it may not. @returns the place after the tag */
  function passTag(html: string, at: number, to: number): number {
    if (touchStart >= 0) {
      open = [...open, { text: html.slice(touchStart, at), firsts: touchFirsts }];
      touchStart = -1;
    }
    if (html.startsWith('<!--', at)) return tagEnd(html, at);
    let end = html.indexOf('>', at) + 1;
    if (end === 0) return to;
    // Some browsers write this sign as it is where it stands in an attribute.
    if (html.charCodeAt(end - 2) !== 34 && html.lastIndexOf('"', end) > at) end = tagEnd(html, at);
    const name = nameAt(html, at);
    const kind = kindOf(name);
    if ((kind & JOINS) === 0) {
      // No name and no phrase spans two blocks.
      before = 0;
      others = open = NONE;
    } else if (outEnd < 0 && (kind & SKIPS) !== 0 && html.charCodeAt(at + 1) !== 47 && isSkipped(html, at, end, kind)) {
      outEnd = elementEnd(html, at, name);
      atOut = { before, others, open };
    }
    return end;
  }

  function passOut(): void {
    outEnd = -1;
    if (atOut !== undefined) ({ before, others, open } = atOut);
    touchStart = -1;
  }

  /** Reads the words of markup, or of a text. */
  function words(html: string, from: number, to: number, markup: boolean): void {
    const fold = FOLD;
    source = html;
    let i = from;
    while (i < to && !yes) {
      let end = markup ? html.indexOf('<', i) : to;
      if (end < 0 || end > to) end = to;
      let goes = markup && open.length > 0;
      while (i < end) {
        const unit = html.charCodeAt(i);
        let value = fold[unit] as number;
        if (value > LAST_CLASS) {
          const start = i;
          const first = before;
          const firstOthers = others;
          let hash = HASH_SEED;
          let any = 0;
          let all = 0xffff;
          do {
            hash = hashUnit(hash, value);
            any |= value;
            all &= value;
            value = ++i < end ? (fold[html.charCodeAt(i)] as number) : SPACE;
          } while (value > LAST_CLASS);
          if (
            value === UNKNOWN ||
            value === IGNORED ||
            value === SEVERAL ||
            value === COMPLEX ||
            (any >= BEYOND_LATIN && all < BEYOND_LATIN)
          )
            i = oddWord(html, start);
          else {
            look(hash, start, i);
            look(joinHash(first, hash), start, i);
            if (firstOthers.length > 0) {
              for (const other of firstOthers) look(joinHash(other, hash), start, i);
              others = NONE;
            }
            before = hash;
            if (i - start >= SHORT_STEM) begins(html, start, i);
          }
          if (i - start > LONGEST_WORD) found.push(start);
          if (markup) {
            if (goes) goesOn(html, start, i);
            while (i < end && foldUnit(html.charCodeAt(i)) === IGNORED) i++;
            if (i === end) {
              touchStart = start;
              touchFirsts = firstOthers.length > 0 ? [first, ...firstOthers] : [first];
            }
            if (i < end || !goes) open = NONE;
          }
          goes = false;
        } else if (value === UNKNOWN) learn(unit);
        else if (value >= ALONE && value <= COMPLEX) {
          if (value === ALONE && (i + 1 === end || foldUnit(html.charCodeAt(i + 1)) !== COMPLEX)) {
            const hash = hashUnit(HASH_SEED, unit);
            look(hash, i, i + 1);
            look(joinHash(before, hash), i, i + 1);
            for (const other of others) look(joinHash(other, hash), i, i + 1);
            others = NONE;
            before = hash;
            i++;
            open = NONE;
            goes = false;
          } else {
            const start = i;
            const firsts = [before, ...others];
            i = oddWord(html, i);
            if (markup) {
              if (goes) goesOn(html, start, i);
              if (i === end) {
                touchStart = start;
                touchFirsts = firsts;
              }
              if (i < end || !goes) open = NONE;
            }
            goes = false;
          }
        } else if (value === IGNORED) i++;
        else {
          open = NONE;
          goes = false;
          i = unit === AMPERSAND ? entityEnd(html, i) : i + 1;
        }
      }
      if (i < to && html.charCodeAt(i) === LESS) {
        i = passTag(html, i, to);
        if (outEnd >= 0 && i >= outEnd) passOut();
      }
    }
  }

  /** A text by itself: no word of it stands in a row with those around it. */
  function apart(text: string, at: number): void {
    const around = { before, others, open, source };
    const known = found.length;
    before = 0;
    others = NONE;
    words(text, 0, text.length, false);
    ({ before, others, open, source } = around);
    if (found.length > known) {
      found.length = known;
      found.push(at);
    }
  }

  return {
    get yes() {
      return yes;
    },
    read(html, from, to) {
      found = [];
      before = 0;
      others = open = NONE;
      outEnd = touchStart = -1;
      words(html, from, to, true);
      const part = html.slice(from, to);
      for (const { 1: text = '', index } of part.matchAll(TEXTS)) apart(text, from + index);
      for (const { 1: address = '', index } of part.matchAll(ADDRESSES))
        for (const form of addressForms(address)) apart(form, from + index);
      return found;
    },
  };
}
