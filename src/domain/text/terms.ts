/**
 * Finds many names in text, in one pass: a word is looked at closely only if its hash is that of the first word of a
 * term, and a hit is a term that fits token by token.
 *
 * A term is a sequence of tokens. White space between tokens makes no difference; a hyphen or an underscore directly
 * between two words counts as space (`drip-feed`, `drip_feed` and `drip feed` are the same, `dripfeed` is not). Every
 * other sign is a token by itself and must be there. Letters of scripts without spaces are tokens by themselves.
 */
import {
  FOLD,
  foldUnit,
  IGNORED,
  JOINER,
  LAST_CLASS,
  latinsIn,
  latinSpan,
  nextToken,
  readToken,
  SPACE,
} from './fold.ts';
import type { Token } from './fold.ts';
import { EMPTY, entryAt, finishHash, hashText, tagOf } from '../match/tag-table.ts';
import type { TagTable } from '../match/tag-table.ts';
import { BEYOND_LATIN, ODD_WORD, readTokens, ROOM, SIGN_TOKEN } from './tokens.ts';

/** A term as it is written by people. */
export interface Term {
  readonly text: string;
  /** The value that `onHit` gets; where absent, the place of the term in the list. */
  readonly value?: number;
  /** Fits only with these capitals. */
  readonly caseSensitive?: boolean;
  /** Also fits where Cyrillic, Greek or Armenian look-alikes replace some of the Latin letters. For names. */
  readonly twins?: boolean;
}

/** Terms ready for scanning: plain data, usable as it is. */
export interface TermTable {
  /** First words of terms -> group of terms. */
  readonly words: TagTable;
  /** Whether any term begins with a sign. */
  readonly signs: boolean;
  /** Whether any term may be written with look-alike letters. */
  readonly twins: boolean;
}

/** Each term in a group begins with one of these: it may be written with look-alike letters, or it may not. */
export const TWINS_MARK = 'T';
export const PLAIN_MARK = 'P';
/** Comes before the positions of capitals in a case-sensitive term: one digit in base 36 for each. */
export const CAPITALS = '^';

type OnHit = (value: number, start: number, end: number) => void;

/**
 * Calls `onHit` for every place where a term stands, in the order of their starts. A word that begins no term costs
 * next to nothing.
 */
export function scanTerms(table: TermTable, text: string, onHit: OnHit): void {
  const { words, twins } = table;
  const { tags } = words;
  const mask = tags.length - 1;
  for (let from = 0, piece = ''; from < text.length; from += piece.length) {
    piece = text.slice(from, from + ROOM);
    if (from + ROOM < text.length) piece = piece.slice(0, piece.lastIndexOf(' ') + 1 || ROOM);
    const { count, hashes, starts, ends, kinds } = readTokens(piece);
    for (let i = 0; i < count; i++) {
      const kind = kinds[i] as number;
      if (kind === SIGN_TOKEN && !table.signs) continue;
      const start = from + (starts[i] as number);
      const end = from + (ends[i] as number);
      const hash = finishHash(hashes[i] as number);
      const wanted = tagOf(hash);
      // Most words end at an empty slot here; hardly any finds its tag.
      for (let slot = hash & mask, tag = 0; (tag = tags.charCodeAt(slot)) !== EMPTY; slot = (slot + 1) & mask) {
        if (tag === wanted) tryGroup(words, slot, text, start, end, end, hash, undefined, onHit);
      }
      if (kind !== ODD_WORD || !twins) continue;
      for (const { folded, glued } of latinsIn(readToken(text, start).folded)) {
        const latinHash = hashText(folded);
        const [first, last] = latinSpan(text.slice(start, end), glued);
        for (let slot = latinHash & mask; tags.charCodeAt(slot) !== EMPTY; slot = (slot + 1) & mask)
          tryGroup(words, slot, text, start + first, start + last, end, latinHash, folded, onHit);
      }
    }
  }
}

/**
 * Tries the terms of a slot on the token from `start` to `end`.
 * @param behind where the word ends that the token stands in: behind what other languages attach to it
 * @param latin the token in Latin letters alone, where it was looked up by these
 */
