import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { writePlatforms } from '../tools/lib/compiled.ts';
import { writeWords } from '../tools/lib/words.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

writeWords(); // for tests that read `public/_locales`, and for the TypeScript compiler in editors

/** Unit, registry, component and architecture tests. The crx plugin must never load here: it expects a build. */
export default defineConfig({
  root,
  plugins: [preact()],
  resolve: {
    alias: [
      { find: 'webextension-polyfill', replacement: `${root}test/fakes/browser.ts` },
      { find: 'caveat:gate', replacement: `${root}test/fakes/gate.ts` },
      writePlatforms(root),
    ],
  },
  test: {
    environment: 'node',
    // Long, because in `npm test` they take only the time that the end-to-end specs leave.
    testTimeout: 120_000,
    maxWorkers: '100%',
    exclude: ['test/e2e/**', 'test/bench/**', 'test/package/**'],
    projects: [
      // Unit tests have no document, so the test files of a worker share their modules: loading the modules for each
      // file took longer than the tests.
      {
        extends: true,
        test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: ['test/component/**'], isolate: false },
      },
      // Each file has a document of its own, in a context of a process that goes on: loading jsdom anew for each file
      // took a quarter of their time.
      { extends: true, test: { name: 'component', include: ['test/component/**/*.test.tsx'], pool: 'vmForks' } },
    ],
  },
});
