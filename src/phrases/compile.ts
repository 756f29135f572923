/**
 * Compiles the phrase files to the one table that the content script scans with. Deterministic: the same files give the
 * same bytes.
 */
import { GOODS } from '../domain/model.ts';
import type { OfferPhrases } from '../domain/match/offers/offers.ts';
import type { PhraseFiles } from './load.ts';
import type { PhraseFile } from './schema.ts';
import { evidenceWords } from './evidence-words.ts';
import { packWords } from './pack.ts';
import type { ClassedWord } from './pack.ts';
import { packHashes } from './pack-hashes.ts';

/** Arabic joins the article and one-letter words to the front of a word; a leading ~ stands for all of these forms. */
const ARABIC_FRONT = ['', 'ال', 'لل', 'ل', 'و', 'ب', 'بال'];

const forms = (word: string): string[] =>
  word.startsWith('~') ? ARABIC_FRONT.map((front) => front + word.slice(1)) : [word];

/** Languages in which people often leave out accents, and the classes of words where that matters. */
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

/** The words that the gate looks for, with their classes: all but those under `also`. */
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
