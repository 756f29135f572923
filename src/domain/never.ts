/** Hosts about which nothing is concluded, whatever the page says: no look-alike, no offer. See registry/never.yaml. */
import { parentHosts } from './hostname.ts';
import { hashHost } from './listed.ts';
import type { PageIndex } from './page-index.ts';
import { findEntry } from './tag-table.ts';

/** Whether the host, or one it lies below, is on the never-list. */
export const isNever = (index: PageIndex, host: string): boolean => parentHosts(host).some((candidate) =>
  findEntry(index.hosts, hashHost(candidate), (text) => text.startsWith(candidate) && /^(?:[SW][0-9a-z]+)*N/.test(text.slice(candidate.length))) !== null);
