/** The side panel: opens from the popup, follows the tab in front, and lists what the reader met in this session. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { eventually, html, layer, openWorld, press, resize, reviewed, visit } from '../browser.ts';

const world = openWorld(
  {
    'plain.example/*': html('<h1>Tide tables</h1><p>High water at nine in the morning.</p>'),
    'late.example/*': html(`<h1>Late news</h1><div id="feed"></div><script>
    addEventListener('say', () => { document.getElementById('feed').innerHTML =
      '<p>Two suits were filed in June 2020. One was about Massroot8, a service that took logins.</p>'; });
  </script>`),
  },
  { own: true, opensItsWindows: true },
);
const PANEL = 'src/pages/panel/index.html';

/** Opens the panel's page in a tab. It follows the window of `page`, and `page` is brought to the front. */
async function panelBeside(page: Page): Promise<Page> {
  await world.driver.tabId(page);
  const inWindow = await world.driver.withApi(
    async ({ tabs }) => (await tabs.query({ active: true }))[0]?.windowId ?? -1,
  );
  const panel = await world.driver.extensionPage(`${PANEL}?window=${inWindow}`);
  await panel.waitForSelector('.frame:not([data-state="loading"])');
  await page.bringToFront();
  return panel;
}
const heading = (panel: Page): Promise<string> => panel.$eval('h1', (each) => (each as HTMLElement).innerText);
const shows = (panel: Page, text: string): Promise<void> =>
  eventually(`the panel shows ${text}`, async () => (await heading(panel)) === text);

describe('the side panel', () => {
  // The panel stays open when tabs close, so close it after each test.
  afterEach(async () => {
    await world.driver.closePanel();
    await eventually('the panel is closed', async () => !(await world.driver.panelStands()));
  });

  it('opens from the popup', async () => {
    const page = await visit(world, 'https://plain.example/');
    await reviewed(world, page);
    const popup = await world.driver.popup(page);
    await popup.waitForSelector('.frame:not([data-state="loading"])');
    expect(await world.driver.panelStands()).toBe(false);
    // The press closes the popup, sometimes before the driver has heard that the press was made.
    await popup.click('[data-action="open-panel"]').catch(() => undefined);
    await eventually('the panel stands', () => world.driver.panelStands());
  });

  it('opens by its key', async () => {
    const page = await visit(world, 'https://plain.example/');
    await page.bringToFront();
    expect(await world.driver.panelStands()).toBe(false);
    await world.driver.pressKey('open-panel');
    await eventually('the panel stands', () => world.driver.panelStands());
  });

  // Chromium lets no press in its menu be made from here.
  it('opens from the context menu of a page', { tags: 'firefox' }, async () => {
    const page = await visit(world, 'https://plain.example/');
    await page.bringToFront();
    expect(await world.driver.panelStands()).toBe(false);
    await world.driver.pressMenu({ id: 'open-panel', isOnPage: true });
    await eventually('the panel stands', () => world.driver.panelStands());
  });

  it('follows the tab in front, without taking the focus, and says what there is', async () => {
    const plain = await visit(world, 'https://plain.example/');
    const listed = await visit(world, 'https://massroot8.com/');
    await reviewed(world, listed);
    const panel = await panelBeside(listed);
    await shows(panel, 'Listed service: Massroot8');
    const focused = (): Promise<string | undefined> => panel.evaluate(() => document.activeElement?.localName);
    expect(await focused()).toBe('body');
    await plain.bringToFront();
    await shows(panel, 'Nothing listed on this page');
    await eventually(
      'it says so',
      async () =>
        (await panel.$eval('main > [role="status"]', (each) => each.textContent)) ===
        'plain.example Nothing listed on this page',
    );
    await plain.goto('https://massroot8.com/');
    await shows(panel, 'Listed service: Massroot8');
    expect(await focused()).toBe('body');
  });

  it('shows what is found later on the page in front', async () => {
    const page = await visit(world, 'https://late.example/');
    await reviewed(world, page);
    const panel = await panelBeside(page);
    await shows(panel, 'Nothing listed on this page');
    await page.evaluate(() => dispatchEvent(new Event('say')));
    await shows(panel, 'This page names 1 listed service');
  });

  it('lists what was met in this session and what was done, out of the history', async () => {
    const page = await visit(world, 'https://massroot8.com/');
    expect(await layer(world, page)).toMatchObject({ part: 'alert' });
    await reviewed(world, page);
    const panel = await panelBeside(page);
    await panel.waitForSelector('.session li[data-host="massroot8.com"][data-did="nothing"]');
    await press(world, page, '[data-action="continue"]');
    await panel.waitForSelector('.session li[data-host="massroot8.com"][data-did="visit"]');
    expect(await panel.$eval('.session li a', (link) => link.getAttribute('href'))).toBe(
      '/src/pages/casebook/index.html#service/massroot8',
    );
  });

  it('keeps nothing of its own', async () => {
    const page = await visit(world, 'https://massroot8.com/');
    await reviewed(world, page);
    // That the alert was seen is kept a moment later, and not by the panel.
    await eventually('the alert was seen', async () =>
      JSON.stringify(await world.driver.lasting()).includes('alertedAt'),
    );
    // There are news, which only their reader may count as read.
    const looked = { version: '0.0.1', changes: 0, date: '2020-01-01' };
    const before = await world.driver.lasting({ values: { looked } });
    const panel = await panelBeside(page);
    await panel.waitForSelector('.session li');
    await panel.waitForSelector('[data-part="news"]');
    // Changes are made in order: once this one is, what the panel may have asked for is, too.
    await world.driver.ask('checklist/set', { platform: 'x', steps: ['posts'] });
    expect(await world.driver.lasting()).toEqual({ ...before, checklist: { x: ['posts'] } });
    expect(await panel.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length)).toBe(0);
  });

  it.each([280, 320, 420])('never scrolls sideways at %i pixels', async (width) => {
    const page = await visit(world, 'https://massroot8.com/');
    await reviewed(world, page);
    const panel = await panelBeside(page);
    await panel.bringToFront();
    await resize(panel, { width, height: 700 });
    const wide = await panel.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('.frame, .frame__body, .frame__head, .frame__foot')]
        .filter((each) => each.scrollWidth > each.clientWidth)
        .map((each) => each.className || each.localName),
    );
    expect(wide).toEqual([]);
  });
});
