/** The guard at password fields and the marks beside links, in the built extension. */
import { describe, expect, it } from 'vitest';
import type { Frame, Page } from 'puppeteer-core';
import { eventually, html, layer, openWorld, press, reviewed, visit } from '../browser.ts';


const world = openWorld({
  'massroot8.com/login': html('<h1>Massroot8</h1><p>Connect your Facebook account.</p><form><label>Facebook password <input type="password" id="field"></label></form>'),
  'massroot8.com/framed': html('<h1>Massroot8</h1><p>Connect your account.</p><iframe src="https://login.example/form" width="600" height="400"></iframe>'),
  'massroot8.com/later': html('<h1>Massroot8</h1><p>Connect your account.</p><div id="place"></div>'),
  'massroot8.com/form': html('<label>Facebook password <input type="password" id="field"></label>'),
  'login.example/form': html('<label>Facebook password <input type="password" id="field"></label>'),
  'links.example/*': html('<h1>Links</h1><p><a id="listed" href="https://www.massroot8.com/start">a link</a></p><p><a id="other" href="https://elsewhere.example/">another</a></p>'),
  'elsewhere.example/framed': html('<h1>Elsewhere</h1><iframe src="https://login.example/form" width="600" height="400"></iframe>'),
  'elsewhere.example/*': html('<h1>Elsewhere</h1>'),
});

const guard = (page: Page): Promise<string | null> => world.driver.inLayer(page, (root) => root.querySelector<HTMLElement>('[data-part="guard"]')?.innerText ?? null).then((text) => text ?? null);
const typed = (page: Page): Promise<string> => page.evaluate(() => (document.getElementById('field') as HTMLInputElement).value);

describe('the guard', () => {
  it('stands before a password is typed, and lets it be typed once that was decided', async () => {
    const page = await visit(world, 'https://massroot8.com/login');
    expect(await layer(world, page)).toMatchObject({ part: 'alert' });
    await press(world, page, '[data-action="continue"]');
    await eventually('the bar', async () => (await layer(world, page, 0))?.part === 'notice');
    await page.click('#field');
    await eventually('the guard', async () => (await guard(page))?.includes('Facebook, Inc. sued the operator of Massroot8') === true);
    await page.keyboard.type('secret');
    expect(await typed(page)).toBe('');
    await eventually('it may be used', async () => (await world.driver.inLayer(page, (root) => root.querySelector('[data-action="use"]:not([aria-disabled])') !== null)) === true);
    await press(world, page, '[data-action="use"]');
    await eventually('the guard is gone', async () => (await guard(page)) === null);
    await eventually('the field has the focus', () => page.evaluate(() => document.activeElement?.id === 'field'));
    await page.keyboard.type('mine');
    expect(await typed(page)).toBe('mine');
  });
});

/** The frame of a page, once it is there. */
async function frameOf(page: Page): Promise<Frame> {
  await eventually('a frame', () => Promise.resolve(page.frames().length === 2));
  return page.frames()[1]!;
}
const typedIn = (frame: Frame): Promise<string> => frame.evaluate(() => (document.getElementById('field') as HTMLInputElement).value);

describe('the guard in a frame', () => {
  it('stands in a frame of another site, before a password is typed', async () => {
    const page = await visit(world, 'https://massroot8.com/framed');
    await layer(world, page);
    await press(world, page, '[data-action="continue"]');
    await eventually('the bar', async () => (await layer(world, page, 0))?.part === 'notice');
    const frame = await frameOf(page);
    await eventually('Caveat in the frame', () => frame.evaluate(() => document.querySelector('caveat-layer') !== null));
    await frame.click('#field');
    await page.keyboard.type('secret');
    expect(await typedIn(frame)).toBe('');
    // Focus is on "Leave this site"; the next button is "Use it anyway", which answers after three seconds.
    await page.keyboard.press('Tab');
    await eventually('the field is given back', async () => {
      await page.keyboard.press('Enter');
      return frame.evaluate(() => document.activeElement?.id === 'field');
    });
    await page.keyboard.type('mine');
    expect(await typedIn(frame)).toBe('mine');
    expect(await layer(world, page)).toMatchObject({ part: 'notice' });
  });

  it('comes to a frame that is added later, once that has the focus', async () => {
    const page = await visit(world, 'https://massroot8.com/later');
    await layer(world, page);
    await press(world, page, '[data-action="continue"]');
    await eventually('the bar', async () => (await layer(world, page, 0))?.part === 'notice');
    await page.evaluate(() => {
      document.getElementById('place')!.innerHTML = '<iframe src="/form" width="600" height="400"></iframe>';
    });
    const frame = await frameOf(page);
    await frame.waitForSelector('#field');
    await frame.click('#field');
    await eventually('Caveat in the frame', () => frame.evaluate(() => document.querySelector('caveat-layer') !== null));
    await eventually('the field has lost the focus', () => frame.evaluate(() => document.activeElement?.id !== 'field'));
    await page.keyboard.type('secret');
    expect(await typedIn(frame)).toBe('');
  });

  it('leaves frames of pages without a warning alone', async () => {
    const page = await visit(world, 'https://elsewhere.example/framed');
    await reviewed(world, page);
    const frame = await frameOf(page);
    // A frame of another site takes the keyboard a moment after the press.
    await eventually('typed', async () => {
      await frame.click('#field');
      await page.keyboard.type('mine');
      return (await typedIn(frame)).endsWith('mine');
    });
    expect(await frame.evaluate(() => document.querySelector('caveat-layer'))).toBeNull();
  });
});

describe('a mark', () => {
  it('stands beside a link to a listed service, and beside no other', async () => {
    const page = await visit(world, 'https://links.example/');
    await eventually('a mark', () => page.evaluate(() => document.getElementById('listed')?.nextElementSibling?.localName === 'caveat-mark'));
    const seen = await page.evaluate(() => {
      const mark = document.querySelector('caveat-mark')!;
      return { marks: document.querySelectorAll('caveat-mark').length, root: mark.shadowRoot, text: mark.textContent, described: document.getElementById('listed')!.getAttribute('aria-describedby') === mark.id };
    });
    expect(seen).toEqual({ marks: 1, root: null, text: '', described: true });
  });

  it('opens a card with the case when it is pressed', async () => {
    const page = await visit(world, 'https://links.example/');
    await eventually('a mark', () => page.evaluate(() => document.querySelector('caveat-mark') !== null));
    const { x, y } = await page.evaluate(() => {
      const { right, top, height } = document.getElementById('listed')!.getBoundingClientRect();
      return { x: right + 20, y: top + height / 2 };
    });
    await page.mouse.click(x, y);
    await eventually('the card', async () => (await world.driver.inLayer(page, (root) => root.querySelector<HTMLElement>('[role="dialog"][data-part="mark"]')?.innerText.includes('Facebook, Inc. v. Zaghar') === true)) === true);
    await page.keyboard.press('Escape');
    await eventually('no card', async () => (await world.driver.inLayer(page, (root) => root.querySelector('[role="dialog"]') === null)) === true);
  });
});
