/**
 * Where every test is to run in one browser only (CAVEAT_TURNS), Chromium and Firefox take turns, so that each subject
 * is tried in both, at half the cost. Tests that only one browser can run (`tags`) are not dealt out.
 */
import { beforeEach } from 'vitest';

const PLACE = process.env['CAVEAT_BROWSER'] === 'firefox' ? 1 : 0;

/** 0 or 1, as good as drawn by lot, and the same whenever it is asked about this text. */
const lot = (text: string): number => [...text].reduce((sum, letter) => sum + letter.codePointAt(0)!, 0) % 2;

/**
 * Deals out the tests that follow in a spec file, or in a part of it. Call it before anything is set up for a test.
 *
 * @param whole set for tests that need a browser of their own, which costs more than most of them: all run in the same
 *   one. This text tells such parts of a file apart.
 */
export function takeTurns(whole?: string): void {
  if (process.env['CAVEAT_TURNS'] === undefined) return;
  let dealt = PLACE;
  beforeEach(({ task, skip }) => {
    if ((task.tags ?? []).length > 0) return;
    dealt += 1;
    const isTheirs = whole === undefined ? dealt % 2 === 0 : lot(task.file.name + whole) !== PLACE;
    skip(isTheirs, 'the other browser runs it');
  });
}
