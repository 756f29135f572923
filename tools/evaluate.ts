/**
 * `npm run evaluate -- [DIR]`: how well Caveat tells offers from other pages in a folder of labelled pages, our own by
 * default. Runs the content script's code over `DIR/pages/<label>/<id>.html` for each line of `DIR/manifest.jsonl`.
 * With `--folds`, each page is judged by weights that were learnt from pages of other sites only: these figures say how
 * well it will do on pages that nobody has seen.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { compilePhrases } from '../src/phrases/compile.ts';
import { loadPhrases } from '../src/phrases/load.ts';
import { evaluateFolder, formatEvaluation } from './lib/evaluate-folder.ts';
import { formatFolds } from './lib/format-folds.ts';
import { observeFolders } from './lib/labelled-pages.ts';
import { ROOT } from './lib/paths.ts';

function fail(message: string): never {
  console.error(`evaluate: ${message}`);
  process.exit(2);
}

// The npm script always passes our own pages first. With `--folds` they are learnt from, too; without, a folder that is
// given on the command line takes their place.
const args = process.argv.slice(2);
const folds = args.includes('--folds');
const named = args.filter((each) => each !== '--folds');
const folders = folds ? named : named.slice(-1);
if (folders.length === 0 || named.some((folder) => folder.startsWith('-')) || (!folds && named.length > 2))
  fail('usage: npm run evaluate -- [DIR], or npm run evaluate -- DIR... --folds');
for (const folder of folders) {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) fail(`${folder}: no such folder.`);
  if (!existsSync(`${folder}/manifest.jsonl`)) fail(`${folder}: holds no manifest.jsonl.`);
}
try {
  const phrases = compilePhrases(loadPhrases(ROOT));
  const report = folds
    ? formatFolds(await observeFolders(folders, phrases))
    : formatEvaluation(await evaluateFolder(folders[0] ?? '', phrases, (path) => readFileSync(path, 'utf8')));
  console.log(report.join('\n'));
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}
