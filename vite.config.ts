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

/** crxjs keeps the background key that fits the target; these are the rest of the differences. */
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
    // Firefox reads what an organisation sets without being told what there is.
    delete (built as { storage?: object }).storage;
    // There the page of the full-page stop is reached without the help of webNavigation.
    const chromeOnly = ['sidePanel', 'webNavigation'];
    built.permissions = (built.permissions ?? []).filter((permission) => !chromeOnly.includes(permission as string));
    // Firefox has no split, and shows pages of the extension in private windows as it is.
    delete (built as { incognito?: string }).incognito;
    // Else the button, whose sign is all that a badge says, would be hidden in a menu.
    const action = (built as { action?: object }).action;
    return { ...built, action: { ...action, default_area: 'navbar' } };
  },
});

/**
 * In Firefox a web address may lead to a page of the extension only where this says so; the extension's address is
 * random, so that no page finds it. In Chrome the address is known to all, and the background brings the page up
 * (shutting.ts). No page can show it in a frame: the policy of extension pages forbids that.
 */
const stopPageInFirefox: CrxPlugin = {
  name: 'caveat:stop-page',
  enforce: 'post', // else crxjs would add its own
  renderCrxManifest: (built) => ({
    ...built,
    web_accessible_resources: [{ resources: [PAGE_PATHS.stop], matches: ['http://*/*', 'https://*/*'] }],
  }),
};

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
    // A library build, which standalone scripts are, does not replace NODE_ENV by itself.
    define: {
      'process.env.NODE_ENV': JSON.stringify('production'),
    },
    build: {
      // The catalog is one chunk of half a megabyte; what may grow how far is held by BUDGETS (tools/lib/build.ts).
      chunkSizeWarningLimit: 1000,
      // A development server writes into its own folder: what it writes loads code from localhost and must never be
      // shipped.
      outDir: command === 'serve' ? `dist/dev-${target}` : `dist/${target}`,
      emptyOutDir: true,
      target: target === 'firefox' ? 'firefox142' : 'chrome120',
      modulePreload: { polyfill: false },
      sourcemap: false,
      rolldownOptions: {
        // How long plugins take says nothing of the build on a busy machine.
        checks: { bundlerTimings: false },
        input: {
          rehearsal: PAGE_PATHS.rehearsal,
          checklist: PAGE_PATHS.checklist,
          casebook: PAGE_PATHS.casebook,
          history: PAGE_PATHS.history,
          stop: PAGE_PATHS.stop,
          panel: PAGE_PATHS.panel,
        },
        // Without hashes: no server caches these files, and the background's hash hangs on the folder it was built in.
        output: {
          entryFileNames: 'assets/[name].js',
          chunkFileNames: 'assets/[name].js',
          assetFileNames: 'assets/[name][extname]',
        },
      },
    },
  };
});
