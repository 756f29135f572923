/**
 * `npm run evaluate -- [DIR]`: how well offers are told apart on a folder of labelled pages ; of several the last.
 * Runs the very code of the content script over `DIR/pages/<label>/<id>.html` for each line of `DIR/manifest.jsonl`.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { compilePhrases } from '../src/phrases/compile.ts';
import { loadPhrases } from '../src/phrases/load.ts';
import { evaluateFolder, formatEvaluation } from './lib/evaluate-folder.ts';
import { ROOT } from './lib/paths.ts';

function fail(message: string): never {
  console.error(`evaluate: ${message}`);
  process.exit(2);
}

// The npm script names the pages of the tests first; whoever names a folder after them wants that one.
const dir = process.argv.slice(2).at(-1);
if (dir === undefined || dir.startsWith('-')) fail('usage: npm run evaluate -- [DIR]');
if (!existsSync(dir) || !statSync(dir).isDirectory()) fail(`${dir}: no such folder.`);
if (!existsSync(`${dir}/manifest.jsonl`)) fail(`${dir}: holds no manifest.jsonl.`);
try {
  const evaluation = evaluateFolder(dir, compilePhrases(loadPhrases(ROOT)), (path) => readFileSync(path, 'utf8'));
  console.log(formatEvaluation(evaluation).join('\n'));
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}
