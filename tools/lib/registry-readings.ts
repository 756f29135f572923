/** How well the record was checked: facts on two independent sources, and cases that wait for a second reader. Pure. */
import type { CatalogCase, CatalogService, IsoDate } from '../../src/domain/model.ts';
import { groundsOf, mayBeLoud } from '../../src/registry/facts.ts';

/** A second reading is due once a year. */
const READ_AGAIN_YEARS = 1;

const servicesOf = (services: readonly CatalogService[], { id }: CatalogCase): readonly CatalogService[] =>
  services.filter(({ cases }) => cases.includes(id));

/** Cases that can raise an alert or a notice once they have been read a second time. */
const loudOnceReadOf = (cases: readonly CatalogCase[], services: readonly CatalogService[]): readonly CatalogCase[] =>
  cases.filter((record) => mayBeLoud(record.grade, servicesOf(services, record)));

/**
 * Cases that could raise an alert or a notice, but that no second reader has looked at within a year. Cases never read
 * again come first, then the ones read longest ago.
 */
export function waitingForReading(
  cases: readonly CatalogCase[],
  services: readonly CatalogService[],
  today: IsoDate,
): readonly CatalogCase[] {
  const limit = `${Number(today.slice(0, 4)) - READ_AGAIN_YEARS}${today.slice(4)}`;
  return loudOnceReadOf(cases, services)
    .filter(({ readAgain }) => readAgain === undefined || readAgain < limit)
    .sort((a, b) => (a.readAgain ?? '').localeCompare(b.readAgain ?? '') || a.id.localeCompare(b.id));
}

/**
 * The share of facts that two or more independent sources support, of all cases and of those that can raise an alert or
 * notice; and each fact of the latter that rests on one source alone.
 */
export function coverageText(cases: readonly CatalogCase[], services: readonly CatalogService[]): string {
  const grounds = (record: CatalogCase) => groundsOf(record, servicesOf(services, record));
  const line = (what: string, of: readonly CatalogCase[]): string => {
    const facts = of.flatMap(grounds);
    const twice = facts.filter(({ sources }) => sources > 1).length;
    const read = of.filter(({ readAgain }) => readAgain !== undefined).length;
    const share = facts.length === 0 ? 0 : Math.round((100 * twice) / facts.length);
    return `  ${what}: ${twice} of ${facts.length} facts (${share}%); ${read} of ${of.length} cases read again`;
  };
  const loud = loudOnceReadOf(cases, services).filter(({ readAgain }) => readAgain !== undefined);
  const alone = loud.flatMap((record) => {
    const facts = grounds(record).filter(({ sources }) => sources < 2);
    return facts.length === 0 ? [] : [`  ${record.id}: ${facts.map(({ fact, what }) => what ?? fact).join(', ')}`];
  });
  return [
    'Facts with two independent sources',
    line('all cases', cases),
    line('cases that can raise an alert or a notice', loud),
    '\nFacts of these that rest on one source',
    ...(alone.length === 0 ? ['  none'] : alone),
  ].join('\n');
}
