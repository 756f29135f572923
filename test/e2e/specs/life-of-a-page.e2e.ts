/**
 * Pages that were open before Caveat was installed, are not yet visible, fill the screen, are printed, or have no
 * address of their own.
 */
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { chips } from '../chips.ts';
import {
  continueToBar,
  eventually,
  html,
  layer,
  openDetails,
  openWorld,
  press,
  pressesCount,
  reviewed,
  visit,
} from '../browser.ts';

const LISTED = '<h1>Massroot8</h1><p>Connect your account.</p>';

const world = openWorld(
  {
    'massroot8.com/plain': html(LISTED),
    'massroot8.com/full': html(
      `${LISTED}<button id="full" style="position:fixed;bottom:0;left:0">Fill the screen</button>`,
      `<script>addEventListener('click', (event) => { if (event.target.id === 'full') ` +
        `document.documentElement.requestFullscreen(); });</script>`,
    ),
    'massroot8.com/box': html(
      `${LISTED}<div id="box" style="background:white">A video<button id="full">Fill the screen</button></div>`,
      `<script>addEventListener('click', (event) => { if (event.target.id === 'full') ` +
        `document.getElementById('box').requestFullscreen(); });</script>`,
    ),
    'massroot8.com/film': html(
      `${LISTED}<video id="film" width="300" height="200"></video><button id="full">Fill the screen</button>`,
      `<script>addEventListener('click', (event) => { if (event.target.id === 'full') ` +
        `document.getElementById('film').requestFullscreen(); });</script>`,
    ),
    'links.example/first': html(
      '<h1>First</h1><a id="next" href="/next">next</a>',
      '<script type="speculationrules">{"prerender":[{"urls":["/next"]}]}</script>',
    ),
    'links.example/next': html(
      '<h1>Next</h1><p><a href="https://www.massroot8.com/start">a link</a></p>' +
        '<script>globalThis.wasPrerendered = document.prerendering === true; addEventListener("load", () => ' +
        'fetch("/loaded"));</script>',
    ),
    'massroot8.com/alert': html(LISTED),
    'clean.example/alert': html(LISTED),
    'links.example/mark': html('<h1>Links</h1><p><a href="https://www.massroot8.com/start">a link</a></p>'),
    'clean.example/mark': html('<h1>Links</h1><p><a href="https://elsewhere.example/start">a link</a></p>'),
    'massroot8.com/opener': html(
      `${LISTED}<button id="open">Sign in</button>`,
      `<script>addEventListener('click', (event) => { if (event.target.id !== 'open') return; const opened = ` +
        `open('', 'login', 'width=500,height=400'); opened.document.body.innerHTML = '<h1>Massroot8</h1>` +
        `<p>Connect your account.</p><label>Facebook password ' +
          '<input type="password" id="field"></label>'; });</script>`,
    ),
    // As React may have rendered it down to its root element: then a comment of ours stands before the host.
    'links.example/later': html(
      '<h1>Links</h1><p><a href="https://www.massroot8.com/start">a link</a></p>',
      '<script src="data:text/javascript,0"></script>',
    ),
    'clean.example/*': html('<h1>Nothing</h1>'),
  },
  { own: true },
);

/** Collects the errors and warnings of the page from this moment on. */
function faultsOf(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warn') faults.push(message.text());
  });
  return faults;
}
/** The drawing commands in a PDF: its unpacked content streams, without dates and names. */
function drawingOf(pdf: Uint8Array): string[] {
  const bytes = Buffer.from(pdf);
  const drawn: string[] = [];
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 1)) {
    if (bytes.subarray(at - 3, at).toString() === 'end') continue;
    try {
      const text = inflateSync(bytes.subarray(at + 7, bytes.indexOf('endstream', at))).toString('latin1');
      if (/\b(?:BT|re|cm)\b/.test(text)) drawn.push(text);
    } catch {
      // not compressed, or a font: such a stream draws nothing by itself
    }
  }
  return drawn;
}
const layers = (page: Page): Promise<number> => page.evaluate(() => document.querySelectorAll(':root > div').length);
const marks = async (page: Page): Promise<number> => (await chips(world, page)).length;

