/** caveat.csv: the cases as a table. */
import type { Catalog, CatalogCase } from '../../src/domain/model.ts';
import { headLines } from './entries.ts';
import type { ListHead } from './entries.ts';

type Column = readonly [
  name: string,
  value: (record: CatalogCase, services: readonly string[]) => string | number | undefined,
];

const joined = (values: readonly string[]): string => values.join('; ');
const COLUMNS: readonly Column[] = [
  ['id', ({ id }) => id],
  ['caption', ({ caption }) => caption],
  ['kind', ({ kind }) => kind],
  ['claimants', ({ claimants }) => joined(claimants)],
  ['respondents', ({ respondents }) => joined(respondents)],
  ['court', ({ court }) => court],
  ['country', ({ country }) => country],
  ['docket', ({ docket }) => docket],
  ['filed', ({ filed }) => filed],
  ['conduct', ({ conduct }) => joined(conduct)],
  ['platforms', ({ platforms }) => joined(platforms)],
  ['alleged', ({ alleged }) => alleged],
  ['outcome', ({ outcome }) => outcome],
  ['outcome_date', ({ outcomeDate }) => outcomeDate],
  ['grade', ({ grade }) => grade],
  ['amount', ({ amount }) => amount?.value],
  ['currency', ({ amount }) => amount?.currency],
  ['amount_kind', ({ amount }) => amount?.kind],
  ['services', (_record, services) => joined(services)],
  ['sources', ({ sources }) => joined(sources.map(({ url }) => url))],
  ['as_of', ({ asOf }) => asOf],
  ['review_by', ({ reviewBy }) => reviewBy],
];

/** A spreadsheet would run a cell that starts with one of these characters as a formula. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\n\r#]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The cases as CSV (RFC 4180), after comment lines that start with `#`. */
export function casesCsv({ cases, services }: Catalog, head: ListHead): string {
  const comments = headLines(head, 'cases', `${cases.length} cases`)
    .map((line) => `# ${line}\r\n`)
    .join('');
  const rows = cases.map((record) => {
    const about = services.filter((service) => service.cases.includes(record.id)).map(({ id }) => id);
    return COLUMNS.map(([, value]) => cell(value(record, about))).join(',');
  });
  return comments + [COLUMNS.map(([name]) => name).join(','), ...rows].map((row) => `${row}\r\n`).join('');
}
