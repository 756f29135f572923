/**
 * The first look at markup: which words in it can matter. The browser's own text functions take it apart (letters.ts),
 * and of each word our code asks what it knows of it. The sieve (sieve.ts) reads the blocks around those words, and the
 * whole of a text whose letters or markup this cannot take.
 */
import {
  isNoted,
  isWanted,
  LONGEST_NAME,
  LONG_STEM,
  openStarts,
  SHORT_STEM,
  startOf,
} from '../../domain/match/gate-table.ts';
import type { GateTable } from '../../domain/match/gate-table.ts';
import { joinHash } from '../../domain/match/tag-table.ts';
import { hashToken } from '../../domain/text/tokens.ts';
import { INLINE_NAMES } from '../inline.ts';
import { lazy } from './lazy.ts';
import { ASCII_LETTER, folded, isAscii, isOdd, LETTER, spelled, wordsOf } from './letters.ts';
import { addressForms, JOINS, kindOf, LONGEST_WORD, MOST_PIECES, nameAt } from './tags.ts';

/** So much around a place is given to the sieve where only that place is in doubt. */
const AROUND = 240;
const MOST_WORDS = 20_000;
/** With more places in doubt the whole is given. */
const MOST_PLACES = 100;

/** A part of some markup. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const placesOf = (matches: Iterable<RegExpMatchArray>): Stretch[] =>
  Array.from(matches, ({ 0: match, index = 0 }) => ({ from: index, to: index + match.length }));

/** Texts in attributes, and addresses that may lead elsewhere. */
const AWAY = '(?:[:%]|aHR0)';
const ASIDE = new RegExp(
  String.raw`\s(?:(?:alt|placeholder|aria-label|value|content)="[^"]+|(?:href|xlink:href|src|data|action)="` +
    String.raw`(?:[^"#/][^"]*|#[^"]*${AWAY}[^"]*|/(?:[/\\\s][^"]*|[^"]*${AWAY}[^"]*)))"`,
  'g',
);
const IS_ADDRESS = /^\s(?:href|xlink|src|data|action)/;
const CODED = /%|aHR0|&amp;#|[\t\n\r]/;
/** Tags between two letters, but for those that part words on most pages. */
const PARTING = 'p|div|li|ul|ol|td|th|tr|h\\d|br|section|article|option|button|dt|dd';
const cutting = (letter: string): string => `(?<=${letter})(?:<(?!/?(?:${PARTING})[\\s/>])[^>]*>)+(?=${letter})`;
const asciiCuts = lazy(() => cutting(ASCII_LETTER), 'g');
const cuts = lazy(() => cutting(LETTER), 'g');
/** The letters at the beginning of a text, and at its end. */
const firstLetters = lazy(() => `^${LETTER}+`);
const lastLetters = lazy(() => `${LETTER}+$`);
/** An element that may stand unseen between two words, or inside one. */
const mayHide = lazy(() => `<(?:${INLINE_NAMES.replaceAll(' ', '|')})\\s[^>]*(?:hidden|none)`, 'g');
const hiddenIn = (lower: string): Stretch[] =>
  lower.includes('hidden') || lower.includes('none') ? placesOf(lower.matchAll(mayHide())) : [];

/** A word matters by itself; two words in a row may that begin or end with it. */
const MATTERS = 1;
const BEGINS = 2;
const ENDS = 4;

/** Whether words go on over the tag that begins at `at`. */
const joins = (html: string, at: number): boolean =>
  html.startsWith('<!--', at) || (kindOf(nameAt(html, at)) & JOINS) !== 0;

/** What stands around some places, in order: whole blocks, since no name and no phrase spans two. */
function stretchesAround(html: string, places: readonly Stretch[]): Stretch[] {
  const parts: Stretch[] = [];
  for (const place of places) {
    let from = html.lastIndexOf('<', Math.max(0, place.from - AROUND));
    while (from > 0 && joins(html, from)) from = html.lastIndexOf('<', from - 1);
    let to = html.indexOf('<', place.to + AROUND);
    while (to >= 0 && joins(html, to)) to = html.indexOf('<', to + 1);
    if (to < 0) to = html.length;
    const last = parts.at(-1);
    if (last !== undefined && from <= last.to) parts[parts.length - 1] = { from: last.from, to: Math.max(to, last.to) };
    else parts.push({ from: Math.max(0, from), to });
  }
  return parts;
}

