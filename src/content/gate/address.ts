/** What the gate can tell from a page's address alone. */
import table from 'caveat:gate';
import { HASH_DIGITS, HASH_MASK, rowOf } from '../../domain/match/gate-table.ts';
import { hashHost } from '../../domain/match/listed.ts';

/** Matches the addresses of pages of apps and extensions in stores. */
const makeStore = (): RegExp =>
  new RegExp(
    '^https://(?:(?:play|chromewebstore|chrome)\\.google\\.com|(?:apps|itunes)\\.apple\\.com|addons\\.mozilla\\.org' +
      '|microsoftedge\\.microsoft\\.com|(?:www\\.|smile\\.)?amazon\\.[a-z.]+)/' +
      '.*(?:details|/id\\d|detail/|addon/|dp/|gp/)',
  );

/** The expression above is made only for hosts that hold one of these: engines compile it slowly. */
const OF_STORES = ['google.', 'apple.', 'mozilla.', 'microsoft.', 'amazon.'];
/** Whether an address may be that of an app or an extension in a store. */
export const isStorePage = (host: string, url: string): boolean =>
  OF_STORES.some((part) => host.includes(part)) && makeStore().test(url);

/** Whether a host or one above it is listed. */
export function isListedHost(host: string): boolean {
  const { hosts } = table;
  for (let rest = host; rest.includes('.'); rest = rest.slice(rest.indexOf('.') + 1))
    if (rowOf(hosts, HASH_DIGITS, hashHost(rest) & HASH_MASK) < hosts.length) return true;
  return false;
}

/** A page's host. A page without an http address of its own has the host of its origin; empty where there is none. */
export function hostOf({ location, origin }: Window): string {
  if (/^https?:$/.test(location.protocol)) return location.hostname.replace(/\.$/, '');
  return URL.canParse(origin) ? new URL(origin).hostname : '';
}
