/** Builds the table of the gate from the same names, hosts and words that the reader looks for. */
import { domainToUnicode } from 'node:url';
import {
  bitsOf,
  HASH_DIGITS,
  HASH_MASK,
  likelyBit,
  LONG_STEM,
  LONGEST_NAME,
  SHORT_STEM,
  stemHash,
  TOPIC_DIGITS,
  TOPIC_MASK,
  WORTH,
} from '../domain/match/gate-table.ts';
import type { GateTable } from '../domain/match/gate-table.ts';
import { hashHost } from '../domain/match/listed.ts';
import { ROLE } from '../domain/match/page-index.ts';
import { FIRST, finishHash, joinHash } from '../domain/match/tag-table.ts';
import { tokensOf } from '../domain/text/fold.ts';
import { hashToken } from '../domain/text/tokens.ts';
import type { ServiceRecord } from '../domain/model.ts';
import { inflectedNames, namedTerms } from '../registry/page-index.ts';
import type { ClassedWord } from './pack.ts';
import { evidenceWords, TOPIC_CLASSES } from './evidence-words.ts';
import { packHashes } from './pack-hashes.ts';

const digits = (value: number, count: number): string => {
  let out = '';
  for (let rest = value, i = 0; i < count; i++, rest = Math.floor(rest / 64))
    out = String.fromCharCode(FIRST + (rest % 64)) + out;
  return out;
};

const hashDigits = (hash: number): string => digits(hash & HASH_MASK, HASH_DIGITS);

/** Hashes of the words of a text, without its signs. */
const wordHashes = (text: string): number[] => wordsOf(text).map(hashToken);

/**
 * The words of a text, without its signs.
 * @throws Error if a word has more letters than the gate reads (`LONGEST_NAME`)
 */
function wordsOf(text: string): string[] {
  const words = tokensOf(text).flatMap(({ kind, folded }) => (kind === 'sign' ? [] : folded));
  const long = words.find(({ length }) => length > LONGEST_NAME);
  if (long !== undefined) throw new Error(`"${long}" has more letters than LONGEST_NAME (gate-table.ts).`);
  return words;
}

const worthOf = (role: number): number =>
  role === ROLE.FREE ? WORTH.CERTAIN : role === ROLE.COMPANION ? WORTH.COMPANION : WORTH.COMPANY;

/** Hashes of two adjacent words. */
type Pair = readonly [first: number, second: number];

/**
 * What the gate looks for to notice phrases of the trade: single words and beginnings of words and, for each phrase
 * that has none of these, two adjacent words. A single word of such a phrase says little: many are as common as "for".
 */
function tellingHashes(phrases: readonly string[]): {
  readonly hashes: readonly number[];
  /** Those of single words, and of beginnings of words. */
  readonly alone: readonly number[];
  /** Those of single words that stand behind a slash in every phrase. */
  readonly slashed: readonly number[];
  readonly pairs: readonly Pair[];
} {
  /** Single words: those behind a slash, and others. */
  const slashed = new Set<string>();
  const free = new Set<string>();
  const stems = new Set<string>();
  const rows: { text: string; words: string[] }[] = [];
  for (const text of phrases) {
    const words = wordsOf(text.replace(/\*$/, ''));
    const last = words[words.length - 1] ?? '';
    if (!text.endsWith('*')) {
      if (words.length === 1) (text.startsWith('/') ? slashed : free).add(last);
      else rows.push({ text, words });
    } else if (last.length >= SHORT_STEM) {
      stems.add(last.slice(0, last.length < LONG_STEM ? SHORT_STEM : LONG_STEM));
      // The strain asks for the beginning of longer words only.
      if (last.length === SHORT_STEM || last.length === LONG_STEM) free.add(last);
    } else if (words.length > 2) rows.push({ text, words: words.slice(0, -1) });
    else throw new Error(`"${text}": a stem of the trade needs ${SHORT_STEM} letters.`);
  }
  const begins = (word: string): boolean =>
    [SHORT_STEM, LONG_STEM].some((letters) => word.length > letters && stems.has(word.slice(0, letters)));
  const pairs = new Map<number, Pair>();
  for (const { text, words } of rows) {
    if (words.some((word) => free.has(word) || begins(word))) continue;
    const [best] = words
      .slice(1)
      .map((word, at) => ({ first: hashToken(words[at] ?? ''), second: hashToken(word), at }))
      .sort((a, b) => lengthAt(words, b.at) - lengthAt(words, a.at));
    if (best === undefined) throw new Error(`The phrase ${JSON.stringify(text)} has no word to look for.`);
    pairs.set(joinHash(best.first, best.second), [best.first, best.second]);
  }
  const alone = [...[...free, ...slashed].map(hashToken), ...[...stems].map((stem) => stemHash(hashToken(stem)))];
  return {
    hashes: [...alone, ...pairs.keys()],
    alone,
    slashed: [...slashed].filter((word) => !free.has(word) && !begins(word)).map(hashToken),
    pairs: [...pairs.values()],
  };
}

