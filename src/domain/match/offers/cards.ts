/**
 * Finds goods, quantity and price in one block or in neighbouring labels, because price cards are rarely one block
 * ("500" / "followers" / "9.90 €" / "order").
 */
import type { Amounts } from './amounts.ts';
import type { MarkedBlock } from './block.ts';
import type { FoundWord } from './words.ts';

/** Most labels of one card. */
const WINDOW = 6;

/** Whether a number is round, as in packages: 500, 2.5K. An account that somebody offers for advertising has 54K. */
const isRound = (number: string): boolean => /^(?:[1-9]5?0*)?$/.test(number.replaceAll(/[^0-9]/g, ''));
/** The quantities of a text that packages may have. */
const packagesIn = ({ amounts, text }: MarkedBlock): Amounts['quantities'] =>
  amounts.quantities.filter(([start, end]) => isRound(text.slice(start, end)));

/** Whether a quantity belongs to one of the goods: "1,000 real likes", "likes: 1,000". */
const isCounted = (block: MarkedBlock, goods: readonly FoundWord[]): boolean =>
  goods.some((mark) =>
    packagesIn(block).some(([start, end]) =>
      start >= mark.end ? start - mark.end <= 4 : mark.start >= end && mark.start - end <= 32,
    ),
  );
const isPriced = ({ amounts }: MarkedBlock): boolean => amounts.prices.length > 0;

/** A finder of cards for one kind of goods; takes in the blocks of a page in order. */
export class Cards {
  #near: { readonly block: MarkedBlock; readonly goods: readonly FoundWord[] }[] = [];

  /** @returns what the block completes: `card`, goods with quantity and price; `priced`, goods with price and button */
  read(block: MarkedBlock, goods: readonly FoundWord[]): 'card' | 'priced' | null {
    if (!block.isShort) this.#near = [];
    else if (this.#near.push({ block, goods }) > WINDOW) this.#near.shift();
    if (isCounted(block, goods) && isPriced(block)) return 'card';
    // Amounts are looked for only once goods are near.
    if (!this.#near.some((label) => label.goods.length > 0)) return null;
    const priced = this.#near.findIndex((label) => isPriced(label.block));
    if (priced < 0) return null;
    const counted = this.#near.some((label) => packagesIn(label.block).length > 0);
    if (!counted && !block.isButton) return null;
    this.#near = this.#near.slice(priced + 1);
    return counted ? 'card' : 'priced';
  }
}
