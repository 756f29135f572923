/**
 * The full-page stop: a listed site does not open before the reader decides, whichever way a page or person goes there.
 * Every test checks that the site's server got no request.
 */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { eventually, html, layer, openWorld, reviewed, visit } from '../browser.ts';
import { shutRules } from '../shut-rules.ts';
import { tabTo } from '../tab-to.ts';

const LISTED = 'massroot8.com';
const SERVICE = 'massroot8';
const to = (path: string): string => `https://${LISTED}/${path}`;
const ways = `
  <a id="link" href="${to('link?a=b#c')}">a</a>
  <a id="blank" target="_blank" href="${to('blank')}">a</a>
  <a id="redirect" href="https://go.example/">a</a>
  <form id="get" action="${to('get')}"><input name="q" value="1"></form>
  <form id="post" method="post" action="${to('post')}"><input name="q" value="1"></form>`;
const world = openWorld({
  'start.example/*': html(ways),
  'myhaoba.com/*': html('<h1>9xiu</h1><p>Accounts for sale.</p>'),
  'meta.example/*': html('', `<meta http-equiv="refresh" content="0;url=${to('meta')}">`),
  'go.example/*': { body: '', status: 302, headers: { location: `http://${LISTED}/by-redirect?x=y` } },
  'twice.example/*': { body: '', status: 307, headers: { location: 'https://go.example/' } },
  'ahead.example/*': html(
    `<a id="link" href="${to('ahead')}">a</a>`,
    `<script type="speculationrules">{"prefetch":[{"urls":["${to('ahead')}"],"eagerness":"immediate"}],` +
      `"prerender":[{"urls":["${to('ahead')}"],"eagerness":"immediate"}]}</script>` +
      `<link rel="prerender" href="${to('ahead')}">`,
  ),
});

const tabs = (): Promise<{ id: number; url: string }[]> =>
  world.driver.withApi(async (api) => (await api.tabs.query({})).map(({ id = -1, url = '' }) => ({ id, url })));
const rules = (): Promise<number> => shutRules(world);
/** Requests to the listed site, without those for icons. */
const asked = (): string[] => world.sites.seen.filter((each) => each.includes(LISTED) && !each.includes('favicon'));
/** Opens an address in a new tab, as typing does, without waiting for it to load. */
const type = (url: string): Promise<unknown> =>
  world.driver.withApi((api, wanted) => api.tabs.create({ url: wanted }).then(() => null), url);
let start = '';
const stoppedAt = async (address: string): Promise<number> => {
  let found: number | undefined;
  let last: string[] = [];
  try {
    await eventually(`stopped at ${address}`, async () => {
      const open = await tabs();
      last = open.map(({ url }) => url);
      found = open.find(({ url }) => url === start + address)?.id;
      return found !== undefined;
    });
  } catch (error) {
    throw new Error(`${String(error)}; tabs: ${last.join(' ')}`);
  }
  return found!;
};
const switchOn = async (): Promise<void> => {
  await world.driver.ask('preferences/set', { stop: true });
  await eventually('it is on', async () => (await rules()) === 1);
};
/** Follows a link by script, because a mark may stand over it. The call may fail, since the page navigates away. */
const follow = (page: Page, link: string): Promise<void> =>
  page.evaluate((wanted) => document.querySelector<HTMLElement>(wanted)!.click(), link).catch(() => undefined);
const onStart = (): Promise<Page> => visit(world, 'https://start.example/');

beforeEach(async () => {
  start = await world.driver.withApi((api) => Promise.resolve(`${api.runtime.getURL('src/pages/stop/index.html')}#`));
  await world.driver.withApi(async (api, own) => {
    const open = await api.tabs.query({});
    await api.tabs.remove(open.flatMap(({ id, url }) => (id !== undefined && url?.startsWith(own) ? [id] : [])));
  }, start);
  // The last test's rule goes a moment after its option. Wait for that, or the stop would seem to be on already.
  await eventually('nothing is shut', async () => (await rules()) === 0);
  (world.sites.seen as string[]).length = 0;
});

