/**
 * Finds many terms (names, phrases) in text, in one pass: words are folded and hashed unit by unit; only a word that begins
 * some term is looked at again, and only a term that fits token by token is a hit.
 *
 * A term is a row of tokens. White space between tokens does not count, nor does its absence; a hyphen or an underscore
 * directly between two words counts as space (`drip-feed`, `drip_feed` and `drip feed` are the same, `dripfeed` is not). Every
 * other sign is a token by itself and must be there. Letters of scripts without spaces are tokens by themselves.
 */
import { ALONE, COMPLEX, FOLD, foldUnit, IGNORED, JOINER, LAST_CLASS, learn, nextToken, readToken, SEVERAL, SIGN, SPACE, UNKNOWN, withoutTwins } from './fold.ts';
import type { Token } from './fold.ts';
import { EMPTY, entryAt, finishHash, FIRST, HASH_SEED, hashText, tagOf } from './tag-table.ts';
import type { TagTable } from './tag-table.ts';

/** A term as it is written by people. */
export interface Term {
  readonly text: string;
  /** Only in this writing of capitals. */
  readonly caseSensitive?: boolean;
  /** The last word may go on: the stem of an inflected word. */
  readonly prefix?: boolean;
  /** Also where Cyrillic, Greek or Armenian letters stand in for Latin ones among Latin letters. For names. */
  readonly twins?: boolean;
}

/** Terms ready for scanning: plain data, usable as it is. */
export interface TermTable {
  /** First words of terms -> group of terms. */
  readonly words: TagTable;
  /** First `STEM` letters of terms that are one stem -> group of terms; for shorter stems `shortStems`. */
  readonly stems: TagTable;
  readonly shortStems: TagTable;
  /** Signs that terms begin with. */
  readonly signs: string;
  /** Whether any term may be written with look-alike letters. */
  readonly twins: boolean;
  /** Term number -> its text, for those that keep their capitals. */
  readonly exact: Readonly<Record<number, string>>;
}

/** Letters by which stems are found, and short stems. */
export const STEM = 3;
export const SHORT_STEM = 2;

/** Marks of an entry in a group: capital letters from `A` on, in bits. */
export const EXACT_BIT = 1;
export const PREFIX_BIT = 2;
export const TWINS_BIT = 4;
export const MARKS = 'ABCDEFGH';

export type OnHit = (term: number, start: number, end: number) => void;

/** Letters of Greek and beyond: what Latin letters may be mixed with. */
const BEYOND_LATIN = 0x370;

/**
 * Calls `onHit` for every term at every place where it stands; in the order of where they start.
 *
 * The loop does next to nothing for a word that begins no term: one table load and one multiplication for each unit, one
 * load for each word. Everything unusual goes to `readToken`, which is slow and knows all rules.
 */
export function scanTerms(table: TermTable, text: string, onHit: OnHit): void {
  const { twins, signs } = table;
  const { tags } = table.words;
  const mask = tags.length - 1;
  const hasStems = table.stems.blob !== '' || table.shortStems.blob !== '';
  const fold = FOLD;
  const length = text.length;
  let wordEnd = -1;
  let i = 0;
  while (i < length) {
    let value = fold[text.charCodeAt(i)] as number;
    if (value > LAST_CLASS) {
      const start = i;
      let hash = HASH_SEED;
      let all = 0xffff;
      let any = 0;
      for (;;) {
        hash = Math.imul(hash ^ value, 0x01000193);
        all &= value;
        any |= value;
        if (++i === length) { value = SPACE; break; }
        value = fold[text.charCodeAt(i)] as number;
        if (value > LAST_CLASS) continue;
        if (value !== UNKNOWN) break;
        value = learn(text.charCodeAt(i));
        if (value <= LAST_CLASS) break;
      }
      if (value !== IGNORED && value < SEVERAL) {
        const mixed = finishHash(hash);
        wordEnd = i;
        // Most words find an empty slot or another's tag here.
        const tag = tags.charCodeAt(mixed & mask);
        if ((tag !== EMPTY && (tag === FIRST + (mixed >>> 26) || hasTag(tags, mixed)))
          || (hasStems && mayHaveStem(table, text, start, i))
          || (twins && any >= BEYOND_LATIN && all < BEYOND_LATIN)) atToken(table, text, readToken(text, start), onHit);
        continue;
      }
      i = start;
    } else if (value === SPACE) { i++; continue; } else if (value === IGNORED) {
      if (wordEnd === i) wordEnd++; // a joiner after it still stands directly after the word
      i++;
      continue;
    } else if (value === UNKNOWN) {
      learn(text.charCodeAt(i));
      continue;
    } else if (value === ALONE && (i + 1 === length || foldUnit(text.charCodeAt(i + 1)) !== COMPLEX)) {
      wordEnd = i + 1;
      const mixed = finishHash(Math.imul(HASH_SEED ^ text.charCodeAt(i), 0x01000193));
      if (tags.charCodeAt(mixed & mask) !== EMPTY && hasTag(tags, mixed)) atToken(table, text, readToken(text, i), onHit);
      i++;
      continue;
    } else if ((value === SIGN || value === JOINER) && signs === '') { i++; continue; }
    const token = nextToken(text, i, wordEnd === i);
    if (token === null) return;
    atToken(table, text, token, onHit);
    i = token.end;
    if (token.kind !== 'sign') wordEnd = i;
  }
}

