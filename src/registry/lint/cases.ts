/** Rules about one case. */
import type { CaseEvent, CaseRecord, EventKind } from '../../domain/model.ts';
import { DECISIONS, independentOf } from '../facts.ts';
import type { Report } from '../fault.ts';
import { isAfter, notInFuture } from './context.ts';
import type { LintContext } from './context.ts';
import { lintSources } from './sources.ts';
import { attributed, oneSentence } from './words.ts';

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
  'interim-decision',
  'procedural',
]);
/** Decisions that may be marked as not final. An interim decision needs no mark: it never is final. */
const MAY_BE_CONTESTED: ReadonlySet<EventKind> = new Set<EventKind>([
  'judgment',
  'default-judgment',
  'conviction',
  'fine',
  'order',
  'injunction',
  'affirmed',
  'reversed',
  'dismissal',
]);
/** Longest time from one check of a record to the next, in years. */
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
      'Add `favours: respondent` if a decision against the operator was undone, `claimant` if a ' +
        'claim was revived, `both` for a part.',
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

/** Reports fields of an event that mean nothing for its kind. */
function lintStep(event: CaseEvent, at: number, record: CaseRecord, report: Report): void {
  const field = `events[${at}]`;
  const { kind, date, dated, inPart, notFinal, respondents } = event;
  if (dated !== undefined && date === undefined)
    report(`${field}.dated`, 'says what the date is, but there is none', 'Remove the field, or add the date.');
  if (inPart === true && kind !== 'withdrawal' && kind !== 'dismissal')
    report(
      `${field}.inPart`,
      `a ${kind} in part`,
      'Only withdrawals and dismissals are told in part; else use the note.',
    );
  if (notFinal === true && !MAY_BE_CONTESTED.has(kind))
    report(`${field}.notFinal`, `a ${kind} is not told as final or not`, 'Remove the field.');
  lintConcerned(respondents, `${field}.respondents`, record, report);
}

/** Checks the names of the respondents to whom an event or an amount is limited. */
function lintConcerned(names: readonly string[] | undefined, field: string, record: CaseRecord, report: Report): void {
  if (names === undefined) return;
  names.forEach((name, place) => {
    if (!record.respondents.includes(name))
      report(
        `${field}[${place}]`,
        `“${name}” is no respondent of the case`,
        'Spell it as it stands among the respondents.',
      );
  });
  if (record.respondents.every((name) => names.includes(name)))
    report(field, 'names all respondents', 'Remove the field: without it all of them are concerned.');
}

function lintRuns(record: CaseRecord, report: Report): void {
  record.runs?.forEach(({ party }, at) => {
    if (!record.respondents.includes(party))
      report(
        `runs[${at}].party`,
        `“${party}” is no respondent of the case`,
        'Spell it as it stands among the respondents.',
      );
  });
}

function lintDates(record: CaseRecord, { today }: LintContext, report: Report): void {
  notInFuture(record.asOf, 'asOf', today, report);
  notInFuture(record.readAgain, 'readAgain', today, report);
  if (record.readAgain !== undefined && independentOf(record.sources) < 2)
    report(
      'readAgain',
      'read again, but all sources are of one site or copies of one paper',
      'Add what the second reader read, or remove the field.',
    );
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

/** Reports all faults of a case that can be seen without the other records. */
export function lintCase(record: CaseRecord, context: LintContext, report: Report): void {
  oneSentence(record.alleged, 'alleged', report);
  attributed(record.alleged, 'alleged', report);
  record.events.forEach((event, at) => {
    lintEvent(event, at, record, context, report);
    lintStep(event, at, record, report);
  });
  lintRuns(record, report);
  lintConcerned(record.amount?.respondents, 'amount.respondents', record, report);
  lintSources(record, context, report);
  lintDates(record, context, report);
  if (record.amount !== undefined && !record.events.some(({ kind }) => DECISIONS.has(kind)))
    report(
      'amount',
      'an amount, but no decision among the events',
      'Add the event it belongs to; sums that were only asked for are not recorded.',
    );
}
