/** One block of text, marked up with the classes of words that stand in it. */
import { GOODS_COUNT, PLATFORM_BASE, classNumber } from './classes.ts';
import type { TradeClass } from './classes.ts';

export interface Mark {
  readonly term: number;
  readonly classes: readonly number[];
  readonly start: number;
  readonly end: number;
}

/** Goods that are ordinary words besides: they count only beside a platform or with other evidence. */
const PLAIN_GOODS = new Set([0, 1, 5]); // followers, likes, subscribers

/** The marks of a block, with questions about them. */
export class MarkedBlock {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly #by = new Map<number, Mark[]>();
  readonly goods: readonly Mark[];
  readonly platforms: readonly Mark[];

  constructor(text: string, marks: readonly Mark[]) {
    this.text = text;
    this.marks = marks;
    const goods: Mark[] = [];
    const platforms: Mark[] = [];
    for (const mark of marks) {
      let isGoods = false;
      let isPlatform = false;
      for (const number of mark.classes) {
        const list = this.#by.get(number);
        if (list === undefined) this.#by.set(number, [mark]);
        else list.push(mark);
        if (number < GOODS_COUNT) isGoods = true;
        else if (number >= PLATFORM_BASE) isPlatform = true;
      }
      if (isGoods) goods.push(mark);
      if (isPlatform) platforms.push(mark);
    }
    this.goods = goods;
    this.platforms = platforms;
  }

  all(name: TradeClass): readonly Mark[] {
    return this.#by.get(classNumber(name)) ?? [];
  }

  has(name: TradeClass): boolean {
    return this.#by.has(classNumber(name));
  }

  count(name: TradeClass): number {
    return this.all(name).length;
  }

  /** Marks of one kind of goods, by its number in GOODS. */
  ofGoods(number: number): readonly Mark[] {
    return this.#by.get(number) ?? [];
  }
}

/** Whether goods of this mark mean social engagement by themselves. */
export const isPlain = (mark: Mark): boolean => mark.classes.some((number) => PLAIN_GOODS.has(number));

/** Characters between two marks; 0 when they overlap. */
export const gap = (a: Mark, b: Mark): number => Math.max(0, b.start - a.end, a.start - b.end);
