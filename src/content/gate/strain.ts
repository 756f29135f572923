/**
 * The first step of the gate: finds the parts of markup that hold words which can matter. The browser's own text
 * functions take the markup apart (letters.ts), and a map tells what is known of each word. The sieve (sieve.ts) then
 * reads the blocks around those words, and all of a markup whose letters or addresses this step cannot take.
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

/** The sieve is given at least this many characters before and behind a place. */
const AROUND = 240;
/** Words remembered; with more, the map is emptied. */
const MOST_WORDS = 20_000;
/** With more places of words than this, the sieve is given all of the markup. */
const MOST_PLACES = 100;

/** A part of some markup, by its places. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

const placesOf = (matches: Iterable<RegExpMatchArray>): Stretch[] =>
  Array.from(matches, ({ 0: match, index = 0 }) => ({ from: index, to: index + match.length }));

/** Texts in attributes, and addresses that may lead to another site. `aHR0` begins an encoded one: base 64 of `htt`. */
const AWAY = '(?:[:%]|aHR0)';
const ASIDE = new RegExp(
  String.raw`\s(?:(?:alt|placeholder|aria-label|value|content)="[^"]+|(?:href|xlink:href|src|data|action)="` +
    String.raw`(?:[^"#/][^"]*|#[^"]*${AWAY}[^"]*|/(?:[/\\\s][^"]*|[^"]*${AWAY}[^"]*)))"`,
  'g',
);
const IS_ADDRESS = /^\s(?:href|xlink|src|data|action)/;
/** An address in which another may be encoded. */
const CODED = /%|aHR0|&amp;#|[\t\n\r]/;
/** Common tags that always part words; any other tag between two letters may cut a word. */
const PARTING = 'p|div|li|ul|ol|td|th|tr|h\\d|br|section|article|option|button|dt|dd';
const cutting = (letter: string): string => `(?<=${letter})(?:<(?!/?(?:${PARTING})[\\s/>])[^>]*>)+(?=${letter})`;
const asciiCuts = lazy(() => cutting(ASCII_LETTER), 'g');
const cuts = lazy(() => cutting(LETTER), 'g');
/** The letters at the beginning of a text, and at its end. */
const firstLetters = lazy(() => `^${LETTER}+`);
const lastLetters = lazy(() => `${LETTER}+$`);
/** The opening tag of an inline element that may be hidden: the texts around it are then one. */
const mayHide = lazy(() => `<(?:${INLINE_NAMES.replaceAll(' ', '|')})\\s[^>]*(?:hidden|none)`, 'g');
const hiddenIn = (lower: string): Stretch[] =>
  lower.includes('hidden') || lower.includes('none') ? placesOf(lower.matchAll(mayHide())) : [];

/** What is known of a word; bits: it matters by itself, or two words may that begin with it, or that end with it. */
const MATTERS = 1;
const BEGINS = 2;
const ENDS = 4;

/** Whether the tag or comment that begins at `at` stands inside a block: a word may go on behind it. */
const joins = (html: string, at: number): boolean =>
  html.startsWith('<!--', at) || (kindOf(nameAt(html, at)) & JOINS) !== 0;

/** The whole blocks around some places, in order. Blocks are enough: no name and no phrase spans two. */
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

/** Begins to read a page. @returns a function that tells which parts of some markup the sieve has to read */
export function makeStrain(table: GateTable): (html: string) => readonly Stretch[] {
  const { bits, firsts, seconds } = table;
  let starts: Uint8Array | undefined;
  /** The folded words that were met, with what is known of them; most words of a page are met again. */
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

  /** What the table tells of a word; bits. */
  function aboutWord(word: string): number {
    const hash = hashToken(word);
    return (
      (wordMatters(word) ? MATTERS : 0) | (isNoted(firsts, hash) ? BEGINS : 0) | (isNoted(seconds, hash) ? ENDS : 0)
    );
  }
  /** Asks the table for a word that was not met before, and remembers the answer. */
  function meet(word: string): number {
    const is = aboutWord(spelled(word));
    known.set(word, is);
    return is;
  }
  const pairMatters = (first: string, second: string): boolean =>
    matters(joinHash(hashToken(spelled(first)), hashToken(spelled(second))));

  /** Adds to `found` the words that matter by themselves, and both words of each pair that does. */
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
   * The tags between two letters where the reader may see one word that matters, alone or as one of two: the letters
   * before and behind the tag, put together, are such a word.
   */
  function doubtfulCuts(lower: string): Stretch[] {
    const doubtful: Stretch[] = [];
    /** The letters that may begin a word before the tag: the last piece, alone and joined to the pieces before it. */
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

  /** The parts of some markup around the words in `found`; all of it where they stand at many places. */
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
    /** Texts and addresses in attributes as they are written, and addresses once they are decoded. */
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
    // Places in `lower` are not those in `html` if folding left signs out, so the sieve reads all of it.
    if (lower.length !== html.length) return found.size + doubtful.length > 0 ? whole : [];
    return [...(found.size > 0 ? aroundWords(html, lower, found) : []), ...stretchesAround(html, doubtful)];
  };
}
