/**
 * Reads the words of markup for those that matter: names and hosts of listed services, and words of the trade. It
 * knows less than the reader of what parts two words: it finds a word too many now and then, never one too few.
 */
import { LONG_STEM, LONGEST_NAME, openStarts, SHORT_STEM, startOf } from '../../domain/match/gate-table.ts';
import type { GateTable } from '../../domain/match/gate-table.ts';
import { HASH_SEED, hashUnit, joinHash } from '../../domain/match/tag-table.ts';
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
import { takeNotes } from './notes.ts';
import {
  addressForms,
  ADDRESSES,
  elementEnd,
  entityEnd,
  isSkipped,
  JOINS,
  kindOf,
  LONGEST_WORD,
  MOST_PIECES,
  nameAt,
  SKIPS,
  tagEnd,
  TEXTS,
} from './tags.ts';

const LESS = 60;
const AMPERSAND = 38;
const SIMPLE = /^[a-z0-9]+$/i;

/** The end of a word that may go on behind markup, and what stood before that word. */
interface Open {
  readonly text: string;
  readonly firsts: readonly number[];
}
const NONE: readonly never[] = [];
export interface Sieve {
  /** Whether names of listed services were read that count by themselves. */
  readonly yes: boolean;
  /** Reads markup between two places, neither of them inside a tag. @returns the places of words of the trade */
  read(html: string, from: number, to: number): readonly number[];
}

/** Begins to read a page. */
export function makeSieve(table: GateTable): Sieve {
  const notes = takeNotes(table);
  const { look } = notes;
  let starts: Uint8Array | undefined;
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
    if (longer.length > MOST_PIECES) notes.places.push(start);
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
    notes.source = html;
    let i = from;
    while (i < to && !notes.yes) {
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
          if (i - start > LONGEST_WORD) notes.places.push(start);
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
    const around = { before, others, open };
    const { source, places } = notes;
    notes.places = [];
    before = 0;
    others = NONE;
    words(text, 0, text.length, false);
    ({ before, others, open } = around);
    if (notes.places.length > 0) places.push(at);
    Object.assign(notes, { source, places });
  }

  return {
    get yes() {
      return notes.yes;
    },
    read(html, from, to) {
      notes.places = [];
      before = 0;
      others = open = NONE;
      outEnd = touchStart = -1;
      words(html, from, to, true);
      const part = html.slice(from, to);
      for (const { 1: text = '', index } of part.matchAll(TEXTS)) apart(text, from + index);
      for (const { 1: address = '', index } of part.matchAll(ADDRESSES))
        for (const form of addressForms(address)) apart(form, from + index);
      return notes.places;
    },
  };
}
