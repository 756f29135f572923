/**
 * `npm run bench:browser -- [--rounds N] [--build FOLDER]`: what Caveat adds to a page in Chromium. Two
 * browsers, one with the extension and one without, take turns on the same pages; every visit is cold. The script's
 * figures are the CPU time of tasks that run its code, compilation included, out of a trace; the others are
 * differences between the two browsers. Figures drift with the machine's load; compare within one run only.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import type { Browser } from 'puppeteer-core';
import { findBrowser, missingBrowser } from '../../tools/browsers/find.ts';
import { distFolder } from '../../tools/lib/paths.ts';
import { benchPages } from './browser-pages.ts';
import type { BenchPage } from './browser-pages.ts';
import { printTable } from './measure.ts';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: {
    readonly name?: string;
    readonly fileName?: string;
    readonly data?: { readonly url?: string; readonly fileName?: string };
  };
}

interface Visit {
  /** CPU milliseconds in code of the extension. */
  readonly script: number;
  /** Longest of its runs. */
  readonly longest: number;
  /** CPU milliseconds of all tasks of the page's main thread. */
  readonly tasks: number;
  readonly heapKb: number;
}

const CATEGORIES = ['devtools.timeline', 'v8', 'toplevel', '__metadata'];
const cpu = ({ tdur, dur }: TraceEvent): number => (tdur ?? dur ?? 0) / 1000;

/** Adds up the outermost of some events of one thread. */
function outermost(events: readonly TraceEvent[]): number[] {
  let until = -1;
  return [...events]
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))
    .flatMap((event) => {
      if (event.ts < until) return [];
      until = event.ts + (event.dur ?? 0);
      return cpu(event);
    });
}

const sum = (list: readonly number[]): number => list.reduce((total, each) => total + each, 0);

/** What a trace tells of the page's main thread: the one that parsed the document. */
function read(trace: Uint8Array, heapKb: number): Visit {
  const { traceEvents: events } = JSON.parse(Buffer.from(trace).toString('utf8')) as {
    traceEvents: readonly TraceEvent[];
  };
  const parsed = new Map<string, number>();
  for (const { name, pid, tid, dur } of events)
    if (name === 'ParseHTML') parsed.set(`${pid} ${tid}`, (parsed.get(`${pid} ${tid}`) ?? 0) + (dur ?? 0));
  const [main] = [...parsed].sort((a, b) => b[1] - a[1])[0] ?? [];
  const own = events.filter(({ ph, pid, tid }) => ph === 'X' && `${pid} ${tid}` === main);
  const ours = own.filter(({ args }) =>
    [args?.data?.url, args?.fileName, args?.data?.fileName].some(
      (url) => url?.startsWith('chrome-extension://') === true,
    ),
  );
  const runs = outermost(ours);
  return {
    script: sum(runs),
    longest: Math.max(0, ...runs),
    tasks: sum(outermost(own.filter(({ name }) => name === 'RunTask' || name === 'ThreadControllerImpl::RunTask'))),
    heapKb,
  };
}

async function visit(browser: Browser, name: number, settleMs: number): Promise<Visit> {
  // A context of its own: a fresh renderer, so that nothing is compiled or warm yet.
  const page = await browser.newPage();
  try {
    await page.tracing.start({ categories: CATEGORIES });
    await page.goto(`http://page${name}-${process.hrtime.bigint()}.example/${name}`, { waitUntil: 'load' });
    await pause(settleMs);
    const trace = await page.tracing.stop();
    const cdp = await page.createCDPSession();
    await cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await cdp.send('Runtime.getHeapUsage');
    return read(trace ?? new Uint8Array(), usedSize / 1024);
  } finally {
    await page.close();
  }
}

const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;
const spread = (list: readonly number[]): string =>
  `${median(list).toFixed(1)} (${Math.min(...list).toFixed(1)} to ${Math.max(...list).toFixed(1)})`;

async function launch(port: number, extension: string | undefined): Promise<Browser> {
  const executablePath = findBrowser('chromium');
  if (executablePath === undefined) throw new Error(missingBrowser('chromium'));
  const browser = await puppeteer.launch({
    executablePath,
    headless: true,
    pipe: true,
    enableExtensions: true,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable',
      `--host-resolver-rules=MAP *:80 127.0.0.1:${port}`,
    ],
  });
  if (extension !== undefined) await browser.installExtension(extension);
  return browser;
}

async function measure(pages: readonly BenchPage[], rounds: number, folder: string): Promise<void> {
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(pages[Number(request.url?.slice(1))]?.html ?? '');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const [bare, ours] = [await launch(port, undefined), await launch(port, folder)];
  try {
    const visits = pages.map(() => ({ bare: [] as Visit[], ours: [] as Visit[] }));
    for (let round = 0; round < rounds; round++) {
      for (const [name, { settleMs }] of pages.entries()) {
        const turns = [
          ['bare', bare],
          ['ours', ours],
        ] as const;
        for (const [side, browser] of round % 2 === 0 ? turns : [...turns].reverse())
          visits[name]?.[side].push(await visit(browser, name, settleMs));
      }
    }
    printTable(
      `What Caveat adds, ${rounds} rounds, ${await ours.version()}: median (least to most)`,
      ['page', 'script CPU ms', 'longest run ms', 'all tasks ms', 'of', 'heap kB'],
      pages.map(({ name }, at) => {
        const { bare: without = [], ours: by = [] } = visits[at] ?? {};
        const difference = (of: (each: Visit) => number): number[] =>
          by.map((each, i) => of(each) - (without[i] === undefined ? 0 : of(without[i])));
        return [
          name,
          spread(by.map(({ script }) => script)),
          spread(by.map(({ longest }) => longest)),
          spread(difference(({ tasks }) => tasks)),
          median(without.map(({ tasks }) => tasks)).toFixed(0),
          spread(difference(({ heapKb }) => heapKb)),
        ];
      }),
    );
  } finally {
    await Promise.all([bare.close(), ours.close()]);
    server.close();
  }
}

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, build: { type: 'string', default: distFolder('chrome') } },
});
await measure(benchPages(), Math.max(1, Number(values.rounds) || 5), values.build);
