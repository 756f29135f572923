/**
 * `npm test`: type check, lint, unit, registry, component and architecture tests, the build with its linter, and the
 * end-to-end specs in both browsers. Runs everything even after a failure, and closes with `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser, missingBrowser } from './browsers/find.ts';
import { ROOT } from './lib/paths.ts';

let passed = 0;
let failed = 0;
const folder = mkdtempSync(join(tmpdir(), 'caveat-test-'));

function run(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): boolean {
  return (
    spawnSync('npx', ['--no-install', command, ...args], {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    }).status === 0
  );
}

/** One command that either passes or fails as a whole. */
function check(name: string, command: string, args: readonly string[]): void {
  console.log(`\n== ${name}`);
  if (run(command, args)) passed += 1;
  else failed += 1;
}

/** One run of vitest; its tests are counted one by one. A run that breaks off counts as a failure at least. */
function suite(name: string, config: string, env: Readonly<Record<string, string>> = {}): void {
  console.log(`\n== ${name}`);
  const report = join(folder, `${name.replaceAll(/\W+/g, '-')}.json`);
  const ok = run(
    'vitest',
    ['run', '-c', config, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`],
    env,
  );
  let counts = { numPassedTests: 0, numFailedTests: 0 };
  try {
    counts = JSON.parse(readFileSync(report, 'utf8')) as typeof counts;
  } catch {
    console.error(`${name}: no report was written`);
  }
  passed += counts.numPassedTests;
  failed += ok ? counts.numFailedTests : Math.max(1, counts.numFailedTests);
}

check('format', 'biome', ['format', '.']);
check('words', 'tsx', ['tools/words.ts']);
check('types', 'tsc', ['-p', '.']);
check('lint', 'eslint', ['-c', 'tools/eslint.config.js', '.', '--max-warnings', '0']);
suite('unit, registry, component and architecture tests', 'test/vitest.config.ts');
check('build', 'tsx', ['tools/build.ts']);
check('add-on linter', 'web-ext', [
  'lint',
  '--source-dir',
  'dist/firefox',
  '--warnings-as-errors',
  '--no-config-discovery',
]);
suite('packages', 'test/package/vitest.config.ts');
for (const browser of ['chromium', 'firefox'] as const) {
  if (findBrowser(browser) === undefined) {
    console.error(`\n== end-to-end, ${browser}\n${missingBrowser(browser)}`);
    failed += 1;
  } else {
    suite(`end-to-end, ${browser}`, 'test/e2e/vitest.config.ts', { CAVEAT_BROWSER: browser });
  }
}
rmSync(folder, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
