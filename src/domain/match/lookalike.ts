/**
 * Host x index -> the listed address it resembles, and how. A resemblance alone is no finding: it takes signs of the
 * trade on the page besides. So only the background looks for it, and only for pages that show such signs.
 *
 * A label is compared as its skeleton, in which letters that are taken for one another are one. Two skeletons at most
 * one edit apart share their first or their last half untouched: so listed labels stand in the index under both
 * halves, which is a fraction of a table of all deletions and finds the same. Every candidate is compared in full.
 */
import { withoutTwins } from '../text/fold.ts';
import { labelRange } from '../address/hostname.ts';
import { isIndexed } from './listed.ts';
import type { Verdict } from './judge.ts';
import type { Finding, Resemblance, ServiceNumber } from '../model.ts';
import type { FullIndex } from './page-index.ts';
import { fromPunycode } from '../address/punycode.ts';
import { EMPTY, END, entryStart, finishHash, HASH_SEED, tagOf } from './tag-table.ts';
import type { TagTable } from './tag-table.ts';

export interface Lookalike {
  readonly service: ServiceNumber;
  /** The listed host that is resembled. */
  readonly host: string;
  readonly how: Resemblance;
}

/** One edit is looked for in labels of at least this many letters. */
export const MIN_EDIT = 7;
/** Shorter labels are too common to resemble anything. */
export const MIN_LABEL = 5;

const DIGITS: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'l',
  2: 'z',
  3: 'e',
  4: 'a',
  5: 's',
  6: 'b',
  7: 't',
  8: 'b',
  9: 'g',
};
/** Digits for letters, but no other confusion. */
const withoutDigits = (label: string): string => label.replace(/\d/g, (digit) => DIGITS[digit] ?? digit);

/** Unit -> unit of the skeleton; 0 for those left out (hyphen). */
const PLAIN = new Uint8Array(128);
for (let unit = 33; unit < 127; unit++)
  PLAIN[unit] = (DIGITS[String.fromCharCode(unit)] ?? String.fromCharCode(unit)).charCodeAt(0);
PLAIN[45] = 0;
PLAIN[0x69] = 0x6c; // i -> l
PLAIN[0x6a] = 0x6c; // j -> l
PLAIN[0x71] = 0x67; // q -> g
PLAIN[0x75] = 0x76; // u -> v

const R = 0x72,
  N = 0x6e,
  M = 0x6d,
  V = 0x76,
  W = 0x77,
  C = 0x63,
  L = 0x6c,
  D = 0x64;

const STOP = END.charCodeAt(0);

/** The skeleton is built here, so that a look-up makes no strings. */
const skeleton = new Uint8Array(64);

/**
 * Writes the skeleton of `host.slice(from, to)`; answers its length. The Latin part of Unicode TR39 that hosts can
 * hold.
 */
function build(host: string, from: number, to: number): number {
  let length = 0;
  for (let i = from; i < to && length < 64; i++) {
    const unit = PLAIN[host.charCodeAt(i) & 127] ?? 0;
    if (unit === 0) continue;
    const before = length > 0 ? (skeleton[length - 1] ?? 0) : 0;
    if (unit === N && before === R) skeleton[length - 1] = M;
    else if (unit === V && before === V) skeleton[length - 1] = W;
    else if (unit === L && before === C) skeleton[length - 1] = D;
    else skeleton[length++] = unit;
  }
  return length;
}

/** The skeleton of a label as text. */
export function skeletonOf(label: string): string {
  return String.fromCharCode(...skeleton.subarray(0, build(label, 0, label.length)));
}

/**
 * Hash of `length` units of a skeleton from one end; `size` is the length of the whole label that they are a half of.
 */
function finishHalf(hash: number, size: number, side: number): number {
  return finishHash(hash ^ Math.imul(size * 2 + side, 0x9e3779b1));
}

/** How many units of a skeleton of this length its first half has. The last half has all the rest but one. */
const firstHalf = (size: number): number => (size - 1) >> 1;

