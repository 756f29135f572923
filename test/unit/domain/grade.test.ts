import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseStanding, gradeOf, isOverdue, serviceGrade, serviceStanding } from '../../../src/domain/grade.ts';
import { EVENT_KINDS } from '../../../src/domain/model.ts';
import type { CaseEvent, EventKind, Grade, PartyServices } from '../../../src/domain/model.ts';

const AS_OF = '2026-11-25';
/** Makes events from short words such as `judgment:respondent@2020`. */
const events = (...words: string[]): CaseEvent[] =>
  words.map((word) => {
    const [head = '', date] = word.split('@');
    const [kind, favours] = head.split(':');
    return {
      kind: kind as EventKind,
      ...(favours === undefined ? {} : { favours: favours as 'claimant' }),
      ...(date === undefined ? {} : { date }),
    };
  });
const standing = (...words: string[]) => caseStanding({ events: events(...words), asOf: AS_OF });
const short = (...words: string[]): string => {
  const { outcome, grade } = standing(...words);
  return `${grade} ${outcome}`;
};

describe('how a case stands', () => {
  it.each([
    [['filed@2010', 'judgment@2012'], 'A judgment'],
    [['filed', 'default-judgment@2012'], 'A default-judgment'],
    [['filed', 'conviction'], 'A conviction'],
    [['fine@2020-01-01'], 'A fine'],
    [['order@2020'], 'A order'],
    [['filed', 'injunction@2020'], 'A injunction'],
    [['filed', 'settlement@2020'], 'B settlement'],
    [['filed', 'consent-order@2020'], 'B consent-order'],
    [['statement@2020'], 'D statement-only'],
    [['filed@2020', 'statement@2020'], 'C unknown'],
    [['filed@2026-01-10'], 'C pending'],
    [['filed@2010'], 'C unknown'],
    [['filed'], 'C unknown'],
    [[], 'C unknown'],
    [['filed', 'dismissal@2021'], 'X dismissed'],
    [['filed', 'withdrawal@2021'], 'X withdrawn'],
    [['filed', 'judgment:respondent@2021'], 'X lost'],
    [['filed', 'judgment:both@2021'], 'A judgment'],
  ])('%j is %s', (words, expected) => expect(short(...words)).toBe(expected));

  it.each([
    [['filed@2020', 'interim-decision@2020'], 'A interim-decision'],
    [['filed@2020', 'interim-decision@2020', 'interim-decision:respondent@2021'], 'C unknown'],
    [['filed@2020', 'interim-decision@2020', 'reversed:respondent@2021'], 'C unknown'],
    [['filed@2020', 'settlement@2021', 'interim-decision@2022'], 'B settlement'],
    [['filed@2020', 'interim-decision@2020', 'judgment@2021'], 'A judgment'],
    [['filed@2010', 'procedural@2026-02'], 'C pending'],
    [['filed@2020', 'judgment@2021', 'procedural:respondent@2022'], 'A judgment'],
    [['warning-letter@2020'], 'D statement-only'],
    [['warning-letter@2020', 'statement@2021'], 'D statement-only'],
    [['filed@2010', 'warning-letter@2010'], 'C unknown'],
    [['warning-letter@2020', 'settlement@2021'], 'B settlement'],
  ])('%j is %s', (words, expected) => expect(short(...words)).toBe(expected));

  it('does not take what was dropped in part for an end', () => {
    const past = events('filed@2025-03', 'withdrawal@2026-01').map((event) => ({ ...event, inPart: true as const }));
    expect(caseStanding({ events: past, asOf: AS_OF })).toMatchObject({ outcome: 'pending', grade: 'C' });
    const rest = [
      ...events('filed', 'judgment@2024'),
      { kind: 'dismissal', inPart: true, favours: 'respondent' } as const,
    ];
    expect(caseStanding({ events: rest, asOf: AS_OF }).outcome).toBe('judgment');
  });

  it('says that a decision can still be contested until it was upheld', () => {
    const judgment = { kind: 'default-judgment', date: '2023-07-24', notFinal: true } as const;
    expect(caseStanding({ events: [judgment], asOf: AS_OF })).toEqual({
      outcome: 'default-judgment',
      outcomeDate: '2023-07-24',
      notFinal: true,
      grade: 'A',
    });
    expect(caseStanding({ events: [judgment, { kind: 'affirmed' }], asOf: AS_OF })).not.toHaveProperty('notFinal');
    expect(standing('judgment@2020', 'appeal@2021')).toHaveProperty('notFinal', true);
    expect(standing('filed@2020', 'appeal@2021')).not.toHaveProperty('notFinal');
    expect(standing('settlement@2020', 'appeal@2021')).not.toHaveProperty('notFinal');
  });

  it('tells the day of an announcement as such', () => {
    const fine = { kind: 'fine', date: '2022-03-09', dated: 'announced' } as const;
    expect(caseStanding({ events: [fine], asOf: AS_OF })).toMatchObject({
      outcomeDate: '2022-03-09',
      outcomeDated: 'announced',
    });
  });

  it('keeps a settlement a settlement when an injunction, order or dismissal belongs to it', () => {
    expect(short('filed', 'injunction@2020', 'settlement@2021')).toBe('B settlement');
    expect(short('filed', 'settlement@2021', 'injunction@2021')).toBe('B settlement');
    expect(short('filed', 'settlement@2021', 'order@2021')).toBe('B settlement');
    expect(short('filed', 'settlement@2021', 'dismissal@2021-02-01')).toBe('B settlement');
    expect(short('filed', 'consent-order@2021', 'withdrawal')).toBe('B consent-order');
    expect(short('consent-order@2021-03-01', 'fine@2021-03-01')).toBe('B consent-order');
  });

  it('lets a later decision outweigh a settlement', () => {
    expect(short('filed', 'settlement@2020', 'judgment@2022')).toBe('A judgment');
    expect(short('consent-order@2021-03-01', 'fine@2023-05-02')).toBe('A fine');
    expect(short('judgment@2020', 'settlement@2022')).toBe('B settlement');
  });

  it('softens when a claim failed after a provisional measure', () => {
    expect(short('filed', 'injunction@2020', 'dismissal@2021')).toBe('X dismissed');
    expect(short('filed@2017', 'injunction@2018', 'reversed:respondent@2019')).toBe('C unknown');
    expect(short('filed@2025', 'injunction@2025-03', 'injunction:respondent@2025-06')).toBe('C pending');
  });

  it('follows appeals', () => {
    expect(short('judgment@2020', 'appeal@2021')).toBe('A judgment');
    expect(short('judgment@2020', 'appeal@2021', 'affirmed@2022')).toBe('A judgment');
    expect(short('judgment@2020', 'reversed:respondent@2022')).toBe('X lost');
    expect(short('judgment@2020', 'reversed@2022')).toBe('X lost');
    expect(short('judgment@2020', 'reversed:both@2022')).toBe('A judgment');
    expect(short('judgment:respondent@2024', 'affirmed@2025')).toBe('X lost');
    expect(short('dismissal@2024', 'reversed:claimant@2026')).toBe('C pending');
    expect(short('dismissal@2024', 'reversed@2026', 'judgment@2026-05')).toBe('A judgment');
    expect(short('judgment@2020', 'reversed:claimant@2022')).toBe('A judgment');
  });

  it('takes a dismissal after a final decision as the closing of the file, unless it says otherwise', () => {
    expect(short('default-judgment@2020', 'dismissal@2021')).toBe('A default-judgment');
    expect(short('default-judgment@2020', 'dismissal:respondent@2021')).toBe('X dismissed');
  });

  it('dates the outcome by the deciding event', () => {
    expect(standing('filed@2010', 'judgment@2012-05', 'affirmed@2014').outcomeDate).toBe('2012-05');
    expect(standing('filed@2010', 'settlement')).not.toHaveProperty('outcomeDate');
    expect(standing('filed@2010')).not.toHaveProperty('outcomeDate');
  });
});

