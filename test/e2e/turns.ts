/**
 * Set up before each spec file where every test is to run in one browser only: Chromium and Firefox take turns, so that
 * each subject is tried in both, at half the cost. Tests that only one browser can run (`tags`) are not dealt out.
 */
import { beforeEach } from 'vitest';

/** How many tests of the file have been dealt out. */
let dealt = process.env['CAVEAT_BROWSER'] === 'firefox' ? 1 : 0;

beforeEach(({ task, skip }) => {
  if ((task.tags ?? []).length > 0) return;
  dealt += 1;
  skip(dealt % 2 === 0, 'the other browser runs it');
});