/** Hashes of the two halves of a listed skeleton: what the index is built of. */
export function halfHashes(text: string): readonly [number, number] {
  const size = text.length;
  let first = HASH_SEED;
  for (let i = 0; i < firstHalf(size); i++) first = Math.imul(first ^ text.charCodeAt(i), 0x01000193);
  let last = HASH_SEED;
  for (let i = size - 1; i > firstHalf(size); i--) last = Math.imul(last ^ text.charCodeAt(i), 0x01000193);
  return [finishHalf(first, size, 0), finishHalf(last, size, 1)];
}

/**
 * True if the built skeleton of `length` units and `text` are at most one insertion, deletion, change or swap apart.
 */
function near(length: number, text: string): boolean {
  const size = text.length;
  const least = Math.min(length, size);
  let start = 0;
  while (start < least && skeleton[start] === text.charCodeAt(start)) start++;
  let a = length;
  let b = size;
  while (a > start && b > start && skeleton[a - 1] === text.charCodeAt(b - 1)) {
    a--;
    b--;
  }
  const left = a - start;
  const right = b - start;
  return (
    left + right <= 1 ||
    (left === 1 && right === 1) ||
    (left === 2 &&
      right === 2 &&
      skeleton[start] === text.charCodeAt(start + 1) &&
      skeleton[start + 1] === text.charCodeAt(start))
  );
}

const isSame = (length: number, text: string): boolean => {
  if (length !== text.length) return false;
  for (let i = 0; i < length; i++) if (skeleton[i] !== text.charCodeAt(i)) return false;
  return true;
};

/** Whether what the last search found has the same skeleton. */
let wasSame = false;
let lastIndex: FullIndex | null = null;
let skeletons: (string | undefined)[] = [];

/** The skeleton of a listed host's label, made when it is first needed. */
function listedSkeleton(index: FullIndex, place: number): string {
  if (lastIndex !== index) {
    lastIndex = index;
    skeletons = new Array<string | undefined>(index.alike.length);
  }
  let text = skeletons[place];
  if (text === undefined) {
    // Building it overwrites the one being looked for: that is kept and put back.
    const kept = skeleton.slice();
    skeletons[place] = text = skeletonOf(labelIn(index.alike[place] ?? ''));
    skeleton.set(kept);
  }
  return text;
}

/** Whether a candidate may be one edit away, or must be the same. */
type Reach = 'same' | 'near';

/** Tries one hash; answers the place in `alike` of what fits best so far. */
function tryHash(index: FullIndex, hash: number, length: number, reach: Reach): number {
  const table: TagTable = index.halves;
  const { tags, blob } = table;
  const mask = tags.length - 1;
  const wanted = tagOf(hash);
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const tag = tags.charCodeAt(slot);
    if (tag === EMPTY) return -1;
    if (tag !== wanted) continue;
    // Places in base 36, a space between them: read by hand, without a string for each.
    for (let at = entryStart(table, slot), place = 0; ; at++) {
      const unit = blob.charCodeAt(at);
      if (unit > 47 && unit !== STOP) {
        place = place * 36 + unit - (unit > 96 ? 87 : 48);
        continue;
      }
      const text = listedSkeleton(index, place);
      wasSame = isSame(length, text);
      if (wasSame || (reach === 'near' && length + 1 >= MIN_EDIT && text.length >= MIN_EDIT && near(length, text)))
        return place;
      place = 0;
      if (unit === STOP) break;
    }
  }
}

/** Place in `alike` of a listed label with the built skeleton, or one near it; -1 where there is none. */
function search(index: FullIndex, length: number, reach: Reach): number {
  // The same length first: what is the same is better than what is near.
  const found = searchSize(index, length, length, reach);
  if (found >= 0 || reach === 'same') return found;
  const shorter = searchSize(index, length, length - 1, reach);
  return shorter >= 0 ? shorter : searchSize(index, length, length + 1, reach);
}

function searchSize(index: FullIndex, length: number, size: number, reach: Reach): number {
  const half = firstHalf(size);
  let hash = HASH_SEED;
  for (let i = 0; i < half; i++) hash = Math.imul(hash ^ (skeleton[i] ?? 0), 0x01000193);
  const found = tryHash(index, finishHalf(hash, size, 0), length, reach);
  if (found >= 0 || reach === 'same') return found;
  hash = HASH_SEED;
  for (let i = length - 1, end = length - (size - half - 1); i >= end; i--)
    hash = Math.imul(hash ^ (skeleton[i] ?? 0), 0x01000193);
  return tryHash(index, finishHalf(hash, size, 1), length, reach);
}

