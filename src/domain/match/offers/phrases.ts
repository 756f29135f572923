/** The compiled phrase files, as the reader of web pages holds them. Plain data. */
import type { Observation } from './signals.ts';
import type { WordTable } from './words.ts';

export interface OfferPhrases {
  readonly words: WordTable;
  readonly threshold: number;
  readonly weights: Readonly<Partial<Record<Observation, number>>>;
}
