/** The options page in the built extension: what the reader sets there applies to pages opened afterwards. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { ElementHandle, Page } from 'puppeteer-core';
import { waitFor } from '../../../tools/lib/visit.ts';
import { chips } from '../chips.ts';
import {
  choiceKept,
  closeOpened,
  continueToBar,
  eventually,
  forget,
  html,
  LATER,
  layer,
  openWorld,
  press,
  reviewed,
  visit,
} from '../browser.ts';

const OPTIONS = 'src/pages/options/index.html';
const links = html('<h1>Links</h1><p><a href="https://www.massroot8.com/start">a link</a></p>');

const world = openWorld({
  'massroot8.com/login': html(
    '<h1>Massroot8</h1><p>Connect your Facebook account.</p><form>' +
      '<label>Facebook password <input type="password" id="field"></label></form>',
  ),
  'links.example/*': links,
  'qwant.zz/*': links,
  'vk.com/*': links,
});
const folder = mkdtempSync(join(tmpdir(), 'caveat-options-'));
const opened: Page[] = [];
afterEach(async () => {
  for (const page of opened.splice(0)) await page.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function openOptions(): Promise<Page> {
  const page = await world.driver.extensionPage(OPTIONS);
  opened.push(page);
  await page.waitForSelector('[data-part="bar"]');
  // The keys come later, and what stands below them moves then.
  await page.waitForSelector('[data-part="keys"]');
  return page;
}
const said = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector('[role="status"]')?.textContent ?? '');
/** Presses something and waits until the page says that it is done. */
async function choose(page: Page, selector: string): Promise<void> {
  await page.waitForSelector(selector);
  const before = await said(page);
  await page.bringToFront();
  await page.click(selector);
  await eventually(`${selector} is done`, async () => ![before, ''].includes(await said(page)));
}
async function readFile(page: Page, name: string, text: string): Promise<void> {
  const path = join(folder, name);
  writeFileSync(path, text);
  const picker = (await page.waitForSelector('input[type="file"]')) as ElementHandle<HTMLInputElement>;
  await picker.uploadFile(path);
}
/** Opens a page and waits until it has been read. @returns whether it has a mark */
const opensMarked = async (url: string): Promise<() => Promise<boolean>> => {
  const page = await visit(world, url);
  await reviewed(world, page);
  return async () => (await chips(world, page)).length > 0;
};
const services = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-service]')].map(({ dataset }) => dataset['service'] ?? ''),
  );

describe('the options page', () => {
  it('is the one that the browser opens for Caveat', async () => {
    await world.driver.withApi(({ runtime }) => runtime.openOptionsPage());
    expect(await closeOpened(world, OPTIONS)).toBe(1);
  });

  it('is worked by keyboard alone', async () => {
    const options = await openOptions();
    await options.bringToFront();
    // First pass the two links in the page's head: case book and history.
    for (let tab = 0; tab < 3; tab += 1) await options.keyboard.press('Tab');
    const focused = (attribute: string): Promise<string | null | undefined> =>
      options.evaluate((name) => document.activeElement?.getAttribute(name), attribute);
    await expect.poll(() => focused('value'), LATER).toBe('top');
    await options.keyboard.press('ArrowDown');
    await eventually(
      'the bar sits at the bottom',
      async () =>
        (await said(options)) !== '' &&
        options.evaluate(() => document.querySelector<HTMLInputElement>('input[value="bottom"]')?.checked === true),
    );
    const before = await said(options);
    await options.keyboard.press('Tab'); // the link to the example page
    await options.keyboard.press('Tab');
    await expect.poll(() => focused('name'), LATER).toBe('marksOnSearch');
    await options.keyboard.press(' ');
    await eventually('marks on search pages are off', async () => (await said(options)) !== before);
    expect(await options.evaluate(() => (document.activeElement as HTMLInputElement).checked)).toBe(false);
  });
});

describe('what is chosen', () => {
  it('moves the bar to the bottom of the pages opened afterwards', async () => {
    const options = await openOptions();
    await choose(options, 'input[value="bottom"]');
    const page = await visit(world, 'https://unlisted-shop.example/');
    expect(await layer(world, page)).toMatchObject({ part: 'notice' });
    const place = (): Promise<unknown> =>
      world.driver.inLayer(page, (root) => {
        const bar = root.querySelector<HTMLElement>('[data-part="notice"]')!;
        return { edge: bar.dataset['edge'], gap: innerHeight - bar.getBoundingClientRect().bottom };
      });
    await expect.poll(place, LATER).toEqual({ edge: 'bottom', gap: 0 });
  });

  it.each([
    ['marksElsewhere', 'links.example', 'qwant.zz'],
    ['marksOnSearch', 'qwant.zz', 'vk.com'],
    ['marksOnSocial', 'vk.com', 'links.example'],
  ])('("%s" off) marks no links there, and still others', async (name, there, other) => {
    await choose(await openOptions(), `input[name="${name}"]`);
    const isMarked = await opensMarked(`https://${there}/`);
    expect(await waitFor(async () => (await isMarked()) || undefined, 2500)).toBeUndefined();
    await eventually('a mark', await opensMarked(`https://${other}/`));
  });

  it('(no guard) leaves password fields alone', async () => {
    await choose(await openOptions(), 'input[name="guard"]');
    const page = await visit(world, 'https://massroot8.com/login');
    expect(await layer(world, page)).toMatchObject({ part: 'alert' });
    await continueToBar(world, page);
    await page.click('#field');
    await page.keyboard.type('secret');
    await expect
      .poll(() => page.evaluate(() => (document.getElementById('field') as HTMLInputElement).value), LATER)
      .toBe('secret');
    expect(await world.driver.inLayer(page, (root) => root.querySelector('[data-part="guard"]') === null)).toBe(true);
  });

  it('(no offers) says nothing about shops that no case names', async () => {
    await choose(await openOptions(), 'input[name="offers"]');
    const page = await visit(world, 'https://unlisted-shop.example/');
    expect((await reviewed(world, page)).findings[0]).toMatchObject({ loudness: 'silent', finding: { kind: 'offer' } });
    expect(await layer(world, page, 1500)).toBeUndefined();
  });

  it('is shown on every open options page, and survives the end of the background', async () => {
    const [one, two] = [await openOptions(), await openOptions()];
    await choose(one, 'input[name="offers"]');
    await eventually('the other page follows', () =>
      two.evaluate(() => document.querySelector<HTMLInputElement>('input[name="offers"]')?.checked === false),
    );
    await world.driver.stopBackground();
    const three = await openOptions();
    expect(await three.evaluate(() => document.querySelector<HTMLInputElement>('input[name="offers"]')?.checked)).toBe(
      false,
    );
  });
});

