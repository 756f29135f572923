/**
 * Keeps what a page holds but does not show, to look again later: tabs, menus and dialogs are often shown by a style
 * alone, and many pages hide themselves until they are ready. No change of the page tells of that.
 */

/** So many hidden blocks, forms and embedded parts are kept: more than words of the trade alone can take up. */
const MOST_KEPT = 1500;

interface Kept {
  readonly isShown: () => boolean;
  readonly take: () => void;
}

/** What a page holds and does not show, each with what takes it in. */
export class Hidden {
  #kept: Kept[] = [];

  /** Whether anything is kept. */
  get some(): boolean {
    return this.#kept.length > 0;
  }

  /** @returns whether something is shown. If not, `take` is called by `lookAgain` once it is. */
  shows(isShown: () => boolean, take: () => void): boolean {
    if (isShown()) return true;
    if (this.#kept.length < MOST_KEPT) this.#kept.push({ isShown, take });
    return false;
  }

  /** Takes in what is shown by now. @returns whether anything is */
  lookAgain(): boolean {
    const before = this.#kept;
    const shown = new Set(before.filter(({ isShown }) => isShown()));
    this.#kept = before.filter((each) => !shown.has(each));
    for (const { take } of shown) take();
    return shown.size > 0;
  }
}
