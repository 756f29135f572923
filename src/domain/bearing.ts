/** Chooses the one document to name for a case. */
import type { CatalogCase, Outcome, Source, Supports } from './model.ts';

/** The facts that a case's story tells, besides the court. */
const TOLD: readonly Supports[] = ['parties', 'filed', 'conduct', 'outcome', 'decided'];
/** Outcomes with nothing decided or agreed: the story then says what was alleged. */
const OPEN: ReadonlySet<Outcome> = new Set<Outcome>(['pending', 'unknown']);

/**
 * The source that bears out what a case's story says last: how the case ended or, where nothing ended it, what was
 * alleged. Even a primary document is of no use if it is silent about that: the reader would find a page without the
 * claim. Among sources that bear it out, https comes before http; then a primary document before a press release, and
 * that before the press; then the source that bears out more of the story.
 * @returns undefined for a case without sources
 */
export function leadingSource({ outcome, sources }: Pick<CatalogCase, 'outcome' | 'sources'>): Source | undefined {
  const claim: Supports = OPEN.has(outcome) ? 'conduct' : 'outcome';
  const rank = ({ supports, insecure, primary, release }: Source): readonly number[] => [
    supports.includes(claim) ? 0 : 1,
    insecure === true ? 1 : 0,
    primary !== true ? 2 : release === true ? 1 : 0,
    -TOLD.filter((fact) => supports.includes(fact)).length,
  ];
  const before = (a: readonly number[], b: readonly number[]): boolean => {
    const at = a.findIndex((value, place) => value !== b[place]);
    return at >= 0 && a[at]! < b[at]!;
  };
  let [best] = sources;
  for (const source of sources) if (best !== undefined && before(rank(source), rank(best))) best = source;
  return best;
}
