/** Looks up what the registry knows about a selected text: the address it is, or all addresses and names in it. */
import { serviceOf } from '../finding.ts';
import type { Finding, ServiceNumber } from '../model.ts';
import { findAddress } from './address.ts';
import type { FoundAddress } from './address.ts';
import { findMentions } from './mentions.ts';
import type { LookalikeTables, PageIndex } from './page-index.ts';

/** Matches what may be an address in a text: words joined by dots, with or without a scheme, a port and a path. */
const ADDRESS = /(?:https?:\/\/)?[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+(?::\d+)?(?:[/?#][^\s<>"]*)?/giu;
/** Most addresses looked up in a text: it was selected by hand, and the reader reads whole pages. */
const MOST_ADDRESSES = 50;
/** Most characters of a selected text that are looked at. */
export const MOST_CHECKED = 2000;

interface FoundInText {
  /** Set where the text is one address and nothing else, even if nothing is known about it. */
  readonly address?: FoundAddress;
  /** The addresses in any other text that are listed or resemble a listed one. */
  readonly within: readonly FoundAddress[];
  /** Mentions of services in the text, without those whose address is in `within`. */
  readonly named: readonly Finding<ServiceNumber>[];
}

/** Looks through a text; only its first `MOST_CHECKED` characters count. */
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
