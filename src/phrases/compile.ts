/**
 * Phrase files -> the one table that the content script scans with. Deterministic: the same files give the same
 * bytes.
 */
import { GOODS } from '../domain/model.ts';
import type { OfferPhrases } from '../domain/match/offers/offers.ts';
import type { PhraseFiles } from './load.ts';
import type { PhraseFile } from './schema.ts';
import { evidenceWords } from './evidence-words.ts';
import { packWords } from './pack.ts';
import type { ClassedWord } from './pack.ts';
import { packHashes } from './pack-hashes.ts';

/** Arabic words take the article and one-letter words in front; a leading ~ stands for all of these. */
const ARABIC_FRONT = ['', 'ال', 'لل', 'ل', 'و', 'ب', 'بال'];

const forms = (word: string): string[] =>
  word.startsWith('~') ? ARABIC_FRONT.map((front) => front + word.slice(1)) : [word];

/** Languages whose accents people leave out when they are in a hurry, and the classes where that matters. */
const LEFT_OUT: ReadonlySet<string> = new Set(['tr', 'pt', 'es', 'fr', 'ro', 'pl']);
const ACCENTED: ReadonlySet<string> = new Set([...GOODS, 'buy', 'bot', 'panel', 'nopass', 'cta']);
const plainLetters = (word: string): string =>
  word.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ı', 'i').replaceAll('ł', 'l');
const spellings = (language: string, name: string, words: readonly string[]): string[] =>
  LEFT_OUT.has(language) && ACCENTED.has(name) ? [...new Set([...words, ...words.map(plainLetters)])] : [...words];

const classed = (language: string, words: PhraseFile['words']): ClassedWord[] =>
  Object.entries(words).flatMap(([name, list]) =>
    spellings(language, name, list)
      .flatMap(forms)
      .map((text) => ({ text, classes: [name] })),
  );

/** Words with their classes, as far as the gate looks for them. */
export const classedWords = (languages: PhraseFiles['languages']): ClassedWord[] =>
  languages.flatMap(({ language, words, platforms }) => [
    ...classed(language, words),
    ...Object.entries(platforms).flatMap(([name, list]) =>
      list.flatMap(forms).map((text) => ({ text, classes: [`@${name}`] })),
    ),
  ]);

/** Compiles words and weights. */
export function compilePhrases({ languages, signals }: PhraseFiles): OfferPhrases {
  const words = classedWords(languages);
  const all = [...words, ...languages.flatMap(({ language, also }) => classed(language, also))];
  const { threshold, weights } = signals;
  return { words: packWords(all), evidence: packHashes(evidenceWords(words)), threshold, weights };
}
