/** caveat-hosts.txt: for hosts files and DNS filters. */
import { blockHead } from './entries.ts';
import type { Blocked, ListHead } from './entries.ts';

/** Two lines per address: a hosts file matches exact names only, so the www. name is listed, too. */
export function hostsList(blocked: readonly Blocked[], head: ListHead): string {
  const lines = blocked.flatMap(({ host }) => [`0.0.0.0 ${host}`, `0.0.0.0 www.${host}`]);
  return `${blockHead(head, blocked.length, '#')}\n${lines.map((line) => `${line}\n`).join('')}`;
}
