/** Looks up what the registry knows about an address that somebody typed or pasted. */
import { normalizeHost } from '../address/hostname.ts';
import { unwrap } from '../address/redirectors.ts';
import { findListing, storeListing } from '../address/stores.ts';
import type { Finding, ServiceNumber } from '../model.ts';
import { findingOfAddress, findListed } from './listed.ts';
import { findLookalike } from './lookalike.ts';
import type { LookalikeTables, PageIndex } from './page-index.ts';

/** Matches quotation marks, brackets and signs that are copied along with an address, and what shows its source. */
const AROUND = /^[\s"'“”„«»‹›‘’<([]+(?:view-source:)?|^view-source:|[\s"'“”«»‹›‘’>)\],;.:!?…]+$/giu;

export interface FoundAddress {
  readonly host: string;
  readonly findings: readonly Finding<ServiceNumber>[];
  /** The listed host that `host` resembles; absent where `host` is listed itself. */
  readonly resembles?: string;
}

/**
 * Finds the host of an address, behind redirectors that are known, and what is known about it. @returns null where the
 * text is no web address
 */
export function findAddress(index: PageIndex & LookalikeTables, typed: string): FoundAddress | null {
  const bare = typed.replace(AROUND, '');
  const address = unwrap(/^(?:https?:|[a-z][a-z0-9+.-]*:\/\/)/i.test(bare) ? bare : `https://${bare}`);
  let url: URL;
  try {
    url = new URL(address); // turns names as people write them (bücher.example) into punycode, as in the list
  } catch {
    return null;
  }
  const host = normalizeHost(url.hostname);
  if (host === null || !/^https?:$/.test(url.protocol) || !host.includes('.')) return null;
  const findings: Finding<ServiceNumber>[] = [];
  const listed = findListed(index, host);
  if (listed !== null) findings.push(findingOfAddress(listed));
  const listing = storeListing(url.href);
  const app = listing === null ? null : findListing(index, listing);
  if (listing !== null && app !== null)
    findings.push({ kind: 'listed-listing', service: app.service, store: listing.store, by: app.by });
  const alike = findings.length > 0 ? null : findLookalike(index, host);
  if (alike === null) return { host, findings };
  const { service, how, host: resembles } = alike;
  return { host, resembles, findings: [{ kind: 'lookalike', service, host, how, signals: [] }] };
}