/** Continues to likesocial in the alert, until its record changes. */
async function continueForLong(): Promise<void> {
  const page = await visit(world, 'https://likesocial.co/');
  expect(await layer(world, page)).toMatchObject({ part: 'alert' });
  await press(world, page, '[data-action="continue-longer"]');
  await press(world, page, '[data-action="continue-until-record-changes"]');
  await eventually('the alert is gone', async () => (await layer(world, page, 0))?.part !== 'alert');
  await choiceKept(world, 'likesocial');
  await page.close();
}
/** Opens a page, and expects that nothing comes up on it. */
async function expectNothingAt(url: string): Promise<void> {
  const page = await visit(world, url);
  await reviewed(world, page);
  expect(await layer(world, page, 1500)).toBeUndefined();
}

describe('a choice to continue', () => {
  it('is listed, can be taken back, and that can be undone', async () => {
    await continueForLong();
    await expectNothingAt('https://likesocial.co/');
    const options = await openOptions();
    expect(await services(options)).toEqual(['likesocial']);
    await choose(options, '[data-service="likesocial"] [data-action="warn-again"]');
    await choose(options, '[data-service="likesocial"] [data-action="undo"]');
    await expectNothingAt('https://likesocial.co/');
    await choose(options, '[data-service="likesocial"] [data-action="warn-again"]');
    expect(await layer(world, await visit(world, 'https://likesocial.co/'))).toMatchObject({ part: 'alert' });
  });

  it('made while the page is open appears there', async () => {
    const options = await openOptions();
    expect(await services(options)).toEqual([]);
    await continueForLong();
    await eventually('it is listed', async () => (await services(options)).length === 1);
  });
});

describe('settings as a file', () => {
  it('go out and come in again', async () => {
    await continueForLong();
    await world.driver.ask('own/add', { address: 'mine.example', note: 'Sold us reviews' });
    const options = await openOptions();
    await choose(options, 'input[value="bottom"]');
    // Intercept the page's own download: keep the blob it creates, before the browser asks where to save it.
    await options.evaluate(() => {
      const scope = globalThis as unknown as { saved?: Promise<string>; name?: string };
      const make = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (blob) => {
        scope.saved = (blob as Blob).text();
        return make(blob);
      };
      HTMLAnchorElement.prototype.click = function click() {
        scope.name = this.href.startsWith('blob:') ? this.download : '';
      };
    });
    await choose(options, '[data-action="export"]');
    const { name, text } = await options.evaluate(async () => {
      const scope = globalThis as unknown as { saved: Promise<string>; name: string };
      return { name: scope.name, text: await scope.saved };
    });
    expect(name).toMatch(/^caveat-settings-\d{4}-\d\d-\d\d\.json$/);
    await forget(world);
    const other = await openOptions();
    expect(await services(other)).toEqual([]);
    await readFile(other, name, text);
    await eventually('the service is listed', async () => (await services(other)).join() === 'likesocial');
    expect(await other.evaluate(() => document.querySelector<HTMLInputElement>('input[value="bottom"]')?.checked)).toBe(
      true,
    );
    await expectNothingAt('https://likesocial.co/');
    await other.waitForSelector('[data-host="mine.example"] input');
    expect(await other.$eval('[data-host="mine.example"] input', (note) => note.value)).toBe('Sold us reviews');
  });

  it('of another kind change nothing', async () => {
    const options = await openOptions();
    await readFile(
      options,
      'other.json',
      '{"caveat":"settings","version":1,"preferences":{"guard":false,"barPosition":"middle"}}',
    );
    await eventually('the fault is named', () =>
      options.evaluate(
        () => document.querySelector('.faults')?.textContent.includes('preferences.barPosition') === true,
      ),
    );
    expect(await options.evaluate(() => document.querySelector<HTMLInputElement>('input[name="guard"]')?.checked)).toBe(
      true,
    );
  });
});
