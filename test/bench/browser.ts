/**
 * `npm run bench:browser [-- --rounds N] [--before FOLDER] [--peer NAME=FOLDER]... [--slow] [--out FOLDER]`: measures
 * what Caveat adds to a page in Chromium. Browsers take turns on the same pages: two without any extension (the
 * control), one with an empty content script, one with an earlier build of Caveat (`--before`), one with Caveat, and
 * one for each peer. Every visit is cold.
 *
 * The script's figures come from a trace: the CPU time of tasks that run its code, compilation included. The other
 * figures are differences to the first browser within a round. Figures drift with the machine's load; compare within
 * one run only. Writes a table in Markdown, and all figures as JSON.
 *
 *     --slow        slows the processor four times
 *     --page NAME   only pages whose names begin so
 *     --join        adds to the figures that the folder holds already, so that a long run can be made in parts
 *     --curves      pages that grow; draws their cost, and that of a growing list, in docs/pictures/curves.svg
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import type { Browser } from 'puppeteer-core';
import { findBrowser, missingBrowser } from '../../tools/browsers/find.ts';
import { distFolder, ROOT } from '../../tools/lib/paths.ts';
import { measureGrowth } from './growth.ts';
import type { Growth } from './growth.ts';
import { drawCurves } from './svg.ts';
import type { Curve } from './svg.ts';
import { benchPages, curvePages } from './browser-pages.ts';
import { summary } from './measure.ts';
import type { BenchPage } from './browser-pages.ts';

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
  /** CPU milliseconds of the longest run of this code. */
  readonly longest: number;
  /** CPU milliseconds of all tasks of the page's main thread. */
  readonly tasks: number;
  readonly heapKb: number;
  readonly firstPaintMs: number;
  /** Whether the reader was injected into the page. */
  readonly read: boolean;
}

const CATEGORIES = ['devtools.timeline', 'v8', 'toplevel', '__metadata'];
const cpu = ({ tdur, dur }: TraceEvent): number => (tdur ?? dur ?? 0) / 1000;

/** CPU milliseconds of each outermost event: of some events of one thread, those that lie within no other. */
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

/** Reads the figures of the page's main thread, the one that spent most time parsing HTML, out of a trace. */
function read(trace: Uint8Array, heapKb: number, firstPaintMs: number): Visit {
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
    firstPaintMs,
    read: ours.some(({ args }) =>
      [args?.data?.url, args?.fileName].some((url) => url?.endsWith('/content/reader.js') === true),
    ),
  };
}

async function visit(browser: Browser, name: number, { host, settleMs }: BenchPage, slow: boolean): Promise<Visit> {
  // A new page (on a new host, except for the listed site) gets a fresh renderer: nothing is compiled or warm yet.
  const page = await browser.newPage();
  try {
    const cdp = await page.createCDPSession();
    if (slow) await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.tracing.start({ categories: CATEGORIES });
    await page.goto(`http://${host ?? `page${name}-${process.hrtime.bigint()}.example`}/${name}`, {
      waitUntil: 'load',
    });
    await pause(settleMs);
    const trace = await page.tracing.stop();
    const painted = await page.evaluate(() => performance.getEntriesByName('first-paint')[0]?.startTime ?? 0);
    await cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await cdp.send('Runtime.getHeapUsage');
    return read(trace ?? new Uint8Array(), usedSize / 1024, painted);
  } finally {
    await page.close();
  }
}

