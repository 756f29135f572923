/** Harmless pages that are unusual, that change, or that the reader leaves and comes back to: the warning fits in. */
import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import {
  continueToBar,
  eventually,
  keysCount,
  layer,
  listedPage,
  openDetails,
  openWorld,
  pressEscape,
  reviewed,
  visit,
} from '../browser.ts';

const world = openWorld({
  'massroot8.com/trusted-types': {
    body: listedPage(''),
    headers: { 'content-security-policy': "require-trusted-types-for 'script'; trusted-types 'none'" },
  },
  'massroot8.com/open': listedPage(
    '<script>setTimeout(() => { document.open(); document.write("<title>Massroot8</title>' +
      '<h1>Massroot8, written anew</h1>"); document.close(); }, 2500)</script>',
  ),
  'massroot8.com/root': listedPage(
    '<script>setTimeout(() => { const root = document.createElement("html"); root.innerHTML = "<head>' +
      '<title>Massroot8</title></head><body><h1>Massroot8 again</h1>' +
      '</body>"; document.replaceChild(root, document.documentElement); }, 2500)</script>',
  ),
  'massroot8.com/xhtml': {
    type: 'application/xhtml+xml',
    body:
      '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Massroot8</title>' +
      '</head><body><h1>Massroot8</h1></body></html>',
  },
  'massroot8.com/picture': {
    type: 'image/svg+xml',
    body:
      '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><title>Massroot8</title>' +
      '<text x="10" y="20">Massroot8</text></svg>',
  },
  'massroot8.com/frameset':
    '<!doctype html><html><head><title>Massroot8</title></head><frameset cols="*"><frame src="about:blank">' +
    '</frameset></html>',
  'massroot8.com/tall': listedPage(
    '',
    '<div style="height: 3000px"></div><script>document.getElementById("own").focus(); scrollTo(0, 900);</script>',
  ),
  'massroot8.com/strict': {
    body: listedPage(''),
    headers: { 'content-security-policy': "default-src 'none'; sandbox" },
  },
  'massroot8.com/plain': listedPage(''),
  // Browsers keep no page that forbids it, as those of the specs do otherwise.
  'massroot8.com/kept': { body: listedPage(''), headers: { 'cache-control': 'no-cache' } },
  'elsewhere.example/*': '<!doctype html><html lang="en"><title>Elsewhere</title><h1>Elsewhere</h1></html>',
});

describe('the warning is shown', () => {
  it.each(['trusted-types', 'xhtml'])('on a page of kind "%s"', async (kind) => {
    const page = await visit(world, `https://massroot8.com/${kind}`);
    expect(await layer(world, page)).toMatchObject({ part: 'alert', service: 'massroot8' });
    await continueToBar(world, page);
    await openDetails(world, page, 'Facebook, Inc. v. Zaghar');
  });

  it('in its own clothes under a policy that allows nothing', async () => {
    const page = await visit(world, 'https://massroot8.com/strict');
    expect(await layer(world, page)).toMatchObject({ part: 'alert', service: 'massroot8' });
    const look = await world.driver.inLayer(page, (root) => {
      const part = root.querySelector('[data-part]')!;
      const { backgroundColor, position } = getComputedStyle(part);
      return {
        isPainted: backgroundColor !== 'rgba(0, 0, 0, 0)',
        position,
        isStyled: getComputedStyle(root.querySelector('[data-action="leave"]')!).borderRadius !== '0px',
      };
    });
    expect(look).toEqual({ isPainted: true, position: 'fixed', isStyled: true });
    await continueToBar(world, page);
  });
});

describe('an odd document', () => {
  it.each(['picture', 'frameset'])('of kind "%s" is at least on the toolbar button', async (kind) => {
    const page = await visit(world, `https://massroot8.com/${kind}`);
    await reviewed(world, page, ({ state }) => state === 'listed');
    await eventually('a badge', async () => (await world.driver.badge(page)).text === '▲');
  });

  it.each(['open', 'root'])('that is replaced ("%s") keeps its badge and throws nothing', async (kind) => {
    const errors: string[] = [];
    const page = await world.driver.newPage();
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(`https://massroot8.com/${kind}`, { waitUntil: 'domcontentloaded' });
    await layer(world, page);
    await eventually('the page was replaced', async () =>
      /anew|again/.test(await page.evaluate(() => document.body.textContent ?? '')),
    );
    await eventually('a badge', async () => (await world.driver.badge(page)).text === '▲');
    expect(errors).toEqual([]);
  });
});