describe('a page that is older than Caveat', () => {
  it('is warned about once Caveat is installed', async () => {
    const pages: Page[] = [];
    await world.driver.without(async () => {
      pages.push(await visit(world, 'https://massroot8.com/plain'), await visit(world, 'https://links.example/later'));
    });
    const [listed, links] = pages as [Page, Page];
    const faults = [faultsOf(listed), faultsOf(links)];
    await eventually('a warning', async () => (await layers(listed)) === 1);
    await eventually('a mark', async () => (await marks(links)) === 1);
    expect(await layer(world, listed)).toMatchObject({ part: 'alert', service: 'massroot8' });
    await reviewed(world, listed, ({ state }) => state === 'listed');
    expect(faults).toEqual([[], []]);
  });

  it('has one warning after an update, and the one that was there is gone without a sound', async () => {
    const listed = await visit(world, 'https://massroot8.com/plain');
    expect(await layer(world, listed)).toMatchObject({ part: 'alert' });
    await continueToBar(world, listed);
    const links = await visit(world, 'https://links.example/later');
    await eventually('a mark', async () => (await marks(links)) === 1);
    for (const page of [listed, links])
      await page.evaluate(() => {
        Object.assign(globalThis, { old: [...document.querySelectorAll(':root > div')] });
      });
    const faults = [faultsOf(listed), faultsOf(links)];
    await world.driver.update();
    for (const page of [listed, links])
      await eventually('the old parts are gone', () =>
        page.evaluate(() => (globalThis as unknown as { old: Element[] }).old.every((each) => !each.isConnected)),
      );
    await eventually('the new warning', async () => (await layer(world, listed, 0))?.part === 'notice');
    await eventually('the new mark', async () => (await marks(links)) === 1);
    expect(await layers(listed)).toBe(1);
    const comments = (page: Page): Promise<number> =>
      page.evaluate(() => [...document.documentElement.childNodes].filter((node) => node instanceof Comment).length);
    expect(await comments(links)).toBe(1);
    // Presses count only while the reader can see the page.
    await listed.bringToFront();
    await press(world, listed, '[data-action="details"]');
    await eventually(
      'it answers',
      async () => (await layer(world, listed, 0))?.text.includes('Facebook, Inc. v. Zaghar') === true,
    );
    expect(faults).toEqual([[], []]);
  });

  it('goes quiet when Caveat is removed', async () => {
    const page = await visit(world, 'https://massroot8.com/plain');
    await layer(world, page);
    // In front of the other, whose alert would learn that there is no background when it counts as seen.
    const links = await visit(world, 'https://links.example/mark');
    await eventually('a mark', async () => (await marks(links)) === 1);
    const faults = [faultsOf(page), faultsOf(links)];
    await world.driver.without(async () => {
      await links.evaluate(() => document.body.append(document.querySelector('p')!.cloneNode(true)));
      // Firefox ends the scripts of what is removed: none is left there that could take a mark away.
      if (world.driver.name === 'chromium') await eventually('no mark', async () => (await layers(links)) === 0);
      await page.evaluate(() => {
        document.querySelector(':root > div')?.remove();
        const link = document.createElement('a');
        link.href = 'https://www.massroot8.com/start';
        link.textContent = 'Likes for sale, buy likes now';
        document.body.append(link);
        history.pushState(null, '', '/plain?next');
      });
      await new Promise((passed) => setTimeout(passed, 1500));
      expect(await layers(page)).toBe(0);
    });
    expect(faults).toEqual([[], []]);
  });
});

describe('a page that goes on changing', () => {
  it('has links marked that it adds after its warning came up, and the warning stays as it is', async () => {
    const page = await visit(world, 'https://massroot8.com/plain');
    await layer(world, page);
    await continueToBar(world, page);
    await openDetails(world, page, 'Facebook, Inc. v. Zaghar');
    await page.evaluate(() =>
      document.body.insertAdjacentHTML(
        'beforeend',
        '<p id="added"><a href="https://boostgram.com/start">another service</a></p>',
      ),
    );
    await eventually('a mark', async () => (await marks(page)) === 1);
    const still = await layer(world, page);
    expect(still).toMatchObject({ part: 'notice', service: 'massroot8' });
    expect(still?.text).toContain('Facebook, Inc. v. Zaghar');
    await page.evaluate(() =>
      document.body.insertAdjacentHTML(
        'beforeend',
        '<p id="third"><a href="https://likesocial.co/start">a third</a></p>',
      ),
    );
    await eventually('a third mark', async () => (await marks(page)) === 2);
  });
});

