/** Ways to reach Caveat other than its button: the keyword in the address bar, the context menu and the keys. */
import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { eventually, html, LATER, layer, openWorld, reviewed, visit } from '../browser.ts';

const world = openWorld({
  'news.example/*': html(
    '<h1>A report</h1><p>First comes Massroot8, in words.</p><p style="height:1500px">Far below</p>' +
      '<p><a id="listed" href="https://jolygram.com/x">a link</a> and ' +
      '<a id="other" href="https://a.example/">another</a></p>',
  ),
  'plain.example/*': html('<h1>Nothing here</h1><p>Nor here.</p>'),
});

/** The address of the tab in front; for pages of the extension, only the part after its origin. */
const frontAddress = (): Promise<string> =>
  world.driver.withApi(async ({ tabs, runtime }) => {
    const [tab] = await tabs.query({ active: true, lastFocusedWindow: true });
    return (tab?.url ?? '').replace(runtime.getURL(''), '');
  });
const BOOK = 'src/pages/casebook/index.html';

/** Closes the tab in front, so that the next test starts without it. */
const closeFront = (): Promise<void> =>
  world.driver.withApi(async ({ tabs }) => {
    const [tab] = await tabs.query({ active: true, lastFocusedWindow: true });
    if (tab?.id !== undefined) await tabs.remove(tab.id);
  });
/** The text of Caveat's page in front. */
const frontText = (): Promise<string> =>
  world.driver.withApi(({ extension }) => {
    const views = extension.getViews({ type: 'tab' }).filter(({ location }) => location.hash.startsWith('#check/'));
    return Promise.resolve(views.at(-1)?.document.querySelector('main')?.textContent ?? '');
  });

describe('the keyword in the address bar', () => {
  it('suggests services and cases while somebody types, as the case book finds them', async () => {
    await visit(world, 'https://plain.example/');
    const { first, others } = await world.driver.typeInAddressBar('masroot');
    // Firefox fixes the text of this line before anything is typed, so there it never names the text.
    expect(first).toMatch(/^Search the case book( for “masroot”)?$/);
    expect(others[0]).toEqual({ content: 'service/massroot8', text: 'Massroot8 · massroot8.com · settled' });
    expect(others.map(({ content }) => content)).toContain('case/facebook-v-zaghar-2020');
  });
  it('shows what stands in a name as it is, signs of markup too', async () => {
    await visit(world, 'https://plain.example/');
    expect((await world.driver.typeInAddressBar('a <b> & "c"')).first).toMatch(
      /^Search the case book( for “a <b> & "c"”)?$/,
    );
  });
  it.each([
    ['massroot8', '#service/massroot8'],
    ['case/facebook-v-zaghar-2020', '#case/facebook-v-zaghar-2020'],
    ['zaghar 2020', '#cases?q=zaghar+2020'],
  ])('leads from "%s" to %s', async (text, fragment) => {
    await visit(world, 'https://plain.example/');
    await world.driver.enterInAddressBar(text);
    await eventually('the page', async () => (await frontAddress()) === BOOK + fragment);
    await closeFront();
  });
  it('answers after the browser has ended the background', async () => {
    await visit(world, 'https://plain.example/');
    await world.driver.stopBackground();
    // Wakes the background where the driver cannot use the address bar: listeners must be added in the first turn.
    await world.driver.ask('options/view', {});
    expect((await world.driver.typeInAddressBar('jolygram')).others[0]?.content).toMatch(/^case\//);
  });
});

describe('the context menu', () => {
  it('checks a link, whose address stands in none of ours', async () => {
    await visit(world, 'https://plain.example/');
    await world.driver.pressMenu({ id: 'check-link', link: 'https://www.massroot8.com/private?token=1' });
    await eventually('the answer', async () => (await frontText()).includes('www.massroot8.com is on the list'));
    await expect.poll(frontAddress, LATER).toMatch(/^src\/pages\/casebook\/index\.html#check\/[0-9a-f]{16}$/);
    await closeFront();
  });
  it.each([
    ['massroot8.net', 'resembles an address that is'],
    ['plain.example', 'is not on the list. That is not a safety rating.'],
    ['They were named together: Massroot8 and others.', 'Services named in it'],
    ['Masroot8', 'In the case book'],
  ])('checks the selected text "%s"', async (selection, told) => {
    await visit(world, 'https://plain.example/');
    await world.driver.pressMenu({ id: 'check-selection', selection });
    await eventually(told, async () => (await frontText()).includes(told));
    await closeFront();
  });
});

describe('the keys', () => {
  /** The id of the focused element, or else the selected text, from which Tab goes on. */
  const place = (page: Page): Promise<string> =>
    page.evaluate(() => document.activeElement?.id || (getSelection()?.toString() ?? ''));

  it('go from finding to finding in the order of the page, the focus too, and begin anew', async () => {
    const page = await visit(world, 'https://news.example/');
    await reviewed(world, page);
    await page.bringToFront();
    for (const wanted of ['Massroot8', 'listed', 'Massroot8']) {
      await world.driver.pressKey('next-finding');
      await eventually(`at ${wanted}`, async () => (await place(page)) === wanted);
    }
    expect(await page.evaluate(() => document.documentElement.outerHTML.includes('tabindex'))).toBe(false);
  });
  it('leave a site that Caveat warns about, and no other page', async () => {
    const page = await visit(world, 'https://plain.example/');
    await page.goto('https://massroot8.com/');
    await reviewed(world, page);
    await eventually('the alert', async () => (await layer(world, page, 0))?.part === 'alert');
    await page.bringToFront();
    await world.driver.pressKey('leave-site');
    await eventually('left', () => Promise.resolve(page.url() === 'https://plain.example/'));
    await reviewed(world, page);
    await world.driver.pressKey('leave-site');
    // The keys are handled in order, so after this one the key before it has been handled.
    await world.driver.pressKey('next-finding');
    await reviewed(world, page);
    expect(page.url()).toBe('https://plain.example/');
  });
  it('are what the options page shows', async () => {
    const page = await world.driver.extensionPage('src/pages/options/index.html');
    await page.waitForSelector('[data-part="keys"]');
    const keys = await page.evaluate(() =>
      [...document.querySelectorAll('[data-command] kbd')].map(({ textContent }) => textContent),
    );
    // A key that another program has taken would be missing from the list.
    expect(keys.map((key) => key?.at(-1)).join('')).toBe('VDFQ');
    await page.close();
  });
});
