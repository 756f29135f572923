/** Which of a page's links lead to listed services. */
import { pageWorld } from '../../platform/page/world.ts';
import type { Shown } from '../../words/words.ts';
import { addressOf } from './result-block.ts';
import type { Link } from './result-block.ts';

/** Within this many milliseconds after a press, a new address on the page's own site is one that counts the press. */
const PRESS_MS = 1500;

export type Service = string | number;

/** What a mark says, wherever its link was found: to compare two. */
const contentOf = (shown: Shown): string => JSON.stringify({ ...shown, finding: undefined });

/** Tells which of a page's links lead to which listed service, also after a press has rewritten their address. */
export class ListedHosts {
  readonly #services = new Map<string, Service>();
  readonly #shown = new Map<Service, Shown>();
  /** Links that led to a service when they were pressed, and the address they have had since. */
  readonly #pressed = new WeakMap<Link, { readonly service: Service; readonly until: number; href: string }>();
  readonly #own: string;

  constructor(ownHost: string) {
    this.#own = `.${ownHost.replace(/^www\./, '')}`;
  }

  /** Takes in findings of further hosts. @returns whether any of them says something new */
  add(further: readonly Shown[]): boolean {
    let isNews = false;
    for (const shown of further) {
      if (shown.finding.kind !== 'link') continue;
      const { host, service } = shown.finding;
      const known = this.#shown.get(service);
      if (this.#services.has(host) && known !== undefined && contentOf(known) === contentOf(shown)) continue;
      isNews = true;
      this.#services.set(host, service);
      this.#shown.set(service, shown);
    }
    return isNews;
  }

  shownOf(service: Service): Shown {
    return this.#shown.get(service)!;
  }

  /** The service that a link leads to; undefined where it is none that is listed. */
  serviceAt(link: Link): Service | undefined {
    const href = addressOf(link);
    const service = this.#serviceOf(this.#hostAt(link, href));
    const pressed = this.#pressed.get(link);
    if (service !== undefined || pressed === undefined) return service;
    if (performance.now() < pressed.until && this.#isOwn(this.#hostAt(link, href))) pressed.href = href;
    return pressed.href === href ? pressed.service : undefined;
  }

  /** Notes that a person presses a link, because pages replace its address then. */
  press(link: Link): void {
    const service = this.serviceAt(link);
    if (service !== undefined)
      this.#pressed.set(link, { service, until: performance.now() + PRESS_MS, href: addressOf(link) });
  }

  /** Whether a link leads away from the page's own site, and to somewhere else than another link. */
  leadsElsewhere(other: Link, link: Link): boolean {
    const href = addressOf(other);
    const host = this.#hostAt(other, href);
    return (
      host !== '' &&
      !this.#isOwn(host) &&
      href !== addressOf(link) &&
      !hidesGoal(href) &&
      this.serviceAt(other) !== this.serviceAt(link)
    );
  }

  /**
   * Whether a link counts as leading where `known` does: it has the same address, or both are clicks on an
   * advertisement that do not say where they lead.
   */
  isCompanion(link: Link, known: Link): boolean {
    const [one, other] = [addressOf(link), addressOf(known)];
    return one === other || (hidesGoal(one) && hidesGoal(other));
  }

  #isOwn(host: string): boolean {
    return `.${host}`.endsWith(this.#own);
  }

  #hostAt(link: Link, href: string): string {
    const { caveatLinks } = pageWorld;
    if (caveatLinks !== undefined) return caveatLinks.hostOf(href, link) ?? '';
    return /^https?:\/\/(?:[^/@]*@)?([^/:]*)/.exec(href)?.[1] ?? '';
  }

  #serviceOf(host: string): Service | undefined {
    for (let each = host; each !== ''; each = each.replace(/^[^.]*\.?/, '')) {
      const service = this.#services.get(each);
      if (service !== undefined) return service;
    }
    return undefined;
  }
}

const hidesGoal = (href: string): boolean => pageWorld.caveatLinks?.hidesGoal(href) === true;
