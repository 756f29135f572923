/**
 * Sees goods, quantity and price that stand in neighbouring labels: price cards are rarely one block
 * ("500" / "followers" / "9.90 €" / "order").
 */
const WINDOW = 5;
const NEVER = -100;

export class Cards {
  #at = 0;
  #goods = NEVER;
  #quantity = NEVER;
  #price = NEVER;

  /** One label. @returns what it completed: a whole card, goods with a price and a button, or nothing. */
  label(hasGoods: boolean, hasQuantity: boolean, hasPrice: boolean, hasButton = false): 'card' | 'priced' | null {
    this.#at += 1;
    if (hasGoods) this.#goods = this.#at;
    if (hasQuantity) this.#quantity = this.#at;
    if (hasPrice) this.#price = this.#at;
    const near = (at: number): boolean => this.#at - at < WINDOW;
    if (!near(this.#goods) || !near(this.#price)) return null;
    if (near(this.#quantity) || hasButton) {
      this.#price = NEVER;
      return near(this.#quantity) ? 'card' : 'priced';
    }
    return null;
  }

  /** Running text ends a card. */
  prose(): void {
    this.#at += WINDOW;
  }
}
