/** Builds the extension for both browsers and the lists for other tools. */
import { readdirSync, statSync } from 'node:fs';
import { build } from 'vite';
import { writeLists } from '../lists/index.ts';
import { writeCompiled } from './compiled.ts';
import { writeLicences } from './licences.ts';
import { distFolder, ROOT } from './paths.ts';

/**
 * Most bytes a script may have, minified, so that none grows unnoticed. Every page pays for the gate (`index.js`, of
 * which 38 kB are tables). Only pages whose gate sends for the reader pay for that; 276 kB of it are words in 35
 * languages and tables.
 */
const BUDGETS: Readonly<Record<string, number>> = {
  'src/content/index.js': 75_000,
  'src/content/reader.js': 363_600,
  'src/warning/entry.js': 129_600,
};

function holdBudgets(): void {
  for (const target of ['chrome', 'firefox'] as const) {
    for (const [file, most] of Object.entries(BUDGETS)) {
      const { size } = statSync(`${distFolder(target)}/${file}`);
      if (size > most)
        throw new Error(`${target}: ${file} has ${size} bytes, ${most} are allowed (tools/lib/build.ts, BUDGETS).`);
    }
  }
}

/**
 * Builds dist/chrome, dist/firefox and dist/lists.
 * @throws Error that names every fault of the registry (nothing is built then), or a script over its budget
 */
export async function buildAll(): Promise<void> {
  // Set whatever the shell says: with another value, Vite would bundle the development code of the libraries.
  process.env['NODE_ENV'] = 'production';
  const { catalog } = writeCompiled(ROOT);
  for (const mode of ['chrome', 'firefox'] as const) {
    // By default Vite bundles its configuration first, and warns on a busy machine that this is slow. tsx can import
    // the configuration as it is.
    await build({ root: ROOT, mode, logLevel: 'warn', configLoader: 'native' });
    writeLicences(ROOT, distFolder(mode));
  }
  holdBudgets();
  writeLists(catalog, `${ROOT}dist/lists`);
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

/** Describes what was built: a line for each folder, with the sizes of the scripts that have a budget. */
export function describeBuild(): string[] {
  const scripts = (folder: string): string =>
    Object.keys(BUDGETS)
      .map((file) => `${file} ${kilobytes(statSync(`${folder}/${file}`).size)}`)
      .join(', ');
  return [
    ...(['chrome', 'firefox'] as const).map((target) => `dist/${target}  ${scripts(distFolder(target))}`),
    `dist/lists  ${readdirSync(`${ROOT}dist/lists`).sort().join(', ')}`,
  ];
}
