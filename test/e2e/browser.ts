/** Gives each spec file a browser with Caveat, and the waits that specs share. Specs never name a browser. */
import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { PNG } from 'pngjs';
import type { Page, ScreenshotClip, Viewport } from 'puppeteer-core';
import { launch, serveSites } from '../../tools/browsers/index.ts';
import type { BrowserName, Driver, LaunchOptions, Site, SitePage, Sites } from '../../tools/browsers/index.ts';
import { sampleSite } from '../../tools/lib/samples.ts';
import { STANDS_MS, waitFor } from '../../tools/lib/visit.ts';
import { fontFolder, fontSite } from './fonts.ts';
import type { FontName } from './fonts.ts';
import { giveBack, takeShared } from './shared.ts';
import type { World } from './shared.ts';
import { takeTurns } from './turns.ts';
import type { ReviewView } from '../../src/messages/review.ts';
export type { World } from './shared.ts';

/** Time limit of every wait in milliseconds: enough for a busy machine. A wait ends as soon as its condition is met. */
const PATIENCE_MS = 25_000;
/** For `expect.poll`: waits as long for what comes by itself, but later than what was waited for before. */
export const LATER = { timeout: PATIENCE_MS } as const;

/** What the warning's closed shadow root shows. */
export interface LayerSnapshot {
  readonly part: string;
  readonly service: string;
  readonly text: string;
}

/** A page for a spec. It has an inline icon, because a missing favicon would be an error in the page's console. */
export const html = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,">` +
  `<title>A page</title>${head}</head><body>${body}</body></html>`;

/**
 * A page of a listed service, massroot8; `head` runs before anything else. The title names the service, so that Caveat
 * finds the name even on pages that hide all of their content.
 */
export const listedPage = (head: string, body = ''): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Massroot8</title>${head}</head><body>` +
  `<h1>Massroot8</h1><p>Connect your account.</p><button id="own">Own button</button>${body}</body></html>`;

interface WorldOptions
  extends Partial<Pick<LaunchOptions, 'language' | 'opensItsWindows' | 'managed' | 'neverRemembers' | 'storageLimit'>> {
  /** The only font that the browser finds, on systems where it looks fonts up with fontconfig. */
  readonly font?: FontName;
  /** A browser for this file alone: for specs that depend on what it has seen, or that change what no test can undo. */
  readonly own?: boolean;
}

/**
 * Sets up a browser for a file's tests: the shared one, or one of its own. After each test, all pages are closed and
 * Caveat forgets everything.
 * @param pages what the browser gets for each `host/path`, or `host/*`; samples answer for all other addresses.
 */
export function openWorld(
  pages: Readonly<Record<string, SitePage | string>> = {},
  { font, own, ...told }: WorldOptions = {},
): World {
  const name = process.env['CAVEAT_BROWSER'] as BrowserName | undefined;
  if (name === undefined) throw new Error('CAVEAT_BROWSER is not set: run the specs by `npm run e2e`.');
  const site: Site = (host, path) => {
    const page = pages[`${host}${path}`] ?? pages[`${host}/*`];
    if (page === undefined) return fontSite(host, path) ?? sampleSite(host, path);
    return typeof page === 'string' ? { body: page } : page;
  };
  // Launch options hold for every file that uses the browser, so a file with options gets its own browser.
  const isOwn = own ?? (font !== undefined || Object.keys(told).length > 0);
  const world: { driver?: Driver; sites?: Sites } = {};
  const opened: Page[] = [];
  let stopNoting: () => void = () => undefined;
  let fonts: string | undefined;
  let isSound = true;
  const isOurs = takeTurns(font ?? told.language);
  beforeAll(async () => {
    if (!isOurs) return;
    if (isOwn) {
      world.sites = await serveSites(site);
      if (font !== undefined) fonts = fontFolder(font);
      world.driver = await launch(name, {
        sites: world.sites,
        headless: true,
        isFrugal: true,
        ...told,
        ...(fonts && { fontFolder: fonts }),
      });
    } else Object.assign(world, await takeShared(name, site));
    stopNoting = world.driver!.onNewPage((page) => opened.push(page));
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'skip') return; // nothing was opened
    isSound &&= task.result?.state !== 'fail';
    for (const page of opened.splice(0)) await page.close().catch(() => undefined);
    // Also close pages that the test's pages have opened: they would still send reports during the next test.
    await world.driver?.closeOthers();
    await forget(world as World);
  });
  afterAll(async () => {
    stopNoting();
    if (!isOwn) {
      if (world.driver !== undefined) await giveBack(world as World, isSound);
      return;
    }
    await world.driver?.close();
    await world.sites?.close();
    if (fonts !== undefined) rmSync(fonts, { recursive: true, force: true });
  });
  return world as World;
}

