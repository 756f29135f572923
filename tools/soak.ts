/**
 * `npm run soak [-- chromium|firefox] [-- MINUTES]`: opens many tabs and goes to and fro in them, listed pages and
 * others, for two minutes by default; then tells whether anything was lost and how much the background holds.
 * Loopback only.
 */
import type { Page } from 'puppeteer-core';
import { launch, serveSites } from './browsers/index.ts';
import type { BrowserName } from './browsers/index.ts';
import { buildAll } from './lib/build.ts';
import { waitFor } from './lib/visit.ts';

const args = process.argv.slice(2);
const browser: BrowserName = args.includes('firefox') ? 'firefox' : 'chromium';
const minutes = Number(args.find((each) => /^[\d.]+$/.test(each)) ?? 2);
const TABS = 60;

await buildAll();
const sites = await serveSites((host) => ({
  body:
    `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>${host}</title>` +
    `<h1>${host === 'massroot8.com' ? 'Massroot8' : 'A page'}</h1><p>Words.</p>`,
}));
const driver = await launch(browser, { sites, headless: true });
const sessionSize = (): Promise<number> =>
  driver.withApi(async ({ storage }) => JSON.stringify(await storage.session.get()).length);
const stored = async (): Promise<number> => JSON.stringify(await driver.lasting()).length;

const start = Date.now();
const pages: Page[] = [];
let [navigations, messages] = [0, 0];
const before = { session: await sessionSize(), local: await stored() };
for (let tab = 0; tab < TABS; tab += 1) pages.push(await driver.newPage());
while (Date.now() - start < minutes * 60_000) {
  await Promise.all(
    pages.map(async (page, at) => {
      const host = (navigations + at) % 3 === 0 ? 'massroot8.com' : `page-${at}.example`;
      await page.goto(`https://${host}/${navigations}`, { waitUntil: 'domcontentloaded' }).catch(() => undefined);
      navigations += 1;
    }),
  );
  await driver.ask('options/view', {});
  messages += 1;
}
// What is on the toolbar after all that must be right for each tab.
let wrong = 0;
for (const page of pages.slice(0, 12)) {
  await page.goto('https://massroot8.com/last', { waitUntil: 'domcontentloaded' });
  const isRight = await waitFor(async () => ((await driver.badge(page)).text === '▲' ? true : undefined));
  if (isRight !== true) wrong += 1;
}
const after = { session: await sessionSize(), local: await stored() };
await driver.close();
await sites.close();
console.log(
  `${browser}: ${TABS} tabs, ${navigations} navigations in ${((Date.now() - start) / 1000).toFixed(0)} s, ` +
    `${messages} looks at the settings; ${wrong} of 12 tabs without their sign`,
);
console.log(
  `session storage ${before.session} -> ${after.session} characters, lasting ${before.local} -> ${after.local}`,
);
process.exitCode = wrong === 0 && after.session < 2_000_000 ? 0 : 1;
