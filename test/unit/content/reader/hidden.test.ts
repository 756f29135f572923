import { expect, it } from 'vitest';
import { Hidden } from '../../../../src/content/reader/hidden.ts';

let taken: string[] = [];
let isShown = false;
const keep = (hidden: Hidden, element: object, what: string, isPart?: boolean): void => {
  hidden.shows(
    element,
    () => isShown,
    () => void taken.push(what),
    isPart,
  );
};
/** What is taken in once all is shown. */
const shown = (hidden: Hidden): string[] => {
  [taken, isShown] = [[], true];
  hidden.lookAgain();
  isShown = false;
  return taken;
};

it('keeps no more of one element than of many', () => {
  const hidden = new Hidden();
  const element = {};
  for (let line = 0; line < 20_000; line += 1) keep(hidden, element, 'line');
  expect(shown(hidden).length).toBeLessThan(2000);
});

it('has room again for what is forgotten, and for what was taken in', () => {
  const hidden = new Hidden();
  const element = {};
  for (let time = 0; time < 3; time += 1) {
    for (let line = 0; line < 5000; line += 1) keep(hidden, element, 'line');
    hidden.forget(element);
  }
  for (let line = 0; line < 5000; line += 1) keep(hidden, element, 'line');
  expect(shown(hidden).length).toBeGreaterThan(1000);
  keep(hidden, {}, 'more');
  expect(shown(hidden)).toEqual(['more']);
});

it('forgets where a part led, and not its words', () => {
  const hidden = new Hidden();
  const element = {} as Element;
  keep(hidden, element, 'address', true);
  keep(hidden, element, 'words');
  hidden.forgetPart(element);
  keep(hidden, element, 'new address', true);
  expect(shown(hidden)).toEqual(['words', 'new address']);
});
