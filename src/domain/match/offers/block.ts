/** One block of text, marked up with the classes of words that stand in it. */
import { findAmounts } from './amounts.ts';
import type { Amounts } from './amounts.ts';
import { FOLLOWERS, GOODS_COUNT, LIKES, PLATFORM_BASE, SUBSCRIBERS } from './classes.ts';

export interface Mark {
  readonly term: number;
  readonly classes: readonly number[];
  readonly start: number;
  readonly end: number;
}

/** Goods that are ordinary words besides: they count only beside a platform or with other evidence. */
const PLAIN_GOODS = new Set([FOLLOWERS, LIKES, SUBSCRIBERS]);

/** The marks of a block, with questions about them. */
export class MarkedBlock {
  readonly text: string;
  readonly marks: readonly Mark[];
  /** Marks by their classes. */
  readonly #by: (Mark[] | undefined)[] = [];
  readonly goods: Mark[] = [];
  readonly platforms: Mark[] = [];
  #amounts: Amounts | undefined;

  constructor(text: string, marks: readonly Mark[]) {
    this.text = text;
    this.marks = marks;
    for (const mark of marks) {
      for (const number of mark.classes) (this.#by[number] ??= []).push(mark);
      if (mark.classes.some((number) => number < GOODS_COUNT)) this.goods.push(mark);
      if (mark.classes.some((number) => number >= PLATFORM_BASE)) this.platforms.push(mark);
    }
  }

  /**
   * Prices and quantities: looked for when they are first asked for, since most blocks hold nothing that they could
   * belong to.
   */
  get amounts(): Amounts {
    return (this.#amounts ??= findAmounts(this.text));
  }

  /** Marks of a class. */
  all(number: number): readonly Mark[] {
    return this.#by[number] ?? [];
  }

  has(number: number): boolean {
    return this.#by[number] !== undefined;
  }
}

/** Whether goods of this mark mean social engagement by themselves. */
export const isPlain = (mark: Mark): boolean => mark.classes.some((number) => PLAIN_GOODS.has(number));

/** Characters between two marks; 0 when they overlap. */
export const gap = (a: Mark, b: Mark): number => Math.max(0, b.start - a.end, a.start - b.end);