function tryGroup(
  groups: TagTable,
  slot: number,
  text: string,
  start: number,
  end: number,
  behind: number,
  hash: number,
  latin: string | undefined,
  onHit: OnHit,
): void {
  const group = groupOf(groups, slot);
  if (group.hash !== hash) return;
  const next = letterAfter(text, behind);
  let token: Token | undefined;
  for (const term of group.terms) {
    const [second] = term.rest;
    if ((latin !== undefined && !term.twins) || (next !== 0 && second !== undefined && next !== second.charCodeAt(0)))
      continue;
    token ??= latin === undefined ? readToken(text, start) : { folded: latin, start, end, kind: 'word' };
    if (group.key !== token.folded) return;
    const last = endOfTerm(term, text, token, behind);
    if (last >= 0 && (term.exact === undefined || plain(text.slice(start, last)) === term.exact))
      onHit(term.value, start, last);
  }
}

interface GroupTerm {
  readonly value: number;
  readonly twins: boolean;
  readonly exact: string | undefined;
  readonly rest: readonly string[];
}
interface Group {
  readonly hash: number;
  readonly key: string;
  readonly terms: readonly GroupTerm[];
}

/** The groups decoded so far, of the table that was used last. */
let lastTable: TagTable | undefined;
const lastGroups = new Map<number, Group>();

/** The group of a slot that is not empty; decoded when it is first needed. */
function groupOf(groups: TagTable, slot: number): Group {
  if (groups !== lastTable) {
    lastTable = groups;
    lastGroups.clear();
  }
  let group = lastGroups.get(slot);
  if (group === undefined) lastGroups.set(slot, (group = decodeGroup(entryAt(groups, slot))));
  return group;
}

/**
 * Decodes `key`, then for each term a mark, its value, its capitals where they count, and its further tokens, each
 * after a space.
 */
function decodeGroup(entry: string): Group {
  const [key = '', ...parts] = entry.split(/(?=[PT])/);
  return {
    key,
    hash: hashText(key),
    terms: parts.map((part) => {
      const [head = '', ...rest] = part.slice(1).split(' ');
      const [value = '', capitals] = head.split(CAPITALS);
      return {
        value: parseInt(value, 36),
        twins: part.startsWith(TWINS_MARK),
        exact: capitals === undefined ? undefined : withCapitals(key + rest.join(''), capitals),
        rest,
      };
    }),
  };
}

/** Turns the letters at some positions into capitals; `places` is written as after `CAPITALS`. */
export function withCapitals(folded: string, places: string): string {
  return [...folded].map((letter, at) => (places.includes(at.toString(36)) ? letter.toUpperCase() : letter)).join('');
}

/** A text in NFKC, capitals kept, without spaces, joiners and ignored units. */
export function plain(text: string): string {
  let out = '';
  for (const unit of text.normalize('NFKC').split('')) {
    const value = foldUnit(unit.charCodeAt(0));
    if (value !== IGNORED && value !== SPACE && value !== JOINER) out += unit;
  }
  return out;
}

/**
 * The Latin letter that the next token begins with, if that is certain; else 0. A quick check, because names may begin
 * with words as common as `the`, and most of these are not the beginning of a name.
 */
function letterAfter(text: string, at: number): number {
  const from = FOLD[text.charCodeAt(at)] === SPACE ? at + 1 : at;
  const next = FOLD[text.charCodeAt(from)] ?? 0;
  if (next <= LAST_CLASS || next >= BEYOND_LATIN) return 0;
  // A combining accent may follow, and make another letter of it.
  const after = FOLD[text.charCodeAt(from + 1)] ?? SPACE;
  return after !== SPACE && after <= LAST_CLASS ? 0 : next;
}

/** A letter that is none of Latin with an accent: without one, a word is no mixture of scripts. */
const BEYOND_ACCENTS = /[\u0250-\uffff]/;

/**
 * Where the term that begins with `token` ends, or -1. A dot in a term must touch the words beside it.
 * @param behind where the word ends that `token` stands in
 */
function endOfTerm({ twins, rest }: GroupTerm, text: string, token: Token, behind: number): number {
  let before = token;
  let at = behind;
  for (const wanted of rest) {
    const next = nextToken(text, at, before.kind !== 'sign');
    if (next === null || ((wanted === '.' || before.folded === '.') && next.start > at)) return -1;
    at = next.end;
    if (next.folded === wanted) {
      before = next;
      continue;
    }
    const mayMix = twins && next.kind === 'word' && BEYOND_ACCENTS.test(next.folded);
    const latin = mayMix ? latinsIn(next.folded).find(({ folded }) => folded === wanted) : null;
    if (latin === null || latin === undefined) return -1;
    const [, last] = latinSpan(text.slice(next.start, next.end), latin.glued);
    before = { ...next, folded: wanted, end: next.start + last };
  }
  return before.end;
}
