/** Builds the extension for both browsers and the lists for other tools. */
import { build } from 'vite';
import { writeLists } from '../lists/index.ts';
import { writeCompiled } from './compiled.ts';
import { ROOT } from './paths.ts';

/** @throws Error naming every fault of the registry; nothing is written then. */
export async function buildAll(): Promise<void> {
  const { catalog } = writeCompiled(ROOT);
  for (const mode of ['chrome', 'firefox']) await build({ root: ROOT, mode, logLevel: 'warn' });
  writeLists(catalog, `${ROOT}dist/lists`);
}
