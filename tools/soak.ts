/**
 * `npm run soak [-- chromium|firefox] [-- MINUTES]`: much at once and for long, on loopback. 200 tabs are opened at
 * once, all of them navigate by themselves, 50 times a second together if the machine can, all go to and fro for so
 * many minutes (one by default), and Caveat is switched off and on and updated under them. Each time all signs on the
 * toolbar button must be right and all that was told must be kept. With the default it takes less than five minutes
 * where nothing else runs.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { launch, serveSites } from './browsers/index.ts';
import type { BrowserName } from './browsers/index.ts';
import { buildAll } from './lib/build.ts';
import { waitFor } from './lib/visit.ts';

const args = process.argv.slice(2);
const browser: BrowserName = args.includes('firefox') ? 'firefox' : 'chromium';
const minutes = Number(args.find((each) => /^[\d.]+$/.test(each)) ?? 1);
const TABS = 200;
/** How long the tabs navigate by themselves, and how often each: all together 50 times a second. */
const RUN_MS = 20_000;
const PACE_MS = (TABS / 50) * 1000;
/** So many are driven at the same time. */
const BATCH = 20;
const LISTED = 'massroot8.com';

await buildAll();
let [visits, isRunning] = [0, false];
const hostOf = (turn: number, at: number): string => ((turn + at) % 3 === 0 ? LISTED : `page-${at}.example`);
const sites = await serveSites((host, path) => {
  visits += 1;
  const next =
    isRunning && path.startsWith('/run')
      ? `<script>setTimeout(() => location.replace('/run-${visits}'), ${PACE_MS})</script>`
      : '';
  return {
    body:
      `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>${host}</title>` +
      `<h1>${host === LISTED ? 'Massroot8' : 'A page'}</h1><p>Words.</p>${next}`,
  };
});
const driver = await launch(browser, { sites, headless: true });
const start = Date.now();
const faults: string[] = [];
const say = (what: string): void => console.log(`${((Date.now() - start) / 1000).toFixed(0).padStart(4)} s  ${what}`);

/** How many tabs of listed pages do not say so on the button, and how many others say something. */
const wrongSigns = (): Promise<{ readonly listed: number; readonly silent: number; readonly loud: number }> =>
  driver.withApi(async ({ tabs, action }, listed) => {
    const count = { listed: 0, silent: 0, loud: 0 };
    for (const { id, url } of await tabs.query({})) {
      if (id === undefined || !url?.startsWith('https://')) continue;
      const text = await action.getBadgeText({ tabId: id });
      const isListed = new URL(url).hostname === listed;
      if (isListed) count.listed += 1;
      if (isListed && text !== '▲') count.silent += 1;
      if (!isListed && text !== '') count.loud += 1;
    }
    return count;
  }, LISTED);

/** Waits until every sign is right, half a minute at most. */
async function check(after: string): Promise<void> {
  let last = await wrongSigns();
  const since = Date.now();
  await waitFor(async () => {
    last = await wrongSigns();
    return last.silent + last.loud === 0 ? true : undefined;
  }, 30_000);
  const wait = ((Date.now() - since) / 1000).toFixed(1);
  const { listed, silent, loud } = last;
  say(
    `${after}: ${listed} tabs of a listed site, ${silent} without their sign, ${loud} others with one ` +
      `(looked at for ${wait} s)`,
  );
  if (silent + loud > 0) faults.push(after);
  const kept = await driver.ask('options/view', {});
  if (kept.preferences.barPosition !== 'bottom' || kept.own.length !== 1) faults.push(`${after}: settings lost`);
}
/** @param hasHeap not right after an update: the browser's tools then still name the background that is gone */
const sizes = async (hasHeap = true): Promise<string> => {
  const session = await driver.withApi(async ({ storage }) => JSON.stringify(await storage.session.get()).length);
  const lasting = JSON.stringify(await driver.lasting()).length;
  const heap = hasHeap ? await driver.backgroundHeap?.() : undefined;
  const told = heap === undefined ? '' : `, heap of the background ${(heap / 1e6).toFixed(1)} MB`;
  if (session > 2_000_000) faults.push('session storage grows');
  return `session storage ${session} characters, lasting ${lasting}${told}`;
};
/** Does something to all, some at a time. */
async function inBatches<T>(all: readonly T[], run: (each: T, at: number) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < all.length; at += BATCH)
    await Promise.all(all.slice(at, at + BATCH).map((each, offset) => run(each, at + offset)));
}
const open = (page: Page, address: string): Promise<unknown> =>
  page.goto(`https://${address}`, { waitUntil: 'domcontentloaded' }).catch(() => undefined);

await driver.ask('preferences/set', { barPosition: 'bottom' });
await driver.ask('own/add', { address: 'marked.example', note: 'Kept' });
say(`${browser}; ${await sizes()}`);

const pages: Page[] = [];
await inBatches(Array.from({ length: TABS }), async (_none, at) => {
  const page = await driver.newPage();
  pages.push(page);
  await open(page, `${hostOf(0, at)}/${at}`);
});
await check(`${TABS} tabs opened at once`);

say(await sizes());

isRunning = true;
await inBatches(pages, (page, at) => open(page, `${hostOf(1, at)}/run`));
const [before, since] = [visits, Date.now()];
await pause(RUN_MS);
const perSecond = (visits - before) / ((Date.now() - since) / 1000);
isRunning = false;
await pause(PACE_MS + 1000);
await check(`${perSecond.toFixed(0)} navigations a second for ${RUN_MS / 1000} s`);
say(await sizes());

const toAndFro = Date.now();
let turns = 0;
const first = visits;
while (Date.now() - toAndFro < minutes * 60_000) {
  turns += 1;
  await inBatches(pages, (page, at) => open(page, `${hostOf(turns, at)}/${turns}`));
}
await check(`${visits - first} navigations to and fro in ${((Date.now() - toAndFro) / 1000).toFixed(0)} s`);
say(await sizes());

// Of half the tabs: it takes long to load all of them anew.
for (const page of pages.splice(TABS / 2)) await page.close();
await driver.switchOn(false);
await driver.switchOn(true);
await inBatches(pages, (page, at) => open(page, `${hostOf(turns, at)}/again`));
await check(`switched off and on under ${pages.length} tabs`);
await driver.update();
await check(`updated under ${pages.length} tabs`);
say(await sizes(false));

await driver.close();
await sites.close();
console.log(faults.length === 0 ? 'nothing lost' : `faults: ${faults.join('; ')}`);
process.exitCode = faults.length === 0 ? 0 : 1;
