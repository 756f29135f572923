/**
 * Phrase files -> the one table that the content script scans with. Deterministic: the same files give the same
 * bytes.
 */
import { GOODS, PLACES } from '../domain/model.ts';
import { PLATFORMS } from '../domain/platforms.ts';
import { PLATFORM_BASE, WORD_CLASSES } from '../domain/match/offers/classes.ts';
import type { OfferPhrases } from '../domain/match/offers/phrases.ts';
import { SIGNALS } from '../domain/match/offers/signals.ts';
import type { PhraseFiles } from './load.ts';
import { packWords } from './pack.ts';
import type { ClassedWord } from './pack.ts';

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

/** Classes in which the number or the length of the words counts, not only that there is one. */
const COUNTED: ReadonlySet<string> = new Set(['menu', 'neworder', 'params', 'api', 'cta']);

/** Every row of words inside a phrase, shorter than the phrase. */
function* partsOf(text: string): Generator<string> {
  const words = text.split(' ');
  for (let length = 1; length < words.length; length++)
    for (let at = 0; at + length <= words.length; at++) yield words.slice(at, at + length).join(' ');
}

/** Drops what adds nothing: a phrase that holds another one of its class. */
function withoutRedundant(classesOf: ReadonlyMap<string, ReadonlySet<number>>): ClassedWord[] {
  return [...classesOf].flatMap(([text, classes]) => {
    const inside = [...partsOf(text)].map((part) => classesOf.get(part));
    const left = [...classes].filter(
      (number) => COUNTED.has(WORD_CLASSES[number] ?? '') || !inside.some((others) => others?.has(number)),
    );
    return left.length === 0 ? [] : [{ text, classes: left }];
  });
}

/** Every word of the files with the numbers of its classes. */
export function classedWords(languages: PhraseFiles['languages']): ClassedWord[] {
  const classesOf = new Map<string, Set<number>>();
  const add = (words: readonly string[], number: number): void => {
    for (const word of words)
      for (const form of forms(word)) {
        const key = form.toLowerCase();
        const known = classesOf.get(key);
        if (known === undefined) classesOf.set(key, new Set([number]));
        else known.add(number);
      }
  };
  for (const { language, words, platforms } of languages) {
    for (const [name, list] of Object.entries(words)) add(spellings(language, name, list), WORD_CLASSES.indexOf(name));
    for (const [name, list] of Object.entries(platforms))
      add(list, PLATFORM_BASE + PLATFORMS.indexOf(name as (typeof PLATFORMS)[number]));
  }
  return withoutRedundant(classesOf);
}

/** Compiles words and weights. */
export function compilePhrases({ languages, signals }: PhraseFiles): OfferPhrases {
  return {
    words: packWords(classedWords(languages)),
    threshold: signals.threshold,
    prose: signals.prose,
    places: PLACES.map((place) => signals.places[place]),
    rules: SIGNALS.map((id) => [signals.signals[id].weight, signals.signals[id].cap, signals.signals[id].act ? 1 : 0]),
  };
}
