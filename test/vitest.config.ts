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
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**', 'test/bench/**', 'test/package/**'],
    environment: 'node',
    testTimeout: 30_000,
  },
});
