/** Asks the gate about a whole document at once: for the tools and the tests; pages are read bit by bit. */
import type { GateTable } from '../../domain/match/gate-table.ts';
import { piecesOf } from './pieces.ts';
import { scanPage } from './scan.ts';

/** Whether the reader could find anything below a node. @param most largest element that is taken as one */
export function mayHold(table: GateTable, root: Node, most?: number): boolean {
  const scan = scanPage(table);
  for (const { html } of piecesOf(root, most)) {
    scan.markup(html, false);
    if (scan.yes) return true;
  }
  scan.markup('', true);
  return scan.yes;
}
