/**
 * `npm run screens [-- PART...]`: takes the pictures in docs/screens, or those whose name contains a PART: every
 * warning and every page of Caveat, in light and dark, narrow, and from right to left.
 */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';
import type { Browser, Page } from 'puppeteer-core';
import type { PluginOption } from 'vite';
import { findInText } from '../src/domain/match/text.ts';
import { NO_PAST } from '../src/domain/policy/attention.ts';
import { judgeFindings } from '../src/domain/policy/judged.ts';
import { DEFAULT_PREFERENCES } from '../src/domain/policy/preferences.ts';
import { recordsOf } from '../src/domain/records.ts';
import type { CheckedText } from '../src/messages/check.ts';
import { optionsSample, optionsSampleWithDecisions } from '../src/pages/options/samples.ts';
import { sampleMeetings } from '../src/pages/history/samples.ts';
import { popupSamples, sampleEntries, sampleMarks, sampleNews } from '../src/pages/popup/samples.ts';
import { stopSample } from '../src/pages/stop/samples.ts';
import { SCENES } from '../src/pages/rehearsal/scenes.ts';
import { compileCatalog } from '../src/registry/compile.ts';
import { readRegistry } from '../src/registry/load.ts';
import { buildPageIndex } from '../src/registry/page-index.ts';
import { CALM_MS } from '../src/warning/surface/Modal.tsx';
import { findBrowser, missingBrowser } from './browsers/find.ts';
import { launch, serveSites } from './browsers/index.ts';
import { buildAll } from './lib/build.ts';
import { PAGE_PATHS } from '../src/platform/extension/page-paths.ts';
import { ROOT } from './lib/paths.ts';
import { sampleSite } from './lib/samples.ts';
import { openScreenSite } from './lib/screen-site.ts';
import { STANDS_MS, warningBox } from './lib/visit.ts';
import { readMessages } from './lib/words.ts';

const FOLDER = join(ROOT, 'docs/screens');
const SAMPLE = 'sample-alert';
const {
  rehearsal: REHEARSAL,
  popup: POPUP,
  checklist: CHECKLIST,
  options: OPTIONS,
  casebook: CASEBOOK,
  history: HISTORY,
  stop: STOP,
  panel: PANEL,
} = PAGE_PATHS;

interface Shot {
  readonly name: string;
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly dark?: boolean;
  /** Forced colours, as in Windows' contrast themes. */
  readonly forced?: boolean;
  /** Laid out from right to left, with English words: Caveat speaks no such language. */
  readonly rtl?: boolean;
  /** A phone with a touch screen. */
  readonly phone?: boolean;
  /** 2 means 200 %: the window keeps its size, and everything in it is twice as large. */
  readonly zoom?: number;
  /** Folder of `_locales`; English by default. */
  readonly language?: string;
  /** The background's answer to every message that has none in `answers`. */
  readonly view?: unknown;
  /** The background's answers to single messages, by name. */
  readonly answers?: Readonly<Record<string, unknown>>;
  /** Something to do before the picture is taken. */
  readonly then?: (page: Page) => Promise<void>;
  readonly fullPage?: boolean;
}

const scene = (name: string, query: string, more: Partial<Shot> = {}): Shot => ({
  name,
  path: `${REHEARSAL}?${query}`,
  width: 900,
  height: 620,
  ...more,
});

/**
 * Presses Tab `times` times, then `key`. The shadow root is closed to scripts, so its buttons are reached by keyboard.
 * Before CALM_MS have passed, keys do nothing.
 */
const tabs =
  (times: number, key: 'Enter') =>
  async (page: Page): Promise<void> => {
    await pause(CALM_MS);
    for (let time = 0; time < times; time += 1) await page.keyboard.press('Tab');
    await page.keyboard.press(key);
  };
