/** Pages of apps and extensions in stores: which app an address names, and which service the app belongs to. */
import { tokensOf } from '../text/fold.ts';
import { hostOfUrl } from './hostname.ts';
import { STORES } from '../model.ts';
import type { ServiceNumber, Store } from '../model.ts';
import type { PageIndex } from '../match/page-index.ts';

export interface StoreListing {
  readonly store: Store;
  readonly id: string;
}

/** How stores write the address of a listing; the first group is the id. */
const PATTERNS: readonly (readonly [store: Store, host: RegExp, path: RegExp])[] = [
  ['google-play', /^play\.google\.com$/, /^\/store\/apps\/details\/?\?(?:[^#]*&)?id=([A-Za-z0-9_.]+)/],
  ['apple-app-store', /^(?:apps|itunes)\.apple\.com$/, /^\/(?:[a-z]{2}(?:-[a-z]+)?\/)?app\/(?:[^/?#]+\/)?id(\d+)/],
  ['chrome-web-store', /^chromewebstore\.google\.com$/, /^\/detail\/(?:[^/?#]+\/)?([a-p]{32})(?![a-z])/],
  ['chrome-web-store', /^chrome\.google\.com$/, /^\/(?:u\/\d\/)?webstore\/detail\/(?:[^/?#]+\/)?([a-p]{32})(?![a-z])/],
  ['firefox-add-ons', /^addons\.mozilla\.org$/, /^\/(?:[a-zA-Z-]+\/)?(?:firefox|android)\/addon\/([^/?#]+)/],
  ['edge-add-ons', /^microsoftedge\.microsoft\.com$/, /^\/addons\/detail\/(?:[^/?#]+\/)?([a-p]{32})(?![a-z])/],
  [
    'amazon-appstore',
    /^(?:www\.|smile\.)?amazon\.(?:[a-z]{2,3}|com?\.[a-z]{2})$/,
    /^\/(?:[^/?#]+\/)?(?:dp|gp\/product|gp\/mas\/dl\/android)\/([A-Z0-9]{10})(?![A-Z0-9])/,
  ],
];

/** A quick check for hosts of stores: for the address of most pages it is the only one. */
const STORE_HOST = /\.(?:google|apple|microsoft)\.com$|\.mozilla\.org$|amazon\./;

/**
 * The listing an address names, or null. Amazon's addresses do not tell apps from other goods: only a listed id
 * counts there.
 */
export function storeListing(url: string): StoreListing | null {
  const host = hostOfUrl(url);
  if (host === null || !STORE_HOST.test(host)) return null;
  const slash = url.indexOf('/', url.indexOf('//') + 2);
  if (slash < 0) return null;
  const path = url.slice(slash, slash + 2000);
  for (const [store, hosts, paths] of PATTERNS) {
    if (!hosts.test(host)) continue;
    const id = paths.exec(path)?.[1];
    if (id !== undefined) return { store, id: store === 'firefox-add-ons' ? safelyDecoded(id).toLowerCase() : id };
  }
  return null;
}

/** Extension stores, whose pages the store's own browser closes to extensions. */
const EXTENSION_STORES: readonly (readonly [store: Store, address: RegExp])[] = [
  ['chrome-web-store', /^https:\/\/(?:chromewebstore\.google\.com|chrome\.google\.com\/webstore)(?:\/|$)/],
  ['firefox-add-ons', /^https:\/\/addons\.mozilla\.org(?:\/|$)/],
  ['edge-add-ons', /^https:\/\/microsoftedge\.microsoft\.com\/addons(?:\/|$)/],
];

/** The extension store that an address belongs to, be it a listing or not; undefined for all other addresses. */
export const storeOfExtensions = (url: string): Store | undefined =>
  EXTENSION_STORES.find(([, address]) => address.test(url))?.[0];

function safelyDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The name of an app or developer, folded for comparison. */
export const foldName = (text: string): string =>
  tokensOf(text)
    .map(({ folded }) => folded)
    .join(' ');

/** What store pages put after an app's name in their titles. */
const AROUND = new RegExp(
  String.raw` (?:- apps on google play|- apps bei google play|- aplicaciones en google play` +
    String.raw`|- applications sur google play|on the app store|- chrome web store|- microsoft edge addons) *$`,
);

interface FoundListing {
  readonly service: ServiceNumber;
  readonly by: 'id' | 'name';
}

/**
 * The service a listing belongs to: by its id; else, when the page's title and the developer's name are at hand, by
 * the exact name and developer together. A name alone is never enough: unrelated apps share names.
 */
export function findListing(
  index: PageIndex,
  listing: StoreListing,
  title?: string,
  developer?: string,
): FoundListing | null {
  const store = STORES.indexOf(listing.store);
  for (const [at, id, , , service] of index.apps)
    if (at === store && id !== '' && id === listing.id) return { service, by: 'id' };
  if (title === undefined || developer === undefined) return null;
  const maker = foldName(developer);
  const name = foldName(
    title
      .replaceAll(/[\u200e\u200f\u202a-\u202e]/g, '')
      .toLowerCase()
      .replace(AROUND, ''),
  );
  for (const [at, , wanted, by, service] of index.apps)
    if (at === store && by !== '' && by === maker && wanted === name) return { service, by: 'name' };
  return null;
}