describe('a page that nobody sees yet', () => {
  it('is not spoken of before it is seen', async () => {
    const page = await visit(world, 'https://links.example/first');
    const tab = String(await world.driver.tabId(page));
    const badge = (): Promise<string> =>
      world.driver.withApi(({ action }, id) => action.getBadgeText({ tabId: Number(id) }), tab);
    // Firefox does not prerender, so there the next page loads in the ordinary way.
    const isAhead = await page.evaluate(() => HTMLScriptElement.supports('speculationrules'));
    if (isAhead)
      await eventually('the next page was loaded ahead', () =>
        Promise.resolve(world.sites.seen.includes('links.example /loaded')),
      );
    const later = await visit(world, 'https://links.example/later');
    await eventually('a page that was opened later is spoken of', async () => (await marks(later)) === 1);
    expect(await badge()).toBe('');
    await page.bringToFront();
    // The press navigates away, so the call may fail. puppeteer follows the tab to a prerendered page only if the
    // change takes less than a tenth of a second, so from here on, ask the extension about the tab instead.
    await page.evaluate(() => document.querySelector<HTMLElement>('#next')!.click()).catch(() => undefined);
    await eventually('a badge', async () => (await badge()) === '1');
    await eventually('a mark', () =>
      world.driver.withApi(async ({ scripting }, id) => {
        const [done] = await scripting.executeScript({
          target: { tabId: Number(id) },
          func: () => document.querySelector(':root > div') !== null,
        });
        return done?.result === true;
      }, tab),
    );
    const shown = await world.driver.withApi(async ({ scripting }, id) => {
      const [done] = await scripting.executeScript({
        target: { tabId: Number(id) },
        world: 'MAIN',
        func: () => [location.pathname, (globalThis as unknown as { wasPrerendered: boolean }).wasPrerendered],
      });
      return done?.result;
    }, tab);
    expect(shown).toEqual(['/next', isAhead]);
  });
});

describe('a window that a site opens empty and writes into', () => {
  it('is warned about as the site is', async () => {
    const page = await visit(world, 'https://massroot8.com/opener');
    await layer(world, page);
    await continueToBar(world, page);
    const [opened] = await Promise.all([
      new Promise<Page>((resolve) => page.once('popup', (popup) => resolve(popup!))),
      page.click('#open'),
    ]);
    expect(opened.url()).toBe('about:blank');
    expect(await layer(world, opened)).toMatchObject({ part: 'notice', service: 'massroot8' });
    await opened.close();
  });
});

describe('a page on paper', () => {
  it.each([
    ['alert', 'massroot8.com'],
    ['mark', 'links.example'],
  ])('is printed as if Caveat were not there (%s)', async (part, host) => {
    const plain = await visit(world, `https://clean.example/${part}`);
    const warned = await visit(world, `https://${host}/${part}`);
    expect(await layer(world, warned)).toMatchObject({ part });
    // Without tags: Chromium writes no tags for content behind a modal dialog, so the two files would differ.
    const drawn = drawingOf(await warned.pdf({ tagged: false }));
    expect(drawn.length).toBeGreaterThan(0);
    expect(drawn).toEqual(drawingOf(await plain.pdf({ tagged: false })));
  });
});

describe('a page that fills the screen', () => {
  it.each(['full', 'box'])('shows the warning above it, and takes a press there (%s)', async (kind) => {
    const page = await visit(world, `https://massroot8.com/${kind}`);
    await layer(world, page);
    await continueToBar(world, page);
    await page.click('#full');
    await eventually('fullscreen', () => page.evaluate(() => document.fullscreenElement !== null));
    // The page may have lain over the bar for a moment.
    await pressesCount(world, page);
    await openDetails(world, page, 'Facebook, Inc. v. Zaghar');
    expect(await page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
    await page.evaluate(() => document.exitFullscreen());
    await eventually('back at its place', () =>
      page.evaluate(
        () =>
          document.fullscreenElement === null &&
          document.querySelector(':root > div')?.parentElement === document.documentElement,
      ),
    );
    await pressesCount(world, page);
    await press(world, page, '[data-action="details"]');
    await eventually(
      'it still answers',
      async () => (await layer(world, page, 0))?.text.includes('Facebook, Inc. v. Zaghar') === false,
    );
  });

  it('leaves a film the whole screen, and comes back after it', async () => {
    const page = await visit(world, 'https://massroot8.com/film');
    await layer(world, page);
    await continueToBar(world, page);
    await page.click('#full');
    await eventually('fullscreen', () => page.evaluate(() => document.fullscreenElement?.id === 'film'));
    await eventually('the film', () =>
      page.evaluate(() => document.elementFromPoint(innerWidth / 2, 10)?.localName === 'video'),
    );
    await page.evaluate(() => document.exitFullscreen());
    await eventually('the bar again', () =>
      page.evaluate(() => document.elementFromPoint(innerWidth / 2, 10)?.matches(':root > div') === true),
    );
  });
});
