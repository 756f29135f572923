/**
 * Sees goods, quantity and price that stand in neighbouring labels: price cards are rarely one block
 * ("500" / "followers" / "9.90 €" / "order").
 */
const WINDOW = 5;
const NEVER = -100;

/** What stands in a label besides goods; asked for only once goods are near. */
export interface Figures { readonly quantity: boolean; readonly price: boolean }

export type Cards = ReturnType<typeof readCards>;

export function readCards() {
  let now = 0;
  let goods = NEVER;
  let quantity = NEVER;
  let price = NEVER;
  /** The last labels that were not asked yet. */
  let waiting: (readonly [at: number, figures: () => Figures])[] = [];

  /** One label. @returns what it completed: a whole card, goods with a price and a button, or nothing. */
  function label(hasGoods: boolean, figures: () => Figures, hasButton = false): 'card' | 'priced' | null {
    now += 1;
    if (hasGoods) goods = now;
    const near = (at: number): boolean => now - at < WINDOW;
    waiting = waiting.filter(([at]) => near(at));
    waiting.push([now, figures]);
    if (!near(goods)) return null;
    for (const [at, of] of waiting) {
      const found = of();
      if (found.quantity) quantity = at;
      if (found.price) price = at;
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
