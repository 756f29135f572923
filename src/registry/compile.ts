/** Compiles records to the catalog. Pure and deterministic: the same records in any order give the same bytes. */
import { caseStanding, serviceGrade, serviceStanding } from '../domain/grade.ts';
import type {
  CaseId,
  CaseRecord,
  Catalog,
  CatalogCase,
  CatalogService,
  ServiceId,
  ServiceRecord,
  CaseStanding,
} from '../domain/model.ts';
import type { RegistryRelease } from '../domain/releases.ts';
import type { RegistryRecords } from './schema.ts';

const byId = <T extends { readonly id: string }>(a: T, b: T): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** JSON with sorted keys, so that the order of fields in a file changes nothing. */
function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** FNV-1a over UTF-16 units in two lanes of 32 bits. It only has to notice changes, so it need not be secure. */
function hash(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ (unit + i), 0x85ebca6b);
  }
  return (a >>> 0).toString(36).padStart(7, '0') + (b >>> 0).toString(36).padStart(7, '0');
}

/** A case with its standing. */
export function compileCase(record: CaseRecord): CatalogCase {
  const filed = record.events.find(({ kind }) => kind === 'filed')?.date;
  return {
    ...record,
    ...caseStanding(record),
    ...(filed === undefined ? {} : { filed }),
  };
}

/**
 * Hash of what a reader sees of a service and its cases. The dates of checking are left out: to check a record and
 * change nothing is no new revision.
 */
function revisionOf(service: ServiceRecord, cases: readonly CatalogCase[]): string {
  const shown = cases.map(({ asOf: _asOf, reviewBy: _reviewBy, readAgain: _readAgain, ...rest }) => rest);
  return hash(stableJson([service, shown]));
}

/** The standing of cases for one service, where it differs from their standing as a whole. */
function standingsOf(id: ServiceId, cases: readonly CatalogCase[]): Record<CaseId, CaseStanding> {
  const differing = cases
    .filter(({ runs }) => runs !== undefined)
    .map((record) => [record.id, serviceStanding(record, id), caseStanding(record)] as const)
    .filter(([, own, whole]) => stableJson(own) !== stableJson(whole));
  return Object.fromEntries(differing.map(([caseId, own]) => [caseId, own]));
}

function compileService(
  { note: _forMaintainers, ...record }: ServiceRecord,
  caseById: ReadonlyMap<string, CatalogCase>,
): CatalogService {
  const cases = record.cases.flatMap((id) => caseById.get(id) ?? []);
  const standings = standingsOf(record.id, cases);
  return {
    ...record,
    grade: serviceGrade(cases.map(({ id, grade }) => standings[id]?.grade ?? grade)),
    ...(Object.keys(standings).length === 0 ? {} : { standings }),
    revision: revisionOf(record, cases),
  };
}

/** Compiles records that passed the lint. Services are sorted by id; their place in this order is their number. */
export function compileCatalog(
  records: RegistryRecords,
  version: string,
  releases: readonly RegistryRelease[] = [],
): Catalog {
  const cases = records.cases.map(compileCase).sort(byId);
  const caseById = new Map<string, CatalogCase>(cases.map((record) => [record.id, record]));
  return {
    version,
    date: cases.reduce((newest, { asOf }) => (asOf > newest ? asOf : newest), '1970-01-01'),
    services: records.services.map((service) => compileService(service, caseById)).sort(byId),
    cases,
    releases,
  };
}