/** Opens an address in a new tab. */
export async function visit({ driver }: World, url: string): Promise<Page> {
  const page = await driver.newPage();
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  return page;
}

/** Waits until the page has been read. @returns what the popup would be told; throws when it does not come in time. */
export async function reviewed(
  { driver }: World,
  page: Page,
  ready: (view: ReviewView) => boolean = () => true,
): Promise<ReviewView> {
  let last: ReviewView | undefined;
  const view = await waitFor(async () => {
    last = await driver.review(page);
    return last.complete && last.state !== 'not-read-yet' && ready(last) ? last : undefined;
  }, PATIENCE_MS);
  if (view === undefined)
    throw new Error(`the page was not reviewed as expected; last: ${JSON.stringify(last)?.slice(0, 2000)}`);
  return view;
}

/**
 * Waits for a part of the warning, or for a mark if no part is shown: marks come first in the root, so ask for the
 * stage first. @returns undefined if nothing comes up within `ms` milliseconds.
 */
export function layer({ driver }: World, page: Page, ms = PATIENCE_MS): Promise<LayerSnapshot | undefined> {
  return waitFor(
    () =>
      driver
        .inLayer(page, (root, _argument, said) => {
          const part =
            root.querySelector<HTMLElement>('.stage [data-part]') ?? root.querySelector<HTMLElement>('[data-part]');
          if (part === null || part.getBoundingClientRect().width === 0) return undefined;
          return { part: part.dataset['part'] ?? '', service: part.dataset['service'] ?? '', text: said(part) };
        })
        .then((value) => value ?? undefined),
    ms,
  );
}

/** A part in which a press has counted already: `press` does not wait for it again. */
type PressedPart = Element & { takesPresses?: boolean };

/** Presses a button of the warning as a user does, with the mouse. */
export async function press({ driver }: World, page: Page, selector: string): Promise<void> {
  // Noted on the part itself: another one that has taken its place has to be waited for again.
  const known = (): Promise<boolean | null | undefined> =>
    driver.inLayer(
      page,
      (root, wanted) => {
        const part = root.querySelector(wanted)?.closest<PressedPart>('[data-part]');
        return part ? part.takesPresses === true : null;
      },
      selector,
    );
  const isKnown = await waitFor(async () => (await known()) ?? undefined, PATIENCE_MS);
  if (isKnown !== true) await pressesCount({ driver }, page, selector);
  const middle = await waitFor(() =>
    driver
      .inLayer(
        page,
        (root, wanted) => {
          const button = root.querySelector(wanted);
          const box = button?.getBoundingClientRect();
          if (!button || box === undefined || box.width === 0) return undefined;
          const part = button.closest<PressedPart>('[data-part]');
          if (part !== null) part.takesPresses = true;
          return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
        },
        selector,
      )
      .then((value) => value ?? undefined),
  );
  if (middle === undefined) throw new Error(`nothing to press: ${selector}`);
  await page.mouse.click(middle.x, middle.y);
}

/** Presses Escape once it counts: as long as a part may be covered, or has hardly come up, it takes no keys. */
export async function pressEscape({ driver }: World, page: Page): Promise<void> {
  await pressesCount({ driver }, page);
  await page.keyboard.press('Escape');
}

/** Waits until keys press the buttons of an alert or a guard. They ignore keys for a moment after they appear. */
export async function keysCount({ driver }: World, page: Page): Promise<void> {
  await eventually(
    'keys press buttons',
    async () =>
      (await driver.inLayer(page, (root) =>
        root.querySelector('dialog')!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true })),
      )) === true,
  );
  await pressesCount({ driver }, page);
}

/**
 * Waits until a part that has just come up takes presses. It must stand uncovered for a moment first; Chrome reports
 * this through IntersectionObserver, which takes time on a busy machine.
 *
 * @param selector something in the part.
 */
export async function pressesCount({ driver }: Pick<World, 'driver'>, page: Page, selector = '[data-part]') {
  const isSeen = driver.inLayer(
    page,
    (root, wanted) =>
      new Promise<void>((done) => {
        const part = root.querySelector(`.stage ${wanted}`)?.closest('[data-part]');
        if (!part || !('isVisible' in IntersectionObserverEntry.prototype)) return done();
        const whenVisible = (then: () => void): void => {
          const look = (entries: readonly IntersectionObserverEntry[]): void => {
            if (!entries.some((entry) => (entry as { isVisible?: boolean }).isVisible === true)) return;
            seen.disconnect();
            then();
          };
          const seen = new IntersectionObserver(look, { trackVisibility: true, delay: 100 } as object);
          seen.observe(part);
        };
        // Twice: Caveat's observer looks at most every 100 ms, so it may have left out the frame of the first report.
        whenVisible(() => void setTimeout(() => whenVisible(done), 150));
      }),
    selector,
  );
  await Promise.race([isSeen.catch(() => undefined), pause(PATIENCE_MS)]);
  await pause(STANDS_MS);
}

