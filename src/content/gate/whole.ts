/** For the tools and the tests: asks the gate about a whole document at once, where pages are read bit by bit. */
import type { GateTable } from '../../domain/match/gate-table.ts';
import { piecesOf } from './pieces.ts';
import { lookThrough } from './look.ts';

/** Whether the reader could find anything in markup. */
export function mayHoldMarkup(table: GateTable, html: string): boolean {
  const look = lookThrough(table);
  look.open(html, true);
  while (look.more());
  return look.yes;
}

/** Whether the reader could find anything below a node. @param most see `mostOfRoot` of `piecesOf` */
export function mayHold(table: GateTable, root: Node, most?: number): boolean {
  const look = lookThrough(table);
  for (const { html } of piecesOf(root, most)) {
    look.open(html, false);
    while (look.more());
  }
  look.open('', true);
  while (look.more());
  return look.yes;
}
