/** Builds the extension for both browsers and the lists for other tools. */
import { readdirSync, statSync } from 'node:fs';
import { build } from 'vite';
import { writeLists } from '../lists/index.ts';
import { writeCompiled } from './compiled.ts';
import { writeLicences } from './licences.ts';
import { distFolder, ROOT } from './paths.ts';

/**
 * Most bytes a script may have, minified. The gate (`index.js`, of which 36 kB are tables) is paid for on every page,
 * the reader, of which 242 kB are words in 35 languages and tables, where the gate sends for it: what counts is that
 * they do not grow unnoticed.
 */
const BUDGETS: Readonly<Record<string, number>> = {
  'src/content/index.js': 69_000,
  'src/content/reader.js': 323_500,
  'src/warning/entry.js': 120_000,
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

/** @throws Error naming every fault of the registry; nothing is written then. */
export async function buildAll(): Promise<void> {
  // Whatever the shell says: with another value Vite would build in the libraries' code for development.
  process.env['NODE_ENV'] = 'production';
  const { catalog } = writeCompiled(ROOT);
  for (const mode of ['chrome', 'firefox'] as const) {
    // Bundled first, the settings themselves are told of as slow on a busy machine; tsx reads them as they are.
    await build({ root: ROOT, mode, logLevel: 'warn', configLoader: 'native' });
    writeLicences(ROOT, distFolder(mode));
  }
  holdBudgets();
  writeLists(catalog, `${ROOT}dist/lists`);
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

/** What was built: a line for each folder, with the sizes that count. */
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
