/**
 * How a case stands, and how strong the record of a service is. Computed from the dated events, never typed in.
 *
 * The last word counts. Three steps that look like a last word are not one:
 * - `appeal` and `affirmed` leave the decision they speak of in place;
 * - `injunction` and `order` beside or after a settlement belong to it: the outcome stays a settlement;
 * - `dismissal` and `withdrawal` after a settlement or a final decision only close the file.
 *
 * A service gets the best grade among its cases, so one lost and one pending case make C, never more; and only
 * services all of whose claims failed are X.
 */
import type { CaseEvent, CaseRecord, EventKind, Grade, IsoDate, Outcome, PartialDate } from './model.ts';

/** How a case stands. */
export interface Standing {
  readonly outcome: Outcome;
  /** Date of the deciding event, where known. */
  readonly outcomeDate?: PartialDate;
  readonly grade: Grade;
}

const GRADES: Readonly<Record<Outcome, Grade>> = {
  judgment: 'A',
  'default-judgment': 'A',
  conviction: 'A',
  fine: 'A',
  order: 'A',
  injunction: 'A',
  settlement: 'B',
  'consent-order': 'B',
  pending: 'C',
  unknown: 'C',
  'statement-only': 'D',
  dismissed: 'X',
  withdrawn: 'X',
  lost: 'X',
};
const ORDER: readonly Grade[] = ['A', 'B', 'C', 'D', 'X'];
/** Without news for this long, a case is no longer called pending: the outcome is not known. */
const PENDING_MONTHS = 24;

/** Grade of an outcome. */
export const gradeOf = (outcome: Outcome): Grade => GRADES[outcome];

interface Step {
  readonly outcome: Outcome;
  readonly date: PartialDate | undefined;
}
type State = Step | undefined;

const FINAL: ReadonlySet<Outcome> = new Set<Outcome>(['judgment', 'default-judgment', 'conviction', 'fine']);
const INTERIM: ReadonlySet<Outcome> = new Set<Outcome>(['injunction', 'order']);
const AGREED: ReadonlySet<Outcome> = new Set<Outcome>(['settlement', 'consent-order']);
const is = (state: State, outcomes: ReadonlySet<Outcome>): boolean =>
  state !== undefined && outcomes.has(state.outcome);

/**
 * An order or injunction: an agreed end stays what it is; one for the respondent takes back only what was
 * provisional.
 */
function interim(state: State, kind: 'injunction' | 'order', event: CaseEvent): State {
  if (is(state, AGREED) || is(state, FINAL)) return state;
  if (event.favours === 'respondent') return is(state, INTERIM) ? undefined : state;
  return { outcome: kind, date: event.date };
}

/** A final decision. A fine that came with a settlement, on its day, is part of it. */
function final(state: State, kind: 'judgment' | 'default-judgment' | 'conviction' | 'fine', event: CaseEvent): State {
  if (event.favours === 'respondent') return { outcome: 'lost', date: event.date };
  if (kind === 'fine' && is(state, AGREED) && state?.date === event.date) return state;
  return { outcome: kind, date: event.date };
}

/** The claim was dropped or thrown out: that is the end, unless there was one already. */
function dropped(state: State, outcome: 'dismissed' | 'withdrawn', event: CaseEvent): State {
  if (is(state, AGREED)) return state;
  return is(state, FINAL) && event.favours !== 'respondent' ? state : { outcome, date: event.date };
}

/** A higher court undid what stood. In whose favour may be left open; then it is the opposite of what stood. */
function reversed(state: State, event: CaseEvent): State {
  if (event.favours === 'both') return state;
  const failed = state === undefined || GRADES[state.outcome] === 'X';
  const favours = event.favours ?? (failed ? 'claimant' : 'respondent');
  if (favours === 'claimant') return failed ? undefined : state;
  if (failed) return state;
  return is(state, INTERIM) ? undefined : { outcome: 'lost', date: event.date };
}

function next(state: State, event: CaseEvent): State {
  switch (event.kind) {
    case 'filed':
    case 'appeal':
    case 'affirmed':
    case 'statement':
      return state;
    case 'injunction':
    case 'order':
      return interim(state, event.kind, event);
    case 'judgment':
    case 'default-judgment':
    case 'conviction':
    case 'fine':
      return final(state, event.kind, event);
    case 'settlement':
    case 'consent-order':
      return { outcome: event.kind, date: event.date };
    case 'dismissal':
      return dropped(state, 'dismissed', event);
    case 'withdrawal':
      return dropped(state, 'withdrawn', event);
    case 'reversed':
      return reversed(state, event);
  }
}

const months = (date: PartialDate): number =>
  Number(date.slice(0, 4)) * 12 + (date.length >= 7 ? Number(date.slice(5, 7)) : 12);

function open(events: readonly CaseEvent[], asOf: IsoDate): Standing {
  const kinds = new Set<EventKind>(events.map(({ kind }) => kind));
  if (kinds.size === 1 && kinds.has('statement')) {
    const date = events.findLast((event) => event.date !== undefined)?.date;
    return { outcome: 'statement-only', ...(date === undefined ? {} : { outcomeDate: date }), grade: 'D' };
  }
  const newest = events.reduce((last, { date }) => (date === undefined ? last : Math.max(last, months(date))), 0);
  return { outcome: newest > 0 && months(asOf) - newest <= PENDING_MONTHS ? 'pending' : 'unknown', grade: 'C' };
}

/** How a case stands as of the day it was checked. */
export function caseStanding({ events, asOf }: Pick<CaseRecord, 'events' | 'asOf'>): Standing {
  const state = events.reduce<State>(next, undefined);
  if (state === undefined) return open(events, asOf);
  return {
    outcome: state.outcome,
    ...(state.date === undefined ? {} : { outcomeDate: state.date }),
    grade: GRADES[state.outcome],
  };
}

/** Best grade among the cases of a service; of none, the weakest. */
export const serviceGrade = (grades: readonly Grade[]): Grade => ORDER.find((grade) => grades.includes(grade)) ?? 'X';

/** Whether a record should have been looked at again by now. */
export const isOverdue = (record: { readonly reviewBy: IsoDate }, today: IsoDate): boolean => today > record.reviewBy;
