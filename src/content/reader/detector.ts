/**
 * Takes in the blocks, links, forms and embedded parts of one page and draws the findings from them. The same code runs
 * in the page and, over files, in the tools.
 */
import { absoluteUrl, hostOfUrl, isPlainHost, isRelative } from '../../domain/address/hostname.ts';
import { judge } from '../../domain/match/judge.ts';
import type { Verdict } from '../../domain/match/judge.ts';
import { findListed, isIndexedAt, isNever } from '../../domain/match/listed.ts';
import type { Listed } from '../../domain/match/listed.ts';
import { findListing, storeListing } from '../../domain/address/stores.ts';
import type { StoreListing } from '../../domain/address/stores.ts';
import { Mentions } from '../../domain/match/mentions.ts';
import type { Place, ServiceNumber } from '../../domain/model.ts';
import { OfferReader } from '../../domain/match/offers/offers.ts';
import type { OfferPhrases, OfferTrace } from '../../domain/match/offers/offers.ts';
import { asksLogin, loginPlatforms } from '../../domain/match/page-index.ts';
import type { PageIndex } from '../../domain/match/page-index.ts';
import type { FormView, PageFacts, PageSink } from '../../domain/match/page-view.ts';
import { goalOf, mayRedirect } from '../../domain/address/redirectors.ts';
import type { TextTree } from '../../domain/address/redirectors.ts';
import { EmbeddedParts } from './embedded.ts';
import { Hidden } from './hidden.ts';

export interface PageAddress {
  readonly host: string;
  readonly url: string;
}

/** Addresses of makers' pages in the stores. */
const DEVELOPER = /\/store\/apps\/dev(?:eloper)?\?id=|\/developer\/[^/]|\/user\/\d|\/publisher\//;

