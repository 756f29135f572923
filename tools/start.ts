/**
 * `npm start [-- --browser chromium|firefox] [--headless] [URL]`: builds Caveat, then opens a real browser with it on
 * the sample pages, or on the given address. Without a display it visits every sample by itself, prints what was found
 * and writes screenshots under artifacts/.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { findBrowser, launch, missingBrowser, serveSites } from './browsers/index.ts';
import type { BrowserName, Driver, Sites } from './browsers/index.ts';
import { buildAll } from './lib/build.ts';
import { sampleSite, SAMPLES, START_HOST } from './lib/samples.ts';
import { printTable, visit } from './lib/visit.ts';

const CLOSING_PATIENCE_MS = 10_000;

interface Options {
  readonly browser: BrowserName;
  readonly headless: boolean;
  readonly url: string | undefined;
}

/** @throws Error with one sentence that says what is wrong with the arguments or what is missing on the machine. */
function readOptions(): Options {
  const { values, positionals } = parseArgs({
    options: { browser: { type: 'string' }, headless: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  if (values.browser !== undefined && values.browser !== 'chromium' && values.browser !== 'firefox') {
    throw new Error(`--browser ${values.browser}: choose chromium or firefox.`);
  }
  if (positionals.length > 1) throw new Error(`One address at a time, not ${positionals.length}.`);
  const url = positionals[0];
  if (url !== undefined && !URL.canParse(url))
    throw new Error(`${url} is not an address; write it whole, as in https://massroot8.com/.`);
  const browser =
    values.browser ??
    (findBrowser('chromium') !== undefined || findBrowser('firefox') === undefined ? 'chromium' : 'firefox');
  if (findBrowser(browser) === undefined) throw new Error(missingBrowser(browser));
  const noDisplay = process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
  return { browser, headless: values.headless || noDisplay, url };
}

async function showEverything(driver: Driver, url: string | undefined): Promise<void> {
  const targets = url === undefined ? SAMPLES.map(({ host }) => `https://${host}/`) : [url];
  const rows = [];
  for (const target of targets) rows.push(await visit(driver, target));
  printTable(rows);
  console.log('\nScreenshots of page, warning and popup are in artifacts/.');
}

async function run(): Promise<void> {
  const options = readOptions();
  console.log(`Building Caveat, then opening ${options.browser === 'chromium' ? 'Chromium' : 'Firefox'} ...`);
  await buildAll();
  const sites: Sites = await serveSites(sampleSite);
  let driver: Driver | undefined;
  const end = async (): Promise<void> => {
    const closing = Promise.all([driver?.close().catch(() => undefined), sites.close()]);
    // Do not wait for ever: the browser may hang.
    await Promise.race([closing, pause(CLOSING_PATIENCE_MS)]);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void end().then(() => process.exit(0)));
  try {
    driver = await launch(options.browser, { sites, headless: options.headless });
    if (options.headless) {
      await showEverything(driver, options.url);
    } else {
      await driver.pinButton();
      const page = await driver.firstPage();
      await page.bringToFront();
      await page.goto(options.url ?? `https://${START_HOST}/`).catch((error: unknown) => console.error(String(error)));
      console.log('Caveat is loaded; its button is in the toolbar. Close the browser or press Ctrl-C to end.');
      await driver.closed;
    }
  } finally {
    await end();
  }
}

try {
  await run();
} catch (error) {
  console.error(`caveat: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
process.exit();
