/** Which of a page's links lead to listed services. */
import { pageWorld } from '../../platform/page/world.ts';
import type { Shown } from '../../words/words.ts';
import { addressOf } from './result-block.ts';
import type { Link } from './result-block.ts';

/** An address that is replaced this soon after a press, by one of the page's own, is to count the press. */
const PRESS_MS = 1500;

export type Service = string | number;

/** What a mark says, wherever it was found. */
const contentOf = (shown: Shown): string => JSON.stringify({ ...shown, finding: undefined });

export class ListedHosts {
  readonly #services = new Map<string, Service>();
  readonly #shown = new Map<Service, Shown>();
  /** Links that led to a service until they were pressed, and the address they have had since. */
  readonly #pressed = new WeakMap<Link, { readonly service: Service; readonly until: number; href: string }>();
  readonly #own: string;

  constructor(ownHost: string) {
    this.#own = `.${ownHost.replace(/^www\./, '')}`;
  }

  /** Takes in what is known of further hosts; answers whether anything of it is news. */
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

  /** The service a link leads to. */
  serviceAt(link: Link): Service | undefined {
    const href = addressOf(link);
    const service = this.#serviceOf(this.#hostAt(link, href));
    const pressed = this.#pressed.get(link);
    if (service !== undefined || pressed === undefined) return service;
    if (performance.now() < pressed.until && this.#isOwn(this.#hostAt(link, href))) pressed.href = href;
    return pressed.href === href ? pressed.service : undefined;
  }

  /** A person presses a link: pages replace its address then. */
  press(link: Link): void {
    const service = this.serviceAt(link);
    if (service !== undefined)
      this.#pressed.set(link, { service, until: performance.now() + PRESS_MS, href: addressOf(link) });
  }

  /** Whether a link leads neither where another does nor around the page's own site. */
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
   * Whether a link that does not say where it leads leads where `known` does: the same address, or the same
   * advertisement's click.
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
