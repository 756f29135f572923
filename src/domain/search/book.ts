/** The case book: the catalog and, for each case, the values that list, filters and charts need, computed once. */
import type { Amount, CaseId, Catalog, CatalogCase, CatalogService, ServiceId } from '../model.ts';
import { claimantsOf } from './claimants.ts';
import { slugOf } from './fold-search.ts';

/** What cases can be filtered by besides their year; in the order of the filters on the page. */
export const FACETS = ['by', 'platform', 'conduct', 'country', 'court', 'outcome', 'grade', 'address'] as const;
export type Facet = (typeof FACETS)[number];

/** A case in the book. */
export interface Entry {
  readonly record: CatalogCase;
  readonly services: readonly CatalogService[];
  /** The year it began, or that of its first dated step. */
  readonly year: number | undefined;
  /** Date to sort by; a year or month alone sorts before its days. Empty where no date is known. */
  readonly date: string;
  readonly values: Readonly<Record<Facet, readonly string[]>>;
}

export interface Book {
  readonly catalog: Catalog;
  readonly entries: readonly Entry[];
  readonly caseById: ReadonlyMap<CaseId, Entry>;
  readonly serviceById: ReadonlyMap<ServiceId, CatalogService>;
  /** The names to show for values of `by` and `court`; the values of all other facets are words of the domain. */
  readonly labels: { readonly by: ReadonlyMap<string, string>; readonly court: ReadonlyMap<string, string> };
}

const firstDate = ({ filed, events }: CatalogCase): string | undefined =>
  filed ?? events.find(({ date }) => date !== undefined)?.date;

function yearOfCase(record: CatalogCase): number | undefined {
  const year = Number(firstDate(record)?.slice(0, 4));
  return Number.isInteger(year) && year > 0 ? year : undefined;
}

/** One key for all ways to write a court: remarks in brackets and small words do not count. */
export function courtKey(court: string): string {
  return slugOf(court.replace(/\([^)]*\)/g, '').replace(/\b(for|of|the)\b/gi, ' ')) || slugOf(court) || 'unnamed';
}

/** Makes the book of a catalog: each case with what it can be filtered, sorted and counted by. */
export function makeBook(catalog: Catalog): Book {
  const serviceById = new Map(catalog.services.map((service) => [service.id, service]));
  const servicesOf = new Map<CaseId, CatalogService[]>();
  for (const service of catalog.services)
    for (const id of service.cases) servicesOf.set(id, [...(servicesOf.get(id) ?? []), service]);
  const courts = new Map<string, string>();
  const keyOfCourt = (court: string): string => {
    const key = courts.get(court) ?? courtKey(court);
    courts.set(court, key);
    return key;
  };
  const labels = { by: new Map<string, string>(), court: new Map<string, string>() };
  const entries = catalog.cases.map((record): Entry => {
    const services = servicesOf.get(record.id) ?? [];
    const claimants = claimantsOf(record.claimants);
    for (const { key, label } of claimants) labels.by.set(key, label);
    const court = keyOfCourt(record.court);
    const plain = record.court.replace(/\s*\([^)]*\)/g, '').trim() || record.court;
    const known = labels.court.get(court);
    // Show the shortest of several ways to write it.
    if (known === undefined || plain.length < known.length) labels.court.set(court, plain);
    return {
      record,
      services,
      year: yearOfCase(record),
      date: firstDate(record) ?? '',
      values: {
        by: claimants.map(({ key }) => key),
        platform: [...new Set(record.platforms)],
        conduct: [...new Set(record.conduct)],
        country: record.country === undefined ? [] : [record.country.toLowerCase()],
        court: [court],
        outcome: [record.outcome],
        grade: [record.grade.toLowerCase()],
        address: [services.some(({ domains }) => domains.length > 0) ? 'yes' : 'no'],
      },
    };
  });
  return {
    catalog,
    entries,
    caseById: new Map(entries.map((entry) => [entry.record.id, entry])),
    serviceById,
    labels,
  };
}

/** What a unit of a currency was roughly worth in US dollars in 2025: for the order of amounts only, never shown. */
const ROUGHLY: Readonly<Record<string, number>> = {
  USD: 1,
  EUR: 1.1,
  GBP: 1.3,
  AUD: 0.65,
  CAD: 0.72,
  CHF: 1.15,
  CNY: 0.14,
  JPY: 0.0067,
  KRW: 0.0007,
  PLN: 0.26,
  BRL: 0.18,
  INR: 0.012,
  RUB: 0.011,
  HKD: 0.13,
};

/** A number to sort amounts by; -1 where there is no amount. */
export const weightOfAmount = (amount: Amount | undefined): number =>
  amount === undefined ? -1 : amount.value * (ROUGHLY[amount.currency] ?? 0);
