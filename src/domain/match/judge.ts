/** Turns the hits of a page into findings. It decides what is concluded; policy/ decides how loudly it is said. */
import type { Finding, Place, ServiceNumber, Signal, Store } from '../model.ts';
import type { OfferResult } from './offers/offers.ts';

/** What the look-ups and the reader found on one page. */
export interface PageHits {
  /** The host is on the never-list or below one on it, as platforms are: no look-alike or offer is concluded. */
  readonly never: boolean;
  readonly listed: { readonly service: ServiceNumber; readonly host: string; readonly weak: boolean } | null;
  readonly listing: { readonly service: ServiceNumber; readonly store: Store; readonly by: 'id' | 'name' } | null;
  /** The listed service was taken to court for harvesting credentials. */
  readonly login: boolean;
  /** A form of the page asks for a password and names a platform whose logins the listed service takes. */
  readonly loginForm: boolean;
  readonly embedded: readonly {
    readonly service: ServiceNumber;
    readonly host: string;
    readonly how: 'frame' | 'script' | 'form';
    readonly unseen?: boolean;
  }[];
  readonly links: readonly { readonly service: ServiceNumber; readonly host: string; readonly count: number }[];
  readonly mentions: readonly {
    readonly service: ServiceNumber;
    readonly count: number;
    readonly places: readonly Place[];
    readonly own?: boolean;
  }[];
  /** Null until the page has been read. */
  readonly offer: OfferResult | null;
}

/** Most signals of a finding: more would tell a reader nothing new. */
const MOST_SIGNALS = 12;

export interface Verdict {
  /** Gravest kind first; services in the order of their numbers within a kind. */
  readonly findings: readonly Finding<ServiceNumber>[];
  /**
   * The signals of a page that shows signs of the trade and is neither listed nor on the never-list. Where such a
   * page's host resembles a listed one, that is a finding, too (lookalike.ts).
   */
  readonly trade?: readonly Signal[];
}

/** Concludes findings from the hits of a page. */
export function judge(hits: PageHits): Verdict {
  const { never, listed, listing, offer } = hits;
  const findings: Finding<ServiceNumber>[] = [];
  const signals = offer?.signals.slice(0, MOST_SIGNALS) ?? [];
  const byService = <T extends { readonly service: ServiceNumber }>(list: readonly T[]): T[] =>
    [...list].sort((a, b) => a.service - b.service);

  if (listed !== null) {
    const named = hits.mentions.some(({ service }) => service === listed.service);
    findings.push({
      kind: 'listed-site',
      service: listed.service,
      host: listed.host,
      weak: listed.weak,
      // Before the page has been read, nothing speaks against it: the toolbar button must not wait for the reading.
      corroborated: offer === null || named || hits.loginForm || offer.offer || offer.trade,
      asksLogin: hits.login || offer?.asksLogin === true,
      signals,
    });
  }
  if (listing !== null) findings.push({ kind: 'listed-listing', ...listing });
  for (const embedded of byService(hits.embedded)) findings.push({ kind: 'embedded', ...embedded });
  const covered = listed !== null || listing !== null || never;
  if (!covered && offer?.offer === true)
    findings.push({
      kind: 'offer',
      goods: offer.goods,
      platforms: offer.platforms,
      asksLogin: offer.asksLogin,
      signals,
    });
  for (const link of byService(hits.links))
    if (link.service !== listed?.service) findings.push({ kind: 'link', ...link });
  for (const mention of byService(hits.mentions))
    if (mention.service !== listed?.service) findings.push({ kind: 'mention', ...mention });
  return { findings, ...(!covered && offer?.trade === true ? { trade: signals } : {}) };
}
