/**
 * `npm run faults [-- chromium|firefox] [KILLS]`: kills a browser in the middle of writes, 20 times by default, and
 * checks after each kill that every acknowledged write is still there. Loopback only; the browser's data lie in a
 * folder that is removed afterwards.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { launch, serveSites } from './browsers/index.ts';
import type { BrowserName } from './browsers/index.ts';
import { buildAll } from './lib/build.ts';

const args = process.argv.slice(2);
const browser: BrowserName = args.includes('firefox') ? 'firefox' : 'chromium';
const kills = Number(args.find((each) => each !== 'firefox' && each !== 'chromium') ?? 20);
if (!Number.isInteger(kills) || kills < 1 || kills > 500) {
  console.error('Usage: npm run faults [-- chromium|firefox] [KILLS]');
  process.exit(1);
}
await buildAll();
const profile = mkdtempSync(join(tmpdir(), 'caveat-faults-'));
const sites = await serveSites(() => ({ body: '<!doctype html><title>Empty</title>' }));
/** Names of the ticks whose writes were acknowledged. */
const kept = new Set<string>();
let [written, lost] = [0, 0];
try {
  for (let round = 0; round <= kills; round += 1) {
    const driver = await launch(browser, { sites, headless: true, profile });
    const ticks = await driver.ask('checklist/ticks', {});
    const gone = [...kept].filter((name) => ticks[name]?.includes('posts') !== true);
    for (const name of gone) kept.delete(name);
    lost += gone.length;
    if (round === kills) {
      await driver.close();
      break;
    }
    let isOver = false;
    const writing = (async () => {
      for (let at = 0; !isOver; at += 1) {
        const name = `r${round}-w${at}`;
        await driver.ask('checklist/set', { platform: name, steps: ['posts'] });
        kept.add(name);
        written += 1;
      }
    })().catch(() => undefined);
    await pause(300 + Math.random() * 900);
    await driver.kill();
    isOver = true;
    await writing;
    console.log(`${browser}, killed ${round + 1} of ${kills}: ${written} writes acknowledged, ${lost} lost`);
  }
} finally {
  await sites.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
console.log(`${browser}: ${kills} kills, ${written} acknowledged writes, ${lost} lost`);
process.exitCode = lost === 0 ? 0 : 1;
