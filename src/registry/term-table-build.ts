/** Builds the tables that `domain/term-table.ts` scans with. */
import { tokensOf } from '../domain/fold.ts';
import { hashText } from '../domain/tag-table.ts';
import { EXACT_BIT, MARKS, plain, PREFIX_BIT, SHORT_STEM, STEM, TWINS_BIT } from '../domain/term-table.ts';
import type { Term, TermTable } from '../domain/term-table.ts';
import { buildTagTable } from './tag-table-build.ts';

/** Group of terms by their first key. */
class Groups {
  readonly #groups = new Map<string, string[]>();

  add(key: string, entry: string): void {
    const group = this.#groups.get(key);
    if (group === undefined) this.#groups.set(key, [entry]);
    else group.push(entry);
  }

  table(): ReturnType<typeof buildTagTable> {
    return buildTagTable([...this.#groups].map(([key, entries]) => ({ hash: hashText(key), text: key + entries.join('') })));
  }
}

/**
 * The table of these terms; a hit names a term by its place in the list. The same term may stand there several times.
 * @throws Error on a term without any token, and on a stem of a single letter.
 */
export function buildTermTable(terms: readonly Term[]): TermTable {
  const words = new Groups();
  const stems = new Groups();
  const shortStems = new Groups();
  const signs = new Set<string>();
  const exact: Record<number, string> = {};
  terms.forEach((term, number) => {
    const tokens = tokensOf(term.text);
    const [first, ...rest] = tokens;
    const last = tokens.at(-1);
    if (first === undefined || last === undefined) throw new Error(`Term ${number} (${JSON.stringify(term.text)}) has nothing to look for.`);
    const prefix = term.prefix === true && last.kind === 'word';
    if (prefix && last.folded.length < SHORT_STEM) throw new Error(`Term ${number} (${JSON.stringify(term.text)}): a stem needs at least ${SHORT_STEM} letters.`);
    const marks = (term.caseSensitive === true ? EXACT_BIT : 0) | (prefix ? PREFIX_BIT : 0) | (term.twins === true ? TWINS_BIT : 0);
    const head = MARKS.charAt(marks) + number.toString(36);
    if (term.caseSensitive === true) exact[number] = plain(term.text);
    if (prefix && rest.length === 0) {
      if (first.folded.length >= STEM) stems.add(first.folded.slice(0, STEM), `${head} ^${first.folded}`);
      else shortStems.add(first.folded, `${head} ^${first.folded}`);
      return;
    }
    if (first.kind === 'sign') signs.add(first.folded);
    words.add(first.folded, head + rest.map(({ folded }) => ` ${folded}`).join(''));
  });
  return {
    words: words.table(), stems: stems.table(), shortStems: shortStems.table(), signs: [...signs].sort().join(''),
    twins: terms.some(({ twins }) => twins === true), exact,
  };
}
