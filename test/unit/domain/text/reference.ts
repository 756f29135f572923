/** Slow, obvious versions of the fast look-ups. Tests compare the two. */
import { latinsIn, latinSpan, tokensOf } from '../../../../src/domain/text/fold.ts';
import { plain } from '../../../../src/domain/text/terms.ts';
import type { Term } from '../../../../src/domain/text/terms.ts';

export type Hit = readonly [term: number, start: number, end: number];

const byPlace = (a: Hit, b: Hit): number => a[1] - b[1] || a[0] - b[0] || a[2] - b[2];
export const inOrder = (hits: readonly Hit[]): Hit[] => [...hits].sort(byPlace);

/** Tries every term at every token of the text. @returns the hits in order. */
export function slowScan(terms: readonly Term[], text: string): Hit[] {
  const tokens = tokensOf(text);
  const hits: Hit[] = [];
  terms.forEach((term, number) => {
    const wanted = tokensOf(term.text);
    for (let at = 0; at + wanted.length <= tokens.length; at++) {
      const fits = wanted.every(({ folded }, i) => {
        const token = tokens[at + i];
        const last = tokens[at + i - 1];
        if (token === undefined) return false;
        const apart = i > 0 && token.start > (last?.end ?? 0);
        if (apart && (folded === '.' || wanted[i - 1]?.folded === '.')) return false;
        return (
          token.folded === folded ||
          (term.twins === true &&
            token.kind === 'word' &&
            latinsIn(token.folded).some((latin) => latin.folded === folded))
        );
      });
      const span = (i: number): readonly [number, number] => {
        const token = tokens[at + i];
        if (token === undefined) return [0, 0];
        if (token.folded === wanted[i]?.folded) return [token.start, token.end];
        const latin = latinsIn(token.folded).find(({ folded }) => folded === wanted[i]?.folded);
        const [from, to] = latinSpan(text.slice(token.start, token.end), latin?.glued === true);
        return [token.start + from, token.start + to];
      };
      const [start, end] = [span(0)[0], span(wanted.length - 1)[1]];
      if (fits && (term.caseSensitive !== true || plain(text.slice(start, end)) === plain(term.text)))
        hits.push([number, start, end]);
    }
  });
  return inOrder(hits);
}

/** A scan by regular expressions only, for ASCII text and terms of letters, digits and single spaces. */
export function expressionScan(terms: readonly string[], text: string): Hit[] {
  return inOrder(
    terms.flatMap((term, number) => {
      const expression = new RegExp(
        `(?<![a-z0-9])(?=(${term.split(' ').join('(?:[ \\n\\t]+|(?<=[a-z0-9])[-_](?=[a-z0-9]))')})(?![a-z0-9]))`,
        'gi',
      );
      return [...text.matchAll(expression)].map(
        (match): Hit => [number, match.index, match.index + (match[1] ?? '').length],
      );
    }),
  );
}

/** How many insertions, deletions, changes and swaps of neighbours turn `a` into `b`, by the textbook's table. */
export function editDistance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const row = rows[i];
      if (row === undefined) continue;
      row[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(at(i, j), at(i - 2, j - 2) + 1);
    }
  }
  return at(a.length, b.length);
}
