/** The shape of the phrase files, and what is wrong with one that does not fit. */
import { PLATFORMS } from '../domain/platforms.ts';
import type { Platform } from '../domain/platforms.ts';
import { PLACES } from '../domain/model.ts';
import type { Place } from '../domain/model.ts';
import { WORD_CLASSES } from '../domain/match/offers/classes.ts';
import { SIGNALS } from '../domain/match/offers/signals.ts';
import type { SignalId } from '../domain/match/offers/signals.ts';

/** One language's words, split at the commas. */
export interface PhraseFile {
  readonly language: string;
  readonly words: Readonly<Record<string, readonly string[]>>;
  readonly platforms: Readonly<Partial<Record<Platform, readonly string[]>>>;
}

export interface SignalRule {
  readonly weight: number;
  readonly cap: number;
  readonly act: boolean;
  /** What the user reads. */
  readonly text: string;
}

/** signals.yaml, read. */
export interface SignalFile {
  readonly threshold: number;
  readonly prose: number;
  readonly places: Readonly<Record<Place, number>>;
  readonly signals: Readonly<Record<SignalId, SignalRule>>;
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
  const { language, words = {}, platforms = {}, ...other } = value;
  const [unknown] = Object.keys(other);
  if (unknown !== undefined)
    throw new Error(`${file}: unknown field "${unknown}"; allowed are language, words, platforms.`);
  if (typeof language !== 'string' || !/^[a-z]{2,3}$/.test(language))
    throw new Error(`${file}: language must be a code such as "es", or "any".`);
  if (!isFields(words) || !isFields(platforms))
    throw new Error(`${file}: words and platforms must be lists of classes.`);
  for (const name of Object.keys(words))
    if (!WORD_CLASSES.includes(name))
      throw new Error(`${file}: unknown class "${name}"; allowed are ${WORD_CLASSES.join(', ')}.`);
  for (const name of Object.keys(platforms))
    if (!(PLATFORMS as readonly string[]).includes(name))
      throw new Error(`${file}: unknown platform "${name}" (see PLATFORMS in src/domain/platforms.ts).`);
  const read = (group: Fields, under: string): Record<string, string[]> =>
    Object.fromEntries(Object.entries(group).map(([name, line]) => [name, splitWords(file, `${under}.${name}`, line)]));
  return { language, words: read(words, 'words'), platforms: read(platforms, 'platforms') };
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** Checks signals.yaml. @throws Error naming field and fix. */
export function decodeSignals(file: string, value: unknown): SignalFile {
  if (!isFields(value)) throw new Error(`${file}: must hold threshold, prose, places and signals.`);
  const { threshold, prose, places, signals } = value;
  if (!isNumber(threshold) || threshold <= 0) throw new Error(`${file}: threshold must be a number above 0.`);
  if (!isNumber(prose)) throw new Error(`${file}: prose must be a number.`);
  if (!isFields(places) || !isFields(signals)) throw new Error(`${file}: places and signals must be maps.`);
  const factors = Object.fromEntries(
    PLACES.map((place) => {
      const factor = places[place];
      if (!isNumber(factor)) throw new Error(`${file}: places.${place} must be a number.`);
      return [place, factor];
    }),
  ) as Record<Place, number>;
  for (const id of Object.keys(signals))
    if (!(SIGNALS as readonly string[]).includes(id))
      throw new Error(`${file}: unknown signal "${id}"; signals are rules of src/domain/offers.`);
  const rules = Object.fromEntries(
    SIGNALS.map((id) => {
      const rule = signals[id];
      if (!isFields(rule) || !isNumber(rule['weight']) || !isNumber(rule['cap']))
        throw new Error(`${file}: signals.${id} needs weight and cap.`);
      const text = rule['text'];
      if (typeof text !== 'string' || (text === '') !== id.startsWith('counter_'))
        throw new Error(`${file}: signals.${id}.text must say what the user reads; counter-signals have none.`);
      return [id, { weight: rule['weight'], cap: rule['cap'], act: rule['act'] === true, text }];
    }),
  ) as Record<SignalId, SignalRule>;
  return { threshold, prose, places: factors, signals: rules };
}
