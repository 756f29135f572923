/**
 * `npm run -s scan -- [--host HOST | --url URL] FILE.html`: prints what Caveat would find on a saved page, as one JSON
 * object. Exit code 0 with or without findings, 2 for input that cannot be used.
 */
import { readFileSync, statSync } from 'node:fs';
import { recordsOf } from '../src/domain/records.ts';
import { compileCatalog } from '../src/registry/compile.ts';
import { loadNever, loadRegistry } from '../src/registry/load.ts';
import { buildPageIndex } from '../src/registry/page-index.ts';
import { compilePhrases } from '../src/phrases/compile.ts';
import { loadPhrases } from '../src/phrases/load.ts';
import { ROOT } from './lib/paths.ts';
import { decodePage, readArguments } from './lib/scan-arguments.ts';
import type { ScanRequest } from './lib/scan-arguments.ts';
import { scanPage } from './lib/scan-page.ts';

function fail(error: unknown): never {
  console.error(`scan: ${(error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''}`);
  process.exit(2);
}

function readPageFile(file: string): string {
  let bytes: Uint8Array;
  try {
    if (statSync(file).isDirectory()) throw new Error(`${file}: a folder, not a page.`);
    bytes = readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new Error(`${file}: no such file.`, { cause: error });
    if ((error as NodeJS.ErrnoException).code === 'EACCES')
      throw new Error(`${file}: may not be read.`, { cause: error });
    throw error;
  }
  return decodePage(file, bytes);
}

let request: ScanRequest;
let html: string;
try {
  request = readArguments(process.argv.slice(2));
  html = readPageFile(request.file);
} catch (error) {
  fail(error);
}
const { version } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as { version: string };
const catalog = compileCatalog(loadRegistry(ROOT), version);
const data = {
  records: recordsOf(catalog),
  index: buildPageIndex(catalog.services, loadNever(ROOT)),
  phrases: compilePhrases(loadPhrases(ROOT)),
};
console.log(JSON.stringify(scanPage(html, request.url, data, Date.now())));
