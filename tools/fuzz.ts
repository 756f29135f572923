/** `npm run fuzz [-- TIMES]`: runs the property tests with TIMES (50 by default) as many cases as `npm test`. */
import { spawnSync } from 'node:child_process';
import { ROOT } from './lib/paths.ts';

const times = process.argv[2] ?? '50';
if (!/^\d+(?:\.\d+)?$/.test(times) || Number(times) <= 0) {
  console.error('Usage: npm run fuzz [-- TIMES]');
  process.exit(1);
}
const { status } = spawnSync(
  'npx',
  ['vitest', 'run', '-c', 'test/vitest.config.ts', 'test/fuzz', 'test/unit/content/gate'],
  {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, CAVEAT_FUZZ: times },
  },
);
process.exitCode = status ?? 1;
