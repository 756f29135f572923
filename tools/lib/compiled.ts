/**
 * What the build generates before bundling: page index, gate, look-alike tables, catalog and phrases as modules, and
 * Preact without innerHTML. They are files behind aliases because the inner build of standalone content scripts runs no
 * plugins, only aliases.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { compileCatalog } from '../../src/registry/compile.ts';
import { loadPlatforms } from '../../src/registry/platforms.ts';
import { loadNever, loadRegistry } from '../../src/registry/load.ts';
import { buildGateTable } from '../../src/phrases/gate-table-build.ts';
import { releasesOf } from '../../src/registry/releases.ts';
import { buildPageIndex } from '../../src/registry/page-index.ts';
import { classedWords, compilePhrases } from '../../src/phrases/compile.ts';
import { loadPhrases } from '../../src/phrases/load.ts';
import { writeWords } from './words.ts';
import { ordinaryHosts } from '../../src/registry/ordinary-hosts.ts';
import type { Catalog } from '../../src/domain/model.ts';

interface Compiled {
  readonly catalog: Catalog;
  readonly aliases: { find: RegExp; replacement: string }[];
}

/**
 * Preact's code without its assignment to innerHTML (for dangerouslySetInnerHTML). Nothing in Caveat needs it, and the
 * linters of add-on reviewers flag it. The build stops if a new Preact has it in another form (seen in 11.2.0).
 */
function preactWithoutInnerHtml(root: string): string {
  const code = readFileSync(`${root}node_modules/preact/dist/preact.mjs`, 'utf8');
  const cut = code.replaceAll(/\.innerHTML=(?!=)/g, '.textContent=').replace(/\n?\/\/# sourceMappingURL=.*$/, '');
  if (!/\.innerHTML=(?!=)/.test(code))
    throw new Error('Preact changed: look where it assigns innerHTML now (tools/lib/compiled.ts).');
  return cut;
}

const FOLDER = '.cache/compiled/';
type Alias = Compiled['aliases'][number];

function writeModule(root: string, name: string, code: string): Alias {
  mkdirSync(root + FOLDER, { recursive: true });
  const file = `${root}${FOLDER}${name.replace(':', '-')}.js`;
  writeFileSync(file, code);
  return { find: new RegExp(`^${name}$`), replacement: file };
}

/** The catalog as a module. Engines parse JSON in half the time that they need for the same data as code. */
export const catalogCode = (catalog: Catalog): string =>
  `export default JSON.parse(${JSON.stringify(JSON.stringify(catalog))});\n`;

/**
 * Compiles the platforms of the checklist. Warnings need only their names, so the addresses are an export of their own.
 */
export function writePlatforms(root: string): Alias {
  const settings = loadPlatforms(root);
  return writeModule(
    root,
    'caveat:platforms',
    `export const CHECKLIST_PLATFORMS = ${JSON.stringify(Object.keys(settings))};\n` +
      `export const SETTINGS = ${JSON.stringify(settings)};\n`,
  );
}

/**
 * Compiles everything into `.cache/compiled`, and the messages into `public/_locales`.
 * @throws Error listing every fault of the registry
 */
export function writeCompiled(root: string): Compiled {
  writeWords();
  const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string };
  const records = loadRegistry(root, { ordinary: ordinaryHosts(root) });
  const catalog = compileCatalog(records, version, releasesOf(root, records, version));
  const never = loadNever(root);
  const phrases = loadPhrases(root);
  const { alike, alikeOf, unlike, ...pageIndex } = buildPageIndex(catalog.services, never);
  const gate = buildGateTable(catalog.services, never, classedWords(phrases.languages));
  const modules: Record<string, string> = {
    // Object literals need no JSON.parse at page load. Only the catalog is so large that JSON.parse is faster.
    'caveat:page-index': `export default ${JSON.stringify(pageIndex)};\n`,
    'caveat:gate': `export default ${JSON.stringify(gate)};\n`,
    'caveat:lookalikes': `export default ${JSON.stringify({ alike, alikeOf, unlike })};\n`,
    'caveat:catalog': catalogCode(catalog),
    'caveat:phrases': `export default ${JSON.stringify(compilePhrases(phrases))};\n`,
    preact: preactWithoutInnerHtml(root),
  };
  const aliases = Object.entries(modules).map(([name, code]) => writeModule(root, name, code));
  return { catalog, aliases: [...aliases, writePlatforms(root)] };
}
