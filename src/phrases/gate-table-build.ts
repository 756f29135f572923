/** Builds the table of the gate: out of the same names, hosts and words that the reader looks for. */
import { domainToUnicode } from 'node:url';
import { GATE_BITS, HASH_DIGITS, HASH_MASK, joinHash, STEM_LETTERS, WORTH } from '../domain/match/gate-table.ts';
import type { GateTable } from '../domain/match/gate-table.ts';
import { hashHost } from '../domain/match/listed.ts';
import { ROLE } from '../domain/match/page-index.ts';
import { FIRST, finishHash } from '../domain/match/tag-table.ts';
import { tokensOf } from '../domain/text/fold.ts';
import { hashToken } from '../domain/text/tokens.ts';
import type { ServiceRecord } from '../domain/model.ts';
import { namedTerms } from '../registry/page-index.ts';
import type { ClassedWord } from './pack.ts';
import { evidenceWords, TOPIC_CLASSES } from './evidence-words.ts';
import { packHashes } from './pack-hashes.ts';

const digits = (value: number, count: number): string => {
  let out = '';
  for (let rest = value, i = 0; i < count; i++, rest = Math.floor(rest / 64))
    out = String.fromCharCode(FIRST + (rest % 64)) + out;
  return out;
};

/** Hashes of the words of a text; signs count for nothing here. */
export const wordHashes = (text: string): number[] =>
  tokensOf(text).flatMap(({ kind, folded }) => (kind === 'sign' ? [] : hashToken(folded)));

const worthOf = (role: number): number =>
  role === ROLE.FREE ? WORTH.CERTAIN : role === ROLE.COMPANION ? WORTH.COMPANION : WORTH.COMPANY;

/** The word of a phrase that tells it best: the longest. Of a stem, its first letters. */
function tellingWord(text: string): string | undefined {
  const words = tokensOf(text.replace(/\*$/, ''))
    .filter(({ kind }) => kind !== 'sign')
    .map(({ folded }) => folded)
    .sort((a, b) => b.length - a.length);
  if (!text.endsWith('*')) return words[0];
  const [stem = ''] = words;
  if (stem.length < STEM_LETTERS) throw new Error(`"${text}": a stem of the trade needs ${STEM_LETTERS} letters.`);
  return stem.slice(0, STEM_LETTERS);
}

/**
 * @param never hosts that never match
 * @param words all words of the trade, with their classes
 */
export function buildGateTable(
  services: readonly ServiceRecord[],
  never: readonly string[],
  words: readonly ClassedWord[],
): GateTable {
  const bits = new Set<number>();
  const note = (hash: number): void => void bits.add(finishHash(hash) & (GATE_BITS - 1));
  const names = new Map<string, true>();
  for (const { text, role } of namedTerms(services, never)) {
    for (const spelling of new Set([text, domainToUnicode(text) || text])) {
      const [first, ...rest] = wordHashes(spelling);
      if (first === undefined) throw new Error(`The name ${JSON.stringify(text)} has no word to look for.`);
      if (rest.length > 15) throw new Error(`The name ${JSON.stringify(text)} has too many words.`);
      note(first);
      const all = finishHash(rest.reduce(joinHash, first));
      names.set(
        digits(finishHash(first) & HASH_MASK, HASH_DIGITS) +
          digits(rest.length * 4 + worthOf(role), 1) +
          (rest.length === 0 ? '' : digits(all & HASH_MASK, HASH_DIGITS)),
        true,
      );
    }
  }
  const topics = new Set(TOPIC_CLASSES);
  const kept = evidenceWords(words);
  for (const { text, classes } of kept) {
    if (!classes.some((each) => topics.has(each))) continue;
    const word = tellingWord(text);
    if (word !== undefined) note(hashToken(word));
  }
  const packed = new Array<number>(Math.ceil(GATE_BITS / 6)).fill(0);
  for (const bit of bits) packed[Math.floor(bit / 6)]! |= 1 << (bit % 6);
  const hosts = new Set(
    namedTerms(services, never)
      .filter(({ isHost }) => isHost)
      .map(({ text }) => digits(hashHost(text) & HASH_MASK, HASH_DIGITS)),
  );
  return {
    bits: packed.map((value) => digits(value, 1)).join(''),
    names: [...names.keys()].sort().join(''),
    hosts: [...hosts].sort().join(''),
    words: packHashes(kept),
  };
}
