/** How well the record was checked: facts that two sites support, and cases that wait for a second reader. Pure. */
import type { CatalogCase, CatalogService, IsoDate } from '../../src/domain/model.ts';
import { coverageOf, mayBeLoud } from '../../src/registry/facts.ts';

/** A second reading is due once a year. */
const READ_AGAIN_YEARS = 1;

const servicesOf = (services: readonly CatalogService[], { id }: CatalogCase): readonly CatalogService[] =>
  services.filter(({ cases }) => cases.includes(id));
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

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

/** The share of facts that two or more sites support: of all cases, and of those that can raise an alert or notice. */
export function coverageText(cases: readonly CatalogCase[], services: readonly CatalogService[]): string {
  const line = (what: string, of: readonly CatalogCase[]): string => {
    const all = of.map((record) => coverageOf(record, servicesOf(services, record)));
    const [facts, twice] = [sum(all.map((each) => each.facts)), sum(all.map((each) => each.twice))];
    const read = of.filter(({ readAgain }) => readAgain !== undefined).length;
    const share = facts === 0 ? 0 : Math.round((100 * twice) / facts);
    return `  ${what}: ${twice} of ${facts} facts (${share}%); ${read} of ${of.length} cases read again`;
  };
  return [
    'Facts with two independent sources',
    line('all cases', cases),
    line(
      'cases that can raise an alert or a notice',
      loudOnceReadOf(cases, services).filter(({ readAgain }) => readAgain !== undefined),
    ),
  ].join('\n');
}
