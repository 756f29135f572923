/**
 * `npm run e2e [-- chromium|firefox] [-- vitest arguments]`: builds and runs the end-to-end specs, in both browsers
 * or in the named one.
 */
import { spawnSync } from 'node:child_process';
import { buildAll } from './lib/build.ts';
import { ROOT } from './lib/paths.ts';

const [first, ...others] = process.argv.slice(2);
const named = first === 'chromium' || first === 'firefox';
const browsers = named ? [first] : ['chromium', 'firefox'];
const rest = named || first === undefined ? others : [first, ...others];

await buildAll();
for (const browser of browsers) {
  console.log(`\n== ${browser}`);
  const { status } = spawnSync('npx', ['vitest', 'run', '-c', 'test/e2e/vitest.config.ts', ...rest], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, CAVEAT_BROWSER: browser },
  });
  if (status !== 0) process.exitCode = 1;
}
