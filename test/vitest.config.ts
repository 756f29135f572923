import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { writePlatforms } from '../tools/lib/compiled.ts';
import { writeWords } from '../tools/lib/words.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

writeWords(); // for what reads the browser's own files, and for the compiler in editors

/** Unit, registry, component and architecture tests. The crx plugin must never load here: it expects a build. */
export default defineConfig({
  root,
  plugins: [preact()],
  resolve: {
    alias: [{ find: 'webextension-polyfill', replacement: `${root}test/fakes/browser.ts` }, writePlatforms(root)],
  },
  test: {
    environment: 'node',
    testTimeout: 30_000,
    exclude: ['test/e2e/**', 'test/bench/**', 'test/package/**'],
    projects: [
      // Without a document of their own, the files of a worker may share their modules: loading them took longer than
      // the tests.
      {
        extends: true,
        test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: ['test/component/**'], isolate: false },
      },
      { extends: true, test: { name: 'component', include: ['test/component/**/*.test.tsx'] } },
    ],
  },
});
