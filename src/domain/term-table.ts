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
import { EMPTY, entryAt, finishHash, HASH_SEED, hashText, tagOf } from './tag-table.ts';
import type { TagTable } from './tag-table.ts';

/** A term as it is written by people. */
export interface Term {
  readonly text: string;
  /** What a hit is reported as; its place in the list where absent. */
  readonly value?: number;
  /** Only in this writing of capitals. */
  readonly caseSensitive?: boolean;
  /** Also where Cyrillic, Greek or Armenian letters stand in for Latin ones among Latin letters. For names. */
  readonly twins?: boolean;
}

/** Terms ready for scanning: plain data, usable as it is. */
export interface TermTable {
  /** First words of terms -> group of terms. */
  readonly words: TagTable;
  /** Signs that terms begin with. */
  readonly signs: string;
  /** Whether any term may be written with look-alike letters. */
  readonly twins: boolean;
}

/** Marks of an entry in a group: terms that may be written with look-alike letters, and all others. */
export const TWINS_MARK = 'T';
export const PLAIN_MARK = 'P';
/** Stands before the places of capitals in a term that keeps them: one digit in base 36 for each. */
export const CAPITALS = '^';

export type OnHit = (value: number, start: number, end: number) => void;

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
        // Most words find an empty slot here.
        if ((tags.charCodeAt(mixed & mask) !== EMPTY && hasTag(tags, mixed))
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

/** Tries all groups that a token may begin. */
function atToken(table: TermTable, text: string, token: Token, onHit: OnHit): void {
  tryGroups(table.words, text, token, token.folded, onHit);
  const latin = table.twins && token.kind === 'word' ? withoutTwins(token.folded) : null;
  if (latin !== null) tryGroups(table.words, text, token, latin, onHit);
}

function tryGroups(groups: TagTable, text: string, token: Token, key: string, onHit: OnHit): void {
  const hash = hashText(key);
  const mask = groups.tags.length - 1;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const tag = groups.tags.charCodeAt(slot);
    if (tag === EMPTY) return;
    if (tag !== tagOf(hash)) continue;
    const group = groupOf(groups, slot);
    if (group.key !== key) continue;
    for (const term of group.terms) {
      const end = endOfTerm(term, text, token, key);
      if (end >= 0 && (term.exact === undefined || plain(text.slice(token.start, end)) === term.exact)) onHit(term.value, token.start, end);
    }
  }
}

interface GroupTerm { readonly value: number; readonly twins: boolean; readonly exact: string | undefined; readonly rest: readonly string[] }
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

/** `key` and then for each term a mark, its value, its capitals where they count, and its further tokens, each after a space. */
function decodeGroup(entry: string): Group {
  const [key = '', ...parts] = entry.split(/(?=[PT])/);
  return {
    key,
    terms: parts.map((part) => {
      const [head = '', ...rest] = part.slice(1).split(' ');
      const [value = '', capitals] = head.split(CAPITALS);
      return { value: parseInt(value, 36), twins: part.startsWith(TWINS_MARK), exact: capitals === undefined ? undefined : withCapitals(key + rest.join(''), capitals), rest };
    }),
  };
}

/** Puts capitals in their places. */
export function withCapitals(folded: string, places: string): string {
  return [...folded].map((letter, at) => (places.includes(at.toString(36)) ? letter.toUpperCase() : letter)).join('');
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
function endOfTerm({ twins, rest }: GroupTerm, text: string, token: Token, key: string): number {
  if (!twins && token.folded !== key) return -1;
  let before = token;
  for (const wanted of rest) {
    const next = nextToken(text, before.end, before.kind !== 'sign');
    if (next === null || (next.folded !== wanted && !(twins && next.kind === 'word' && withoutTwins(next.folded) === wanted))) return -1;
    before = next;
  }
  return before.end;
}