/** Gives the window a size. Waits until the page has it, too, which it hears of a moment later. */
export async function resize(page: Page, viewport: Viewport): Promise<void> {
  await page.setViewport(viewport);
  await eventually(`the window is ${viewport.width} wide`, () =>
    page.evaluate(({ width, height }) => innerWidth === width && innerHeight === height, viewport),
  );
}

/**
 * Takes a picture of a part of the window, in CSS pixels. It must not reach beyond the window: Chromium would enlarge
 * the window for a moment, and the page or a viewer would be drawn again.
 */
export async function pictureOf(page: Page, clip: ScreenshotClip): Promise<PNG> {
  return PNG.sync.read(Buffer.from(await page.screenshot({ clip, captureBeyondViewport: false })));
}

/** Waits until a guard's countdown is over and its "Use it anyway" button takes presses. */
export async function mayUse({ driver }: World, page: Page): Promise<void> {
  await eventually(
    'it may be used',
    async () =>
      (await driver.inLayer(
        page,
        (root) => root.querySelector('[data-action="use"]:not([aria-disabled])') !== null,
      )) === true,
  );
  await pressesCount({ driver }, page);
}

/** Waits until `check` is true; throws an error that names `what` when it does not happen in time. */
export async function eventually(what: string, check: () => Promise<boolean>): Promise<void> {
  const done = await waitFor(async () => (await check().catch(() => false)) || undefined, PATIENCE_MS);
  if (done === undefined) throw new Error(`never happened: ${what}`);
}

/**
 * Waits until a choice to continue is kept. The alert goes at the press already, and the choice is stored after it: a
 * page that is opened in between would still be warned about.
 */
export const choiceKept = ({ driver }: World, service: string): Promise<void> =>
  eventually(`the choice about ${service} is kept`, async () => {
    const { past } = (await driver.lasting()) as { past?: { services?: Record<string, { continued?: unknown }> } };
    return past?.services?.[service]?.continued !== undefined;
  });

/** Presses "Continue" in the alert, and waits for the bar that follows. */
export async function continueToBar(world: World, page: Page): Promise<void> {
  await press(world, page, '[data-action="continue"]');
  await eventually('the bar', async () => (await layer(world, page, 0))?.part === 'notice');
}

/** Escapes from the alert, and waits for the bar that follows. */
export async function escapeToBar(world: World, page: Page): Promise<void> {
  await pressEscape(world, page);
  await eventually('the bar', async () => (await layer(world, page, 0))?.part === 'notice');
}

/** Opens the details of the bar, and waits for the case in them. */
export async function openDetails(world: World, page: Page, caption: string): Promise<void> {
  await press(world, page, '[data-action="details"]');
  await eventually('details', async () => (await layer(world, page, 0))?.text.includes(caption) === true);
}

/** Opens a page of a service for which the reader chose to continue, and waits for its bar: no alert comes first. */
export async function visitContinued(world: World, url: string, service: string): Promise<Page> {
  const at = Date.now();
  const past = { services: { [service]: { alertedAt: at, continued: { until: '7-days', at, revision: '' } } } };
  await world.driver.lasting({ values: { past } });
  const page = await visit(world, url);
  await eventually('the bar', async () => (await layer(world, page, 0))?.part === 'notice');
  return page;
}

/**
 * Waits for a page that Caveat opens in a tab of its own, and closes it. Do so before a spec goes on in another tab:
 * the new one comes to the front when it likes, and a tab behind it draws nothing, so puppeteer's `click` there never
 * ends.
 *
 * @param path what the page's address ends with.
 * @returns how many stood open.
 */
export async function closeOpened({ driver }: World, path: string): Promise<number> {
  const close = (): Promise<number | undefined> =>
    driver.withApi(async ({ runtime, tabs }, end) => {
      const own = runtime.getURL('');
      const found = (await tabs.query({})).filter(({ url }) => url?.startsWith(own) === true && url.endsWith(end));
      await tabs.remove(found.flatMap(({ id }) => id ?? []));
      return found.length || undefined;
    }, path);
  const count = await waitFor(close, PATIENCE_MS);
  if (count === undefined) throw new Error(`Caveat opened no page at ${path}`);
  return count;
}

/** Makes Caveat forget what it has shown and been told, as if it had just been installed. */
export const forget = ({ driver }: World): Promise<void> => eventually('all is forgotten', () => driver.forget());
