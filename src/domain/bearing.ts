/** Which of a case's documents to name where only one is named. */
import type { CatalogCase, Outcome, Source, Supports } from './model.ts';

/** What a case's story says, beside the court. */
const TOLD: readonly Supports[] = ['parties', 'filed', 'conduct', 'outcome', 'decided'];
/** Nothing was decided or agreed: the story then says what was alleged. */
const OPEN: ReadonlySet<Outcome> = new Set<Outcome>(['pending', 'unknown']);

/**
 * The document that bears out what a case's story says last: how the case ended, or what was alleged where nothing
 * ended it. A primary document that is silent about it would send the reader to a page without the claim. Among those
 * that bear it out, what can be opened comes first, then a court's paper before a press release and that before the
 * press, then what bears out more of the story.
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
