/** Look-ups in the catalog: a service by number or id, its dossier, cases about services like it. */
import { caseFor, isOverdue } from './grade.ts';
import type { Dossier, OfferFinding } from './finding.ts';
import { GRADE_ORDER } from './model.ts';
import type { Catalog, CatalogCase, CatalogService, Conduct, Goods, IsoDate } from './model.ts';
import type { RegistryRelease } from './releases.ts';
import type { ServiceId, ServiceNumber } from './model.ts';

/** How much the registry holds, and its version and date. */
export interface RegistrySummary {
  readonly version: string;
  readonly date: IsoDate;
  readonly services: number;
  readonly cases: number;
}

export interface Records {
  readonly summary: RegistrySummary;
  readonly services: readonly CatalogService[];
  readonly cases: readonly CatalogCase[];
  /** What changed from release to release, the newest first. */
  readonly releases: readonly RegistryRelease[];
  /** Undefined for a number the catalog does not hold. */
  readonly serviceByNumber: (number: ServiceNumber) => CatalogService | undefined;
  /** Undefined for an id the catalog does not hold, for example one of an older version. */
  readonly serviceById: (id: ServiceId) => CatalogService | undefined;
  readonly numberOf: (id: ServiceId) => ServiceNumber | undefined;
  /** A service with its cases; `today` decides what is overdue. */
  readonly dossierOf: (service: CatalogService, today: IsoDate) => Dossier;
  /**
   * At most three cases about the same conduct as an offer on `host`, those on its platforms and in its country first.
   * They say "services like this were taken to court", never that this one was.
   */
  readonly relatedCases: (offer: OfferFinding, host: string) => readonly CatalogCase[];
}

/** Strongest first, then newest. */
const byWeight = (a: CatalogCase, b: CatalogCase): number =>
  GRADE_ORDER.indexOf(a.grade) - GRADE_ORDER.indexOf(b.grade) ||
  (b.filed ?? '').localeCompare(a.filed ?? '') ||
  a.id.localeCompare(b.id);

const CONDUCT_OF_GOODS: Readonly<Partial<Record<Goods, Conduct>>> = {
  reviews: 'fake-reviews',
  accounts: 'fake-accounts',
};
const MOST_RELATED = 3;

/** Country of a host by its ending, ISO 3166-1; undefined for endings of no country. */
function countryOf(host: string): string | undefined {
  const ending = host.slice(host.lastIndexOf('.') + 1).toUpperCase();
  return ending.length !== 2 ? undefined : ending === 'UK' ? 'GB' : ending;
}

function relatedTo(offer: OfferFinding, host: string, cases: readonly CatalogCase[]): readonly CatalogCase[] {
  const country = countryOf(host);
  const conduct = new Set<Conduct>(offer.goods.map((goods) => CONDUCT_OF_GOODS[goods] ?? 'fake-engagement'));
  if (offer.asksLogin) conduct.add('credential-harvesting');
  const platforms = new Set<string>(offer.platforms);
  const score = (record: CatalogCase): number =>
    (record.platforms.some((platform) => platforms.has(platform)) ? 2 : 0) +
    (record.country !== undefined && record.country === country ? 1 : 0);
  return cases
    .filter(({ grade, conduct: kinds }) => (grade === 'A' || grade === 'B') && kinds.some((kind) => conduct.has(kind)))
    .sort((a, b) => score(b) - score(a) || byWeight(a, b))
    .slice(0, MOST_RELATED);
}

/** Makes the look-ups of a catalog. */
export function recordsOf(catalog: Catalog): Records {
  const caseById = new Map(catalog.cases.map((record) => [record.id, record]));
  const numberById = new Map(catalog.services.map((service, number) => [service.id, number]));
  const numberOf = (id: ServiceId): ServiceNumber | undefined => numberById.get(id);
  return {
    summary: {
      version: catalog.version,
      date: catalog.date,
      services: catalog.services.length,
      cases: catalog.cases.length,
    },
    services: catalog.services,
    cases: catalog.cases,
    releases: catalog.releases,
    serviceByNumber: (number) => catalog.services[number],
    serviceById: (id) => {
      const number = numberOf(id);
      return number === undefined ? undefined : catalog.services[number];
    },
    numberOf,
    dossierOf: (service, today) => {
      const cases = service.cases
        .flatMap((id) => caseById.get(id) ?? [])
        .map((record) => caseFor(service, record))
        .sort(byWeight);
      return {
        service,
        cases,
        overdue: cases.some((record) => isOverdue(record, today)),
        readTwice: cases[0]?.readAgain !== undefined,
      };
    },
    relatedCases: (offer, host) => relatedTo(offer, host, catalog.cases),
  };
}
