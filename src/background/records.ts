/** Look-ups in the catalog. */
import catalog from 'caveat:catalog';
import { isOverdue } from '../domain/grade.ts';
import type { CatalogCase, CatalogService, Finding, IsoDate, ServiceId, ServiceNumber } from '../domain/model.ts';
import type { Dossier } from '../domain/finding.ts';

const caseById = new Map(catalog.cases.map((record) => [record.id, record]));
const numberById = new Map(catalog.services.map((service, number) => [service.id, number]));

export const registrySummary = {
  version: catalog.version,
  date: catalog.date,
  services: catalog.services.length,
  cases: catalog.cases.length,
};

export const serviceByNumber = (number: ServiceNumber): CatalogService | undefined => catalog.services[number];
export const numberOfService = (id: ServiceId): ServiceNumber | undefined => numberById.get(id);

/** @returns undefined for an id the catalog does not hold (of an older version, say). */
export function serviceById(id: ServiceId): CatalogService | undefined {
  const number = numberById.get(id);
  return number === undefined ? undefined : catalog.services[number];
}

const STRENGTH = ['A', 'B', 'C', 'D', 'X'];
/** Strongest first, then newest. */
const byWeight = (a: CatalogCase, b: CatalogCase): number =>
  STRENGTH.indexOf(a.grade) - STRENGTH.indexOf(b.grade) ||
  (b.filed ?? '').localeCompare(a.filed ?? '') ||
  a.id.localeCompare(b.id);

/** A service with its cases; `today` decides what is overdue. */
export function dossierOf(service: CatalogService, today: IsoDate): Dossier {
  const cases = service.cases.flatMap((id) => caseById.get(id) ?? []).sort(byWeight);
  return { service, cases, overdue: cases.some((record) => isOverdue(record, today)) };
}

const GOODS_CONDUCT: Readonly<Partial<Record<string, CatalogCase['conduct'][number]>>> = {
  reviews: 'fake-reviews',
  accounts: 'fake-accounts',
};
const RELATED = 3;

/** Country of a host by its ending, ISO 3166-1; undefined for endings of no country. */
function countryOf(host: string): string | undefined {
  const ending = host.slice(host.lastIndexOf('.') + 1).toUpperCase();
  return ending.length !== 2 ? undefined : ending === 'UK' ? 'GB' : ending;
}

/**
 * Cases against services of the kind an offer is: same conduct first, then same platforms and country. They say
 * "services like this were taken to court", never that this one was.
 */
export function relatedCases(offer: Extract<Finding, { kind: 'offer' }>, host: string): CatalogCase[] {
  const country = countryOf(host);
  const conduct = new Set(offer.goods.map((goods) => GOODS_CONDUCT[goods] ?? 'fake-engagement'));
  if (offer.asksLogin) conduct.add('credential-harvesting');
  const platforms = new Set<string>(offer.platforms);
  const score = (record: CatalogCase): number =>
    (record.platforms.some((platform) => platforms.has(platform)) ? 2 : 0) +
    (record.country !== undefined && record.country === country ? 1 : 0);
  return catalog.cases
    .filter(
      (record) => (record.grade === 'A' || record.grade === 'B') && record.conduct.some((kind) => conduct.has(kind)),
    )
    .sort((a, b) => score(b) - score(a) || byWeight(a, b))
    .slice(0, RELATED);
}