/** Whether the focus is in a layer. The shadow root is closed, so the page sees its host as the focused element. */
const hasFocusInLayer = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.activeElement?.parentElement === document.documentElement);
/** Presses at a place in the bar, once the bar has stood long enough for presses to count. */
async function pressInBar(page: Page, left: number): Promise<void> {
  await pause(STANDS_MS);
  await page.mouse.click(left, 20);
  if (!(await hasFocusInLayer(page))) throw new Error(`The press at ${left}, 20 did not reach the bar.`);
}
/** Presses "Details", near the end of the bar. */
const pressDetails = (page: Page): Promise<void> => pressInBar(page, 824);
/** Presses "Details" in a bar of 320 pixels, then "Continue", which comes after the bar's own buttons and "Leave". */
const continueInBar = async (page: Page): Promise<void> => {
  await pressInBar(page, 255);
  for (let time = 0; time < 3; time += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
};
/** Moves the focus from the first marked link to its mark, and presses Enter there. */
const pressMark = async (page: Page): Promise<void> => {
  const link = await page.waitForSelector('.rehearsal__page a');
  await link?.scrollIntoView();
  let isThere = false;
  for (let tries = 0; tries < 40 && !isThere; tries += 1) {
    await pause(CALM_MS);
    await link?.focus();
    await page.keyboard.press('Tab');
    isThere = await hasFocusInLayer(page);
  }
  if (!isThere) throw new Error('No mark came up beside the first link.');
  await page.keyboard.press('Enter');
};

/** Chooses a file for import that is no settings file. */
const chooseWrongFile = async (page: Page): Promise<void> => {
  const picker = await page.waitForSelector('input[type="file"]');
  await picker?.uploadFile(join(ROOT, 'package.json'));
  await page.waitForSelector('.faults');
};
/** The ticks that the background answers to the checklist. */
const TICKS = { instagram: ['access', 'password'] };
const options = (name: string, view: unknown, more: Partial<Shot> = {}): Shot => ({
  name,
  path: OPTIONS,
  width: 760,
  height: 600,
  view,
  fullPage: true,
  ...more,
});

/** A page of the case book: wide, dark, narrow, right to left and in forced colours. */
const book = (name: string, hash: string, more: Partial<Shot> = {}): readonly Shot[] => {
  const shot = { path: `${CASEBOOK}${hash}`, width: 1120, height: 900, view: { decisions: [] }, ...more };
  return [
    { ...shot, name },
    { ...shot, name: `${name}-dark`, dark: true },
    { ...shot, name: `${name}-narrow`, width: 360, height: 780, phone: true },
    { ...shot, name: `${name}-rtl`, rtl: true },
    { ...shot, name: `${name}-forced-colours`, forced: true },
  ];
};

/** The background's answer for a checked text that names one service and holds the address of another. */
function checkedSample(): CheckedText {
  const catalog = compileCatalog(readRegistry(ROOT), '0.1.0');
  const records = recordsOf(catalog);
  const now = { preferences: DEFAULT_PREFERENCES, past: NO_PAST, now: Date.UTC(2026, 10, 28) };
  const text = 'We compared Massroot8 with jolygram.com and news.example last summer, and wrote it down here.';
  const { within, named } = findInText(buildPageIndex(catalog.services, []), text);
  return {
    text,
    from: 'selection',
    within: within.map((each) => ({ ...each, findings: judgeFindings(each.findings, each.host, records, now) })),
    named: judgeFindings(named, '', records, now),
  };
}

/** Writes sample meetings into the database that the page has made, reloads the page and waits for a `row`. */
const fillHistory = async (page: Page, row = '.meeting'): Promise<void> => {
  await page.evaluate(async (rows) => {
    const database = await new Promise<IDBDatabase>((done) => {
      const asked = indexedDB.open('history');
      asked.onsuccess = () => done(asked.result);
    });
    const change = database.transaction('meetings', 'readwrite');
    for (const row of rows) change.objectStore('meetings').put(row);
    await new Promise((done) => {
      change.oncomplete = done;
    });
    database.close();
  }, sampleMeetings(Date.now()));
  await page.reload();
  await page.waitForSelector(row);
};
const past = (name: string, more: Partial<Shot> = {}): Shot => ({
  name,
  path: HISTORY,
  width: 900,
  height: 760,
  view: { days: 30, isFull: false, facebook: ['access', 'sessions'] },
  then: fillHistory,
  ...more,
});

/** The page that the full-page stop shows in place of a site. */
const stopped = (name: string, more: Partial<Shot> = {}): Shot => ({
  name,
  path: STOP,
  width: 1000,
  height: 760,
  view: { ...stopSample, mayHaveChangedHands: true },
  ...more,
});
const selectOne = async (page: Page): Promise<void> => {
  await fillHistory(page);
  await page.click('.meeting input[type="checkbox"]');
};
/** Has the history page look through the browser's history, which holds a few visits. */
const lookBack = async (page: Page): Promise<void> => {
  await fillHistory(page);
  await page.click('[data-action="look-back"]');
  const found = await page.waitForSelector('.back__list');
  await found?.scrollIntoView();
};
/** The background's answers to popup and panel. */
const REVIEW_ANSWERS = {
  'review/check': null,
  'review/search': sampleEntries,
  'review/marks': sampleMarks,
  'review/read-news': sampleNews,
  'review/names': { massroot8: 'Massroot8' },
  'review/show-mark': true,
};
const popup = (name: string, view: unknown, more: Partial<Shot> = {}): Shot => ({
  name: `popup-${name}`,
  path: `${POPUP}?tab=1`,
  width: 360,
  height: 560,
  view,
  answers: REVIEW_ANSWERS,
  ...more,
});
const openPart =
  (selector: string) =>
  async (page: Page): Promise<void> => {
    await page.click(selector);
    await page.$eval('.frame__body', (body) => body.scrollTo(0, body.scrollHeight));
  };
const searchInPopup = async (page: Page): Promise<void> => {
  await page.type('.check input', 'example');
  await page.waitForSelector('.check__answer li');
};
const panel = (name: string, more: Partial<Shot> = {}): Shot => ({
  ...popup('', { ...popupSamples()['listed'], sessionSince: 0 }, { width: 320, height: 900 }),
  path: PANEL,
  ...more,
  name,
  then: async (page) => {
    await fillHistory(page, '.session li');
    await more.then?.(page);
    await page.$eval('.frame__body', (body) => body.scrollTo(0, body.scrollHeight));
  },
});

const SHOTS: readonly Shot[] = [
  ...book('casebook', ''),
  ...book('casebook-list', '#cases?year=2020&by=facebook'),
  ...book('casebook-services', '#services'),
  ...book('casebook-pictures', '#pictures', { fullPage: true }),
  ...book('casebook-case', '#case/facebook-v-zaghar-2020', { fullPage: true }),
  ...book('casebook-service', '#service/jolygram'),
  ...book('casebook-nothing', '#cases?q=masroot8&by=amazon'),
  ...book('casebook-unknown', '#case/facebook-v-zagar'),
  ...book('casebook-check', '#check/0123456789abcdef', { answers: { 'check/answer': checkedSample() } }),
  past('history'),
  past('history-dark', { dark: true }),
  past('history-narrow', { width: 320 }),
  past('history-rtl', { rtl: true }),
  past('history-forced-colours', { forced: true }),
  past('history-selected-forced-colours', { forced: true, then: selectOne }),
  past('look-back-forced-colours', { forced: true, then: lookBack, fullPage: true }),
  past('history-zoom-200', { zoom: 2, width: 1280, height: 800 }),
  past('history-selected', { width: 320, then: selectOne }),
  past('look-back', { then: lookBack, fullPage: true }),
  past('look-back-dark', { dark: true, then: lookBack, fullPage: true }),
  past('look-back-narrow', { width: 320, then: lookBack, fullPage: true }),
  past('look-back-rtl', { rtl: true, then: lookBack, fullPage: true }),
  ...SCENES.flatMap((part) => {
    const then = part === 'mark' ? { then: pressMark } : {};
    return [
      scene(part, `part=${part}`, then),
      scene(`${part}-dark`, `part=${part}&theme=dark`, { dark: true, ...then }),
    ];
  }),
  scene('alert-grade-b', 'part=alert&grade=B'),
  scene('notice-grade-c', 'part=notice&grade=C'),
  scene('notice-bottom', 'part=notice&edge=bottom'),
  scene('alert-continue', 'part=alert', { then: tabs(2, 'Enter') }),
  scene('alert-documents', 'part=alert', { height: 900, then: tabs(4, 'Enter') }),
  scene('notice-details', 'part=notice', { height: 760, then: pressDetails }),
  ...['en', 'de', 'es', 'fr', 'pt_BR'].map((language) =>
    scene(`notice-continued-${language}`, 'part=notice', { language, width: 320, height: 200, then: continueInBar }),
  ),
  scene('offer-details', 'part=offer', { height: 760, then: pressDetails }),
  ...(['alert', 'notice', 'guard', 'mark'] as const).flatMap((part) => {
    const then = part === 'mark' ? { then: pressMark } : {};
    return [
      scene(`${part}-narrow`, `part=${part}`, { width: 320, height: 640, ...then }),
      scene(`${part}-rtl`, `part=${part}&dir=rtl`, then),
    ];
  }),
  ...(['alert', 'notice', 'guard', 'mark'] as const).flatMap((part) => {
    const then = part === 'mark' ? { then: pressMark } : {};
    return [
      scene(`${part}-forced-colours`, `part=${part}`, { forced: true, ...then }),
      scene(`${part}-zoom-200`, `part=${part}`, { zoom: 2, width: 1280, height: 800, ...then }),
    ];
  }),
  ...['de', 'es', 'fr', 'pt_BR'].flatMap((language) => [
    scene(`alert-${language}`, 'part=alert', { language, width: 320, height: 640 }),
    scene(`notice-${language}`, 'part=notice', { language, width: 320, height: 200 }),
    scene(`guard-${language}`, 'part=guard', { language, width: 320, height: 640 }),
  ]),
  scene('rehearsal', '', { fullPage: true }),
  scene('rehearsal-narrow', '', { width: 320, fullPage: true }),
  scene('rehearsal-forced-colours', '', { forced: true, fullPage: true }),
  { name: 'checklist', path: `${CHECKLIST}?platform=instagram`, width: 760, height: 600, fullPage: true, view: TICKS },
  {
    name: 'checklist-dark',
    path: `${CHECKLIST}?platform=facebook`,
    width: 760,
    height: 600,
    dark: true,
    fullPage: true,
    view: TICKS,
  },
  {
    name: 'checklist-narrow',
    path: `${CHECKLIST}?platform=tiktok`,
    width: 320,
    height: 600,
    fullPage: true,
    view: TICKS,
  },
  {
    name: 'checklist-forced-colours',
    path: `${CHECKLIST}?platform=instagram`,
    width: 760,
    height: 600,
    forced: true,
    fullPage: true,
    view: TICKS,
  },
  options('options', optionsSample),
  options('options-decisions', optionsSampleWithDecisions),
  options('options-dark', optionsSampleWithDecisions, { dark: true }),
  options('options-narrow', optionsSampleWithDecisions, { width: 320 }),
  options('options-rtl', optionsSampleWithDecisions, { rtl: true }),
  options('options-forced-colours', optionsSampleWithDecisions, { forced: true }),
  options('options-import', optionsSample, { then: chooseWrongFile }),
  stopped('stop'),
  stopped('stop-dark', { dark: true }),
  stopped('stop-narrow', { width: 320, height: 640 }),
  stopped('stop-rtl', { rtl: true }),
  stopped('stop-forced-colours', { forced: true }),
  stopped('stop-unknown', { view: { is: 'unknown' } }),
  ...['de', 'es', 'fr', 'pt_BR'].map((language) =>
    stopped(`stop-${language}`, { language, width: 320, height: 640, fullPage: true }),
  ),
  ...Object.entries(popupSamples()).flatMap(([name, view]) => [
    popup(name, view),
    ...(['listed', 'clean', 'links', 'paused-site'].includes(name)
      ? [
          popup(`${name}-dark`, view, { dark: true }),
          popup(`${name}-narrow`, view, { width: 320 }),
          popup(`${name}-rtl`, view, { rtl: true }),
          popup(`${name}-forced-colours`, view, { forced: true }),
        ]
      : []),
  ]),
  // Firefox for Android shows the popup as a page of its own.
  popup('phone-listed', popupSamples()['listed'], { height: 780, phone: true }),
  popup('phone-clean', popupSamples()['clean'], { height: 780, phone: true }),
  popup('search', popupSamples()['clean'], { then: searchInPopup }),
  popup('report', popupSamples()['clean'], { then: openPart('[data-part="report"] button') }),
  popup('news-open', popupSamples()['news'], { then: openPart('[data-part="news"] button') }),
  popup('listed-zoom-200', popupSamples()['listed'], { zoom: 2, width: 720, height: 600, fullPage: true }),
  panel('panel'),
  panel('panel-dark', { dark: true }),
  panel('panel-forced-colours', { forced: true }),
  panel('panel-rtl', { rtl: true }),
  panel('panel-narrow', { width: 280 }),
];

async function take(browser: Browser, url: string, shot: Shot): Promise<void> {
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  const { zoom = 1, language = 'en' } = shot;
  const told = shot.rtl === true ? { '@@ui_locale': 'he', language_tag: 'he' } : { '@@ui_locale': language };
  await page.setViewport({
    width: Math.round(shot.width / zoom),
    height: Math.round(shot.height / zoom),
    deviceScaleFactor: zoom,
    hasTouch: shot.phone === true,
    isMobile: shot.phone === true,
  });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: shot.dark === true ? 'dark' : 'light' },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  if (shot.forced === true) {
    // Puppeteer does not accept forced-colors, so this goes to the browser directly.
    const cdp = await page.createCDPSession();
    await cdp.send('Emulation.setEmulatedMedia', {
      features: [
        { name: 'forced-colors', value: 'active' },
        { name: 'prefers-color-scheme', value: 'dark' },
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ],
    });
  }
  // Given as text: the compiler adds helpers to functions, and the page does not have these helpers.
  await page.evaluateOnNewDocument(
    `const texts = ${JSON.stringify(readMessages(language))}, told = ${JSON.stringify(told)}; ` +
      `globalThis.browser = { i18n: { ` +
      `getMessage: (key, args = []) => (key in told ? told[key] : texts[key] ?? ` +
      `'').replace(/\\$(\\d)/g, (_all, at) => args[at - 1] ?? '') }, runtime: { id: 'picture', ` +
      `sendMessage: async ({ name }) => ({ ok: true, value: (${JSON.stringify(shot.answers ?? {})})[name] ?? ` +
      `(name === 'review/check' ? null : ${JSON.stringify(shot.view ?? null)}) }) } };`,
  );
  await page.goto(`${url}/${shot.path}`, { waitUntil: 'load' });
  await page.waitForSelector('main > *');
  await pause(150);
  await shot.then?.(page);
  await pause(150);
  await page.screenshot({
    path: join(FOLDER, `${shot.name}.png`),
    fullPage: shot.fullPage === true,
    optimizeForSpeed: false,
  });
  await page.close();
  if (faults.length > 0) throw new Error(`${shot.name}: ${faults.join('; ')}`);
}

