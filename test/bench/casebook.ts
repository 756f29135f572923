/**
 * `npm run bench:casebook [-- CASES] [--rounds N] [--slow]`: measures the case book with CASES made-up cases (10,000 by
 * default), with as few cases as the registry had in 2026, and, as control, a page without scripts that holds only an
 * equally long list of rows of the same height. They take turns in one headless Chromium without extensions, on
 * loopback.
 *
 * Measured are: the time until the first list; the time of each frame while the list is scrolled through, and the work
 * of the page's main thread for each step; the time that a letter takes when it is typed into the search box. `--slow`
 * slows the processor four times. A browser that draws in software is slow on the control as well, so compare with the
 * control, within one run only.
 */
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { findBrowser, missingBrowser } from '../../tools/browsers/find.ts';
import { serveSites } from '../../tools/browsers/index.ts';
import { openScreenSite } from '../../tools/lib/screen-site.ts';
import { readMessages } from '../../tools/lib/words.ts';
import { madeCatalog } from '../fakes/made-catalog.ts';
import { printTable } from './measure.ts';

const BOOK = 'src/pages/casebook/index.html';
const FEW = 192;
const STEPS = 240;
const SLOWED = 4;
const TYPED = 'seller 99';
/** Height of a row of the case book, which has two or three lines. */
const ROW_PX = 108;

interface Visit {
  readonly firstListMs: number;
  /** Milliseconds from each frame to the next. */
  readonly frames: readonly number[];
  /** Milliseconds of the page's main thread for each step; how much of it went to scripts, and to styles and layout. */
  readonly work: number;
  readonly script: number;
  readonly style: number;
  /** For each letter, milliseconds until the next frame (`letters`) and until the list has answered (`answers`). */
  readonly letters: readonly number[];
  readonly answers: readonly number[];
}

/** Rows in one block of the control. The browser draws only blocks near the viewport (`content-visibility`). */
const TOGETHER = 20;

/** The control: a page with a plain list of so many rows. */
function plainList(rows: number): string {
  const parts = Array.from({ length: Math.ceil(rows / TOGETHER) }, (_, part) =>
    Array.from({ length: Math.min(TOGETHER, rows - part * TOGETHER) }, (_each, place) => {
      const at = part * TOGETHER + place;
      return (
        `<li><p><a href="#${at}">Platform ${at % 40} v. Seller ${at}</a> and how it ended<p>District Court ` +
        `${at % 60} · 2020<p><a href="#s${at}">Seller ${at}</a> what it was about`
      );
    }).join(''),
  );
  return (
    '<!doctype html><meta charset="utf-8"><title>Control</title><style>body { margin: 0 auto; width: 700px; ' +
    'font: 15px sans-serif } .rows { margin: 0; padding: 0; list-style: none; content-visibility: auto; ' +
    `contain-intrinsic-size: auto ${ROW_PX * TOGETHER}px } li { height: ${ROW_PX}px; overflow: hidden; ` +
    'border-bottom: 1px solid #d9d2c5; box-sizing: border-box; padding: 14px 0 } ' +
    'p { margin: 0 0 4px } a { color: inherit }</style>' +
    parts.map((part) => `<ul class="rows">${part}</ul>`).join('')
  );
}

async function metrics(cdp: CDPSession): Promise<ReadonlyMap<string, number>> {
  const { metrics: all } = await cdp.send('Performance.getMetrics');
  return new Map(all.map(({ name, value }) => [name, value * 1000]));
}

/** Scrolls first by a screen's height at a time, then through the whole list, as with a dragged scroll bar. */
const scrollThrough = (page: Page): Promise<number[]> =>
  page.evaluate(async (steps) => {
    const end = document.documentElement.scrollHeight - innerHeight;
    const times: number[] = [];
    let last = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    for (let step = 1; step <= steps; step += 1) {
      // `% end`: start again at the top of a short list.
      scrollTo(0, step <= steps / 2 ? (step * innerHeight) % end : (end * (step - steps / 2)) / (steps / 2));
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      times.push(now - last);
      last = now;
    }
    scrollTo(0, 0);
    return times;
  }, STEPS);

/** Types a name letter by letter, each letter after the list has answered the one before. */
const typeName = (page: Page): Promise<{ letters: number[]; answers: number[] }> =>
  page.evaluate(async (text) => {
    const input = document.querySelector<HTMLInputElement>('input[type="search"]')!;
    const letters: number[] = [];
    const answers: number[] = [];
    input.focus();
    for (let at = 1; at <= text.length; at += 1) {
      const before = location.hash;
      const start = performance.now();
      input.value = text.slice(0, at);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((resolve) => requestAnimationFrame(resolve));
      // A timer fires after the frame was drawn, so the time includes the drawing.
      await new Promise((resolve) => setTimeout(resolve, 0));
      letters.push(performance.now() - start);
      // A space at the end changes no search, so there is no answer to wait for.
      if (text[at - 1] === ' ') continue;
      while (location.hash === before) await new Promise((resolve) => requestAnimationFrame(resolve));
      await new Promise((resolve) => requestAnimationFrame(resolve));
      answers.push(performance.now() - start);
    }
    return { letters, answers };
  }, TYPED);

