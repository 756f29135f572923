/**
 * Remembers what a page holds but does not show, to take it in once it is shown. What an attribute hides was left out
 * whole, and the page's change of the attribute tells (additions.ts). Of what a style hides nothing tells, so it is
 * looked at again: tabs, menus and dialogs, and pages that hide themselves until they are ready.
 */

/** So many blocks, forms and embedded parts that a style hides are kept: more than words of the trade can take up. */
const MOST_KEPT = 1500;

interface Kept {
  readonly isShown: () => boolean;
  readonly take: () => void;
}

/** What a page holds and does not show, by element. */
export class Hidden {
  /** What a style hides, and what an attribute hides. */
  readonly #kept = new Map<unknown, Kept[]>();
  readonly #left = new WeakSet<Element>();

  /** Whether anything is to be looked at again. */
  get some(): boolean {
    return this.#kept.size > 0;
  }

  /** @returns whether something is shown. If not, `take` is called by `lookAgain` once it is. */
  shows(element: unknown, isShown: () => boolean, take: () => void): boolean {
    if (isShown()) return true;
    const kept = this.#kept.get(element) ?? [];
    if (kept.push({ isShown, take }) > 1 || this.#kept.size < MOST_KEPT) this.#kept.set(element, kept);
    return false;
  }

  /** Notes an element that was left out because an attribute hides it. */
  leave(element: Element): void {
    this.#left.add(element);
  }

  isLeft(element: Element): boolean {
    return this.#left.has(element);
  }

  /** To be called when an element is read, perhaps again: what was kept of it would count twice. */
  forget(element: unknown): void {
    this.#kept.delete(element);
    this.#left.delete(element as Element);
  }

  /** Takes in what is shown by now, and drops what has left the page. @returns whether anything is shown */
  lookAgain(): boolean {
    const shown: Kept[] = [];
    for (const [element, kept] of this.#kept) {
      const isThere = (element as Partial<Node> | null)?.isConnected !== false;
      const rest = isThere ? kept.filter((each) => !each.isShown() || shown.push(each) === 0) : [];
      if (rest.length > 0) this.#kept.set(element, rest);
      else this.#kept.delete(element);
    }
    for (const { take } of shown) take();
    return shown.length > 0;
  }
}