async function launch(port: number, extension: string | undefined): Promise<Browser> {
  const executablePath = findBrowser('chromium');
  if (executablePath === undefined) throw new Error(missingBrowser('chromium'));
  const browser = await puppeteer.launch({
    executablePath,
    headless: true,
    pipe: true,
    // Several browsers start on a busy machine, so allow more time than the default.
    timeout: 120_000,
    protocolTimeout: 300_000,
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

interface Side {
  readonly name: string;
  readonly folder: string | undefined;
}

/** Makes an extension that has only an empty content script, to measure what any extension costs. */
function emptyExtension(): string {
  const folder = mkdtempSync(join(tmpdir(), 'caveat-empty-'));
  const script = { matches: ['http://*/*', 'https://*/*'], js: ['empty.js'], run_at: 'document_start' };
  const manifest = { manifest_version: 3, name: 'Empty', version: '1', content_scripts: [script] };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'empty.js'), '0;');
  return folder;
}

async function measure(
  pages: readonly BenchPage[],
  rounds: number,
  sides: readonly Side[],
  slow: boolean,
  file: string,
  earlier: readonly PageRun[],
) {
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(pages[Number(request.url?.slice(1).replace(/\?.*$/, ''))]?.html ?? '');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const browsers: Browser[] = [];
  for (const { folder } of sides) browsers.push(await launch(port, folder));
  const visits = pages.map(() => sides.map((): Visit[] => []));
  try {
    for (let round = 0; round < rounds; round++) {
      for (const [name, page] of pages.entries()) {
        const order = browsers.map((_, side) => (side + round) % browsers.length);
        for (const side of order) {
          const browser = browsers[side];
          if (browser !== undefined) visits[name]?.[side]?.push(await visit(browser, name, page, slow));
        }
      }
    }
    const version = (await browsers[0]?.version()) ?? '';
    const runs = joinRuns(
      earlier,
      pages.map(({ name }, at) => ({
        page: name,
        sides: sides.map((side, i) => ({ side: side.name, visits: visits[at]?.[i] ?? [] })),
      })),
    );
    const table = describe(runs, version, slow);
    console.log(table);
    writeFileSync(`${file}.md`, `${table}\n`);
    writeFileSync(`${file}.json`, JSON.stringify({ version, slow, pages: runs }));
  } finally {
    await Promise.all(browsers.map((browser) => browser.close()));
    server.close();
  }
}

/** All visits of one page, side by side. */
interface PageRun {
  readonly page: string;
  readonly sides: readonly { readonly side: string; readonly visits: readonly Visit[] }[];
}

/** Joins two runs: the later visits of a page are added to the earlier ones, side by side. */
function joinRuns(earlier: readonly PageRun[], later: readonly PageRun[]): PageRun[] {
  const names = [...new Set([...earlier, ...later].map(({ page }) => page))];
  return names.map((page) => {
    const both = [...earlier, ...later].filter((run) => run.page === page).flatMap(({ sides }) => sides);
    const sides = [...new Set(both.map(({ side }) => side))];
    return {
      page,
      sides: sides.map((side) => ({
        side,
        visits: both.filter((each) => each.side === side).flatMap(({ visits }) => visits),
      })),
    };
  });
}

function describe(runs: readonly PageRun[], version: string, slow: boolean): string {
  const cell = (list: readonly number[]): string => {
    const [low, middle, high] = summary(list);
    return `${middle.toFixed(1)} (${low.toFixed(1)} to ${high.toFixed(1)})`;
  };
  const rows = runs.flatMap(({ page, sides: [base, ...others] }) =>
    others.map(({ side, visits: own }) => {
      const added = (of: (each: Visit) => number): number[] =>
        own.flatMap((each, round) => {
          const before = base?.visits[round];
          return before === undefined ? [] : of(each) - of(before);
        });
      return [
        page,
        side,
        String(own.length),
        cell(own.map(({ script }) => script)),
        cell(own.map(({ longest }) => longest)),
        cell(added(({ tasks }) => tasks)),
        cell(added(({ heapKb }) => heapKb)),
        cell(added(({ firstPaintMs }) => firstPaintMs)),
        `${own.filter(({ read: reads }) => reads).length}`,
      ];
    }),
  );
  const head = [
    'page',
    'extension',
    'rounds',
    'script CPU ms',
    'longest run ms',
    'all tasks ms',
    'heap kB',
    'first paint ms',
    'visits with reader',
  ];
  return [
    `${version}${slow ? ', processor slowed four times' : ''}; median (quarter below to quarter above)`,
    '',
    `| ${head.join(' | ')} |`,
    `| ${head.map(() => '---').join(' | ')} |`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
}

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    build: { type: 'string', default: distFolder('chrome') },
    before: { type: 'string' },
    peer: { type: 'string', multiple: true, default: [] },
    page: { type: 'string', multiple: true },
    slow: { type: 'boolean', default: false },
    join: { type: 'boolean', default: false },
    curves: { type: 'boolean', default: false },
    out: { type: 'string', default: `${ROOT}artifacts/bench` },
  },
});
const wanted = values.page;
mkdirSync(values.out, { recursive: true });
const file = join(values.out, values.curves ? 'curves' : values.slow ? 'browser-slow' : 'browser');
const earlier =
  values.join && existsSync(`${file}.json`)
    ? (JSON.parse(readFileSync(`${file}.json`, 'utf8')) as { readonly pages: readonly PageRun[] }).pages
    : [];
await measure(
  (values.curves ? curvePages() : benchPages()).filter(
    ({ name }) => wanted === undefined || wanted.some((each) => name.startsWith(each)),
  ),
  Math.max(1, Number(values.rounds) || 5),
  [
    { name: 'none', folder: undefined },
    { name: 'none again', folder: undefined },
    { name: 'empty script', folder: emptyExtension() },
    ...(values.before === undefined ? [] : [{ name: 'Caveat before', folder: values.before }]),
    { name: 'Caveat', folder: values.build },
    ...values.peer.map((peer) => ({ name: peer.split('=')[0] ?? peer, folder: peer.slice(peer.indexOf('=') + 1) })),
  ],
  values.slow,
  file,
  earlier,
);
if (values.curves) {
  const { pages } = JSON.parse(readFileSync(`${file}.json`, 'utf8')) as { readonly pages: readonly PageRun[] };
  const known = curvePages().filter(({ name }) => pages.some(({ page }) => page === name));
  const curves = [...new Set(known.map(({ curve }) => curve))].map((curve) => ({
    title: `Script CPU, ms, by ${curve}`,
    lines: (pages[0]?.sides ?? [])
      .filter(({ side }) => !side.startsWith('none'))
      .map(({ side }) => ({
        name: side,
        points: known
          .filter((each) => each.curve === curve)
          .map(({ name, size }): readonly [number, number] => {
            const visits = pages.find(({ page }) => page === name)?.sides.find((each) => each.side === side)?.visits;
            return [size, summary((visits ?? []).map(({ script }) => script))[1]];
          }),
      })),
  }));
  const growth = measureGrowth();
  const list = (title: string, name: string, of: (each: Growth) => number): Curve => ({
    title: `${title}, by hosts listed`,
    log: true,
    lines: [{ name, points: growth.map((each): readonly [number, number] => [each.hosts, of(each)]) }],
  });
  mkdirSync(`${ROOT}docs/pictures`, { recursive: true });
  writeFileSync(
    `${ROOT}docs/pictures/curves.svg`,
    drawCurves([
      ...curves,
      list("Gate's table, kB", 'hosts and names', ({ tableKb }) => tableKb),
      list('A look-up, ns', 'of a host', ({ hostNs }) => hostNs),
      list('To begin, ms', 'in Node, warm', ({ beginMs }) => beginMs),
    ]),
  );
}
