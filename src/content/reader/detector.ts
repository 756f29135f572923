/**
 * Takes in what the reader finds on one page and draws the findings from it. The same code runs in the page and, over
 * files, in the tools.
 */
import { absoluteUrl, hostOfUrl, isPlainHost, isRelative } from '../../domain/address/hostname.ts';
import { judge } from '../../domain/match/judge.ts';
import type { PageHits, Verdict } from '../../domain/match/judge.ts';
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
import { hasPlace } from './has-place.ts';

/** Where a page is. */
export interface PageAddress {
  readonly host: string;
  readonly url: string;
}

/** Links from an app's page to its maker's page in the stores. */
const DEVELOPER = /\/store\/apps\/dev(?:eloper)?\?id=|\/developer\/[^/]|\/user\/\d|\/publisher\//;

/** No page shows more parts of one service; one that hides as many is not looked at for each. */
const MOST_UNSEEN = 100;

const pathOf = (url: string): string => /^[a-z]+:\/\/[^/?#]*([^?#]*)/i.exec(url)?.[1] || '/';

/** Makes findings of what the reader hands it, piece by piece. */
export class Detector implements PageSink {
  readonly #index: PageIndex;
  readonly #address: PageAddress;
  readonly #isVisible: (element: unknown) => boolean;
  readonly #never: boolean;
  /** The page's own host is a redirector's. */
  readonly #redirects: boolean;
  readonly #mentions: Mentions;
  readonly #offers: OfferReader;
  readonly #listed: Listed | null;
  readonly #links = new Map<string, { service: ServiceNumber; host: string; count: number }>();
  readonly #embedded = new Map<string, PageHits['embedded'][number]>();
  /** Parts of a page that could not be seen when they were read: while none of one kind can, all may be by now. */
  readonly #unseen = new Map<string, unknown[]>();
  readonly #listing: StoreListing | null;
  /** What relative addresses are completed by: the page's own address, or that of its `<base>`. */
  #base: string;
  #title = '';
  /** On a store's page: who made the app, as the link to the maker's page says. */
  #developer: string | undefined;
  #facts: PageFacts | undefined;

  constructor(index: PageIndex, phrases: OfferPhrases, address: PageAddress, isVisible: (element: unknown) => boolean) {
    this.#index = index;
    this.#address = address;
    this.#base = address.url;
    this.#isVisible = isVisible;
    this.#listing = storeListing(address.url);
    this.#redirects = mayRedirect(address.host);
    this.#never = isNever(index, address.host);
    this.#mentions = new Mentions(index);
    this.#offers = new OfferReader(phrases);
    this.#listed = findListed(index, address.host);
  }

  /** Does what the first block would wait for. */
  prepare(): void {
    if (!this.#never) this.#offers.prepare();
  }

  base(url: string): void {
    this.#base = url;
  }

  block(text: string, place: Place, element: unknown): void {
    if (place === 'title') this.#title = text;
    let visible: boolean | undefined;
    const isVisible = (): boolean => (visible ??= this.#isVisible(element));
    this.#mentions.push(text, place, isVisible);
    if (!this.#never) this.#offers.block(text, place, isVisible);
  }

  link(href: string, element?: unknown): void {
    if (this.#listing !== null && this.#developer === undefined && DEVELOPER.test(href))
      this.#developer = (element as Partial<Node> | undefined)?.textContent?.trim();
    const found = this.#serviceAt(href, element as TextTree | undefined);
    if (found === null) return;
    const key = `${found.service} ${found.host}`;
    const known = this.#links.get(key);
    if (known === undefined) this.#links.set(key, { ...found, count: 1 });
    else known.count += 1;
  }

  embed(how: 'frame' | 'script' | 'form', address: string, element?: unknown): void {
    const found = this.#serviceAt(address);
    if (found === null || found.service === this.#listed?.service) return;
    const key = `${found.service} ${found.host} ${how}`;
    const before = this.#embedded.get(key);
    if (before !== undefined && before.unseen !== true) return;
    const isSeen = how !== 'script' && hasPlace(element);
    this.#embedded.set(key, { ...found, how, ...(isSeen ? {} : { unseen: true }) });
    if (!isSeen && how !== 'script')
      this.#unseen.set(key, [...(this.#unseen.get(key) ?? []), element].slice(0, MOST_UNSEEN));
  }

  /** What a page covers while it loads, or behind a question, may be seen by now. */
  #lookAgain(): void {
    for (const [key, parts] of this.#unseen)
      if (parts.some(hasPlace)) {
        this.#unseen.delete(key);
        const { unseen: _, ...seen } = this.#embedded.get(key)!;
        this.#embedded.set(key, seen);
      }
  }

  form(form: FormView, element: unknown): void {
    if (!this.#never && this.#isVisible(element)) this.#offers.form(form);
  }

  /** What was read is all there is for now. Facts of the first reading, that of the whole page, stay. */
  finish(facts: PageFacts): void {
    this.#facts ??= facts;
  }

  /** How the page is judged as an offer; null before all of it was read once. */
  offer(): OfferTrace | null {
    return this.#facts === undefined ? null : this.#offers.judge(this.#facts, pathOf(this.#address.url));
  }

  /** What follows from all that was read. */
  verdict(): Verdict {
    this.#lookAgain();
    const listing = this.#listing;
    const app = listing === null ? null : findListing(this.#index, listing, this.#title, this.#developer);
    return judge({
      never: this.#never,
      listed: this.#listed,
      listing: listing === null || app === null ? null : { service: app.service, by: app.by, store: listing.store },
      // On the site of a service that was sued over taking logins, every password field is one to pause at.
      login: this.#listed !== null && asksLogin(this.#index, this.#listed.service),
      loginForm:
        this.#listed !== null &&
        loginPlatforms(this.#index, this.#listed.service).some((platform) => this.#offers.asksPasswordOf(platform)),
      embedded: [...this.#embedded.values()],
      links: [...this.#links.values()],
      mentions: this.#mentions.result(),
      offer: this.offer(),
    });
  }

  #serviceAt(address: string, link?: TextTree): { service: ServiceNumber; host: string } | null {
    // Nearly all links to other sites end here, and nothing was made for them.
    const from = address.startsWith('https://') ? 8 : 7;
    const to = from === 8 || address.startsWith('http://') ? address.indexOf('/', from) : -1;
    if (
      isPlainHost(address, from, to) &&
      !mayRedirect(address, from, to) &&
      !isIndexedAt(this.#index, address, from, to)
    )
      return null;
    const isOwn = this.#base === this.#address.url && isRelative(address);
    // A site's own redirector is often written without its host.
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