/** A table with three bits set for each hash. It is large enough that less than a third of its bits are set. */
export function bitTable(hashes: ReadonlySet<number>): string {
  let size = 1024;
  while (hashes.size * 3 > size * 6 * 0.32) size *= 2;
  const packed = new Uint8Array(size);
  for (const hash of hashes) for (const bit of bitsOf(hash, size)) packed[Math.floor(bit / 6)]! |= 1 << (bit % 6);
  return Array.from(packed, (value) => digits(value, 1)).join('');
}

/** A table with one bit for each hash (`GateTable.likely`). */
export function likelyTable(hashes: ReadonlySet<number>): string {
  let size = 1024;
  while (hashes.size > size * 6 * 0.1) size *= 2;
  const packed = new Uint8Array(size);
  for (const hash of hashes) packed[hash & (size - 1)]! |= 1 << likelyBit(hash);
  return Array.from(packed, (value) => digits(value, 1)).join('');
}

/** Letters of two words in a row. Digits do not count: "1 000" tells less than "pro 1". */
const lengthAt = (words: readonly string[], at: number): number =>
  words
    .slice(at, at + 2)
    .join('')
    .replaceAll(/\d/g, '').length;

/** Hashes of what tells phrases of the trade, sorted. */
const topicTable = (hashes: readonly number[]): string =>
  [...new Set(hashes.map((hash) => digits(finishHash(hash) & TOPIC_MASK, TOPIC_DIGITS)))].sort().join('');

/** Hashes of hosts, sorted. */
export const hostTable = (hosts: readonly string[]): string =>
  [...new Set(hosts.map((host) => hashDigits(hashHost(host))))].sort().join('');

/** A row of the table of names: the hash by which the gate knows the name, and what the name is worth. */
const nameRow = (key: number, worth: number): string => hashDigits(finishHash(key)) + digits(worth, 1);

/** Rows for names of one word that count by themselves, sorted. */
export const nameTable = (words: readonly string[]): string =>
  [...new Set(words.map((word) => nameRow(hashToken(word), WORTH.CERTAIN)))].sort().join('');

/**
 * Builds the table of the gate.
 * @param never hosts that never match
 * @param words all words of the trade, with their classes
 */
export function buildGateTable(
  services: readonly ServiceRecord[],
  never: readonly string[],
  words: readonly ClassedWord[],
): GateTable {
  const noted = new Set<number>();
  const alone: number[] = [];
  const pairs: Pair[] = [];
  const names = new Set<string>();
  const longNames = new Set<string>();
  for (const { text, role } of namedTerms(services, never)) {
    for (const spelling of new Set([text, domainToUnicode(text) || text])) {
      const [first, ...rest] = wordHashes(spelling);
      if (first === undefined) throw new Error(`The name ${JSON.stringify(text)} has no word to look for.`);
      if (rest.length > 16) throw new Error(`The name ${JSON.stringify(text)} has too many words.`);
      const [second] = rest;
      const key = second === undefined ? first : joinHash(first, second);
      noted.add(key);
      if (second === undefined) alone.push(first);
      else pairs.push([first, second]);
      if (rest.length < 2) names.add(nameRow(key, worthOf(role)));
      else
        longNames.add(
          hashDigits(finishHash(key)) +
            digits((rest.length - 1) * 4 + worthOf(role), 1) +
            hashDigits(finishHash(rest.reduce(joinHash, first))),
        );
    }
  }
  for (const name of inflectedNames(services)) {
    const hash = stemHash(hashToken(name.slice(0, LONG_STEM)));
    noted.add(hash);
    alone.push(hash);
    names.add(nameRow(hash, WORTH.CERTAIN));
  }
  const topics = new Set(TOPIC_CLASSES);
  const kept = evidenceWords(words);
  const telling = tellingHashes(
    kept.flatMap(({ text, classes }) => (classes.some((each) => topics.has(each)) ? text : [])),
  );
  for (const hash of telling.hashes) noted.add(hash);
  const inRow = [...pairs, ...telling.pairs];
  const seconds = new Set(inRow.map(([, second]) => second));
  return {
    bits: bitTable(noted),
    firsts: bitTable(new Set(inRow.map(([first]) => first))),
    seconds: bitTable(seconds),
    likely: likelyTable(new Set([...alone, ...telling.alone, ...seconds])),
    topics: topicTable(telling.hashes),
    slashed: topicTable(telling.slashed),
    names: [...names].sort().join(''),
    longNames: [...longNames].sort().join(''),
    hosts: hostTable(
      namedTerms(services, never)
        .filter(({ isHost }) => isHost)
        .map(({ text }) => text),
    ),
    words: packHashes(kept),
  };
}
