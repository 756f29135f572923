/**
 * `npm run gate -- [DIR]`: how well the gate does on a folder of labelled pages (our own by default). Names the pages
 * on which the gate says no though the reader finds something (with any such page the exit code is 1), and counts the
 * pages on which the gate says yes needlessly.
 */
import { existsSync, readFileSync } from 'node:fs';
import { mayHold } from '../src/content/gate/whole.ts';
import { classedWords, compilePhrases } from '../src/phrases/compile.ts';
import { buildGateTable } from '../src/phrases/gate-table-build.ts';
import { loadPhrases } from '../src/phrases/load.ts';
import { compileCatalog } from '../src/registry/compile.ts';
import { loadNever, loadRegistry } from '../src/registry/load.ts';
import { buildPageIndex } from '../src/registry/page-index.ts';
import { closePage, detect, letGo, parsePage } from './lib/detect-html.ts';
import { readManifest } from './lib/evaluate-folder.ts';
import { ROOT } from './lib/paths.ts';

const [dir] = process.argv.slice(2).slice(-1);
if (dir === undefined || !existsSync(`${dir}/manifest.jsonl`)) {
  console.error(`gate: ${dir ?? ''}: holds no manifest.jsonl.`);
  process.exit(2);
}
const { services } = compileCatalog(loadRegistry(ROOT), '0.0.0');
const never = loadNever(ROOT);
const files = loadPhrases(ROOT);
const index = buildPageIndex(services, never);
const phrases = compilePhrases(files);
const table = buildGateTable(services, never, classedWords(files.languages));

const lost: string[] = [];
const rows = new Map<string, { pages: number; clean: number; needless: number }>();
for (const { id, label, host } of readManifest(readFileSync(`${dir}/manifest.jsonl`, 'utf8'))) {
  const url = `https://${host ?? 'page.example'}/`;
  const doc = parsePage(readFileSync(`${dir}/pages/${label}/${id}.html`, 'utf8'), url);
  const { findings, trade } = detect(doc, index, phrases).verdict();
  const asked = mayHold(table, doc.documentElement);
  const row = rows.get(label) ?? { pages: 0, clean: 0, needless: 0 };
  rows.set(label, row);
  row.pages += 1;
  if (findings.length > 0 || trade !== undefined) {
    if (!asked && !findings.some(({ kind }) => kind === 'listed-site')) lost.push(`${label}/${id}`);
  } else {
    row.clean += 1;
    if (asked) row.needless += 1;
  }
  closePage(doc);
  await letGo();
}
for (const [label, { pages, clean, needless }] of rows)
  console.log(
    `${label.padEnd(15)} pages ${String(pages).padStart(4)}  without a finding ${String(clean).padStart(4)}  ` +
      `read needlessly ${String(needless).padStart(4)} (${((100 * needless) / Math.max(1, clean)).toFixed(1)} %)`,
  );
console.log(`Lost: ${lost.length === 0 ? 'none' : lost.join(', ')}`);
process.exitCode = lost.length === 0 ? 0 : 1;