const pathOf = (url: string): string => /^[a-z]+:\/\/[^/?#]*([^?#]*)/i.exec(url)?.[1] || '/';

/** Makes findings from what it is handed piece by piece. */
export class Detector implements PageSink {
  readonly #index: PageIndex;
  readonly #address: PageAddress;
  readonly #isVisible: (element: unknown) => boolean;
  readonly #never: boolean;
  /** Whether the page's own host is a redirector. */
  readonly #redirects: boolean;
  readonly #mentions: Mentions;
  readonly #offers: OfferReader;
  readonly #listed: Listed | null;
  readonly #links = new Map<string, { service: ServiceNumber; host: string; count: number }>();
  /** By link: as which of `#links` it was counted. A page may change its address again and again. */
  readonly #counted = new WeakMap<object, Set<string>>();
  readonly #hidden: Hidden;
  readonly #embedded: EmbeddedParts;
  readonly #listing: StoreListing | null;
  /** The base of relative addresses: the page's own address, or that of its `<base>`. */
  #base: string;
  #title = '';
  /** On an app's page in a store: the maker's name, which is the text of the link to the maker's page. */
  #developer: string | undefined;
  #facts: PageFacts | undefined;

  constructor(
    index: PageIndex,
    phrases: OfferPhrases,
    address: PageAddress,
    isVisible: (element: unknown) => boolean,
    hidden = new Hidden(),
  ) {
    this.#hidden = hidden;
    this.#embedded = new EmbeddedParts(hidden);
    this.#index = index;
    this.#address = address;
    this.#base = address.url;
    this.#isVisible = isVisible;
    this.#listing = storeListing(address.url);
    this.#redirects = mayRedirect(address.host);
    this.#never = isNever(index, address.host);
    this.#mentions = new Mentions(index);
    this.#listed = findListed(index, address.host);
    // A listed site's signals are told whether or not they make an offer.
    this.#offers = new OfferReader(phrases, this.#listed !== null);
  }

  /** Prepares the words of the trade, so that the first block does not wait for them. */
  prepare(): void {
    if (!this.#never) this.#offers.prepare();
  }

  base(url: string): void {
    this.#base = url;
  }

  enter(element: object): void {
    this.#hidden.forget(element);
    this.#mentions.again(element);
  }

  block(text: string, place: Place, element: unknown): void {
    if (place === 'title') this.#title = text;
    let visible = false;
    const isShown = (): boolean => (visible ||= this.#isVisible(element));
    const isVisible = (take: () => void): boolean => this.#hidden.shows(element, isShown, take);
    this.#mentions.push(text, place, isVisible, element);
    if (!this.#never) this.#offers.block(text, place, isVisible);
  }

  link(href: string, element?: unknown): void {
    if (this.#listing !== null && this.#developer === undefined && DEVELOPER.test(href))
      this.#developer = (element as Partial<Node> | undefined)?.textContent?.trim();
    const found = this.#serviceAt(href, element as TextTree | undefined);
    if (found === null) return;
    const key = `${found.service} ${found.host}`;
    const known = this.#links.get(key) ?? { ...found, count: 0 };
    if (typeof element === 'object' && element !== null) {
      const counted = this.#counted.get(element) ?? new Set();
      if (counted.has(key)) return;
      this.#counted.set(element, counted.add(key));
    }
    known.count += 1;
    this.#links.set(key, known);
  }

  embed(how: 'frame' | 'script' | 'form', address: string, element?: unknown): void {
    const found = this.#serviceAt(address);
    if (found === null || found.service === this.#listed?.service) return;
    this.#embedded.add(found, how, element);
  }

  form(form: FormView, element: unknown): void {
    if (this.#never) return;
    const take = (): void => this.#offers.form(form);
    if (this.#hidden.shows(element, () => this.#isVisible(element), take)) take();
  }

  /** Ends a reading. The facts of the first one are kept: it read the whole page, the later ones read additions. */
  finish(facts: PageFacts): void {
    this.#facts ??= facts;
  }

  /** Reads one of the blocks that wait (`OfferReader`), after the page. @returns whether more of them can be read */
  more(): boolean {
    return this.#offers.more();
  }

  /** For tools: how the page is judged as an offer, in full; null until the whole page was read once. */
  offer(): OfferTrace | null {
    return this.#facts === undefined ? null : this.#offers.judge(this.#facts, pathOf(this.#address.url));
  }

  /** The findings from all that was read so far. */
  verdict(): Verdict {
    const listing = this.#listing;
    const app = listing === null ? null : findListing(this.#index, listing, this.#title, this.#developer);
    return judge({
      never: this.#never,
      listed: this.#listed,
      listing: listing === null || app === null ? null : { service: app.service, by: app.by, store: listing.store },
      // The site of a service that was sued over taking logins: every password field on it is a reason to pause.
      login: this.#listed !== null && asksLogin(this.#index, this.#listed.service),
      loginForm:
        this.#listed !== null &&
        loginPlatforms(this.#index, this.#listed.service).some((platform) => this.#offers.asksPasswordOf(platform)),
      embedded: this.#embedded.all(),
      links: [...this.#links.values()],
      mentions: this.#mentions.result(),
      offer: this.#facts === undefined ? null : this.#offers.result(this.#facts, pathOf(this.#address.url)),
    });
  }

  /** The listed service that an address leads to, redirectors looked through; null where it leads to none. */
  #serviceAt(address: string, link?: TextTree): { service: ServiceNumber; host: string } | null {
    // Nearly all links to other sites end here, before anything is allocated for them.
    const from = address.startsWith('https://') ? 8 : 7;
    const to = from === 8 || address.startsWith('http://') ? address.indexOf('/', from) : -1;
    if (
      isPlainHost(address, from, to) &&
      !mayRedirect(address, from, to) &&
      !isIndexedAt(this.#index, address, from, to)
    )
      return null;
    const isOwn = this.#base === this.#address.url && isRelative(address);
    // The addresses of a site's own redirector are often written without the host.
    if (isOwn && !(this.#redirects && address.includes('?'))) return null;
    const href = absoluteUrl(address, this.#base);
    const direct = href === null ? null : hostOfUrl(href);
    if (href === null || direct === null) return null;
    const target = goalOf(href, link);
    const host = target === href ? direct : hostOfUrl(target);
    const listed = host === null || (isOwn && target === href) ? null : findListed(this.#index, host);
    return listed === null ? null : { service: listed.service, host: listed.host };
  }
}
