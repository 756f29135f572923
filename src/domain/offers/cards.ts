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

  /** One label. @returns what it completed: a whole card, goods with a price only, or nothing. */
  label(hasGoods: boolean, hasQuantity: boolean, hasPrice: boolean): 'card' | 'priced' | null {
    this.#at += 1;
    if (hasGoods) this.#goods = this.#at;
    if (hasQuantity) this.#quantity = this.#at;
    if (hasPrice) this.#price = this.#at;
    const near = (at: number): boolean => this.#at - at < WINDOW;
    if (!near(this.#goods) || !near(this.#price)) return null;
    // A quantity may still follow; goods and price alone are judged when the window closes on them.
    if (near(this.#quantity)) {
      this.#price = NEVER;
      return 'card';
    }
    if (this.#at - Math.min(this.#goods, this.#price) < WINDOW - 1) return null;
    this.#price = NEVER;
    return 'priced';
  }

  /** Running text ends a card. */
  prose(): void {
    this.#at += WINDOW;
  }
}
