/**
 * Where every test is to run in one browser only (CAVEAT_TURNS), Chromium and Firefox take turns, so that each subject
 * is tried in both, at half the cost. Tests that only one browser can run (`tags`) are not dealt out.
 */
import { beforeEach } from 'vitest';

const PLACE = process.env['CAVEAT_BROWSER'] === 'firefox' ? 1 : 0;

/** 0 or 1, as good as drawn by lot, and the same whenever it is asked about this text. */
const lot = (text: string): number => (text.charCodeAt(0) + text.length) % 2;

/**
 * Deals out the tests that follow in a spec file, or in a part of it.
 *
 * @param part names a part of a file with a browser of its own, which costs more than its tests: all run in the same
 *   one. Only for parts in which the browsers do alike, and that need no tags.
 * @returns whether this browser may have some of them to run.
 */
export function takeTurns(part?: string): boolean {
  if (process.env['CAVEAT_TURNS'] === undefined) return true;
  const isOurs = part === undefined || lot(part) === PLACE;
  let dealt = PLACE;
  beforeEach(({ task, skip }) => {
    if ((task.tags ?? []).length > 0) return;
    dealt += 1;
    skip(part === undefined ? dealt % 2 === 0 : !isOurs, 'the other browser runs it');
  });
  return isOurs;
}
