/**
 * `npm run soak [-- chromium|firefox] [-- MINUTES [TABS]]`: many tabs at once and for long, on loopback. First, tabs
 * navigate by themselves in three ways, in the same browser without Caveat and then with it. All tabs (TABS, 200 by
 * default) load at once, and navigate to and fro for MINUTES (one by default). At last, Caveat is switched off and on,
 * and updated, while tabs are open. After each step, every tab's sign on the toolbar button must be right, and all
 * settings must be kept.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { launch, serveSites } from './browsers/index.ts';
import type { BrowserName } from './browsers/index.ts';
import { buildAll } from './lib/build.ts';
import { waitFor } from './lib/visit.ts';

const args = process.argv.slice(2);
const browser: BrowserName = args.includes('firefox') ? 'firefox' : 'chromium';
const [minutes = 1, TABS = 200] = args.filter((each) => /^[\d.]+$/.test(each)).map(Number);
const FEW = 9;
/** How long the tabs navigate by themselves. */
const RUN_MS = 20_000;
/** How many tabs are driven at the same time. */
const BATCH = 20;
const LISTED = 'massroot8.com';

/** A way in which a page navigates by itself. Counted are its requests for pages, and the page's global `turns`. */
interface Way {
  readonly name: string;
  readonly tabs: number;
  readonly body: (next: string) => string;
}
const goOn = (next: string, ms: number): string =>
  `<script>setTimeout(() => location.replace('${next}'), ${ms})</script>`;
const WAYS: Readonly<Record<string, Way>> = {
  // 50 navigations a second, all tabs together.
  many: { name: `${TABS} tabs load`, tabs: TABS, body: (next) => goOn(next, (TABS / 50) * 1000) },
  // As often as the machine can.
  few: { name: `${FEW} tabs load`, tabs: FEW, body: (next) => goOn(next, 0) },
  addresses: {
    name: `${FEW} tabs change their address`,
    tabs: FEW,
    body: () =>
      `<script>turns = 0; setInterval(() => history.pushState(null, '', '/addresses-' + ++turns), 100)</script>`,
  },
};

await buildAll();
let [visits, isRunning] = [0, false];
const hostOf = (turn: number, at: number): string => ((turn + at) % 3 === 0 ? LISTED : `page-${at}.example`);
const sites = await serveSites((host, path) => {
  visits += 1;
  const way = path.slice(1).replace(/-.*/, '');
  const more = isRunning ? (WAYS[way]?.body(`/${way}-${visits}`) ?? '') : '';
  return {
    body:
      `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>${host}</title>` +
      `<h1>${host === LISTED ? 'Massroot8' : 'A page'}</h1><p>Words.</p>${more}`,
  };
});
const driver = await launch(browser, { sites, headless: true });
const start = Date.now();
const faults: string[] = [];
const say = (what: string): void => console.log(`${((Date.now() - start) / 1000).toFixed(0).padStart(4)} s  ${what}`);

/** Counts tabs with a listed page, how many of these have no sign on the button, and how many other tabs have one. */
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

/** Waits until every sign is right, half a minute at most, and notes faults in signs and settings. */
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
/** @param hasHeap false right after an update: DevTools then still point to the background that is gone */
const sizes = async (hasHeap = true): Promise<string> => {
  const session = await driver.withApi(async ({ storage }) => JSON.stringify(await storage.session.get()).length);
  const lasting = JSON.stringify(await driver.lasting()).length;
  const heap = hasHeap ? await driver.backgroundHeap?.() : undefined;
  const told = heap === undefined ? '' : `, heap of the background ${(heap / 1e6).toFixed(1)} MB`;
  if (session > 2_000_000) faults.push('session storage grows');
  return `session storage ${session} characters, lasting ${lasting}${told}`;
};
/** Runs something for each item, BATCH items at a time. */
async function inBatches<T>(all: readonly T[], run: (each: T, at: number) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < all.length; at += BATCH)
    await Promise.all(all.slice(at, at + BATCH).map((each, offset) => run(each, at + offset)));
}
const open = (page: Page, address: string): Promise<unknown> =>
  page.goto(`https://${address}`, { waitUntil: 'domcontentloaded' }).catch(() => undefined);

/** Lets the tabs navigate by themselves for RUN_MS. @returns navigations a second. */
async function run(pages: readonly Page[], way: string): Promise<number> {
  const { tabs } = WAYS[way]!;
  isRunning = true;
  const going = pages.slice(0, tabs);
  await inBatches(going, (page, at) => open(page, `${hostOf(1, at)}/${way}`));
  const turns = async (): Promise<number> => {
    const each = await Promise.all(going.map((page) => page.evaluate('globalThis.turns ?? 0').catch(() => 0)));
    return each.reduce((sum: number, one) => sum + Number(one), visits);
  };
  const [before, since] = [await turns(), Date.now()];
  await pause(RUN_MS);
  const perSecond = ((await turns()) - before) / ((Date.now() - since) / 1000);
  isRunning = false;
  return perSecond;
}
/** Loads pages that do not navigate by themselves. */
const calm = (pages: readonly Page[], way: string): Promise<void> =>
  inBatches(pages.slice(0, WAYS[way]!.tabs), (page, at) => open(page, `${hostOf(1, at)}/calm`));

/**
 * Counts messages to the background, from the first call on. Pages of the extension get the same messages, so they are
 * counted in one.
 */
const countMessages = (): Promise<number> =>
  driver.withApi(({ runtime }) => {
    const counting = globalThis as { messages?: number };
    if (counting.messages === undefined) runtime.onMessage.addListener(() => void (counting.messages! += 1));
    return Promise.resolve((counting.messages ??= 0));
  });

const pages: Page[] = [];
const without: Record<string, number> = {};
await driver.without(async () => {
  await inBatches(Array.from({ length: TABS }), async () => void pages.push(await driver.newPage()));
  for (const way of Object.keys(WAYS)) {
    without[way] = await run(pages, way);
    await calm(pages, way);
    say(`without Caveat, ${WAYS[way]!.name}: ${without[way].toFixed(0)} navigations a second`);
  }
});

await driver.ask('preferences/set', { barPosition: 'bottom' });
await driver.ask('own/add', { address: 'marked.example', note: 'Kept' });
say(`${browser}; ${await sizes()}`);

await inBatches(pages, (page, at) => open(page, `${hostOf(0, at)}/${at}`));
await check(`${TABS} tabs loaded at once`);
say(await sizes());

for (const [way, { name }] of Object.entries(WAYS)) {
  const [before, since] = [await countMessages(), Date.now()];
  const perSecond = await run(pages, way);
  const messages = ((await countMessages()) - before) / ((Date.now() - since) / 1000);
  // Let the last loads end. Tabs that change their address go on doing so, and are checked while they do.
  if (way !== 'addresses') await pause(5000);
  await check(
    `${name}: ${perSecond.toFixed(0)} navigations a second for ${RUN_MS / 1000} s ` +
      `(${without[way]!.toFixed(0)} without Caveat), ${messages.toFixed(0)} messages a second`,
  );
  await calm(pages, way);
  say(await sizes());
}

const toAndFro = Date.now();
let turns = 0;
const first = visits;
while (Date.now() - toAndFro < minutes * 60_000) {
  turns += 1;
  await inBatches(pages, (page, at) => open(page, `${hostOf(turns, at)}/${turns}`));
}
await check(`${visits - first} navigations to and fro in ${((Date.now() - toAndFro) / 1000).toFixed(0)} s`);
say(await sizes());

// Go on with half of the tabs: loading all of them again takes long.
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
