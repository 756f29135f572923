/**
 * Remembers what a page holds but does not show, to take it in once it is shown. What an attribute hides was left out
 * whole, and the page's change of the attribute tells (additions.ts). Of what a style hides nothing tells, so it is
 * looked at again: tabs, menus and dialogs, and pages that hide themselves until they are ready.
 */

/** So many blocks, forms and embedded parts that a style hides are kept: more than words of the trade can take up. */
const MOST_KEPT = 1500;

interface Kept {
  /** Whether it is an embedded part, and not words or fields. */
  readonly isPart: boolean;
  readonly isShown: () => boolean;
  readonly take: () => void;
}

/** What a page holds and does not show, by element. */
export class Hidden {
  /** What a style hides, and what an attribute hides. */
  readonly #kept = new Map<unknown, readonly Kept[]>();
  readonly #left = new WeakSet<Element>();
  /** How many things are kept: a single element may hold any number of them. */
  #count = 0;

  /** Whether anything is to be looked at again. */
  get some(): boolean {
    return this.#kept.size > 0;
  }

  /** @returns whether something is shown. If not, `take` is called by `lookAgain` once it is. */
  shows(element: unknown, isShown: () => boolean, take: () => void, isPart = false): boolean {
    if (isShown()) return true;
    if (this.#count < MOST_KEPT) this.#keep(element, [...(this.#kept.get(element) ?? []), { isPart, isShown, take }]);
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
    this.#keep(element, []);
    this.#left.delete(element as Element);
  }

  /** To be called when an embedded part gets another address. */
  forgetPart(element: Element): void {
    this.#keep(element, this.#kept.get(element)?.filter(({ isPart }) => !isPart) ?? []);
  }

  #keep(element: unknown, kept: readonly Kept[]): void {
    this.#count += kept.length - (this.#kept.get(element)?.length ?? 0);
    if (kept.length > 0) this.#kept.set(element, kept);
    else this.#kept.delete(element);
  }

  /** Takes in what is shown by now, and drops what has left the page. @returns whether anything is shown */
  lookAgain(): boolean {
    const shown: Kept[] = [];
    for (const [element, kept] of this.#kept) {
      // A form's field may have that name: such a form is kept, and never shown again.
      const isThere = (element as Partial<Node> | null)?.isConnected !== false;
      this.#keep(element, isThere ? kept.filter((each) => !each.isShown() || shown.push(each) === 0) : []);
    }
    for (const { take } of shown) take();
    return shown.length > 0;
  }
}
