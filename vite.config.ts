import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { crx } from '@crxjs/vite-plugin';
import type { CrxPlugin, ManifestV3Export } from '@crxjs/vite-plugin';
import { defineConfig } from 'vite';
import manifest from './manifest.json' with { type: 'json' };
import { PAGE_PATHS } from './src/platform/extension/page-paths.ts';
import { writeCompiled } from './tools/lib/compiled.ts';
import { standaloneScripts } from './tools/lib/standalone-scripts.ts';

type Target = 'chrome' | 'firefox';
const root = fileURLToPath(new URL('.', import.meta.url));

/** Makes the manifest fit the target, apart from the background key, of which crxjs itself keeps the right one. */
const perTarget = (target: Target): CrxPlugin => ({
  name: 'caveat:per-target-manifest',
  transformCrxManifest(built) {
    if (target === 'chrome') {
      delete built.browser_specific_settings;
      delete (built as { sidebar_action?: object }).sidebar_action;
      return built;
    }
    delete built.minimum_chrome_version;
    delete (built as { side_panel?: object }).side_panel;
    // Firefox reads an organisation's settings without a schema of them.
    delete (built as { storage?: object }).storage;
    // In Firefox the page of the full-page stop is reached without webNavigation.
    const chromeOnly = ['sidePanel', 'webNavigation'];
    built.permissions = (built.permissions ?? []).filter((permission) => !chromeOnly.includes(permission as string));
    // Firefox has no split mode, and needs none: it shows pages of the extension in private windows anyway.
    delete (built as { incognito?: string }).incognito;
    // Findings of loudness "badge" show on the button only, and by default Firefox hides the button in a menu.
    const action = (built as { action?: object }).action;
    return { ...built, action: { ...action, default_area: 'navbar' } };
  },
});

/**
 * Firefox redirects a web address to a page of the extension only if the manifest lists that page here. This is safe
 * because the extension's address is random there: no web page can find it. Chrome's extension address is known to
 * all, so in Chrome the background opens the page instead (shutting.ts). No page can show it in a frame: the content
 * security policy of extension pages forbids that.
 */
const stopPageInFirefox: CrxPlugin = {
  name: 'caveat:stop-page',
  enforce: 'post', // before that, crxjs adds entries of its own
  renderCrxManifest: (built) => ({
    ...built,
    web_accessible_resources: [{ resources: [PAGE_PATHS.stop], matches: ['http://*/*', 'https://*/*'] }],
  }),
};

/**
 * `Features.LightDark` of lightningcss, which minifies the styles for Vite. Where a style sets `color-scheme` it adds
 * variables that stand in for `light-dark()`, and none of our styles uses that.
 */
const LIGHT_DARK = 1 << 20;

export default defineConfig(({ mode, command }) => {
  const target: Target = mode === 'firefox' ? 'firefox' : 'chrome';
  const compiled = writeCompiled(root);
  return {
    root,
    plugins: [
      preact(),
      perTarget(target),
      ...standaloneScripts(crx({ manifest: manifest as unknown as ManifestV3Export, browser: target })),
      ...(target === 'firefox' ? [stopPageInFirefox] : []),
    ],
    resolve: { alias: compiled.aliases },
    // Standalone scripts are library builds, and in those Vite does not replace NODE_ENV by itself.
    define: {
      'process.env.NODE_ENV': JSON.stringify('production'),
    },
    css: { lightningcss: { exclude: LIGHT_DARK } },
    build: {
      // The catalog is one chunk of half a megabyte. Sizes that matter are limited by BUDGETS (tools/lib/build.ts).
      chunkSizeWarningLimit: 1000,
      // The development server writes into a folder of its own: its output loads code from localhost and must never
      // be shipped.
      outDir: command === 'serve' ? `dist/dev-${target}` : `dist/${target}`,
      emptyOutDir: true,
      target: target === 'firefox' ? 'firefox142' : 'chrome120',
      modulePreload: { polyfill: false },
      sourcemap: false,
      rolldownOptions: {
        // On a busy machine, warnings about slow plugins say nothing about the build.
        checks: { bundlerTimings: false },
        input: {
          rehearsal: PAGE_PATHS.rehearsal,
          checklist: PAGE_PATHS.checklist,
          casebook: PAGE_PATHS.casebook,
          history: PAGE_PATHS.history,
          stop: PAGE_PATHS.stop,
          panel: PAGE_PATHS.panel,
        },
        // No hashes in the names: no server caches these files, and the background's hash would depend on the folder
        // of the build.
        output: {
          entryFileNames: 'assets/[name].js',
          chunkFileNames: 'assets/[name].js',
          assetFileNames: 'assets/[name][extname]',
        },
      },
    },
  };
});
