/** What somebody may have meant: names that share most groups of three letters ("threes") with the text. */
import { foldForSearch } from './fold-search.ts';

function threes(text: string): Set<string> {
  const padded = `  ${foldForSearch(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  const all = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at += 1) all.add(padded.slice(at, at + 3));
  return all;
}

const LEAST = 0.25;
const MOST_ASKED = 120;

/** An index of things by the threes of letters in their names. */
export class NameIndex<T> {
  readonly #things: T[] = [];
  /** For each name: the index of its thing, and the number of its threes. */
  readonly #owners: number[] = [];
  readonly #sizes: number[] = [];
  readonly #namesWith = new Map<string, number[]>();

  /** @param names everything the thing may be called by; its best name counts */
  add(thing: T, names: readonly string[]): void {
    const owner = this.#things.push(thing) - 1;
    for (const name of new Set(names)) {
      const all = threes(name);
      const at = this.#owners.push(owner) - 1;
      this.#sizes.push(all.size);
      for (const three of all) {
        const known = this.#namesWith.get(three);
        if (known === undefined) this.#namesWith.set(three, [at]);
        else known.push(at);
      }
    }
  }

  /** The things whose names are most like the text asked for, best first; equals in the order of `add`. */
  nearest(asked: string, most: number): T[] {
    const wanted = threes(asked.slice(0, MOST_ASKED));
    const shared = new Map<number, number>();
    for (const three of wanted)
      for (const at of this.#namesWith.get(three) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
    // How alike two sets are: 1 when they are the same, 0 when they share nothing (Dice).
    const best = new Map<number, number>();
    for (const [at, count] of shared) {
      const like = (2 * count) / (wanted.size + this.#sizes[at]!);
      const owner = this.#owners[at]!;
      if (like >= LEAST && like > (best.get(owner) ?? 0)) best.set(owner, like);
    }
    return [...best]
      .sort(([a, one], [b, other]) => other - one || a - b)
      .slice(0, most)
      .map(([owner]) => this.#things[owner]!);
  }
}

/** The same without an index to keep, for things that are searched only once. */
export function nearest<T>(
  asked: string,
  things: readonly T[],
  namesOf: (thing: T) => readonly string[],
  most: number,
): T[] {
  const index = new NameIndex<T>();
  for (const thing of things) index.add(thing, namesOf(thing));
  return index.nearest(asked, most);
}