/** Whether an entry with this tag may be in the table. */
function hasTag(tags: string, hash: number): boolean {
  const mask = tags.length - 1;
  const wanted = tagOf(hash);
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const tag = tags.charCodeAt(slot);
    if (tag === wanted) return true;
    if (tag === EMPTY) return false;
  }
}

/** Whether a word without unusual units may begin with a stem. */
function mayHaveStem(table: TermTable, text: string, start: number, end: number): boolean {
  if (end - start < SHORT_STEM) return false;
  let hash = HASH_SEED;
  for (let i = start; i < start + SHORT_STEM; i++) hash = Math.imul(hash ^ (FOLD[text.charCodeAt(i)] as number), 0x01000193);
  if (table.shortStems.blob !== '' && hasTag(table.shortStems.tags, finishHash(hash))) return true;
  if (end - start < STEM) return false;
  return hasTag(table.stems.tags, finishHash(Math.imul(hash ^ (FOLD[text.charCodeAt(start + SHORT_STEM)] as number), 0x01000193)));
}

/** Tries all groups that a token may begin. */
function atToken(table: TermTable, text: string, token: Token, onHit: OnHit): void {
  tryTable(table, table.words, text, token, token.folded, onHit);
  if (token.kind === 'word') {
    if (token.folded.length >= STEM) tryTable(table, table.stems, text, token, token.folded.slice(0, STEM), onHit);
    if (token.folded.length >= SHORT_STEM) tryTable(table, table.shortStems, text, token, token.folded.slice(0, SHORT_STEM), onHit);
  }
  const latin = table.twins && token.kind === 'word' ? withoutTwins(token.folded) : null;
  if (latin !== null) tryTable(table, table.words, text, token, latin, onHit);
}

function tryTable(table: TermTable, groups: TagTable, text: string, token: Token, key: string, onHit: OnHit): void {
  const hash = hashText(key);
  const mask = groups.tags.length - 1;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const tag = groups.tags.charCodeAt(slot);
    if (tag === EMPTY) return;
    if (tag === tagOf(hash)) tryGroup(table, groupOf(groups, slot), text, token, key, onHit);
  }
}

interface GroupTerm { readonly number: number; readonly marks: number; readonly rest: readonly string[] }
interface Group { readonly key: string; readonly terms: readonly GroupTerm[] }

const groupCache = new WeakMap<TagTable, Map<number, Group>>();

/** The group of a full slot, read when it is first needed. */
function groupOf(groups: TagTable, slot: number): Group {
  let cache = groupCache.get(groups);
  if (cache === undefined) groupCache.set(groups, (cache = new Map<number, Group>()));
  let group = cache.get(slot);
  if (group === undefined) cache.set(slot, (group = decodeGroup(entryAt(groups, slot))));
  return group;
}

/** `key` and then for each term a mark, its number and its further tokens, each after a space. */
function decodeGroup(entry: string): Group {
  const [key = '', ...parts] = entry.split(/(?=[A-H])/);
  return {
    key,
    terms: parts.map((part) => {
      const [number = '', ...rest] = part.slice(1).split(' ');
      return { number: parseInt(number, 36), marks: MARKS.indexOf(part.charAt(0)), rest };
    }),
  };
}

function tryGroup(table: TermTable, group: Group, text: string, token: Token, key: string, onHit: OnHit): void {
  if (group.key !== key) return;
  for (const term of group.terms) {
    const end = endOfTerm(term, text, token, key);
    if (end < 0) continue;
    if ((term.marks & EXACT_BIT) !== 0 && plain(text.slice(token.start, end)) !== table.exact[term.number]) continue;
    onHit(term.number, token.start, end);
  }
}

/** As it is written, but for space, joiners and what counts for nothing. */
export function plain(text: string): string {
  let out = '';
  for (const unit of text.normalize('NFKC').split('')) {
    const value = foldUnit(unit.charCodeAt(0));
    if (value !== IGNORED && value !== SPACE && value !== JOINER) out += unit;
  }
  return out;
}

/** Where the term that begins with `token` ends, or -1. */
function endOfTerm(term: GroupTerm, text: string, token: Token, key: string): number {
  const { marks, rest } = term;
  const prefix = (marks & PREFIX_BIT) !== 0;
  const twins = (marks & TWINS_BIT) !== 0;
  if (!twins && token.folded !== key && !token.folded.startsWith(key)) return -1;
  let before = token;
  // A stem's group is found by its first letters: the whole stem is its only further token.
  if (prefix && rest.length === 1 && (rest[0] ?? '').startsWith('^')) return token.folded.startsWith((rest[0] ?? '').slice(1)) ? token.end : -1;
  for (let i = 0; i < rest.length; i++) {
    const next = nextToken(text, before.end, before.kind !== 'sign');
    const wanted = rest[i] ?? '';
    if (next === null) return -1;
    const last = i === rest.length - 1;
    const fits = (folded: string): boolean => folded === wanted || (last && prefix && next.kind === 'word' && folded.startsWith(wanted));
    if (!fits(next.folded) && !(twins && next.kind === 'word' && fits(withoutTwins(next.folded) ?? ''))) return -1;
    before = next;
  }
  return before.end;
}