const anyEvent = fc.record(
  {
    kind: fc.constantFrom(...EVENT_KINDS),
    date: fc.constantFrom('2015', '2018-03', '2024-02-03'),
    favours: fc.constantFrom('claimant', 'respondent', 'both'),
  },
  { requiredKeys: ['kind'] },
) as fc.Arbitrary<CaseEvent>;
const history = fc.array(anyEvent, { maxLength: 8 });

describe('rules over any history', () => {
  it('gives the grade of the outcome', () =>
    fc.assert(
      fc.property(history, (past) => {
        const { outcome, grade } = caseStanding({ events: past, asOf: AS_OF });
        expect(grade).toBe(gradeOf(outcome));
      }),
    ));

  it('never makes A without a decision that favours the claimant, nor B without an agreement', () =>
    fc.assert(
      fc.property(history, (past) => {
        const { grade } = caseStanding({ events: past, asOf: AS_OF });
        const decisions: EventKind[] = [
          'judgment',
          'default-judgment',
          'conviction',
          'fine',
          'order',
          'injunction',
          'interim-decision',
        ];
        if (grade === 'A')
          expect(past.some(({ kind, favours }) => decisions.includes(kind) && favours !== 'respondent')).toBe(true);
        if (grade === 'B')
          expect(past.some(({ kind }) => kind === 'settlement' || kind === 'consent-order')).toBe(true);
      }),
    ));

  it('a judgment for the respondent as the last step is lost, whatever came before', () =>
    fc.assert(
      fc.property(history, (past) => {
        expect(
          caseStanding({ events: [...past, { kind: 'judgment', favours: 'respondent' }], asOf: AS_OF }).outcome,
        ).toBe('lost');
      }),
    ));

  it('an appeal changes nothing of a decided case but that it is open', () =>
    fc.assert(
      fc.property(history, (past) => {
        const before = caseStanding({ events: past, asOf: AS_OF });
        fc.pre(before.grade !== 'C' && before.grade !== 'D');
        const { notFinal: _open, ...decided } = before;
        expect(caseStanding({ events: [...past, { kind: 'appeal', date: '2025' }], asOf: AS_OF })).toMatchObject(
          decided,
        );
      }),
    ));

  it('steps against the claimant never raise the grade', () =>
    fc.assert(
      fc.property(history, fc.constantFrom<EventKind>('dismissal', 'withdrawal', 'reversed'), (past, kind) => {
        const rank = (grade: Grade): number => 'ABCDX'.indexOf(grade);
        const before = caseStanding({ events: past, asOf: AS_OF });
        const after = caseStanding({ events: [...past, { kind, favours: 'respondent' }], asOf: AS_OF });
        fc.pre(before.grade !== 'D');
        expect(rank(after.grade)).toBeGreaterThanOrEqual(rank(before.grade));
      }),
    ));
});

