/** What somebody may have meant: the names that share most of their letters, in threes, with what was asked for. */
import { foldForSearch } from './fold-search.ts';

function threes(text: string): Set<string> {
  const padded = `  ${foldForSearch(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  const all = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at += 1) all.add(padded.slice(at, at + 3));
  return all;
}

/** How alike two sets are: 1 when they are the same, 0 when they share nothing (Dice). */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const each of one) if (other.has(each)) shared += 1;
  return (2 * shared) / (one.size + other.size || 1);
}

const LEAST = 0.25;
const MOST_ASKED = 120;

/**
 * The things whose names are nearest to what was asked for, nearest first.
 * @param namesOf everything a thing may be called by; its best name counts
 */
export function nearest<T>(
  asked: string,
  things: readonly T[],
  namesOf: (thing: T) => readonly string[],
  most: number,
): T[] {
  const wanted = threes(asked.slice(0, MOST_ASKED));
  return things
    .map((thing) => ({ thing, like: Math.max(0, ...namesOf(thing).map((name) => likeness(wanted, threes(name)))) }))
    .filter(({ like }) => like >= LEAST)
    .sort((a, b) => b.like - a.like)
    .slice(0, most)
    .map(({ thing }) => thing);
}
