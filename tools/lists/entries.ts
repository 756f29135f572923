/** What the lists have in common: the hosts that may be blocked, and the facts in every header. */
import type { Catalog, CatalogService, Grade, IsoDate, ServiceDomain } from '../../src/domain/model.ts';
import { recordsOf } from '../../src/domain/records.ts';

export const LICENCE = 'CC BY 4.0';
export const LICENCE_URL = 'https://creativecommons.org/licenses/by/4.0/';

/** Facts at the head of each list. */
export interface ListHead {
  readonly version: string;
  readonly date: IsoDate;
}

/** One address that other tools may block. */
export interface Blocked {
  readonly host: string;
  readonly service: CatalogService;
}

const BLOCKING: ReadonlySet<Grade> = new Set<Grade>(['A', 'B', 'C']);

/**
 * Whether a blocking list may take an address. The list cannot look at the page, so the address must be certain: it has
 * more than weak evidence (a published link), and is not known to have left the service's hands.
 */
const certain = (domain: ServiceDomain): boolean =>
  domain.evidence !== 'weak' && domain.heldUntil === undefined && domain.mayHaveChangedHands !== true;

/**
 * The addresses of all blocking lists, sorted. Left out are services whose claims failed, that only a statement names,
 * or whose record nobody has read a second time.
 */
export function blockedHosts(catalog: Catalog): readonly Blocked[] {
  const { services, dossierOf } = recordsOf(catalog);
  return services
    .filter((service) => BLOCKING.has(service.grade) && dossierOf(service, catalog.date).readTwice)
    .flatMap((service) => service.domains.filter(certain).map(({ host }) => ({ host, service })))
    .sort((a, b) => (a.host < b.host ? -1 : 1));
}

/** The head of a list as lines without comment marks. */
export const headLines = ({ version, date }: ListHead, what: string, count: string): readonly string[] => [
  `Caveat: ${what}`,
  `Version: ${version}`,
  `Date: ${date}`,
  `Count: ${count}`,
  `Licence: ${LICENCE} (${LICENCE_URL})`,
];

const BLOCK_NOTES = [
  'Services that were taken to court or before a regulator over fake engagement, fake ' +
    'reviews, fake accounts or data scraping.',
  'Only records of grades A to C: decided, settled, or pending. The cases behind each entry are in caveat.json.',
];

/** The head of a blocking list, each line with the comment sign `mark` before it. */
export const blockHead = (head: ListHead, count: number, mark: string): string =>
  [...headLines(head, 'addresses of listed services', `${count} addresses`), ...BLOCK_NOTES]
    .map((line) => `${mark} ${line}\n`)
    .join('');
