/**
 * `npm run bench:firefox [-- --rounds N] [--before FOLDER] [--page NAME]...`: measures what Caveat adds to a page in
 * Firefox with the browser's own profiler: the CPU time of those samples of the page's process whose stack goes through
 * code of the extension. Firefox compiles content scripts on other threads and keeps the result, so compilation counts
 * only where the page waits for it. Browsers take turns on the same pages, as in browser.ts. The figures cannot be
 * compared with those of browser.ts.
 */
import { parseArgs } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import type { Browser, Page } from 'puppeteer-core';
import { findBrowser, missingBrowser } from '../../tools/browsers/find.ts';
import { serveSites } from '../../tools/browsers/sites.ts';
import { distFolder } from '../../tools/lib/paths.ts';
import { benchPages } from './browser-pages.ts';
import type { BenchPage } from './browser-pages.ts';
import { summary } from './measure.ts';

/** Samples of one thread, as the profiler writes them: `schema` gives the position of each value in a row. */
interface ProfiledThread {
  readonly processName?: string;
  readonly samples: {
    readonly schema: { readonly stack: number; readonly threadCPUDelta: number };
    readonly data: readonly (readonly (number | null)[])[];
  };
  /** Each row is a prefix (the number of the stack that called it) and the number of a frame. */
  readonly stackTable: { readonly data: readonly (readonly [number | null, number])[] };
  /** Each row begins with the number of the frame's name in `stringTable`. */
  readonly frameTable: { readonly data: readonly (readonly [number])[] };
  readonly stringTable: readonly string[];
}
interface Profile {
  readonly meta: { readonly sampleUnits?: { readonly threadCPUDelta: 'ns' | 'µs' } };
  readonly threads: readonly ProfiledThread[];
  readonly processes: readonly Profile[];
}

/** Milliseconds between two samples. */
const INTERVAL_MS = 0.2;
const START = `Services.profiler.StartProfiler(4_000_000, ${INTERVAL_MS}, ['js', 'cpu'], ['GeckoMain'])`;
const STOP =
  `Services.profiler.getProfileDataAsync().then((profile) => ` +
  `Services.profiler.StopProfiler().then(() => JSON.stringify(profile)))`;

/** Evaluates an expression in the browser's own window, with its privileges. */
async function privileged(browser: Browser, expression: string): Promise<unknown> {
  const { connection } = browser as unknown as {
    connection: { send(method: string, parameters: object): Promise<{ result: never }> };
  };
  const tree = (await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' })).result as {
    contexts: readonly { context: string }[];
  };
  const { result } = await connection.send('script.evaluate', {
    expression,
    target: { context: tree.contexts[0]?.context },
    awaitPromise: true,
  });
  return (result as { result: { value?: unknown } }).result.value;
}

/** CPU time, in the profile's own unit, of all samples whose stack goes through code of an extension. */
function extensionTime({ threads, processes }: Profile): number {
  let total = 0;
  for (const { samples, stackTable, frameTable, stringTable } of threads) {
    const isOurs = stringTable.map((text) => text.includes('moz-extension://'));
    // A stack comes after its prefix in the table, so the prefix is decided already.
    const through: boolean[] = [];
    for (const [prefix, frame] of stackTable.data)
      through.push((prefix !== null && through[prefix] === true) || isOurs[frameTable.data[frame]?.[0] ?? -1] === true);
    const { stack, threadCPUDelta } = samples.schema;
    for (const row of samples.data) if (through[row[stack] ?? -1] === true) total += row[threadCPUDelta] ?? 0;
  }
  return total + processes.reduce((sum, each) => sum + extensionTime(each), 0);
}

async function visit(browser: Browser, at: number, { host, settleMs }: BenchPage): Promise<number> {
  await privileged(browser, START);
  const page: Page = await browser.newPage();
  await page.goto(`http://${host ?? `page${at}-${process.hrtime.bigint()}.example`}/${at}`, { waitUntil: 'load' });
  await pause(settleMs);
  const profile = JSON.parse(String(await privileged(browser, STOP))) as Profile;
  await page.close();
  const pages = profile.processes.filter((each) => !isOfExtensions(each));
  const unit = profile.meta.sampleUnits?.threadCPUDelta === 'ns' ? 1_000_000 : 1000;
  return pages.reduce((sum, each) => sum + extensionTime(each), 0) / unit;
}

/** Whether a process is the one in which the backgrounds and pages of extensions run. */
const isOfExtensions = ({ threads }: Profile): boolean =>
  threads.some(({ processName }) => processName === 'WebExtensions');

async function launch(proxyPort: number, folder: string): Promise<Browser> {
  const executablePath = findBrowser('firefox');
  if (executablePath === undefined) throw new Error(missingBrowser('firefox'));
  const pac = `function FindProxyForURL() { return 'PROXY 127.0.0.1:${proxyPort}'; }`;
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    protocolTimeout: 300_000,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'network.proxy.type': 2,
      'network.proxy.autoconfig_url': `data:application/x-ns-proxy-autoconfig,${encodeURIComponent(pac)}`,
      'dom.security.https_first': false,
    },
  });
  await browser.installExtension(folder);
  return browser;
}

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    build: { type: 'string', default: distFolder('firefox') },
    before: { type: 'string' },
    page: { type: 'string', multiple: true },
  },
});
const pages = benchPages();
const sites = await serveSites((_, path) => ({ body: pages[Number(path.slice(1))]?.html ?? '' }));
const sides = [
  ...(values.before === undefined ? [] : [{ name: 'before', folder: values.before }]),
  { name: 'now', folder: values.build },
];
const browsers: Browser[] = [];
for (const { folder } of sides) browsers.push(await launch(sites.proxyPort, folder));
try {
  console.log(`${await browsers[0]?.version()}; median (quarter below to quarter above)\n`);
  console.log('| page | build | script CPU ms |\n| --- | --- | --- |');
  for (const [at, page] of pages.entries()) {
    if (values.page !== undefined && !values.page.some((name) => page.name.startsWith(name))) continue;
    const times = sides.map((): number[] => []);
    for (let round = 0; round < Math.max(1, Number(values.rounds) || 5); round++)
      for (const side of browsers.keys()) {
        const turn = (side + round) % browsers.length;
        const browser = browsers[turn];
        if (browser !== undefined) times[turn]?.push(await visit(browser, at, page));
      }
    for (const [side, { name }] of sides.entries()) {
      const [low, middle, high] = summary(times[side] ?? []);
      console.log(`| ${page.name} | ${name} | ${middle.toFixed(1)} (${low.toFixed(1)} to ${high.toFixed(1)}) |`);
    }
  }
} finally {
  for (const browser of browsers) await browser.close();
  await sites.close();
}
