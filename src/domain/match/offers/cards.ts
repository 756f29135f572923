/**
 * Sees goods, quantity and price that stand in neighbouring labels: price cards are rarely one block
 * ("500" / "followers" / "9.90 €" / "order").
 */
import type { MarkedBlock } from './block.ts';

const WINDOW = 5;
const NEVER = -100;

/** A label whose figures are looked at only once goods are near. */
interface Label {
  readonly at: number;
  readonly block: MarkedBlock;
  readonly counted: boolean;
}

/** A label that is a number and hardly anything else. */
const BARE_NUMBER = /^[^\p{L}]*(?:\p{L}[^\p{L}]*){0,3}$/u;

export type Cards = ReturnType<typeof readCards>;

/** Reads cards of prices and quantities, which stand in blocks of their own. */
export function readCards() {
  let now = 0;
  let goods = NEVER;
  let quantity = NEVER;
  let price = NEVER;
  /** The last labels that were not looked at yet. */
  let waiting: Label[] = [];

  /**
   * One label; `counted`: there is a quantity of goods in it.
   * @returns what it completed: a whole card, goods with a price and a button, or nothing.
   */
  function label(block: MarkedBlock, hasGoods: boolean, counted: boolean, hasButton = false): 'card' | 'priced' | null {
    now += 1;
    if (hasGoods) goods = now;
    if (waiting.push({ at: now, block, counted }) > WINDOW) waiting.shift();
    const near = (at: number): boolean => now - at < WINDOW;
    if (!near(goods)) return null;
    for (const {
      at,
      block: { text, amounts },
      counted: of,
    } of waiting) {
      if (of || (amounts.quantities.length > 0 && BARE_NUMBER.test(text))) quantity = at;
      if (amounts.prices.length > 0) price = at;
    }
    waiting = [];
    if (!near(price)) return null;
    if (near(quantity) || hasButton) {
      price = NEVER;
      return near(quantity) ? 'card' : 'priced';
    }
    return null;
  }

  /** Running text ends a card. */
  function prose(): void {
    now += WINDOW;
  }

  return { label, prose };
}
