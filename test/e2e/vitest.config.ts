import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/**
 * End-to-end specs, run in the browser that CAVEAT_BROWSER names. Two processes each take one file after the other, and
 * most files of a process share its browser (shared.ts). Two, because a spec mostly waits: a process keeps a core busy
 * for two thirds of its time.
 */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['test/e2e/specs/**/*.e2e.ts'],
    environment: 'node',
    maxWorkers: 2,
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // As often as `waitFor` looks.
    expect: { poll: { interval: 100 } },
  },
});
