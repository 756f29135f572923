/** caveat-ublacklist.txt: for uBlacklist, which hides results on search pages. */
import { blockHead } from './entries.ts';
import type { Blocked, ListHead } from './entries.ts';

/** One match pattern per address; it covers the subdomains. */
export const ublacklistList = (blocked: readonly Blocked[], head: ListHead): string =>
  `---\nname: Caveat\n---\n${blockHead(head, blocked.length, '#')}\n` +
  blocked.map(({ host }) => `*://*.${host}/*\n`).join('');
