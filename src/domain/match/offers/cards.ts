/**
 * Sees goods, quantity and price that stand in one block or in neighbouring labels: price cards are rarely one block
 * ("500" / "followers" / "9.90 €" / "order").
 */
import type { FoundWord, MarkedBlock } from './block.ts';
import { isButton } from './observe.ts';

/** Labels that can be one card. */
const WINDOW = 6;
/** A label that is a number and hardly anything else. */
const BARE_NUMBER = /^[^\p{L}]*(?:\p{L}[^\p{L}]*){0,3}$/u;

/** Whether a quantity belongs to goods: "1,000 real likes", "likes: 1,000". */
const isCounted = (block: MarkedBlock, goods: FoundWord): boolean =>
  block.amounts.quantities.some(([start, end]) =>
    start >= goods.end ? start - goods.end <= 4 : goods.start - end >= 0 && goods.start - end <= 32,
  );
const isPriced = ({ amounts }: MarkedBlock): boolean => amounts.prices.length > 0;

/** A finder of cards for one kind of goods; takes in the blocks of a page in order. */
export class Cards {
  #near: { readonly block: MarkedBlock; readonly goods: readonly FoundWord[] }[] = [];

  /** @returns what a block completes: goods with quantity and price, goods with price and button, or nothing. */
  read(block: MarkedBlock, goods: readonly FoundWord[]): 'card' | 'priced' | null {
    if (block.part === 'prose' || block.part === 'line' || block.part === 'top') this.#near = [];
    else this.#near = [...this.#near.slice(1 - WINDOW), { block, goods }];
    if (goods.some((mark) => isCounted(block, mark)) && isPriced(block)) return 'card';
    // Amounts are looked for only once goods are near.
    if (!this.#near.some((label) => label.goods.length > 0)) return null;
    const priced = this.#near.findIndex((label) => isPriced(label.block));
    if (priced < 0) return null;
    const counted = this.#near.some(
      (label) =>
        label.goods.some((mark) => isCounted(label.block, mark)) ||
        (label.block.amounts.quantities.length > 0 && BARE_NUMBER.test(label.block.text)),
    );
    if (!counted && !isButton(block)) return null;
    this.#near = this.#near.slice(priced + 1);
    return counted ? 'card' : 'priced';
  }
}
