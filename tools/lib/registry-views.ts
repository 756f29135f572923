/** The output of `npm run registry -- stats | show | stale`. Pure: records in, text out. */
import { caseFor, isOverdue } from '../../src/domain/grade.ts';
import type { Catalog, CaseEvent, CatalogCase, CatalogService, IsoDate } from '../../src/domain/model.ts';
import { compileCatalog } from '../../src/registry/compile.ts';
import { caseFile, serviceFile } from '../../src/registry/places.ts';
import type { RegistryRecords } from '../../src/registry/schema.ts';
import { coverageText, waitingForReading } from './registry-readings.ts';

type Count = readonly [word: string, count: number];

/** How often each word occurs, most frequent first. */
function tally(words: readonly string[]): readonly Count[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

function table(title: string, counts: readonly Count[]): string {
  const width = Math.max(0, ...counts.map(([word]) => word.length));
  return [title, ...counts.map(([word, count]) => `  ${word.padEnd(width)}  ${String(count).padStart(4)}`)].join('\n');
}

/** Counts of the whole registry. A case with two platforms counts for both. */
export function statsText(records: RegistryRecords, today: IsoDate): string {
  const { cases, services, date } = compileCatalog(records, '');
  const domains = services.flatMap((service) => service.domains);
  const weak = domains.filter(({ evidence }) => evidence === 'weak').length;
  const years = tally(cases.map(({ filed }) => filed?.slice(0, 4) ?? 'unknown')).toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return [
    `${cases.length} cases, ${services.length} services, ${domains.length} addresses (${weak} ` +
      `with weak evidence), ${services.flatMap(({ apps }) => apps).length} apps; newest check ` +
      `${date}; ${cases.filter((record) => isOverdue(record, today)).length} overdue.`,
    table('Cases by year of filing', years),
    table('Cases by platform', tally(cases.flatMap(({ platforms }) => platforms))),
    table('Cases by conduct', tally(cases.flatMap(({ conduct }) => conduct))),
    table('Cases by country', tally(cases.map(({ country }) => country ?? 'several or unknown'))),
    table('Cases by outcome', tally(cases.map(({ outcome }) => outcome))),
    table(
      'Cases by grade',
      tally(cases.map(({ grade }) => grade)).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ),
    table(
      'Services by grade',
      tally(services.map(({ grade }) => grade)).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ),
    coverageText(cases, services),
  ].join('\n\n');
}

function stepText({ kind, dated, favours, respondents, inPart, notFinal }: CaseEvent): string {
  return [
    kind,
    ...(inPart === true ? ['in part'] : []),
    ...(favours === undefined ? [] : [`for the ${favours}`]),
    ...(notFinal === true ? ['not final'] : []),
    ...(dated === undefined ? [] : [`(day ${dated})`]),
    ...(respondents === undefined ? [] : [`[${respondents.join(', ')}]`]),
  ].join(' ');
}

function caseLines(record: CatalogCase): string[] {
  const { amount } = record;
  return [
    `${record.caption}  [grade ${record.grade}: ` +
      `${record.outcome}${record.outcomeDate === undefined ? '' : ` ${record.outcomeDate}`}]`,
    `  file      ${caseFile(record.id)}`,
    `  court     ${record.court}${record.country === undefined ? '' : ` (${record.country})`}` +
      (record.docket === undefined ? '' : `, ${record.docket}`),
    `  about     ${record.conduct.join(', ')} on ${record.platforms.join(', ')}`,
    `  alleged   ${record.alleged}`,
    ...record.events.map(
      (event) =>
        `  ${(event.date ?? 'undated').padEnd(10)} ` +
        `${stepText(event)}${event.note === undefined ? '' : `: ${event.note}`}`,
    ),
    ...(amount === undefined ? [] : [`  amount    ${amount.value} ${amount.currency} (${amount.kind})`]),
    ...(record.responses ?? []).map(({ by, text }) => `  answer    ${by}: ${text}`),
    ...record.sources.map(
      ({ url, publisher, primary }) => `  source    ${publisher}${primary === true ? ' (primary)' : ''} ${url}`,
    ),
    `  checked   ${record.asOf}, again by ` +
      `${record.reviewBy}${record.readAgain === undefined ? '' : `; read again ${record.readAgain}`}`,
  ];
}

function serviceLines(service: CatalogService): string[] {
  return [
    `${service.name}  [grade ${service.grade}, ${service.category}]`,
    `  file      ${serviceFile(service.id)}`,
    `  names     ${service.names.map(({ text, match }) => `${text} (${match})`).join(', ')}`,
    ...service.domains.map(
      ({ host, evidence, mayHaveChangedHands }) =>
        `  address   ${host}${evidence === undefined ? '' : ' (weak evidence)'}` +
        (mayHaveChangedHands === true ? ' (may have changed hands)' : ''),
    ),
    ...service.apps.map(({ store, name, id }) => `  app       ${name}, ${store}${id === undefined ? '' : ` ${id}`}`),
    ...service.operators.map((operator) => `  operator  ${operator}`),
    ...(service.related ?? []).map(({ service: id, how }) => `  related   ${id} (${how})`),
  ];
}

/** A service with its cases, or a case with its services; undefined for an unknown id. */
export function showText({ cases, services }: Pick<Catalog, 'cases' | 'services'>, id: string): string | undefined {
  const service = services.find((candidate) => candidate.id === id);
  if (service !== undefined)
    return [
      serviceLines(service),
      ...cases
        .filter((record) => service.cases.includes(record.id))
        .map((record) => caseLines(caseFor(service, record))),
    ]
      .map((lines) => lines.join('\n'))
      .join('\n\n');
  const record = cases.find((candidate) => candidate.id === id);
  if (record === undefined) return undefined;
  return [caseLines(record), ...services.filter((candidate) => candidate.cases.includes(record.id)).map(serviceLines)]
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** Cases past their review day, longest overdue first; then those that wait for a second reader. */
export function staleText(records: RegistryRecords, today: IsoDate): string {
  const { cases, services } = compileCatalog(records, '');
  const stale = cases
    .filter((record) => isOverdue(record, today))
    .sort((a, b) => (a.reviewBy < b.reviewBy ? -1 : a.reviewBy > b.reviewBy ? 1 : a.id < b.id ? -1 : 1));
  const next = cases.map(({ reviewBy }) => reviewBy).sort()[0];
  const waiting = waitingForReading(cases, services, today);
  return [
    stale.length === 0
      ? `Nothing is overdue on ${today}.${next === undefined ? '' : ` The next review is due by ${next}.`}`
      : `${stale.length} overdue on ${today}; check the sources, then set asOf and reviewBy:`,
    ...stale.map(({ id, reviewBy }) => `  ${reviewBy}  ${caseFile(id)}`),
    waiting.length === 0
      ? 'Every case that could raise an alert or a notice was read again within a year.'
      : `${waiting.length} that could raise an alert or a notice wait for a second reading; look the ` +
        'facts up in other sources, then set readAgain:',
    ...waiting.map(({ id, readAgain }) => `  ${readAgain ?? 'never     '}  ${caseFile(id)}`),
  ].join('\n');
}
