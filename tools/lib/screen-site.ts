/** Builds only the extension's pages and serves them on loopback, with the content security policy of the extension. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import preact from '@preact/preset-vite';
import { build } from 'vite';
import type { PluginOption } from 'vite';
import manifest from '../../manifest.json' with { type: 'json' };
import { catalogCode, writePlatforms } from './compiled.ts';
import type { Catalog } from '../../src/domain/model.ts';
import { compileCatalog } from '../../src/registry/compile.ts';
import { readRegistry } from '../../src/registry/load.ts';
import { ROOT } from './paths.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.png': 'image/png',
};

export interface ScreenSite {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Gives the pages this catalog as the module `caveat:catalog`. */
const catalogModule = (catalog: Catalog): PluginOption => ({
  name: 'caveat:catalog-for-pictures',
  enforce: 'pre',
  resolveId: (id) => (id === 'caveat:catalog' ? `\0${id}` : undefined),
  load: (id) => (id === '\0caveat:catalog' ? catalogCode(catalog) : undefined),
});

/**
 * Builds and serves pages until `close` is called.
 * @param pages paths of HTML files, relative to the root
 * @param more plugins beyond the extension's own
 * @param catalog the catalog that the case book shows; the registry's by default
 */
export async function openScreenSite(
  pages: readonly string[],
  more: readonly PluginOption[] = [],
  catalog: Catalog = compileCatalog(readRegistry(ROOT), '0.1.0'),
): Promise<ScreenSite> {
  const outDir = await mkdtemp(join(tmpdir(), 'caveat-screens-'));
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [preact(), catalogModule(catalog), ...more],
    resolve: {
      alias: [
        { find: 'webextension-polyfill', replacement: join(ROOT, 'tools/lib/screen-browser.ts') },
        writePlatforms(ROOT),
      ],
    },
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    build: {
      outDir,
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: pages.map((page) => join(ROOT, page)) },
    },
  });
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (path === '/favicon.ico') return void response.writeHead(204).end();
    void readFile(join(outDir, path)).then(
      (body) => {
        response.writeHead(200, {
          'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
          'content-security-policy': manifest.content_security_policy.extension_pages,
        });
        response.end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await rm(outDir, { recursive: true, force: true });
    },
  };
}