/** Begins to read a page. @returns what tells which parts of some markup the sieve is to read */
export function makeStrain(table: GateTable): (html: string) => readonly Stretch[] {
  const { bits, firsts, seconds } = table;
  let starts: Uint8Array | undefined;
  /** Words that were met, with what is known of them. */
  const known = new Map<string, number>();

  const matters = (hash: number): boolean => isNoted(bits, hash) && isWanted(table, hash);

  function wordMatters(word: string): boolean {
    if (word.length > LONGEST_WORD || matters(hashToken(word))) return true;
    starts ??= openStarts(table);
    if (word.length < SHORT_STEM || starts[startOf(word.charCodeAt(0), word.charCodeAt(1))] === 0) return false;
    return (
      matters(hashToken(word.slice(0, SHORT_STEM))) ||
      (word.length >= LONG_STEM && matters(hashToken(word.slice(0, LONG_STEM))))
    );
  }

  /** What there is to know of a word. */
  function aboutWord(word: string): number {
    const hash = hashToken(word);
    return (
      (wordMatters(word) ? MATTERS : 0) | (isNoted(firsts, hash) ? BEGINS : 0) | (isNoted(seconds, hash) ? ENDS : 0)
    );
  }
  /** The same of one that was not met before. */
  function meet(word: string): number {
    const is = aboutWord(spelled(word));
    known.set(word, is);
    return is;
  }
  const pairMatters = (first: string, second: string): boolean =>
    matters(joinHash(hashToken(spelled(first)), hashToken(spelled(second))));

  /** Gathers the words of a text that matter, and both of each two in a row that do. Most words are met again. */
  function gather(words: readonly string[], found: Set<string>): void {
    let before = 0;
    for (let i = 0; i < words.length; i++) {
      const word = words[i] as string;
      const is = known.get(word) ?? meet(word);
      if (is !== 0) {
        if ((is & MATTERS) !== 0) found.add(word);
        if ((before & BEGINS) !== 0 && (is & ENDS) !== 0 && pairMatters(words[i - 1] as string, word))
          found.add(words[i - 1] as string).add(word);
      }
      before = is;
    }
  }
  function anyMatters(words: readonly string[]): boolean {
    const found = new Set<string>();
    gather(words, found);
    return found.size > 0;
  }

  /**
   * Where tags cut words of which some pieces, put together, are a word that matters or may be one of two that do:
   * tags may join what stands around them.
   */
  function doubtfulCuts(lower: string): Stretch[] {
    const doubtful: Stretch[] = [];
    /** What may stand before a tag as the beginning of a word: the last piece, and pieces before it. */
    let open: string[] = [];
    let last = 0;
    for (const cut of placesOf(lower.matchAll(isAscii(lower) ? asciiCuts() : cuts()))) {
      const text = lower.slice(Math.max(last, cut.from - LONGEST_NAME - 1), cut.from);
      const piece = lastLetters().exec(text)?.[0] ?? '';
      const isWhole = last > 0 && cut.from - last === piece.length;
      open = [...(isWhole ? open.map((each) => each + piece) : []), piece].filter(
        ({ length }) => length < LONGEST_NAME,
      );
      const next = firstLetters().exec(lower.slice(cut.to, cut.to + LONGEST_NAME + 1))?.[0] ?? '';
      if (
        open.length > MOST_PIECES ||
        open.some((each) => each.length + next.length <= LONGEST_NAME && aboutWord(spelled(each + next)) !== 0)
      )
        doubtful.push(cut);
      last = cut.to;
    }
    return doubtful;
  }

  /** The parts of some markup around words that matter there; all of it where they are many. */
  function aroundWords(html: string, lower: string, found: ReadonlySet<string>): Stretch[] {
    const words = [...found].map((word) => (firstLetters().test(word) ? `(?<!${LETTER})${word}(?!${LETTER})` : word));
    const places = placesOf(lower.matchAll(new RegExp(words.join('|'), 'g')));
    return places.length > MOST_PLACES ? [{ from: 0, to: html.length }] : stretchesAround(html, places);
  }

  return (html) => {
    const whole = [{ from: 0, to: html.length }];
    if (known.size > MOST_WORDS) known.clear();
    const lower = folded(html);
    if (isOdd(lower)) return whole;
    /** Texts of attributes and addresses as they stand there, and what addresses say once they are decoded. */
    let aside = '';
    let decoded = '';
    for (const written of html.match(ASIDE) ?? []) {
      const text = written.slice(written.indexOf('"') + 1, -1);
      if (CODED.test(text) && IS_ADDRESS.test(written)) decoded += ` ${addressForms(text).join(' ')}`;
      else aside += ` ${text}`;
    }
    aside = folded(aside);
    decoded = folded(decoded);
    if (isOdd(aside) || isOdd(decoded) || anyMatters(wordsOf(decoded))) return whole;
    const found = new Set<string>();
    gather(wordsOf(lower), found);
    gather(wordsOf(aside), found);
    const doubtful = [...doubtfulCuts(lower), ...hiddenIn(lower)].sort((one, other) => one.from - other.from);
    // The places are those of `lower`, which differ where signs were left out.
    if (lower.length !== html.length) return found.size + doubtful.length > 0 ? whole : [];
    return [...(found.size > 0 ? aroundWords(html, lower, found) : []), ...stretchesAround(html, doubtful)];
  };
}
