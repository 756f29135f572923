/** The shape of the phrase files, and the checks that report what does not fit. */
import { PLATFORMS } from '../domain/platforms.ts';
import type { Platform } from '../domain/platforms.ts';
import { WORD_CLASSES } from '../domain/match/offers/classes.ts';
import { isAgainst, SIGNALS, ZONES } from '../domain/match/offers/signals.ts';
import type { Observation } from '../domain/match/offers/signals.ts';

/** One language's words, split at the commas. */
export interface PhraseFile {
  readonly language: string;
  readonly words: Readonly<Record<string, readonly string[]>>;
  /** Words that the gate does not look for, so that pages without the trade pay nothing for them. */
  readonly also: Readonly<Record<string, readonly string[]>>;
  readonly platforms: Readonly<Partial<Record<Platform, readonly string[]>>>;
}

/** The content of signals.yaml. */
export interface SignalFile {
  /** When the weights were fitted; below, on how many pages of how many sites. */
  readonly fitted: string;
  readonly pages: number;
  readonly sites: number;
  readonly threshold: number;
  readonly weights: Readonly<Partial<Record<Observation, number>>>;
}

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Splits a line of words. @throws Error naming file, field and fix. */
function splitWords(file: string, field: string, value: unknown): string[] {
  if (typeof value !== 'string') throw new Error(`${file}: ${field} must be words separated by commas.`);
  const words = value
    .split(/[,،]/)
    .map((word) => word.replaceAll(/\s+/g, ' ').trim())
    .filter((word) => word !== '');
  if (words.length === 0) throw new Error(`${file}: ${field} has no words; remove the line.`);
  for (const word of words) {
    if (word.length > 60)
      throw new Error(`${file}: ${field}: "${word}" is too long for a phrase (60 characters at most).`);
    if (/\*./.test(word)) throw new Error(`${file}: ${field}: "${word}": an asterisk may only stand at the end.`);
  }
  return words;
}

/** Checks one language file. @throws Error naming file, field and fix. */
export function decodePhrases(file: string, value: unknown): PhraseFile {
  if (!isFields(value)) throw new Error(`${file}: must hold language and words.`);
  const { language, words = {}, also = {}, platforms = {}, ...other } = value;
  const [unknown] = Object.keys(other);
  if (unknown !== undefined)
    throw new Error(`${file}: unknown field "${unknown}"; allowed are language, words, also, platforms.`);
  if (typeof language !== 'string' || !/^[a-z]{2,3}$/.test(language))
    throw new Error(`${file}: language must be a code such as "es", or "any".`);
  if (!isFields(words) || !isFields(also) || !isFields(platforms))
    throw new Error(`${file}: words, also and platforms must be lists of classes.`);
  for (const name of Object.keys({ ...words, ...also }))
    if (!(WORD_CLASSES as readonly string[]).includes(name))
      throw new Error(`${file}: unknown class "${name}"; allowed are ${WORD_CLASSES.join(', ')}.`);
  for (const name of Object.keys(platforms))
    if (!(PLATFORMS as readonly string[]).includes(name))
      throw new Error(`${file}: unknown platform "${name}" (see PLATFORMS in src/domain/platforms.ts).`);
  const read = (group: Fields, under: string): Record<string, string[]> =>
    Object.fromEntries(Object.entries(group).map(([name, line]) => [name, splitWords(file, `${under}.${name}`, line)]));
  return {
    language,
    words: read(words, 'words'),
    also: read(also, 'also'),
    platforms: read(platforms, 'platforms'),
  };
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** Checks signals.yaml. @throws Error naming field and fix. */
export function decodeSignals(file: string, value: unknown): SignalFile {
  if (!isFields(value)) throw new Error(`${file}: must hold fitted, pages, sites, threshold and weights.`);
  const { fitted, pages, sites, threshold, weights } = value;
  if (typeof fitted !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(fitted))
    throw new Error(`${file}: fitted must be a date such as 2026-11-28.`);
  if (!isNumber(pages) || !isNumber(sites)) throw new Error(`${file}: pages and sites must be numbers.`);
  if (!isNumber(threshold) || threshold <= 0) throw new Error(`${file}: threshold must be a number above 0.`);
  if (!isFields(weights)) throw new Error(`${file}: weights must be a map.`);
  const read: Partial<Record<Observation, number>> = {};
  for (const [id, zones] of Object.entries(weights)) {
    const signal = SIGNALS.find((each) => each === id);
    if (signal === undefined)
      throw new Error(`${file}: unknown signal "${id}"; signals are listed in src/domain/match/offers/signals.ts.`);
    if (!isFields(zones)) throw new Error(`${file}: weights.${id} must name weights by zone (${ZONES.join(', ')}).`);
    for (const [name, weight] of Object.entries(zones)) {
      const zone = ZONES.find((each) => each === name);
      if (zone === undefined || !isNumber(weight))
        throw new Error(`${file}: weights.${id}.${name}: must be a number for one of ${ZONES.join(', ')}.`);
      if (weight < 0 !== isAgainst(signal))
        throw new Error(`${file}: weights.${id}.${name}: ${isAgainst(signal) ? 'must' : 'must not'} be below 0.`);
      read[`${signal}@${zone}`] = weight;
    }
  }
  return { fitted, pages, sites, threshold, weights: read };
}
