/**
 * `npm run bench:casebook [-- CASES]`: the case book with so many made cases (10,000 by default) in Chromium, on
 * loopback.
 * Tells how long the first list takes, and how long each frame is while the list is scrolled through.
 */
import { launch, serveSites } from '../../tools/browsers/index.ts';
import { openScreenSite } from '../../tools/lib/screen-site.ts';
import { readMessages } from '../../tools/lib/words.ts';
import { madeCatalog } from '../fakes/made-catalog.ts';

const BOOK = 'src/pages/casebook/index.html';
const STEPS = 240;
const cases = Number(process.argv[2] ?? 10_000);

/** The middle and the worst of some times, and how many frames were missed. */
const told = (times: readonly number[]): string => {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1);
  const missed = times.filter((ms) => ms > 33).length;
  return `median ${at(0.5)} ms, 95th ${at(0.95)} ms, worst ${at(1)} ms, ${missed} of ${times.length} over 33 ms`;
};

const site = await openScreenSite([BOOK], [], madeCatalog(cases));
const sites = await serveSites(() => ({ body: '' }));
const driver = await launch('chromium', { sites, headless: true });
const page = await driver.newPage();
await page.evaluateOnNewDocument(
  `const texts = ${JSON.stringify(readMessages('en'))}; globalThis.browser = { i18n: { ` +
    `getMessage: (key, args = []) => (key === '@@ui_locale' ? 'en' : texts[key] ?? '')` +
    `.replace(/\\$(\\d)/g, (_all, at) => args[at - 1] ?? '') }, runtime: { id: 'made', ` +
    `sendMessage: async () => ({ ok: true, value: { decisions: [] } }) } };`,
);
const start = Date.now();
await page.goto(`${site.url}/${BOOK}#cases?sort=oldest`);
await page.waitForSelector('.rows > li');
console.log(`${cases} cases, Chromium: first list after ${Date.now() - start} ms`);

const frames = await page.evaluate(async (steps) => {
  const end = document.documentElement.scrollHeight - innerHeight;
  const times: number[] = [];
  let last = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
  // A screen's height at a time at first, then as a dragged scroll bar goes.
  for (let step = 1; step <= steps; step += 1) {
    scrollTo(0, step <= steps / 2 ? step * innerHeight : (end * (step - steps / 2)) / (steps / 2));
    const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    times.push(now - last);
    last = now;
  }
  return times;
}, STEPS);
console.log(`scrolled: ${told(frames)}`);

await driver.close();
await sites.close();
await site.close();
