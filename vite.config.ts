import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { crx } from '@crxjs/vite-plugin';
import type { CrxPlugin, ManifestV3Export } from '@crxjs/vite-plugin';
import { defineConfig } from 'vite';
import manifest from './manifest.json' with { type: 'json' };
import { writeCompiled } from './tools/lib/compiled.ts';

type Target = 'chrome' | 'firefox';
const root = fileURLToPath(new URL('.', import.meta.url));

/** crxjs keeps the background key that fits the target; these are the rest of the differences. */
const perTarget = (target: Target): CrxPlugin => ({
  name: 'caveat:per-target-manifest',
  transformCrxManifest(built) {
    if (target === 'firefox') delete built.minimum_chrome_version;
    else delete built.browser_specific_settings;
    return built;
  },
});

/**
 * Injected scripts need not be loadable by pages, though crxjs lists them so: a page that could load one would know
 * that Caveat is installed. Must stand after crx() and be `post`, else its hook runs too early.
 */
const nothingForPages: CrxPlugin = {
  name: 'caveat:no-web-accessible-resources',
  enforce: 'post',
  renderCrxManifest(built) {
    delete built.web_accessible_resources;
    return built;
  },
};

export default defineConfig(({ mode, command }) => {
  const target: Target = mode === 'firefox' ? 'firefox' : 'chrome';
  const compiled = writeCompiled(root);
  const contentScripts = [
    ...manifest.content_scripts.flatMap((script) => script.js),
    'src/content/reader.ts',
    'src/warning/entry.tsx',
  ];
  return {
    root,
    plugins: [
      preact(),
      perTarget(target),
      crx({
        manifest: manifest as unknown as ManifestV3Export,
        browser: target,
        contentScripts: { standaloneFiles: contentScripts },
      }),
      nothingForPages,
    ],
    resolve: { alias: compiled.aliases },
    // The inner build of standalone scripts is a library build: it does not replace NODE_ENV by itself.
    define: {
      'process.env.NODE_ENV': JSON.stringify('production'),
      __CAVEAT_VERSION__: JSON.stringify(
        (JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string }).version,
      ),
    },
    build: {
      // A development server writes into its own folder: what it writes loads code from localhost and must never be
      // shipped.
      outDir: command === 'serve' ? `dist/dev-${target}` : `dist/${target}`,
      emptyOutDir: true,
      target: target === 'firefox' ? 'firefox142' : 'chrome120',
      modulePreload: { polyfill: false },
      sourcemap: false,
      rolldownOptions: {
        input: { rehearsal: 'src/pages/rehearsal/index.html', checklist: 'src/pages/checklist/index.html' },
      },
    },
  };
});
