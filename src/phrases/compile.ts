/** Phrase files -> the one table that the content script scans with. Deterministic: the same files give the same bytes. */
import { PLACES, PLATFORMS } from '../domain/model.ts';
import { platformClass, WORD_CLASSES } from '../domain/offers/classes.ts';
import type { OfferPhrases } from '../domain/offers/phrases.ts';
import { SIGNALS } from '../domain/offers/signals.ts';
import type { PhraseFiles } from './load.ts';
import { packWords } from './pack.ts';

/** Arabic words take the article and one-letter words in front; a leading ~ stands for all of these. */
const ARABIC_FRONT = ['', 'ال', 'لل', 'ل', 'و', 'ب', 'بال'];

const forms = (word: string): string[] => (word.startsWith('~') ? ARABIC_FRONT.map((front) => front + word.slice(1)) : [word]);

/** Compiles words and weights. */
export function compilePhrases({ languages, signals }: PhraseFiles): OfferPhrases {
  const classesOf = new Map<string, Set<number>>();
  const add = (words: readonly string[], number: number): void => {
    for (const word of words) for (const form of forms(word)) {
      const key = form.toLowerCase();
      const known = classesOf.get(key);
      if (known === undefined) classesOf.set(key, new Set([number]));
      else known.add(number);
    }
  };
  for (const { words, platforms } of languages) {
    for (const [name, list] of Object.entries(words)) add(list, WORD_CLASSES.indexOf(name));
    for (const [name, list] of Object.entries(platforms)) add(list, platformClass(PLATFORMS.indexOf(name as (typeof PLATFORMS)[number])));
  }
  return {
    words: packWords([...classesOf].map(([text, classes]) => ({ text, classes: [...classes] }))),
    threshold: signals.threshold,
    prose: signals.prose,
    places: PLACES.map((place) => signals.places[place]),
    rules: SIGNALS.map((id) => [signals.signals[id].weight, signals.signals[id].cap, signals.signals[id].act ? 1 : 0]),
  };
}