describe('a page that is written anew', () => {
  const writeAnew = (page: Page, afterMs: number): Promise<void> =>
    page.evaluate(async (ms) => {
      document.open();
      await new Promise((passed) => setTimeout(passed, ms));
      document.write('<title>Massroot8</title><h1>Massroot8, written anew</h1>');
      document.close();
    }, afterMs);

  it.each([0, 500])('has a warning that answers, also when it is empty for %d ms', async (afterMs) => {
    const page = await visit(world, 'https://massroot8.com/plain');
    await layer(world, page);
    await writeAnew(page, afterMs);
    await continueToBar(world, page);
    await writeAnew(page, afterMs);
    await openDetails(world, page, 'Facebook, Inc. v. Zaghar');
  });
});

describe('the page', () => {
  it('keeps its scroll position, its focus and its own state', async () => {
    const page = await visit(world, 'https://massroot8.com/tall');
    expect(await layer(world, page)).toMatchObject({ part: 'alert' });
    const state = (): Promise<unknown[]> =>
      page.evaluate(() => [document.documentElement.style.cssText, document.body.style.cssText, scrollY]);
    expect(await state()).toEqual(['', '', 900]);
    await pressEscape(world, page);
    await eventually('the bar', async () => (await layer(world, page, 0))?.part === 'notice');
    await eventually('its focus', () => page.evaluate(() => document.activeElement?.id === 'own'));
    expect(await state()).toEqual(['', '', 900]);
  });
});

describe('a page without a finding', () => {
  it('cannot tell that Caveat is installed', async () => {
    const page = await visit(world, 'https://elsewhere.example/');
    await reviewed(world, page, ({ state }) => state === 'clean');
    const traces = (): unknown => ({
      html: document.documentElement.outerHTML,
      sheets: [...document.styleSheets, ...document.adoptedStyleSheets].length,
      globals: Object.getOwnPropertyNames(globalThis).filter((name) => /caveat|chrome-ext|moz-ext/i.test(name)),
      attributes: document.documentElement.getAttributeNames(),
      entries: performance
        .getEntries()
        .map(({ name }) => name)
        .filter((name) => /extension/.test(name)),
    });
    expect(await page.evaluate(traces)).toEqual({
      html: '<html lang="en"><head><title>Elsewhere</title></head><body><h1>Elsewhere</h1></body></html>',
      sheets: 0,
      globals: [],
      attributes: ['lang'],
      entries: [],
    });
  });
});

describe('keyboard', () => {
  it('Escape turns the alert into the bar', async () => {
    const page = await visit(world, 'https://massroot8.com/plain');
    expect(await layer(world, page)).toMatchObject({ part: 'alert' });
    await pressEscape(world, page);
    await eventually('the bar', async () => (await layer(world, page, 0))?.part === 'notice');
  });

  it('Enter on the focused button leaves the site', async () => {
    const page = await visit(world, 'https://elsewhere.example/');
    await page.goto('https://massroot8.com/plain', { waitUntil: 'domcontentloaded' });
    await layer(world, page);
    await keysCount(world, page);
    await page.keyboard.press('Enter');
    await eventually(
      'back where one came from',
      async () => (await page.evaluate(() => location.hostname)) === 'elsewhere.example',
    );
  });
});

describe('going back and forth', () => {
  it('shows badge and findings again on a page out of the back-forward cache', async () => {
    const page = await visit(world, 'https://massroot8.com/kept');
    await layer(world, page);
    await page.evaluate(() =>
      addEventListener('pageshow', ({ persisted }) => Object.assign(globalThis, { isKept: persisted })),
    );
    await page.goto('https://elsewhere.example/', { waitUntil: 'domcontentloaded' });
    await eventually('no badge elsewhere', async () => (await world.driver.badge(page)).text === '');
    await page.evaluate(() => history.back());
    await eventually('back', async () => (await page.evaluate(() => location.hostname)) === 'massroot8.com');
    await page.waitForFunction(() => (globalThis as { isKept?: boolean }).isKept === true);
    // Before anybody asks, as the popup does.
    await eventually('the badge again', async () => (await world.driver.badge(page)).text === '▲');
    await reviewed(world, page, ({ state }) => state === 'listed');
  });
});
