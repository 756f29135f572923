/**
 * `npm test [-- --both]`. With `--both`, as in CI, each end-to-end test runs in both browsers; else the browsers take
 * turns, which takes half the time. As soon as the build is there, and at the same time: the end-to-end specs in each
 * browser. They mostly wait, and all else takes the time that they leave: format, types, lint, the unit, registry,
 * component and architecture tests, the add-on linter and the package tests. Runs everything even after a failure, and
 * ends with `N passed, N failed`.
 */
import { findBrowser, missingBrowser } from './browsers/find.ts';
import { inTurn } from './lib/parts.ts';
import type { Outcome, Part } from './lib/parts.ts';

const WORDS: Part = { name: 'words', command: 'tsx', args: ['tools/words.ts'] };
const BUILD: Part = { name: 'build', command: 'tsx', args: ['tools/build.ts'] };
const CHECKS: readonly Part[] = [
  { name: 'format', command: 'biome', args: ['format', '.'], isPatient: true },
  { name: 'types', command: 'tsc', args: ['-p', '.'], isPatient: true },
  { name: 'lint', command: 'oxlint', args: [], isPatient: true },
];
const ADD_ON_LINTER: Part = {
  name: 'add-on linter',
  command: 'web-ext',
  args: ['lint', '--source-dir', 'dist/firefox', '--warnings-as-errors', '--no-config-discovery'],
  isPatient: true,
};
const suite = (name: string, config: string, more: Partial<Part> = { isPatient: true }): Part => ({
  name,
  command: 'vitest',
  args: ['run', '-c', config],
  isSuite: true,
  ...more,
});
const UNIT = suite('unit', 'test/vitest.config.ts');
const PACKAGES = suite('packages', 'test/package/vitest.config.ts');

/** Runs the specs in one browser. A missing browser counts as one failure; what to install is printed. */
async function endToEnd(browser: 'chromium' | 'firefox'): Promise<Outcome[]> {
  if (findBrowser(browser) !== undefined) {
    const env = { CAVEAT_BROWSER: browser, ...(!inBoth && { CAVEAT_TURNS: '1' }) };
    return inTurn([suite(browser, 'test/e2e/vitest.config.ts', { env })]);
  }
  console.log(`✗ ${browser}: ${missingBrowser(browser)}`);
  return [{ name: browser, passed: 0, failed: 1, seconds: 0 }];
}

const start = Date.now();
const [option, ...others] = process.argv.slice(2);
if (others.length > 0 || (option !== undefined && option !== '--both')) {
  console.error('Usage: npm test [-- --both]');
  process.exit(1);
}
/** Whether each spec runs in both browsers. */
const inBoth = option === '--both';
// First of all: the type check needs the generated types of the words.
const outcomes: Outcome[] = await inTurn([WORDS]);
const built = inTurn([BUILD]);
outcomes.push(
  ...(
    await Promise.all([
      built,
      built.then(() => endToEnd('firefox')),
      built.then(() => endToEnd('chromium')),
      inTurn([...CHECKS, UNIT]),
      built.then(() => inTurn([ADD_ON_LINTER, PACKAGES])),
    ])
  ).flat(),
);

const sum = (of: 'passed' | 'failed'): number => outcomes.reduce((total, outcome) => total + outcome[of], 0);
console.log('');
for (const { name, seconds } of outcomes) console.log(`${name.padEnd(14)} ${seconds.toFixed(1).padStart(6)} s`);
console.log(`${'all'.padEnd(14)} ${((Date.now() - start) / 1000).toFixed(1).padStart(6)} s\n`);
if (!inBoth) console.log('Each end-to-end test ran in one browser, in turns. For both: npm test -- --both\n');
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
