/** The compiled phrase files, as the reader of web pages holds them. Plain data. */
import type { HashedWords } from './hashed-words.ts';
import type { Observation } from './signals.ts';
import type { WordTable } from './words.ts';

export interface OfferPhrases {
  readonly words: WordTable;
  /** What the gate looks for: without it no page is judged. */
  readonly evidence: HashedWords;
  readonly threshold: number;
  readonly weights: Readonly<Partial<Record<Observation, number>>>;
}
