/** For the tools and the tests: asks the gate about a whole document at once, where pages are read bit by bit. */
import type { GateTable } from '../../domain/match/gate-table.ts';
import { makeGlance } from './glance.ts';
import { piecesOf } from './pieces.ts';
import { lookThrough } from './look.ts';
import type { Look } from './look.ts';

/** Whether the reader could find anything in the pieces of a page's markup. */
function mayHoldPieces(table: GateTable, pieces: readonly string[]): boolean {
  const glance = makeGlance(table);
  let look: Look | undefined;
  for (const html of [...pieces, '']) {
    const isLast = html === '';
    if (look === undefined) {
      glance.open(html);
      while (glance.more());
      if (glance.doubts) look = lookThrough(table, glance, isLast);
    } else look.open(html, isLast);
    while (look?.more() === true);
  }
  return look?.yes === true;
}

/** Whether the reader could find anything in markup. */
export const mayHoldMarkup = (table: GateTable, html: string): boolean => mayHoldPieces(table, [html]);

/** Whether the reader could find anything below a node. @param most see `mostOfRoot` of `piecesOf` */
export const mayHold = (table: GateTable, root: Node, most?: number): boolean =>
  mayHoldPieces(
    table,
    Array.from(piecesOf(root, most), ({ html }) => html),
  );
