/**
 * `npm test`: format, types, lint; the build with its linter; the end-to-end specs in Firefox, and beside them those in
 * Chromium, then unit, registry, component and architecture tests and those of the packages. Runs everything even after
 * a failure, and closes with `N passed, N failed`.
 */
import { findBrowser, missingBrowser } from './browsers/find.ts';
import { inTurn } from './lib/parts.ts';
import type { Outcome, Part } from './lib/parts.ts';

const WORDS: Part = { name: 'words', command: 'tsx', args: ['tools/words.ts'] };
const CHECKS: readonly Part[] = [
  { name: 'format', command: 'biome', args: ['format', '.'] },
  { name: 'types', command: 'tsc', args: ['-p', '.'] },
  { name: 'lint', command: 'eslint', args: ['-c', 'tools/eslint.config.js', '.', '--max-warnings', '0'] },
];
const BUILD: readonly Part[] = [
  { name: 'build', command: 'tsx', args: ['tools/build.ts'] },
  {
    name: 'add-on linter',
    command: 'web-ext',
    args: ['lint', '--source-dir', 'dist/firefox', '--warnings-as-errors', '--no-config-discovery'],
  },
];
const suite = (name: string, config: string, env: Readonly<Record<string, string>> = {}): Part => ({
  name,
  command: 'vitest',
  args: ['run', '-c', config],
  env,
  isSuite: true,
});
const UNIT = suite('unit', 'test/vitest.config.ts');
const PACKAGES = suite('packages', 'test/package/vitest.config.ts');

/** The specs in one browser, and `then` other parts; a missing browser is a failure that says what to install. */
async function endToEnd(browser: 'chromium' | 'firefox', then: readonly Part[] = []): Promise<Outcome[]> {
  if (findBrowser(browser) !== undefined)
    return inTurn([suite(browser, 'test/e2e/vitest.config.ts', { CAVEAT_BROWSER: browser }), ...then]);
  console.log(`✗ ${browser}: ${missingBrowser(browser)}`);
  return [{ name: browser, passed: 0, failed: 1, seconds: 0 }, ...(await inTurn(then))];
}

const start = Date.now();
// The types of all words stand in a file that is made from them.
const outcomes: Outcome[] = await inTurn([WORDS]);
for (const together of [
  () => [inTurn(CHECKS), inTurn(BUILD)],
  // Specs take longer in Firefox; the other tests fill the time that it has the machine for itself.
  () => [endToEnd('firefox'), endToEnd('chromium', [UNIT, PACKAGES])],
])
  outcomes.push(...(await Promise.all(together())).flat());

const sum = (of: 'passed' | 'failed'): number => outcomes.reduce((total, outcome) => total + outcome[of], 0);
console.log('');
for (const { name, seconds } of outcomes) console.log(`${name.padEnd(14)} ${seconds.toFixed(1).padStart(6)} s`);
console.log(`${'all'.padEnd(14)} ${((Date.now() - start) / 1000).toFixed(1).padStart(6)} s\n`);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