function labelIn(host: string): string {
  const range = labelRange(host);
  return range === null ? '' : host.slice(range[0], range[1]);
}

/** In which way a label that was found resembles the listed one. */
function howAlike(label: string, listed: string): Resemblance {
  if (label === listed) return 'other-suffix';
  // Of another length: a letter more or less, unless a pair of letters passes for one.
  if (label.length === listed.length && withoutDigits(label) === withoutDigits(listed)) return 'digits';
  if (label.length !== listed.length && label.replaceAll('-', '') === listed.replaceAll('-', '')) return 'one-edit';
  return wasSame ? 'confusable' : 'one-edit';
}

/** Words put before or after a name. */
const BEFORE = ['get', 'go', 'my', 'the', 'try', 'use', 'buy', 'new', 'join', 'app', 'real', 'official'];
const AFTER = [
  'official',
  'app',
  'apps',
  'online',
  'pro',
  'plus',
  'hq',
  'vip',
  'shop',
  'store',
  'login',
  'web',
  'site',
  'panel',
  'smm',
  'free',
  'net',
  'io',
];

/** A listed label with a word added to it; the word is cut off and the rest must be the same. */
function withAddedWord(index: FullIndex, host: string, from: number, to: number): number {
  for (const word of BEFORE) {
    if (to - from - word.length < MIN_LABEL || !host.startsWith(word, from)) continue;
    const found = search(index, build(host, from + word.length, to), 'same');
    if (found >= 0) return found;
  }
  for (const word of AFTER) {
    if (to - from - word.length < MIN_LABEL || !host.startsWith(word, to - word.length)) continue;
    const found = search(index, build(host, from, to - word.length), 'same');
    if (found >= 0) return found;
  }
  return -1;
}

/** The listed host that a host resembles; null for hosts that are listed or on the never-list, or like nothing. */
export function findLookalike(index: FullIndex, host: string): Lookalike | null {
  const range = labelRange(host);
  if (range === null) return null;
  const [from, to] = range;
  if (to - from < MIN_LABEL || to - from > 63) return null;
  if (host.startsWith('xn--', from)) return foreignLookalike(index, host, host.slice(from, to));
  const place = search(index, build(host, from, to), 'near');
  if (place >= 0) return result(index, host, host.slice(from, to), place);
  const added = withAddedWord(index, host, from, to);
  return added < 0 ? null : result(index, host, host.slice(from, to), added, 'added-word');
}

/** Labels with letters beyond ASCII: as their Latin twins, accents taken off. */
function foreignLookalike(index: FullIndex, host: string, label: string): Lookalike | null {
  const decoded = fromPunycode(label.slice(4));
  if (decoded === null) return null;
  const bare = decoded
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('đ', 'd');
  const latin = /^[\x21-\x7e]+$/.test(bare) ? bare : (withoutTwins(`${bare}z`)?.slice(0, -1) ?? null);
  if (latin === null || !/^[\x21-\x7e]{5,63}$/.test(latin)) return null;
  const place = search(index, build(latin, 0, latin.length), 'near');
  return place < 0 ? null : result(index, host, latin, place, 'confusable');
}

function result(index: FullIndex, host: string, label: string, place: number, how?: Resemblance): Lookalike | null {
  const listed = index.alike[place] ?? '';
  const service = index.alikeOf[place];
  if (service === undefined || index.unlike.includes(label) || isIndexed(index, host)) return null;
  return { service, host: listed, how: how ?? howAlike(label, labelIn(listed)) };
}

/** The findings of a page with that of the listed host it resembles, if it shows signs of the trade. */
export function withLookalike(
  index: FullIndex,
  host: string,
  { findings, trade }: Verdict,
): readonly Finding<ServiceNumber>[] {
  const found = trade === undefined ? null : findLookalike(index, host);
  if (found === null || trade === undefined) return findings;
  const graver = findings.filter(({ kind }) => kind === 'embedded');
  return [
    ...graver,
    { kind: 'lookalike', service: found.service, host, how: found.how, signals: trade },
    ...findings.slice(graver.length),
  ];
}
