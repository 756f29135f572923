/**
 * `npm run fit -- DIR...`: fits the weight of each signal of the offer score and writes src/phrases/signals.yaml. It
 * learns from the labelled pages of these folders and from our own, which the npm script passes first. The same pages
 * give the same file, except for its date.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { SIGNALS, ZONES } from '../src/domain/match/offers/signals.ts';
import { compilePhrases } from '../src/phrases/compile.ts';
import { loadPhrases } from '../src/phrases/load.ts';
import { observeFolders } from './lib/labelled-pages.ts';
import { learn } from './lib/learn.ts';
import { ROOT } from './lib/paths.ts';

const HEAD = `# What each signal of the offer score weighs. Fitted by \`npm run fit\`: words and rules are for people to
# change, these numbers are not.
#
# A signal is observed with a value from 0 to 1 in each zone of a page: top (title, description, headings), label (all
# other short texts, and what is read from the page as a whole), prose (running text). The score is the sum of values
# times weights; a page whose score reaches the threshold is an offer. Rules: src/domain/match/offers/observe.ts and
# values.ts. What people read of each: src/words/<language>/signals.yaml.
`;

const folders = process.argv.slice(2);
const missing = folders.find((folder) => !existsSync(`${folder}/manifest.jsonl`));
if (folders.length < 2 || missing !== undefined) {
  console.error(
    missing === undefined ? 'fit: usage: npm run fit -- DIR...' : `fit: ${missing} holds no manifest.jsonl.`,
  );
  process.exit(2);
}
const pages = await observeFolders(folders, compilePhrases(loadPhrases(ROOT)));
const { weights, threshold } = learn(pages);
const lines = SIGNALS.flatMap((id) => {
  const zones = ZONES.flatMap((zone) => {
    const weight = weights[`${id}@${zone}`] ?? 0;
    return weight === 0 ? [] : [`${zone}: ${weight}`];
  });
  return zones.length === 0 ? [] : [`  ${id}: { ${zones.join(', ')} }`];
});
const found = pages.filter(({ isOwn }) => !isOwn);
writeFileSync(
  `${ROOT}src/phrases/signals.yaml`,
  `${HEAD}fitted: "${new Date().toISOString().slice(0, 10)}"
# Pages found on the web, and the sites they are from; our own pages besides.
pages: ${found.length}
sites: ${new Set(found.map(({ site }) => site)).size}
threshold: ${threshold}
weights:
${lines.join('\n')}
`,
);
console.log(`Fitted ${lines.length} signals on ${pages.length} pages; threshold ${threshold}.`);
