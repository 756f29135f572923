/** Builds the tables that `domain/text/terms.ts` scans with. */
import { tokensOf } from '../domain/text/fold.ts';
import { hashText } from '../domain/match/tag-table.ts';
import { CAPITALS, plain, PLAIN_MARK, TWINS_MARK, withCapitals } from '../domain/text/terms.ts';
import type { Term, TermTable } from '../domain/text/terms.ts';
import { buildTagTable } from './tag-table-build.ts';

/**
 * The places of the capitals in a term, one base-36 digit for each.
 * @throws Error if its folded letters with these capitals do not give the term
 */
function capitalsOf(text: string, folded: string): string {
  const places = [...plain(text)]
    .flatMap((letter, at) => (letter === letter.toLowerCase() ? [] : at.toString(36)))
    .join('');
  if (withCapitals(folded, places) !== plain(text))
    throw new Error(
      `${JSON.stringify(text)} cannot keep its capitals: it has other letters than plain ones, or ` +
        'a capital beyond the 36th.',
    );
  return places;
}

/**
 * Builds the table of the terms. A hit is reported by the term's value, or without one by its place in the list. The
 * same term may occur several times.
 * @throws Error on a term without any token
 */
export function buildTermTable(terms: readonly Term[]): TermTable {
  const groups = new Map<string, string>();
  let signs = false;
  terms.forEach(({ text, value, caseSensitive, twins }, number) => {
    const tokens = tokensOf(text);
    const [first, ...rest] = tokens;
    if (first === undefined) throw new Error(`Term ${number} (${JSON.stringify(text)}) has nothing to look for.`);
    signs ||= first.kind === 'sign';
    const capitals =
      caseSensitive === true ? CAPITALS + capitalsOf(text, tokens.map(({ folded }) => folded).join('')) : '';
    const entry =
      (twins === true ? TWINS_MARK : PLAIN_MARK) +
      (value ?? number).toString(36) +
      capitals +
      rest.map(({ folded }) => ` ${folded}`).join('');
    groups.set(first.folded, (groups.get(first.folded) ?? first.folded) + entry);
  });
  return {
    words: buildTagTable([...groups].map(([key, text]) => ({ hash: hashText(key), text }))),
    signs,
    twins: terms.some(({ twins }) => twins === true),
  };
}