/** Takes the README's picture: the built extension in a browser, on a sample page. */
async function takeSample(): Promise<void> {
  await buildAll();
  const sites = await serveSites(sampleSite);
  const driver = await launch('chromium', { sites, headless: true });
  try {
    const page = await driver.newPage();
    await page.setViewport({ width: 1200, height: 800 });
    await page.goto('https://massroot8.com/');
    if ((await warningBox(driver, page)) === undefined) throw new Error(`${SAMPLE}: no warning came up`);
    await pause(300);
    await page.screenshot({ path: join(FOLDER, `${SAMPLE}.png`) });
  } finally {
    await driver.close();
    await sites.close();
  }
}

/** Takes the pictures whose name contains one of `wanted`, or all if `wanted` is empty. @returns how many it took. */
async function takeScreens(wanted: readonly string[], plugins: readonly PluginOption[] = []): Promise<number> {
  const program = findBrowser('chromium');
  if (program === undefined) throw new Error(missingBrowser('chromium'));
  if (wanted.length === 0) await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  const site = await openScreenSite([REHEARSAL, POPUP, CHECKLIST, OPTIONS, CASEBOOK, HISTORY, PANEL, STOP], plugins);
  const browser = await puppeteer.launch({
    executablePath: program,
    headless: true,
    pipe: true,
    args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--force-color-profile=srgb'],
  });
  try {
    const isWanted = (name: string): boolean => wanted.length === 0 || wanted.some((part) => name.includes(part));
    const shots = SHOTS.filter(({ name }) => isWanted(name));
    for (const shot of shots) await take(browser, site.url, shot);
    if (!isWanted(SAMPLE)) return shots.length;
    await takeSample();
    return shots.length + 1;
  } finally {
    await browser.close();
    await site.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const taken = await takeScreens(process.argv.slice(2));
  console.log(`${taken} pictures in docs/screens`);
}
