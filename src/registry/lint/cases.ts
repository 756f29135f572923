/** Rules about one case. */
import type { CaseEvent, CaseRecord, EventKind, Supports } from '../../domain/model.ts';
import type { Report } from '../fault.ts';
import { isAfter, notInFuture } from './context.ts';
import type { LintContext } from './context.ts';
import { attributed, oneSentence } from './words.ts';

const DECISIONS: ReadonlySet<EventKind> = new Set<EventKind>([
  'injunction',
  'judgment',
  'default-judgment',
  'consent-order',
  'settlement',
  'conviction',
  'fine',
  'order',
  'affirmed',
  'reversed',
  'dismissal',
  'withdrawal',
]);
const MAY_FAVOUR: ReadonlySet<EventKind> = new Set<EventKind>([
  'injunction',
  'judgment',
  'order',
  'affirmed',
  'reversed',
  'dismissal',
  'withdrawal',
  'appeal',
  'fine',
]);
/** Longest time a record may go unchecked. */
const REVIEW_YEARS = 3;

function lintEvent(event: CaseEvent, at: number, record: CaseRecord, { today }: LintContext, report: Report): void {
  const field = `events[${at}]`;
  const before = record.events.slice(0, at);
  notInFuture(event.date, `${field}.date`, today, report);
  if (event.date !== undefined && isAfter(event.date, record.asOf))
    report(
      `${field}.date`,
      `${event.date} lies after asOf (${record.asOf})`,
      'Set asOf to the day the record was last checked.',
    );
  const late = before.find(({ date }) => date !== undefined && event.date !== undefined && isAfter(date, event.date));
  if (late !== undefined)
    report(`${field}.date`, `${event.date ?? ''} stands after ${late.date ?? ''}`, 'Put events in order of time.');
  if (event.favours !== undefined && !MAY_FAVOUR.has(event.kind))
    report(`${field}.favours`, `a ${event.kind} favours nobody in particular`, 'Remove the field.');
  if (event.kind === 'reversed' && event.favours === undefined)
    report(
      `${field}.favours`,
      'a reversal must say whom it favours',
      'Add `favours: respondent` if a decision against the operator was undone, `claimant` if a claim was revived, `both` for a part.',
    );
  if ((event.kind === 'affirmed' || event.kind === 'reversed') && !before.some(({ kind }) => DECISIONS.has(kind)))
    report(
      `${field}.kind`,
      `${event.kind}, but no decision stands before it`,
      'Add the decision that the higher court looked at.',
    );
  if (event.kind === 'filed' && before.some(({ kind }) => kind === 'filed'))
    report(`${field}.kind`, 'the case was filed twice', 'Keep the first; a related case gets its own file.');
  if (event.kind === 'conviction' && record.kind !== 'criminal-case')
    report(`${field}.kind`, `a conviction in a ${record.kind}`, 'Set kind to criminal-case, or use judgment or order.');
  if (event.note !== undefined) oneSentence(event.note, `${field}.note`, report);
}

/** Facts a reader is shown, and which of the sources' `supports` bears each out. */
function shownFacts(record: CaseRecord): readonly (readonly [fact: Supports, field: string])[] {
  const facts: (readonly [Supports, string])[] = [
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

function lintSources(record: CaseRecord, { today }: LintContext, report: Report): void {
  const urls = new Set<string>();
  record.sources.forEach((source, at) => {
    notInFuture(source.date, `sources[${at}].date`, today, report);
    if (urls.has(source.url))
      report(`sources[${at}].url`, 'the same source stands twice', 'Merge the two; supports may name several facts.');
    urls.add(source.url);
  });
  const borneOut = new Set(record.sources.flatMap(({ supports }) => supports));
  for (const [fact, field] of shownFacts(record))
    if (!borneOut.has(fact))
      report(
        field,
        `no source supports it (“${fact}”)`,
        `Add “${fact}” to the supports of the source that says so, or leave the fact out.`,
      );
}

function lintDates(record: CaseRecord, { today }: LintContext, report: Report): void {
  notInFuture(record.asOf, 'asOf', today, report);
  notInFuture(record.response?.date, 'response.date', today, report);
  if (record.reviewBy <= record.asOf)
    report(
      'reviewBy',
      `${record.reviewBy} is not after asOf (${record.asOf})`,
      'Choose a later day: about 6 months for open cases, up to 3 years for closed ones.',
    );
  const limit = `${Number(record.asOf.slice(0, 4)) + REVIEW_YEARS}${record.asOf.slice(4)}`;
  if (record.reviewBy > limit)
    report(
      'reviewBy',
      `${record.reviewBy} is more than ${REVIEW_YEARS} years after asOf`,
      `Choose ${limit} or earlier.`,
    );
}

/** Reports all faults of a case that can be seen without other records. */
export function lintCase(record: CaseRecord, context: LintContext, report: Report): void {
  oneSentence(record.alleged, 'alleged', report);
  attributed(record.alleged, 'alleged', report);
  record.events.forEach((event, at) => lintEvent(event, at, record, context, report));
  lintSources(record, context, report);
  lintDates(record, context, report);
  if (record.amount !== undefined && !record.events.some(({ kind }) => DECISIONS.has(kind)))
    report(
      'amount',
      'an amount, but no decision among the events',
      'Add the event it belongs to; sums that were only asked for are not recorded.',
    );
}
