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

/**
 * The paper that a source is or copies, as far as the record can tell: own papers of a court, an authority or a party
 * that are of one day are taken for copies of one.
 */
const paperOf = ({ primary, release, date }: Partial<Source>): string | undefined =>
  primary === true && release !== true && date?.length === 10 ? date : undefined;

/** How many of the sources are independent: sites, where copies of one paper count once. */
export function independentOf(sources: readonly (Pick<Source, 'url'> & Partial<Source>)[]): number {
  const sites = new Set(sources.filter((source) => paperOf(source) === undefined).map(siteOf));
  for (const paper of new Set(sources.map(paperOf).filter((day) => day !== undefined))) {
    const copies = sources.filter((source) => paperOf(source) === paper);
    const another = copies.map(siteOf).find((site) => !sites.has(site));
    if (another !== undefined) sites.add(another);
  }
  return sites.size;
}

/** The sources that support a fact. */
const saying = (sources: readonly Source[], fact: Supports): readonly Source[] =>
  sources.filter(({ supports }) => supports.includes(fact));

/** How many independent sources support a fact. */
export const independentFor = (sources: readonly Source[], fact: Supports): number =>
  independentOf(saying(sources, fact));

/** A fact that a reader sees, and how many independent sources support it. */
interface Grounds {
  readonly fact: Supports;
  /** The address or the app, where the fact is that the service has it. */
  readonly what?: string;
  readonly sources: number;
}

/** Whether a source names that one of the addresses, or of the apps, which the services of the case have. */
const names = ({ supports, gives }: Source, fact: Supports, what: string, all: readonly string[]): boolean =>
  supports.includes(fact) && (all.length === 1 || gives?.includes(what) === true);

/**
 * The facts of one case, and on how many independent sources each rests. Each address and each app of its services is a
 * fact: it names a source of its own, which counts beside those of the case.
 */
export function groundsOf(record: CaseRecord, services: readonly ServiceRecord[]): readonly Grounds[] {
  const listed = (fact: Supports, entries: readonly { readonly what: string; readonly source: string }[]) => {
    const all = entries.map(({ what }) => what);
    return entries.map(({ what, source }): Grounds => {
      const own = record.sources.find(({ url }) => url === source) ?? { url: source };
      const others = record.sources.filter((each) => names(each, fact, what, all));
      return { fact, what, sources: independentOf([...others, own]) };
    });
  };
  return [
    ...factsOf(record).map(([fact]): Grounds => ({ fact, sources: independentFor(record.sources, fact) })),
    ...listed(
      'domains',
      services.flatMap(({ domains }) => domains.map(({ host, source }) => ({ what: host, source }))),
    ),
    ...listed(
      'apps',
      services.flatMap(({ apps }) => apps.map(({ name, source }) => ({ what: name, source }))),
    ),
  ];
}

/**
 * Whether a case, once it was read a second time, can raise an alert or a notice: it is decided, agreed or open, and
 * about a service with an address or an app.
 */
export const mayBeLoud = (grade: string, services: readonly ServiceRecord[]): boolean =>
  'ABC'.includes(grade) && services.some(({ domains, apps }) => domains.length + apps.length > 0);