describe('a case against several', () => {
  const respondents = ['One', 'Two', 'Three'];
  const told = (...steps: CaseEvent[]) => ({
    events: steps,
    asOf: AS_OF,
    respondents,
    runs: [
      { party: 'One', services: ['one', 'both'] },
      { party: 'Two', services: ['two', 'both'] },
      { party: 'Three', services: ['three'] },
    ] as unknown as PartyServices[],
  });
  const past = told(
    { kind: 'filed', date: '2016' },
    { kind: 'consent-order', date: '2017', respondents: ['Two'] },
    { kind: 'withdrawal', date: '2018', respondents: ['Three'] },
    { kind: 'default-judgment', date: '2019', respondents: ['One'] },
  );
  it('stands as it does for the one against whom most was decided', () => {
    expect(caseStanding(past)).toEqual({ outcome: 'default-judgment', outcomeDate: '2019', grade: 'A' });
  });
  it('colours no service by what was decided against others', () => {
    expect(serviceStanding(past, 'one')).toEqual(caseStanding(past));
    expect(serviceStanding(past, 'two')).toEqual({ outcome: 'consent-order', outcomeDate: '2017', grade: 'B' });
    expect(serviceStanding(past, 'three')).toEqual({ outcome: 'withdrawn', outcomeDate: '2018', grade: 'X' });
    expect(serviceStanding(past, 'both').grade).toBe('A');
    expect(serviceStanding(past, 'unknown')).toEqual(caseStanding(past));
  });
  it('has failed only where it failed against all', () => {
    const dropped = (...names: string[]): CaseEvent[] =>
      names.map((name) => ({ kind: 'dismissal', date: '2020', respondents: [name] }));
    expect(caseStanding(told({ kind: 'filed' }, ...dropped('One', 'Two'))).grade).toBe('C');
    expect(caseStanding(told({ kind: 'filed' }, ...dropped('One', 'Two', 'Three'))).grade).toBe('X');
  });
  it('tells the newest of equal decisions', () => {
    const judged = (name: string, date: string): CaseEvent => ({ kind: 'judgment', date, respondents: [name] });
    expect(caseStanding(told(judged('One', '2018-01-18'), judged('Two', '2019-07-26'))).outcomeDate).toBe('2019-07-26');
    expect(caseStanding(told(judged('Two', '2018-01-18'), judged('One', '2019-07-26'))).outcomeDate).toBe('2019-07-26');
  });
});

describe('grade of a service', () => {
  it('is the best of its cases', () => {
    expect(serviceGrade(['X', 'C'])).toBe('C');
    expect(serviceGrade(['C', 'B', 'X'])).toBe('B');
    expect(serviceGrade(['X', 'A'])).toBe('A');
    expect(serviceGrade(['X', 'X'])).toBe('X');
    expect(serviceGrade(['X', 'D'])).toBe('D');
    expect(serviceGrade([])).toBe('X');
  });
});

describe('overdue', () => {
  it('starts the day after', () => {
    expect(isOverdue({ reviewBy: '2026-11-25' }, '2026-11-25')).toBe(false);
    expect(isOverdue({ reviewBy: '2026-11-25' }, '2026-11-26')).toBe(true);
  });
});
