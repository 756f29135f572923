/**
 * How a case stands, and how strong the record of a service is. Computed from the dated events, never typed in.
 *
 * The last deciding step counts. Four kinds of steps look like one, but are not:
 * - `appeal` and `affirmed` leave the decision they concern in place;
 * - `procedural` steps, and withdrawals or dismissals in part, decide nothing;
 * - `injunction` and `order` beside or after a settlement belong to it: the outcome stays a settlement;
 * - `dismissal` and `withdrawal` after a settlement or a final decision only close the file.
 *
 * Where steps concern some respondents only, the standing is computed for each respondent, and the case as a whole gets
 * the strongest one. A service gets the standing of the respondents who run it, not of the others.
 *
 * A service gets the best grade among its cases: one lost and one pending case make C, and only a service all of whose
 * claims failed is X.
 */
import { GRADE_ORDER } from './model.ts';
import type {
  CaseEvent,
  CaseRecord,
  CatalogCase,
  CatalogService,
  EventKind,
  Grade,
  IsoDate,
  Outcome,
  PartialDate,
  CaseStanding,
} from './model.ts';

const GRADES: Readonly<Record<Outcome, Grade>> = {
  judgment: 'A',
  'default-judgment': 'A',
  conviction: 'A',
  fine: 'A',
  order: 'A',
  injunction: 'A',
  'interim-decision': 'A',
  settlement: 'B',
  'consent-order': 'B',
  pending: 'C',
  unknown: 'C',
  'statement-only': 'D',
  dismissed: 'X',
  withdrawn: 'X',
  lost: 'X',
};
/** After so many months without news, the outcome of a case is `unknown` instead of `pending`. */
const PENDING_MONTHS = 24;

export const gradeOf = (outcome: Outcome): Grade => GRADES[outcome];

interface Step {
  readonly outcome: Outcome;
  /** The event that led to this outcome. */
  readonly by: CaseEvent;
  readonly contested: boolean;
}
type State = Step | undefined;

const step = (outcome: Outcome, by: CaseEvent): Step => ({ outcome, by, contested: by.notFinal === true });

const FINAL: ReadonlySet<Outcome> = new Set<Outcome>(['judgment', 'default-judgment', 'conviction', 'fine']);
const INTERIM: ReadonlySet<Outcome> = new Set<Outcome>(['injunction', 'order', 'interim-decision']);
const AGREED: ReadonlySet<Outcome> = new Set<Outcome>(['settlement', 'consent-order']);
const is = (state: State, outcomes: ReadonlySet<Outcome>): boolean =>
  state !== undefined && outcomes.has(state.outcome);

/**
 * Applies an injunction, order or interim decision. A settlement or final decision stays the outcome; a step in favour
 * of the respondent takes back only an earlier interim outcome.
 */
function interim(state: State, kind: 'injunction' | 'order' | 'interim-decision', event: CaseEvent): State {
  if (is(state, AGREED) || is(state, FINAL)) return state;
  if (event.favours === 'respondent') return is(state, INTERIM) ? undefined : state;
  return step(kind, event);
}

/** Applies a final decision. A fine on the same day as a settlement is part of the settlement. */
function final(state: State, kind: 'judgment' | 'default-judgment' | 'conviction' | 'fine', event: CaseEvent): State {
  if (event.favours === 'respondent') return step('lost', event);
  if (kind === 'fine' && is(state, AGREED) && state?.by.date === event.date) return state;
  return step(kind, event);
}

/**
 * Applies a dismissal or withdrawal. It becomes the outcome unless other claims go on or the case was settled. After a
 * final decision it counts only where it favours the respondent.
 */
function dropped(state: State, outcome: 'dismissed' | 'withdrawn', event: CaseEvent): State {
  if (event.inPart === true || is(state, AGREED)) return state;
  return is(state, FINAL) && event.favours !== 'respondent' ? state : step(outcome, event);
}

/** An appeal keeps the decision but marks it as contested; a decision that was upheld is no longer contested. */
const contest = (state: State, contested: boolean): State =>
  is(state, FINAL) || is(state, INTERIM) ? { ...(state as Step), contested } : state;

/** Applies a reversal by a higher court. Where the event does not say whom it favours, it favours the losing side. */
function reversed(state: State, event: CaseEvent): State {
  if (event.favours === 'both') return state;
  const failed = state === undefined || GRADES[state.outcome] === 'X';
  const favours = event.favours ?? (failed ? 'claimant' : 'respondent');
  if (favours === 'claimant') return failed ? undefined : state;
  if (failed) return state;
  return is(state, INTERIM) ? undefined : step('lost', event);
}

