/**
 * Checks every rule that a record must pass beyond its shape. Reports all faults in one run, each with file, field and
 * fix. The same rules check the files of this repository and, without the list of ordinary hosts, lists from elsewhere.
 */
import type { ServiceRecord } from '../domain/model.ts';
import type { Snapshot } from './changes.ts';
import type { Removed } from './schema.ts';
import { reporter } from './fault.ts';
import type { Fault } from './fault.ts';
import { lintCase } from './lint/cases.ts';
import type { Linked, LintContext } from './lint/context.ts';
import { lintReasons, withParents } from './lint/hosts.ts';
import { lintDuplicates, lintGiven, lintReferences, lintRunServices } from './lint/links.ts';
import { lintParties } from './lint/parties.ts';
import { lintRemoved } from './lint/removed.ts';
import { lintService } from './lint/services.ts';
import { caseFile, EXCEPTIONS_FILE, NEVER_FILE, serviceFile } from './places.ts';
import type { HostReason, RegistryRecords } from './schema.ts';

export type { LintContext } from './lint/context.ts';

/** Records that fit their shape, and the lists of hosts that apply to them. */
export interface Linted extends RegistryRecords {
  readonly never: readonly HostReason[];
  readonly exceptions: readonly HostReason[];
  /** What was removed from the registry, with the reasons. */
  readonly removed?: readonly Removed[];
  /** The last release: what it held must still be there, or stand in `removed` with a reason. */
  readonly released?: Snapshot | undefined;
}

function link({ cases, services }: RegistryRecords): Linked {
  const servicesOf = new Map<string, ServiceRecord[]>();
  for (const service of services)
    for (const id of service.cases) servicesOf.set(id, [...(servicesOf.get(id) ?? []), service]);
  return {
    caseById: new Map(cases.map((record) => [record.id, record])),
    serviceById: new Map(services.map((record) => [record.id, record])),
    servicesOf,
  };
}

function lintExceptions({ services, exceptions }: Linted, { ordinary }: LintContext, faults: Fault[]): void {
  const report = reporter(faults, EXCEPTIONS_FILE);
  lintReasons(exceptions, report);
  const listed = new Set(services.flatMap(({ domains }) => domains.flatMap(({ host }) => withParents(host))));
  exceptions.forEach(({ host }, at) => {
    if (!listed.has(host) || !ordinary.has(host))
      report(`[${at}].host`, `${host} needs no exception`, 'Remove the entry.');
  });
}

/**
 * Reports everything that is wrong with the records.
 * @returns the faults sorted by file; if there are none, the records may be compiled
 */
export function lintRegistry(linted: Linted, context: LintContext): Fault[] {
  const faults: Fault[] = [];
  const { cases, services, never, exceptions } = linted;
  const linked = link(linted);
  const lists = {
    ordinary: context.ordinary,
    exceptions: new Set(exceptions.map(({ host }) => host)),
    never: new Set(never.map(({ host }) => host)),
  };
  for (const record of cases) {
    const report = reporter(faults, caseFile(record.id));
    lintCase(record, context, report);
    lintRunServices(record, linked, report);
    lintGiven(record, linked, report);
    lintParties(record, linked.servicesOf.get(record.id) ?? [], report);
  }
  for (const record of services) {
    const report = reporter(faults, serviceFile(record.id));
    lintService(record, context, lists, report);
    lintReferences(record, linked, report);
  }
  lintDuplicates(cases, services, faults);
  lintReasons(never, reporter(faults, NEVER_FILE));
  lintExceptions(linted, context, faults);
  lintRemoved(linted, context, faults);
  return faults.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}