/** Script that notes when the first row of the list is there. */
const WATCH = `(() => { const look = () => { if (document.querySelector('.rows > li') === null)
  return void requestAnimationFrame(look); globalThis.firstList = performance.now(); }; look(); })();`;

async function visit(browser: Browser, url: string, hasBox: boolean, slow: boolean): Promise<Visit> {
  const page = await browser.newPage();
  try {
    // Given as text: the compiler adds helpers to functions, and the page does not have these helpers.
    await page.evaluateOnNewDocument(
      `${WATCH} const texts = ${JSON.stringify(readMessages('en'))}; globalThis.browser = { i18n: { ` +
        `getMessage: (key, args = []) => (key === '@@ui_locale' ? 'en' : texts[key] ?? '')` +
        `.replace(/\\$(\\d)/g, (_all, at) => args[at - 1] ?? '') }, runtime: { id: 'made', ` +
        `sendMessage: async () => ({ ok: true, value: { decisions: [] } }) } };`,
    );
    const cdp = await page.createCDPSession();
    await cdp.send('Performance.enable');
    if (slow) await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForSelector('.rows > li');
    const firstListMs = await page.evaluate(() => (globalThis as unknown as { firstList: number }).firstList);
    const before = await metrics(cdp);
    const frames = await scrollThrough(page);
    const after = await metrics(cdp);
    const each = (name: string): number => ((after.get(name) ?? 0) - (before.get(name) ?? 0)) / STEPS;
    const typed = hasBox ? await typeName(page) : { letters: [], answers: [] };
    return {
      firstListMs,
      frames,
      work: each('TaskDuration'),
      script: each('ScriptDuration'),
      style: each('LayoutDuration') + each('RecalcStyleDuration'),
      ...typed,
    };
  } finally {
    await page.close();
  }
}

const at = (times: readonly number[], share: number): number | null =>
  [...times].sort((a, b) => a - b)[Math.floor((times.length - 1) * share)] ?? null;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '3' }, slow: { type: 'boolean', default: false } },
});
const cases = Number(positionals[0] ?? 10_000);
const executablePath = findBrowser('chromium');
if (executablePath === undefined) throw new Error(missingBrowser('chromium'));
const few = await openScreenSite([BOOK], [], madeCatalog(FEW));
const many = await openScreenSite([BOOK], [], madeCatalog(cases));
const sites = await serveSites(() => ({ body: plainList(cases) }));
const browser = await puppeteer.launch({
  executablePath,
  headless: true,
  pipe: true,
  defaultViewport: { width: 1200, height: 800 },
  args: ['--no-sandbox', '--disable-gpu', `--host-resolver-rules=MAP control.example 127.0.0.1:${sites.httpPort}`],
});
const address = `${BOOK}#cases?sort=oldest`;
const sides = [
  { name: 'plain list', url: 'http://control.example/', hasBox: false },
  { name: `book, ${FEW} cases`, url: `${few.url}/${address}`, hasBox: true },
  { name: `book, ${cases} cases`, url: `${many.url}/${address}`, hasBox: true },
].map((side) => ({ ...side, visits: [] as Visit[] }));
// The first visit to each side is not counted: it also pays for what the browser does only once.
for (const { url, hasBox } of sides) await visit(browser, url, hasBox, values.slow);
for (let round = 0; round < Number(values.rounds); round += 1)
  for (const { url, hasBox, visits } of sides) visits.push(await visit(browser, url, hasBox, values.slow));

const middle = (visits: readonly Visit[], of: (visit: Visit) => number): number | null => at(visits.map(of), 0.5);
const frames = sides.map(({ visits }) => visits.flatMap((each) => each.frames));
const [control = []] = frames;
printTable(
  `${values.rounds} rounds, ${STEPS} steps of scrolling each, ms` +
    (values.slow ? `, processor slowed ${SLOWED} times` : ''),
  ['page', 'first list', 'frame', '95th', 'worst', 'to control', 'work a step', 'to control', 'script', 'layout'],
  sides.map(({ name, visits }, side) => [
    name,
    middle(visits, ({ firstListMs }) => firstListMs),
    at(frames[side]!, 0.5),
    at(frames[side]!, 0.95),
    at(frames[side]!, 1),
    (at(frames[side]!, 0.5) ?? 0) / (at(control, 0.5) ?? 1),
    middle(visits, ({ work }) => work),
    (middle(visits, ({ work }) => work) ?? 0) / (middle(sides[0]!.visits, ({ work }) => work) ?? 1),
    middle(visits, ({ script }) => script),
    middle(visits, ({ style }) => style),
  ]),
);
printTable(
  `"${TYPED}" typed letter by letter, ms`,
  ['page', 'to the next frame', 'worst', 'to the answer', 'worst'],
  sides.slice(1).map(({ name, visits }) => {
    const [letters, answers] = [visits.flatMap((each) => each.letters), visits.flatMap((each) => each.answers)];
    return [name, at(letters, 0.5), at(letters, 1), at(answers, 0.5), at(answers, 1)];
  }),
);
await browser.close();
await sites.close();
await few.close();
await many.close();
