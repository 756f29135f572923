/** Finds the differences between two states of the registry, as a reader would tell them. Pure. */
import type { CatalogCase, CatalogService } from '../domain/model.ts';
import type { ChangedFact, RegistryChange } from '../domain/releases.ts';
import { compileCatalog } from './compile.ts';
import type { RegistryRecords, Removed } from './schema.ts';

/**
 * The parts of a case that are compared. All values are texts, so that a snapshot can be written to a file and read
 * back.
 */
interface CaseSnapshot {
  readonly id: string;
  readonly name: string;
  readonly facts: Readonly<Record<string, string>>;
  /** Texts of the responses, to tell new ones from old ones. */
  readonly responses: readonly string[];
}

/** The parts of a service that are compared. */
interface ServiceSnapshot {
  readonly id: string;
  readonly name: string;
  /** What is said of each host. */
  readonly addresses: Readonly<Record<string, string>>;
  readonly apps: readonly string[];
}

export interface Snapshot {
  readonly cases: readonly CaseSnapshot[];
  readonly services: readonly ServiceSnapshot[];
}

/** The facts without empty values. */
const known = (facts: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(facts).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));

const caseSnapshot = (record: CatalogCase): CaseSnapshot => ({
  id: record.id,
  name: record.caption,
  facts: known({
    caption: record.caption,
    court: record.court,
    docket: record.docket,
    filed: record.filed,
    outcome: record.outcome,
    'outcome-date': record.outcomeDate && [record.outcomeDated, record.outcomeDate].filter(Boolean).join(' '),
    final: record.notFinal === true ? 'not final' : undefined,
    amount: record.amount && `${record.amount.value} ${record.amount.currency}`,
  }),
  responses: (record.responses ?? []).map(({ text }) => text),
});

const serviceSnapshot = ({ id, name, domains, apps }: CatalogService): ServiceSnapshot => ({
  id,
  name,
  addresses: Object.fromEntries(
    domains.map(({ host, evidence, mayHaveChangedHands, heldUntil }) => [
      host,
      [
        ...(evidence === undefined ? [] : ['weak evidence']),
        ...(mayHaveChangedHands === true ? ['may have a new owner'] : []),
        ...(heldUntil === undefined ? [] : [`held until ${heldUntil}`]),
      ].join(', '),
    ]),
  ),
  apps: apps.map((app) => `${app.name} (${app.store})`),
});

/** The state of the registry, to be compared with a later one. */
export function snapshotOf(records: RegistryRecords): Snapshot {
  const { cases, services } = compileCatalog(records, '');
  return { cases: cases.map(caseSnapshot), services: services.map(serviceSnapshot) };
}

interface Pair<T> {
  readonly was: T | undefined;
  readonly is: T | undefined;
}

/** Pairs the entries that have the same id, sorted by id. */
function pairs<T extends { readonly id: string }>(before: readonly T[], after: readonly T[]): Pair<T>[] {
  const [old, now] = [before, after].map((list) => new Map(list.map((entry) => [entry.id, entry])));
  const ids = [...new Set([...before, ...after].map(({ id }) => id))].sort();
  return ids.map((id) => ({ was: old?.get(id), is: now?.get(id) }));
}

function factsBetween(was: CaseSnapshot, is: CaseSnapshot): ChangedFact[] {
  const names = [...new Set([...Object.keys(was.facts), ...Object.keys(is.facts)])] as ChangedFact['fact'][];
  return names
    .filter((fact) => was.facts[fact] !== is.facts[fact])
    .map((fact) => ({ fact, ...known({ was: was.facts[fact], is: is.facts[fact] }) }));
}

function caseChanges({ was, is }: Pair<CaseSnapshot>, why: (what: string) => string | undefined): RegistryChange[] {
  if (is === undefined) return was === undefined ? [] : [named('case-removed', was, { why: why(was.id) })];
  if (was === undefined) return [named('case-added', is, {})];
  const facts = factsBetween(was, is);
  const kind = facts.some(({ fact }) => fact === 'outcome') ? 'outcome-changed' : 'case-corrected';
  return [
    ...(facts.length === 0 ? [] : [{ ...named(kind, is, {}), facts }]),
    ...(is.responses.some((text) => !was.responses.includes(text)) ? [named('response-added', is, {})] : []),
  ];
}

function named(
  kind: RegistryChange['kind'],
  { id, name }: { readonly id: string; readonly name: string },
  more: { readonly what?: string | undefined; readonly why?: string | undefined },
): RegistryChange {
  return { kind, id, name, ...known(more) };
}

function addressChanges(was: ServiceSnapshot, is: ServiceSnapshot, why: (what: string) => string | undefined) {
  const hosts = [...new Set([...Object.keys(was.addresses), ...Object.keys(is.addresses)])].sort();
  return hosts.flatMap((what): RegistryChange[] => {
    const [old, now] = [was.addresses[what], is.addresses[what]];
    if (old === now) return [];
    if (now === undefined) return [named('address-removed', is, { what, why: why(what) })];
    if (old === undefined) return [named('address-added', is, { what })];
    return [named('address-changed', is, { what, why: now === '' ? undefined : now })];
  });
}

function serviceChanges({ was, is }: Pair<ServiceSnapshot>, why: (what: string) => string | undefined) {
  if (is === undefined) return was === undefined ? [] : [named('service-removed', was, { why: why(was.id) })];
  if (was === undefined)
    return [named('service-added', is, { what: Object.keys(is.addresses).join(', ') || undefined })];
  return [
    ...addressChanges(was, is, why),
    ...is.apps.filter((app) => !was.apps.includes(app)).map((what) => named('app-added', is, { what })),
    ...was.apps.filter((app) => !is.apps.includes(app)).map((what) => named('app-removed', is, { what })),
  ];
}

/**
 * All differences, cases first.
 * @param removed gives the reasons for what was removed
 */
export function changesBetween(before: Snapshot, after: Snapshot, removed: readonly Removed[]): RegistryChange[] {
  const reasons = new Map(removed.map(({ what, reason }) => [what, reason]));
  const why = (what: string): string | undefined => reasons.get(what);
  return [
    ...pairs(before.cases, after.cases).flatMap((pair) => caseChanges(pair, why)),
    ...pairs(before.services, after.services).flatMap((pair) => serviceChanges(pair, why)),
  ];
}
