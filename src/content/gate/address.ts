/** What a page's address alone tells the gate. */
import table from 'caveat:gate';
import { HASH_DIGITS, HASH_MASK, rowOf } from '../../domain/match/gate-table.ts';
import { hashHost } from '../../domain/match/listed.ts';

/** Pages of apps in stores are known by their address. */
const makeStore = (): RegExp =>
  new RegExp(
    '^https://(?:(?:play|chromewebstore|chrome)\\.google\\.com|(?:apps|itunes)\\.apple\\.com|addons\\.mozilla\\.org' +
      '|microsoftedge\\.microsoft\\.com|(?:www\\.|smile\\.)?amazon\\.[a-z.]+)/' +
      '.*(?:details|/id\\d|detail/|addon/|dp/|gp/)',
  );

/** The expression above is made only for these. */
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

/** A page's host; that of the site it belongs to where it has no address of its own; empty where there is none. */
export function hostOf({ location, origin }: Window): string {
  if (/^https?:$/.test(location.protocol)) return location.hostname.replace(/\.$/, '');
  return URL.canParse(origin) ? new URL(origin).hostname : '';
}
