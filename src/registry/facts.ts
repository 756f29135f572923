/** The facts of a record that a reader sees, and the sources that support each of them. */
import { parse } from 'tldts';
import type { CaseEvent, CaseRecord, EventKind, ServiceRecord, Source, Supports } from '../domain/model.ts';

/** Events in which somebody decided, or both sides agreed. */
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

/**
 * Whether an event's date claims to be the decision's own day or month. A year alone claims no day; with `dated` it is
 * the date of an announcement or a report.
 */
export const isDayOfDecision = ({ kind, date, dated }: CaseEvent): boolean =>
  DECISIONS.has(kind) && date !== undefined && date.length > 4 && dated === undefined;

/** A fact of a case: its name in `supports`, and the record's field that holds it. */
type Fact = readonly [fact: Supports, field: string];

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

/**
 * The site of a source. Pages of one site count once, since one publisher's pages are not independent of each other.
 */
const siteOf = ({ url }: Pick<Source, 'url'>): string => parse(url, { allowPrivateDomains: true }).domain ?? url;

/** On how many sites the sources are. */
export const sitesOf = (sources: readonly Pick<Source, 'url'>[]): number => new Set(sources.map(siteOf)).size;

/** The sources that support a fact. */
const saying = (sources: readonly Source[], fact: Supports): readonly Source[] =>
  sources.filter(({ supports }) => supports.includes(fact));

/** How many sites support a fact. */
export const sitesFor = (sources: readonly Source[], fact: Supports): number => sitesOf(saying(sources, fact));

/**
 * The paper that a source is or copies, as far as the record can tell: own papers of a court, an authority or a party
 * that are of one day are taken for copies of one.
 */
const paperOf = ({ primary, release, date }: Partial<Source>): string | undefined =>
  primary === true && release !== true && date?.length === 10 ? date : undefined;

/** On how many sites the sources are, if copies of one paper count once. */
function independentOf(sources: readonly (Pick<Source, 'url'> & Partial<Source>)[]): number {
  const sites = new Set(sources.filter((source) => paperOf(source) === undefined).map(siteOf));
  for (const paper of new Set(sources.map(paperOf).filter((day) => day !== undefined))) {
    const copies = sources.filter((source) => paperOf(source) === paper);
    const another = copies.map(siteOf).find((site) => !sites.has(site));
    if (another !== undefined) sites.add(another);
  }
  return sites.size;
}

/** How many facts there are, and how many of them are supported by two or more sites. */
interface Coverage {
  readonly facts: number;
  readonly twice: number;
}

/**
 * Counts the facts of one case. The addresses of its services count as one fact, and so do their apps. Each address and
 * app names a source of its own, which counts beside the case's sources; the fact is supported twice if two sites
 * support every one of them.
 */
export function coverageOf(record: CaseRecord, services: readonly ServiceRecord[]): Coverage {
  const plain = factsOf(record).map(([fact]) => independentOf(saying(record.sources, fact)) > 1);
  const listed = (fact: Supports, own: readonly { readonly source: string }[]): boolean[] => {
    const named = (source: string) => record.sources.find(({ url }) => url === source) ?? { url: source };
    return own.length === 0
      ? []
      : [own.every(({ source }) => independentOf([...saying(record.sources, fact), named(source)]) > 1)];
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
 * Whether a case, once it was read a second time, can raise an alert or a notice: it is decided, agreed or open, and
 * about a service with an address or an app.
 */
export const mayBeLoud = (grade: string, services: readonly ServiceRecord[]): boolean =>
  'ABC'.includes(grade) && services.some(({ domains, apps }) => domains.length + apps.length > 0);
