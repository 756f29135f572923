/** What the registry says of a text that somebody selected: of the address it is, or of those and the names in it. */
import { serviceOf } from '../finding.ts';
import type { Finding, ServiceNumber } from '../model.ts';
import { findAddress } from './address.ts';
import type { FoundAddress } from './address.ts';
import { findMentions } from './mentions.ts';
import type { LookalikeTables, PageIndex } from './page-index.ts';

/** What could be an address in a text: words joined by dots, and what hangs on them. */
const ADDRESS = /(?:https?:\/\/)?[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+(?::\d+)?(?:[/?#][^\s<>"]*)?/giu;
/** A page full of addresses is read by the page's own reader; this is for what somebody selected by hand. */
const MOST_ADDRESSES = 50;
/** What of a longer selection is looked at. */
export const MOST_CHECKED = 2000;

export interface FoundInText {
  /** The text is one address and nothing else: what is known of it, also when that is nothing. */
  readonly address?: FoundAddress;
  /** Listed addresses, and those that resemble one, in a text that is more than an address. */
  readonly within: readonly FoundAddress[];
  /** Services that the text names. */
  readonly named: readonly Finding<ServiceNumber>[];
}

/** Looks through a text. */
export function findInText(index: PageIndex & LookalikeTables, typed: string): FoundInText {
  const text = typed.slice(0, MOST_CHECKED).trim();
  const address = /\s/.test(text) ? null : findAddress(index, text);
  if (address !== null) return { address, within: [], named: [] };
  const within = new Map<string, FoundAddress>();
  for (const [candidate] of [...text.matchAll(ADDRESS)].slice(0, MOST_ADDRESSES)) {
    const found = findAddress(index, candidate);
    if (found !== null && found.findings.length > 0) within.set(found.host, found);
  }
  const known = new Set([...within.values()].flatMap(({ findings }) => findings.map(serviceOf)));
  const named = new Map<ServiceNumber, number>();
  for (const { service } of findMentions(index, text))
    if (!known.has(service)) named.set(service, (named.get(service) ?? 0) + 1);
  return {
    within: [...within.values()],
    named: [...named].map(([service, count]) => ({ kind: 'mention', service, count, places: ['body'] })),
  };
}
