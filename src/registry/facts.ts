/** The facts of a record that a reader is shown, and the sources that bear each of them out. */
import { parse } from 'tldts';
import type { CaseEvent, CaseRecord, EventKind, ServiceRecord, Source, Supports } from '../domain/model.ts';

/** Steps by which somebody decided, or both sides agreed. */
export const DECISIONS: ReadonlySet<EventKind> = new Set<EventKind>([
  'injunction',
  'judgment',
  'default-judgment',
  'consent-order',
  'settlement',
  'conviction',
  'fine',
  'order',
  'interim-decision',
  'affirmed',
  'reversed',
  'dismissal',
  'withdrawal',
]);

/** A decision whose day or month is told as its own. A year alone is no claim about the day. */
export const isDayOfDecision = ({ kind, date, dated }: CaseEvent): boolean =>
  DECISIONS.has(kind) && date !== undefined && date.length > 4 && dated === undefined;

/** A fact of a case: what `supports` calls it, and the field it stands in. */
export type Fact = readonly [fact: Supports, field: string];

/** The facts of a case that need a source. */
export function factsOf(record: CaseRecord): readonly Fact[] {
  const facts: Fact[] = [
    ['parties', 'respondents'],
    ['conduct', 'alleged'],
    ['court', 'court'],
  ];
  if (record.docket !== undefined) facts.push(['docket', 'docket']);
  if (record.events.some(({ kind, date }) => kind === 'filed' && date !== undefined)) facts.push(['filed', 'events']);
  if (record.events.some(({ kind }) => DECISIONS.has(kind))) facts.push(['outcome', 'events']);
  if (record.amount !== undefined) facts.push(['amount', 'amount']);
  return facts;
}

/** The site of a source: two pages of one publisher are not independent of each other. */
const siteOf = ({ url }: Pick<Source, 'url'>): string => parse(url, { allowPrivateDomains: true }).domain ?? url;

/** On how many sites the sources stand. */
export const sitesOf = (sources: readonly Pick<Source, 'url'>[]): number => new Set(sources.map(siteOf)).size;

/** On how many sites a fact is borne out. */
export const sitesFor = (sources: readonly Source[], fact: Supports): number =>
  sitesOf(sources.filter(({ supports }) => supports.includes(fact)));

/** How many facts there are, and how many of them two sites or more bear out. */
export interface Coverage {
  readonly facts: number;
  readonly twice: number;
}

/**
 * Of one case. Its services' addresses count as one fact of the case, and so do their apps. Each address and each app
 * names a source of its own, which counts beside the case's; the fact stands on two sites where every one of them does.
 */
export function coverageOf(record: CaseRecord, services: readonly ServiceRecord[]): Coverage {
  const plain = factsOf(record).map(([fact]) => sitesFor(record.sources, fact) > 1);
  const listed = (fact: Supports, own: readonly { readonly source: string }[]): boolean[] => {
    const said = record.sources.filter(({ supports }) => supports.includes(fact));
    return own.length === 0 ? [] : [own.every(({ source }) => sitesOf([...said, { url: source }]) > 1)];
  };
  const borneOut = [
    ...plain,
    ...listed(
      'domains',
      services.flatMap(({ domains }) => domains),
    ),
    ...listed(
      'apps',
      services.flatMap(({ apps }) => apps),
    ),
  ];
  return { facts: borneOut.length, twice: borneOut.filter(Boolean).length };
}

/**
 * A case that can raise an alert or a notice, once it was read a second time: decided, agreed or open, about a service
 * with an address or an app.
 */
export const mayBeLoud = (grade: string, services: readonly ServiceRecord[]): boolean =>
  'ABC'.includes(grade) && services.some(({ domains, apps }) => domains.length + apps.length > 0);
