import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

const BROWSER = process.env['CAVEAT_BROWSER'];

/** Files that wait longest. They come first, or one process would be at such a file when all others are done. */
const LONGEST = ['swapped-pages', 'guard-and-marks', 'taken-away', 'hostile-pages', 'accessibility', 'shown'];

/** The longest files first, the others as vitest has them: large ones before small ones. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean => LONGEST.some((name) => moduleId.includes(`/${name}.`));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

/**
 * End-to-end specs, run in the browser that CAVEAT_BROWSER names. Two processes each take one file after the other, and
 * most files of a process share its browser (shared.ts). Two, because a spec mostly waits; with three on two cores each
 * waits so much longer that all take more time. With CAVEAT_TURNS, the two browsers take turns with the tests
 * (turns.ts).
 */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['test/e2e/specs/**/*.e2e.ts'],
    environment: 'node',
    // What only one of the browsers can do, or lets its driver do.
    tags: ['chromium', 'firefox'].map((name) => ({ name, skip: name !== BROWSER })),
    maxWorkers: 2,
    isolate: false,
    sequence: { sequencer: LongestFirst },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // About as often as `waitFor` looks.
    expect: { poll: { interval: 150 } },
  },
});
