/**
 * Sees goods, quantity and price that stand in neighbouring labels: price cards are rarely one block
 * ("500" / "followers" / "9.90 €" / "order").
 */
const WINDOW = 5;
const NEVER = -100;

export type Cards = ReturnType<typeof readCards>;

export function readCards() {
  let now = 0;
  let goods = NEVER;
  let quantity = NEVER;
  let price = NEVER;

  /** One label. @returns what it completed: a whole card, goods with a price and a button, or nothing. */
  function label(hasGoods: boolean, hasQuantity: boolean, hasPrice: boolean, hasButton = false): 'card' | 'priced' | null {
    now += 1;
    if (hasGoods) goods = now;
    if (hasQuantity) quantity = now;
    if (hasPrice) price = now;
    const near = (at: number): boolean => now - at < WINDOW;
    if (!near(goods) || !near(price)) return null;
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