describe('the full-page stop', () => {
  it('is off at first, and switched on and off on the options page', async () => {
    expect(await rules()).toBe(0);
    const options = await world.driver.extensionPage('src/pages/options/index.html');
    await options.waitForSelector('input[name="stop"]');
    await options.click('input[name="stop"]');
    await eventually('it is on', async () => (await rules()) === 1);
    await type(to('typed'));
    await stoppedAt(to('typed'));
    expect(asked()).toEqual([]);
    await options.bringToFront();
    await options.click('input[name="stop"]');
    await eventually('it is off', async () => (await rules()) === 0);
    await options.close();
  });

  it.each([
    ['with path, query and fragment', to('shop/x?size=100&y=%20#top'), to('shop/x?size=100&y=%20#top')],
    ['without encryption', `http://${LISTED}/plain`, `http://${LISTED}/plain`],
    ['in capitals', 'HTTPS://MassRoot8.COM/Path', to('Path')],
    ['below the listed host', `https://shop.eu.${LISTED}/`, `https://shop.eu.${LISTED}/`],
    ['with a port', `https://${LISTED}:443/port`, to('port')],
    ['with another port', `http://${LISTED}:8080/port`, `http://${LISTED}:8080/port`],
    ['with a final dot', `https://${LISTED}./dot`, `https://${LISTED}./dot`],
    ['in letters of another width', 'https://ｍａｓｓroot8。com/wide', to('wide')],
    ['with percent signs', 'https://%6dassroot8.com/percent', to('percent')],
    ['with a name before it', `https://user@${LISTED}/name`, `https://user@${LISTED}/name`],
  ])('stands in the place of a typed address %s', async (_what, typed, address) => {
    await switchOn();
    await type(typed);
    await stoppedAt(address);
    expect(asked()).toEqual([]);
  });

  it.each<[string, string, (page: Page) => Promise<unknown>]>([
    ['a link', to('link?a=b#c'), (page) => follow(page, '#link')],
    ['a link into a new window', to('blank'), (page) => follow(page, '#blank')],
    ['a redirect', `http://${LISTED}/by-redirect?x=y`, (page) => follow(page, '#redirect')],
    ['a form', to('get?q=1'), (page) => page.evaluate(() => document.querySelector<HTMLFormElement>('#get')!.submit())],
    [
      'a form that posts',
      to('post'),
      (page) => page.evaluate(() => document.querySelector<HTMLFormElement>('#post')!.submit()),
    ],
    ['location.replace', to('replaced'), (page) => page.evaluate((url) => location.replace(url), to('replaced'))],
    [
      'a window that is opened empty',
      to('opened'),
      (page) =>
        page.evaluate((url) => {
          const opened = window.open('about:blank')!;
          opened.location.href = url;
        }, to('opened')),
    ],
    [
      'a document that is written',
      to('written'),
      (page) =>
        page.evaluate((url) => {
          document.open();
          document.write(`<script>location.href = ${JSON.stringify(url)}<\/script>`);
          document.close();
        }, to('written')),
    ],
    [
      'a redirect to a redirect',
      `http://${LISTED}/by-redirect?x=y`,
      (page) => page.evaluate(() => void (location.href = 'https://twice.example/')),
    ],
    ['a refresh', to('meta'), (page) => page.evaluate(() => void (location.href = 'https://meta.example/'))],
  ])('is not slipped past by %s', async (_what, address, act) => {
    await switchOn();
    const page = await onStart();
    // The page navigates away during this call, so the call may fail.
    await act(page).catch(() => undefined);
    await stoppedAt(address);
    expect(asked()).toEqual([]);
  });

  it('lets nothing be fetched ahead', async () => {
    await switchOn();
    const page = await visit(world, 'https://ahead.example/');
    await follow(page, '#link');
    await stoppedAt(to('ahead'));
    expect(asked()).toEqual([]);
  });

  it('goes on to where the reader was going, and leaves the site open for that visit', async () => {
    await switchOn();
    const page = await world.driver.extensionPage(`src/pages/stop/index.html#${to('app?x=1#part')}`);
    await page.waitForSelector('[data-part="stop"] [data-action="continue"]');
    expect(await page.evaluate(() => document.body.innerText)).toContain('Massroot8');
    await page.click('[data-action="continue"]');
    await eventually('the site is open', async () => (await tabs()).some(({ url }) => url === to('app?x=1#part')));
    const other = await visit(world, to('again'));
    expect(await layer(world, other)).toMatchObject({ part: 'notice', service: SERVICE });
    expect((await tabs()).filter(({ url }) => url.startsWith(start))).toEqual([]);
  });

  it('is answered by keyboard alone', async () => {
    await switchOn();
    const page = await world.driver.extensionPage(`src/pages/stop/index.html#${to('by-key')}`);
    await page.waitForSelector('[data-part="stop"] [data-action="continue"]');
    await tabTo(page, '[data-action="continue"]');
    await page.keyboard.press('Enter');
    await eventually('the site is open', async () => (await tabs()).some(({ url }) => url === to('by-key')));
  });

  it('stands only before sites whose case was decided or settled', async () => {
    await switchOn();
    // This site's case is still open.
    const page = await visit(world, 'https://myhaoba.com/');
    // Once its warning stands, the page was read, and judged.
    expect(await layer(world, page)).toMatchObject({ part: 'notice', service: '9xiu' });
    expect((await reviewed(world, page)).findings[0]?.finding).toMatchObject({ corroborated: true });
    expect(page.url()).toBe('https://myhaoba.com/');
    expect(world.sites.seen.some((each) => each.includes('myhaoba.com'))).toBe(true);
  });

  it('is left to the page before', async () => {
    await switchOn();
    const page = await onStart();
    await follow(page, '#link');
    const tab = await stoppedAt(to('link?a=b#c'));
    await world.driver.ask('stop/leave', { tab });
    await eventually('back', async () =>
      (await tabs()).some(({ id, url }) => id === tab && url === 'https://start.example/'),
    );
    expect(asked()).toEqual([]);
  });

  it('takes the place of a page that comes back out of the browser’s memory undecided', async () => {
    const page = await visit(world, to('kept'));
    await reviewed(world, page);
    await page.goto('https://start.example/', { waitUntil: 'domcontentloaded' });
    await switchOn();
    await page.evaluate(() => history.back()).catch(() => undefined);
    await stoppedAt(to('kept'));
  });

  it.each([
    ['an unlisted address', 'https://start.example/'],
    ['no address', ''],
    ['a script', 'javascript:alert(1)'],
  ])('offers no way on to %s', async (_what, address) => {
    await switchOn();
    const page = await world.driver.extensionPage(`src/pages/stop/index.html#${address}`);
    await page.waitForSelector('[data-part="stop"]');
    expect(
      await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('button')].map((each) => each.dataset['action']),
      ),
    ).toEqual(['leave']);
    await page.close();
  });

  // The driver cannot give the extension access to private windows in Firefox.
  it('stops in a private window, too, and keeps nothing of it', { tags: 'chromium' }, async () => {
    await switchOn();
    const page = await world.driver.privatePage!('https://start.example/private');
    await follow(page, '#link');
    await eventually('stopped', () => Promise.resolve(page.url() === start + to('link?a=b#c')));
    await page.waitForSelector('[data-action="continue-longer"]');
    await page.click('[data-action="continue-longer"]');
    await page.waitForSelector('[data-action="continue-always"]');
    await page.click('[data-action="continue-always"]');
    await eventually('the site is open', () => Promise.resolve(page.url() === to('link?a=b#c')));
    await type(to('public'));
    await stoppedAt(to('public'));
    expect(JSON.stringify(await world.driver.lasting())).not.toContain(SERVICE);
    await page.close();
  });
});
