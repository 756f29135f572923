/** Rules that need all records: references must be mutual, and nothing may be listed twice. */
import type { CaseRecord, ServiceRecord } from '../../domain/model.ts';
import { reporter } from '../fault.ts';
import type { Fault, Report } from '../fault.ts';
import { caseFile, serviceFile } from '../places.ts';
import { bare } from './context.ts';
import type { Linked } from './context.ts';

interface Named {
  readonly file: string;
  readonly field: string;
  readonly key: string;
  readonly shown: string;
}

/** Reports every key that is used a second time. */
function twice(places: readonly Named[], fix: string, faults: Fault[]): void {
  const first = new Map<string, Named>();
  for (const place of places) {
    const before = first.get(place.key);
    if (before === undefined) first.set(place.key, place);
    else
      reporter(faults, place.file)(
        place.field,
        `“${place.shown}” is already used by ${before.file === place.file ? before.field : before.file}`,
        fix,
      );
  }
}

/** What the other service must call the relation. */
const MIRROR = { 'same-operator': 'same-operator', successor: 'predecessor', predecessor: 'successor' } as const;

function lintRelated(service: ServiceRecord, { serviceById }: Linked, report: Report): void {
  service.related?.forEach(({ service: id, how }, at) => {
    const other = serviceById.get(id);
    if (id === service.id) report(`related[${at}].service`, 'names the service itself', 'Remove the entry.');
    else if (other === undefined)
      report(`related[${at}].service`, `there is no service “${id}”`, `Correct the id, or add ${serviceFile(id)}.`);
    else if (other.related?.some((back) => back.service === service.id && back.how === MIRROR[how]) !== true)
      report(
        `related[${at}]`,
        `${id} does not name ${service.id} in turn`,
        `Add \`service: ${service.id}, how: ${MIRROR[how]}\` to related in ${serviceFile(id)}.`,
      );
  });
}

/** Reports references to records that do not exist, and relations that the other service does not mirror. */
export function lintReferences(service: ServiceRecord, linked: Linked, report: Report): void {
  service.cases.forEach((id, at) => {
    if (!linked.caseById.has(id))
      report(`cases[${at}]`, `there is no case “${id}”`, `Correct the id, or add ${caseFile(id)}.`);
  });
  lintRelated(service, linked, report);
}

/** Reports services in `runs` that do not name the case, and services of the case that no party runs. */
export function lintRunServices(record: CaseRecord, { servicesOf }: Linked, report: Report): void {
  const citing = (servicesOf.get(record.id) ?? []).map(({ id }) => id);
  const run = new Set((record.runs ?? []).flatMap(({ services }) => services));
  record.runs?.forEach(({ services }, at) => {
    services.forEach((id, place) => {
      if (!citing.includes(id))
        report(
          `runs[${at}].services[${place}]`,
          `there is no service “${id}” that names this case`,
          `Correct the id, or add ${record.id} to the cases of ${serviceFile(id)}.`,
        );
    });
  });
  if (record.amount?.respondents === undefined && record.events.every(({ respondents }) => respondents === undefined))
    return;
  for (const id of citing)
    if (!run.has(id))
      report(
        'runs',
        `steps concern some respondents only, and no party is said to run ${id}`,
        'Add the party with the service, so that it is clear which steps count for it.',
      );
}

/** Reports what a source is said to name though no service of the case has it, or the source does not support it. */
export function lintGiven(record: CaseRecord, { servicesOf }: Linked, report: Report): void {
  const services = servicesOf.get(record.id) ?? [];
  const kindOf = (what: string) =>
    services.some(({ domains }) => domains.some(({ host }) => host === what))
      ? 'domains'
      : services.some(({ apps }) => apps.some(({ name }) => name === what))
        ? 'apps'
        : undefined;
  record.sources.forEach(({ gives, supports }, at) => {
    gives?.forEach((what, place) => {
      const kind = kindOf(what);
      const field = `sources[${at}].gives[${place}]`;
      if (kind === undefined)
        report(
          field,
          `no service of the case has the address or app “${what}”`,
          'Spell it as the service does, or list it there.',
        );
      else if (!supports.includes(kind))
        report(
          field,
          `“${what}” is named, but the source does not support “${kind}”`,
          `Add “${kind}” to supports, or take it out of gives.`,
        );
    });
  });
}

/** Court and docket number together: different courts may use the same number. */
const docketKey = ({ court, docket }: CaseRecord): string => `${bare(court)}|${bare(docket ?? '')}`;

/** Reports ids, dockets, captions, hosts, apps and names that occur twice. */
export function lintDuplicates(
  cases: readonly CaseRecord[],
  services: readonly ServiceRecord[],
  faults: Fault[],
): void {
  twice(
    [
      ...cases.map(({ id }) => ({ file: caseFile(id), field: 'id', key: id, shown: id })),
      ...services.map(({ id }) => ({ file: serviceFile(id), field: 'id', key: id, shown: id })),
    ],
    'Choose another id; cases and services share one set of ids.',
    faults,
  );
  twice(
    cases
      .filter(({ docket }) => docket !== undefined)
      .map((record) => ({
        file: caseFile(record.id),
        field: 'docket',
        key: docketKey(record),
        shown: record.docket ?? '',
      })),
    'Merge the two records: same court, same docket.',
    faults,
  );
  twice(
    cases.map((record) => ({
      file: caseFile(record.id),
      field: 'caption',
      key: `${bare(record.caption)}|${record.events.find(({ kind }) => kind === 'filed')?.date ?? record.docket ?? ''}`,
      shown: record.caption,
    })),
    'Merge the two records, or add what tells them apart (docket, filing date).',
    faults,
  );
  twice(
    services.flatMap(({ id, domains }) =>
      domains.map(({ host }, at) => ({ file: serviceFile(id), field: `domains[${at}].host`, key: host, shown: host })),
    ),
    'An address belongs to one service; keep it where the source puts it.',
    faults,
  );
  twice(
    services.flatMap(({ id, apps }) =>
      apps.flatMap((app, at) =>
        app.id === undefined
          ? []
          : [{ file: serviceFile(id), field: `apps[${at}].id`, key: `${app.store}|${app.id}`, shown: app.id }],
      ),
    ),
    'An app belongs to one service.',
    faults,
  );
  // Within one service "Social Scraper" and "SocialScraper" are two spellings; as names of two services they would be
  // confused.
  twice(
    services.flatMap(({ id, names }) => [
      ...new Map(
        names.flatMap(({ text, match }, at) =>
          match === 'never'
            ? []
            : [
                [
                  bare(text),
                  { file: serviceFile(id), field: `names[${at}].text`, key: bare(text), shown: text },
                ] as const,
              ],
        ),
      ).values(),
    ]),
    'Two services of one name: merge them, or set the weaker one to `match: never`.',
    faults,
  );
}
