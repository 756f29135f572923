/** Combines what was found on a page into findings. Decides what is concluded, not how loudly it is said. */
import type { Finding, Place, Resemblance, ServiceNumber, Store } from './model.ts';
import type { OfferResult } from './offers.ts';

/** Hits of one page, as the lookups and the reader found them. */
export interface PageHits {
  readonly host: string;
  /** The host is on the never-list, or belongs to a platform: neither lookalike nor offer is ever concluded. */
  readonly never: boolean;
  readonly listed?: { readonly service: ServiceNumber; readonly host: string; readonly weak: boolean };
  readonly listing?: { readonly service: ServiceNumber; readonly store: Store; readonly by: 'id' | 'name' };
  readonly lookalike?: { readonly service: ServiceNumber; readonly how: Resemblance };
  readonly embedded: readonly { readonly service: ServiceNumber; readonly host: string; readonly how: 'frame' | 'script' | 'form' }[];
  readonly links: readonly { readonly service: ServiceNumber; readonly host: string; readonly count: number }[];
  readonly mentions: readonly { readonly service: ServiceNumber; readonly count: number; readonly places: readonly Place[] }[];
  /** Absent until the page was read. */
  readonly offer?: OfferResult;
}

/** More signals than this tell a reader nothing more. */
const MOST_SIGNALS = 12;

/** The findings of a page, gravest kind first; services in the order of their numbers within a kind. */
export function judge(hits: PageHits): Finding<ServiceNumber>[] {
  const { host, never, listed, listing, lookalike, offer } = hits;
  const findings: Finding<ServiceNumber>[] = [];
  const signals = offer?.signals.slice(0, MOST_SIGNALS) ?? [];
  const byService = <T extends { readonly service: ServiceNumber }>(list: readonly T[]): T[] => [...list].sort((a, b) => a.service - b.service);

  if (listed !== undefined) {
    const named = hits.mentions.some(({ service }) => service === listed.service);
    findings.push({
      kind: 'listed-site', service: listed.service, host: listed.host, weak: listed.weak,
      // Until the page was read nothing speaks against it: the first warning must not wait for the reading.
      corroborated: offer === undefined || named || offer.offer || offer.trade,
      asksLogin: offer?.asksLogin ?? false, signals,
    });
  }
  if (listing !== undefined) findings.push({ kind: 'listed-listing', ...listing });
  for (const { service, host: from, how } of byService(hits.embedded)) findings.push({ kind: 'embedded', service, host: from, how });
  const covered = listed !== undefined || listing !== undefined || never;
  if (lookalike !== undefined && !covered && offer?.trade === true) findings.push({ kind: 'lookalike', service: lookalike.service, host, how: lookalike.how, signals });
  if (offer?.offer === true && !covered) findings.push({ kind: 'offer', goods: offer.goods, platforms: offer.platforms, asksLogin: offer.asksLogin, signals });
  for (const link of byService(hits.links)) if (link.service !== listed?.service) findings.push({ kind: 'link', ...link });
  for (const mention of byService(hits.mentions)) if (mention.service !== listed?.service) findings.push({ kind: 'mention', ...mention });
  return findings;
}