function next(state: State, event: CaseEvent): State {
  switch (event.kind) {
    case 'filed':
    case 'statement':
    case 'procedural':
    case 'warning-letter':
      return state;
    case 'appeal':
      return contest(state, true);
    case 'affirmed':
      return contest(state, false);
    case 'injunction':
    case 'order':
    case 'interim-decision':
      return interim(state, event.kind, event);
    case 'judgment':
    case 'default-judgment':
    case 'conviction':
    case 'fine':
      return final(state, event.kind, event);
    case 'settlement':
    case 'consent-order':
      return step(event.kind, event);
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

/** Steps outside any court: nothing was filed. */
const OUTSIDE: ReadonlySet<EventKind> = new Set<EventKind>(['statement', 'warning-letter']);

function open(events: readonly CaseEvent[], asOf: IsoDate): CaseStanding {
  if (events.length > 0 && events.every(({ kind }) => OUTSIDE.has(kind))) {
    const last = events.findLast((event) => event.date !== undefined);
    return { outcome: 'statement-only', ...dateOf(last), grade: 'D' };
  }
  const newest = events.reduce((last, { date }) => (date === undefined ? last : Math.max(last, months(date))), 0);
  return { outcome: newest > 0 && months(asOf) - newest <= PENDING_MONTHS ? 'pending' : 'unknown', grade: 'C' };
}

const dateOf = (event: CaseEvent | undefined): Pick<CaseStanding, 'outcomeDate' | 'outcomeDated'> => ({
  ...(event?.date === undefined ? {} : { outcomeDate: event.date }),
  ...(event?.date === undefined || event.dated === undefined ? {} : { outcomeDated: event.dated }),
});

type Told = Pick<CaseRecord, 'events' | 'asOf'> & Partial<Pick<CaseRecord, 'respondents' | 'runs'>>;

/** How the case stands for one respondent or, with `undefined`, for the respondents whom no step names. */
function standingFor({ events, asOf }: Told, respondent: string | undefined): CaseStanding {
  const theirs = events.filter(
    (event) => event.respondents === undefined || (respondent !== undefined && event.respondents.includes(respondent)),
  );
  const state = theirs.reduce<State>(next, undefined);
  if (state === undefined) return open(theirs, asOf);
  return {
    outcome: state.outcome,
    ...dateOf(state.by),
    ...(state.contested ? { notFinal: true as const } : {}),
    grade: GRADES[state.outcome],
  };
}

/** The standing with the best grade; among equals the newest. */
function strongest(standings: readonly CaseStanding[]): CaseStanding {
  return standings.reduce((best, other) => {
    const weight = GRADE_ORDER.indexOf(best.grade) - GRADE_ORDER.indexOf(other.grade);
    return weight > 0 || (weight === 0 && (other.outcomeDate ?? '') > (best.outcomeDate ?? '')) ? other : best;
  });
}

/** How a case stands on the day it was checked (`asOf`). */
export function caseStanding(record: Told): CaseStanding {
  const named = [...new Set(record.events.flatMap(({ respondents = [] }) => respondents))];
  const rest = record.respondents === undefined || record.respondents.some((name) => !named.includes(name));
  return strongest([...(rest ? [undefined] : []), ...named].map((name) => standingFor(record, name)));
}

/** How a case stands for one of its services: only decisions about the respondents who run it count, where known. */
export function serviceStanding(record: Told, service: string): CaseStanding {
  const respondents = partiesOf(record, service);
  return respondents.length === 0
    ? caseStanding(record)
    : strongest(respondents.map((name) => standingFor(record, name)));
}

/** The respondents who run a service; empty where the record does not say. */
const partiesOf = (
  { runs = [], respondents = [] }: Partial<Pick<CaseRecord, 'runs' | 'respondents'>>,
  service: string,
) =>
  runs
    .filter(({ party, services }) => respondents.includes(party) && (services as readonly string[]).includes(service))
    .map(({ party }) => party);

/** A case as it stands for one service, without what was decided about other respondents or is owed by others. */
export function caseFor(service: Pick<CatalogService, 'id' | 'standings'>, record: CatalogCase): CatalogCase {
  const parties = partiesOf(record, service.id);
  const owes = record.amount?.respondents?.some((name) => parties.includes(name)) ?? true;
  const own = service.standings?.[record.id];
  if (own === undefined && owes) return record;
  const { outcome, outcomeDate, outcomeDated, notFinal, grade, amount, ...rest } = record;
  const whole = { outcome, grade, ...defined({ outcomeDate, outcomeDated, notFinal }) };
  return { ...rest, ...(own ?? whole), ...(owes ? defined({ amount }) : {}) };
}

/** A copy without the fields that are undefined. */
const defined = <T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;

/** The best of the grades; X when there are none. */
export const serviceGrade = (grades: readonly Grade[]): Grade =>
  GRADE_ORDER.find((grade) => grades.includes(grade)) ?? 'X';

/** Whether a record is past its `reviewBy`. */
export const isOverdue = (record: { readonly reviewBy: IsoDate }, today: IsoDate): boolean => today > record.reviewBy;
