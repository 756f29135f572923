import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/**
 * End-to-end specs, in the browser that CAVEAT_BROWSER names. One file after the other: each has a browser of its
 * own.
 */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['test/e2e/specs/**/*.e2e.ts'],
    environment: 'node',
    fileParallelism: false,
    // Two real browsers on a busy machine: a press may come before a window has the focus. What fails twice is broken.
    retry: 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
