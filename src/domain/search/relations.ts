/** What belongs together: cases like a case, and the services of one house. */
import type { CaseId, CatalogService, ServiceId } from '../model.ts';
import type { Book, Entry } from './book.ts';

const shared = (one: readonly string[], other: readonly string[]): number =>
  one.filter((each) => other.includes(each)).length;

/** Cases that share a respondent or a service with this one, or a service related to its own; nothing looser. */
export function sameMatter({ entries }: Book, of: Entry): Entry[] {
  const services = new Set(of.services.map(({ id }) => id));
  const houses = new Set(of.services.flatMap(({ related = [] }) => related.map(({ service }) => service)));
  return entries.filter(
    (entry) =>
      entry !== of &&
      (entry.services.some(({ id }) => services.has(id) || houses.has(id)) ||
        entry.record.respondents.some((name) => of.record.respondents.includes(name))),
  );
}

const MOST_ALIKE = 5;

/**
 * At most five cases about the same conduct on the same platforms but of another matter. The nearest come first: those
 * that share most, also claimants and country.
 */
export function alikeCases(book: Book, of: Entry): Entry[] {
  const near = new Set(sameMatter(book, of));
  const score = (entry: Entry): number =>
    2 * shared(entry.values.conduct, of.values.conduct) +
    2 * shared(entry.values.platform, of.values.platform) +
    shared(entry.values.by, of.values.by) +
    shared(entry.values.country, of.values.country);
  const scored = book.entries
    .filter(
      (entry) =>
        entry !== of &&
        !near.has(entry) &&
        shared(entry.values.conduct, of.values.conduct) > 0 &&
        shared(entry.values.platform, of.values.platform) > 0,
    )
    .map((entry) => ({ entry, like: score(entry), years: Math.abs((entry.year ?? 0) - (of.year ?? 0)) }));
  return scored
    .sort((a, b) => b.like - a.like || a.years - b.years || (a.entry.record.id < b.entry.record.id ? -1 : 1))
    .slice(0, MOST_ALIKE)
    .map(({ entry }) => entry);
}

type Kinship = 'same-operator' | 'successor' | 'predecessor';

export interface Kin {
  readonly service: CatalogService;
  readonly how: Kinship;
  readonly source: string;
}

const TURNED: Readonly<Record<Kinship, Kinship>> = {
  'same-operator': 'same-operator',
  successor: 'predecessor',
  predecessor: 'successor',
};

/** The services related to one, whichever of the two records says so. */
export function kinOf({ serviceById, catalog }: Book, of: CatalogService): Kin[] {
  const kin = new Map<ServiceId, Kin>();
  for (const { service, how, source } of of.related ?? []) {
    const other = serviceById.get(service);
    if (other !== undefined) kin.set(service, { service: other, how, source });
  }
  for (const other of catalog.services)
    for (const { service, how, source } of other.related ?? [])
      if (service === of.id && !kin.has(other.id)) kin.set(other.id, { service: other, how: TURNED[how], source });
  return [...kin.values()];
}

/** The cases of a service in order of time; those without a date last. */
export function casesOf({ caseById }: Book, service: CatalogService): Entry[] {
  return service.cases
    .flatMap((id: CaseId) => caseById.get(id) ?? [])
    .sort((a, b) => Number(a.date === '') - Number(b.date === '') || (a.date < b.date ? -1 : 1));
}
