/** The compiled phrase files, as the content script holds them. Plain data. */
import type { WordTable } from './words.ts';

export interface OfferPhrases {
  readonly words: WordTable;
  readonly threshold: number;
  /** Factor of words inside running text. */
  readonly prose: number;
  /** Factor by place, in the order of PLACES. */
  readonly places: readonly number[];
  /** Weight, cap, 1 for an act of selling; in the order of SIGNALS. */
  readonly rules: readonly (readonly number[])[];
}
