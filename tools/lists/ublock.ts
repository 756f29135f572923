/** caveat-ublock.txt: for uBlock Origin, AdGuard and others of that family. */
import { headLines } from './entries.ts';
import type { Blocked, ListHead } from './entries.ts';

/** One rule per address. It covers the subdomains, and blocks pages opened in a tab as well (`$all`). */
export function ublockList(blocked: readonly Blocked[], head: ListHead): string {
  const [title = '', ...rest] = headLines(head, 'addresses of listed services', `${blocked.length} addresses`);
  const lines = [
    `Title: ${title}`,
    ...rest,
    'Expires: 30 days',
    'Only records of grades A to C: decided, settled, or pending. The cases behind each entry are in caveat.json.',
  ];
  return `${lines.map((line) => `! ${line}\n`).join('')}${blocked.map(({ host }) => `||${host}^$all\n`).join('')}`;
}
