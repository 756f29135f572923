/** Checks made by the compiler: `npm run typecheck` fails if the line below an `@ts-expect-error` compiles. */
import { expect, it } from 'vitest';
import { gradeKey, under } from '../../../src/words/keys.ts';
import { makeWords } from '../../../src/words/narrate.ts';

const { say, count } = makeWords((key, args) => [key, ...args].join(' '), 'en');

it('a message takes the arguments it has places for, no fewer and no more', () => {
  expect(say('ui_leave')).toBe('ui_leave');
  expect(say('ui_outcome_year', 'settled', '2020')).toBe('ui_outcome_year settled 2020');
  // @ts-expect-error its year is missing
  say('ui_outcome_year', 'settled');
  // @ts-expect-error it has no place for a name
  say('ui_leave', 'Examplegram');
  // @ts-expect-error there is no such message
  say('ui_levae');
});

it('a key put together takes what the message with most places needs', () => {
  const until = 'visit' as 'visit' | 'always';
  expect(say(`ui_continue_${under(until)}`, 'Examplegram')).toBe('ui_continue_visit Examplegram');
  // @ts-expect-error the service is missing
  say(`ui_continue_${under(until)}`);
  expect(say(gradeKey('A'))).toBe('grade_a');
});

it('a message with forms for a count is said with one', () => {
  expect(count('ui_match_mention', 1, 'Examplegram')).toBe('ui_match_mention_one 1 Examplegram');
  // @ts-expect-error the name is missing
  count('ui_match_mention', 2);
  // @ts-expect-error forms are chosen by the count
  say('ui_match_mention_one', 1, 'Examplegram');
});
