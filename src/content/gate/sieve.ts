/**
 * Reads the words of markup and finds those that matter: names and hosts of listed services, and words of the trade.
 * It knows less than the reader about where a word ends, so it may find a word too many, but never one too few.
 */
import { SHORT_STEM } from '../../domain/match/gate-table.ts';
import type { GateTable } from '../../domain/match/gate-table.ts';
import { HASH_SEED, hashUnit } from '../../domain/match/tag-table.ts';
import {
  ALONE,
  COMPLEX,
  FOLD,
  foldUnit,
  IGNORED,
  LAST_CLASS,
  latinsIn,
  learn,
  readToken,
  SEVERAL,
  SPACE,
  UNKNOWN,
} from '../../domain/text/fold.ts';
import { BEYOND_LATIN } from '../../domain/text/tokens.ts';
import { NONE, watchCuts } from './cuts.ts';
import type { Cuts } from './cuts.ts';
import { takeNotes } from './notes.ts';
import { makeReadings } from './readings.ts';
import {
  addressForms,
  ADDRESSES,
  AMPERSAND,
  elementEnd,
  entityEnd,
  isSkipped,
  JOINS,
  kindOf,
  LESS,
  LONGEST_WORD,
  nameAt,
  SKIPS,
  tagEnd,
  TEXTS,
} from './tags.ts';

export interface Sieve {
  /** Whether a name of a listed service was read that counts by itself, or one that needs company and its company. */
  readonly yes: boolean;
  /** Reads markup between two places, neither of them inside a tag. @returns the places of words of the trade */
  read(html: string, from: number, to: number): readonly number[];
}

/** Begins to read a page. */
export function makeSieve(table: GateTable): Sieve {
  const notes = takeNotes(table);
  const { look, lookPair } = notes;
  const readings = makeReadings(table, notes);
  const cuts = watchCuts(notes, readings);
  /** Hash of the word before, because names and phrases are known by two words in a row. */
  let before = 0;
  /** Hashes of what else the word before may be, where markup cuts it or it mixes scripts. */
  let others: readonly number[] = NONE;
  /** Inside an element that the reader leaves out: where it ends, and the words before it. -1 outside any. */
  let outEnd = -1;
  let atOut: { readonly before: number; readonly others: readonly number[]; readonly open: Cuts['open'] } | undefined;

  /** Reads a word that is not made of simple letters alone, or a sign. @returns where it ends */
  function oddWord(html: string, start: number): number {
    const { kind, folded, end } = readToken(html, start);
    if (kind === 'sign') return end;
    const firsts = [before, ...others];
    before = readings.one(folded, firsts, start, end);
    const latins = kind === 'word' ? latinsIn(folded) : NONE;
    others = latins.length === 0 ? NONE : latins.map((latin) => readings.one(latin.folded, firsts, start, end));
    return end;
  }

  /** Joins the word at the beginning of a text to the words that the tag before may cut. */
  function goesOn(html: string, start: number, end: number): void {
    const ends = cuts.goOn(html, start, end);
    if (ends.length > 0) others = [...others, ...ends];
  }

  /** Passes a tag; the word that touches it may go on behind it. @returns the place after the tag */
  function passTag(html: string, at: number, to: number): number {
    cuts.pass(html, at);
    if (html.startsWith('<!--', at)) return tagEnd(html, at);
    let end = html.indexOf('>', at) + 1;
    if (end === 0) return to;
    // Some browsers write `>` in an attribute as it is: then the tag ends further on.
    if (html.charCodeAt(end - 2) !== 34 && html.lastIndexOf('"', end) > at) end = tagEnd(html, at);
    const name = nameAt(html, at);
    const kind = kindOf(name);
    if ((kind & JOINS) === 0) {
      // The tag begins or ends a block, and no name and no phrase spans two blocks.
      before = 0;
      others = cuts.open = NONE;
    } else if (outEnd < 0 && (kind & SKIPS) !== 0 && html.charCodeAt(at + 1) !== 47 && isSkipped(html, at, end, kind)) {
      outEnd = elementEnd(html, at, name);
      atOut = { before, others, open: cuts.open };
    }
    return end;
  }

  /** Leaves an element that the reader leaves out: the text goes on from the words before the element. */
  function passOut(): void {
    outEnd = -1;
    if (atOut !== undefined) ({ before, others, open: cuts.open } = atOut);
    cuts.forget();
  }

  /** Reads words. @param markup whether `html` is markup; otherwise it is a text, in which `<` is a sign */
  function words(html: string, from: number, to: number, markup: boolean): void {
    const fold = FOLD;
    notes.source = html;
    let i = from;
    while (i < to && !notes.yes) {
      let end = markup ? html.indexOf('<', i) : to;
      if (end < 0 || end > to) end = to;
      let goes = markup && cuts.open.length > 0;
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
            lookPair(first, hash, start, i);
            if (firstOthers.length > 0) {
              for (const other of firstOthers) lookPair(other, hash, start, i);
              others = NONE;
            }
            before = hash;
            if (i - start >= SHORT_STEM) readings.stems(html, start, i);
          }
          if (i - start > LONGEST_WORD) notes.places.push(start);
          if (markup) {
            if (goes) goesOn(html, start, i);
            while (i < end && foldUnit(html.charCodeAt(i)) === IGNORED) i++;
            if (i === end) cuts.touch(start, firstOthers.length > 0 ? [first, ...firstOthers] : [first]);
            if (i < end || !goes) cuts.open = NONE;
          }
          goes = false;
        } else if (value === UNKNOWN) learn(unit);
        else if (value >= ALONE && value <= COMPLEX) {
          if (value === ALONE && (i + 1 === end || foldUnit(html.charCodeAt(i + 1)) !== COMPLEX)) {
            const hash = hashUnit(HASH_SEED, unit);
            look(hash, i, i + 1);
            lookPair(before, hash, i, i + 1);
            for (const other of others) lookPair(other, hash, i, i + 1);
            others = NONE;
            before = hash;
            i++;
            cuts.open = NONE;
            goes = false;
          } else {
            const start = i;
            const firsts = [before, ...others];
            i = oddWord(html, i);
            if (markup) {
              if (goes) goesOn(html, start, i);
              if (i === end) cuts.touch(start, firsts);
              if (i < end || !goes) cuts.open = NONE;
            }
            goes = false;
          }
        } else if (value === IGNORED) i++;
        else {
          cuts.open = NONE;
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

  /**
   * Reads a text or an address from an attribute: its words stand in no row with those around the tag.
   * @returns whether it holds a word of the trade
   */
  function apart(text: string): boolean {
    const around = { before, others, open: cuts.open };
    const { source, places } = notes;
    notes.places = [];
    before = 0;
    others = NONE;
    words(text, 0, text.length, false);
    ({ before, others, open: cuts.open } = around);
    const tells = notes.places.length > 0;
    Object.assign(notes, { source, places });
    return tells;
  }

  return {
    get yes() {
      return notes.yes;
    },
    read(html, from, to) {
      notes.places = [];
      before = 0;
      others = cuts.open = NONE;
      outEnd = -1;
      cuts.forget();
      words(html, from, to, true);
      const part = html.slice(from, to);
      for (const { 1: text = '', index } of part.matchAll(TEXTS)) if (apart(text)) notes.places.push(from + index);
      // A word of the trade in an address tells nothing, but a name does.
      for (const { 1: address = '' } of part.matchAll(ADDRESSES)) addressForms(address).forEach(apart);
      return notes.places;
    },
  };
}
