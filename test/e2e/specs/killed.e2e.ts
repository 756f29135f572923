/**
 * The browser may end Caveat's background at any moment. Whenever that happens during a visit, the warning still comes,
 * and what the reader chose is kept.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { eventually, html, layer, openWorld, press, visit } from '../browser.ts';
import type { LayerSnapshot } from '../browser.ts';

const world = openWorld({
  'massroot8.com/app': html('<h1>Massroot8</h1><p>Connect your account.</p>'),
  'shop.example/links': html('<h1>Links</h1><p style="margin: 60px"><a href="https://nakrutka.cc/x">a link</a></p>'),
});

/** When the background is ended, in milliseconds after the visit begins: eleven steps until the warning stands. */
const STEPS = [0, 30, 60, 90, 130, 180, 240, 320, 420, 600, 900];
const kill = (): Promise<void> => world.driver.stopBackground().catch(() => undefined);
const MAY_BE_STUCK_MS = 5000;

/**
 * The part of the warning on a page. If Chrome is told to end a worker that is just starting or stopping, it may leave
 * messages waiting and not start the worker again. A message from a page of the extension starts it.
 */
async function standsOn(page: Page): Promise<LayerSnapshot | undefined> {
  const seen = await layer(world, page, MAY_BE_STUCK_MS);
  if (seen !== undefined) return seen;
  await world.driver.ask('options/view', {});
  return layer(world, page);
}

describe('a background that is ended', () => {
  it.each(STEPS)('%d ms after a visit began leaves no page without its warning', async (ms) => {
    const page = await world.driver.newPage();
    const ended = pause(ms).then(kill);
    await page.goto('https://massroot8.com/app', { waitUntil: 'domcontentloaded' });
    expect(await standsOn(page)).toMatchObject({ part: 'alert', service: 'massroot8' });
    await ended;
    await eventually('the badge', async () => (await world.driver.badge(page)).text === '▲');
  });

  it('again and again while a page is read comes to its warning all the same', async () => {
    const page = await world.driver.newPage();
    let isOver = false;
    const killing = (async () => {
      for (let time = 0; time < 6 && !isOver; time += 1) {
        await kill();
        await pause(150);
      }
    })();
    await page.goto('https://massroot8.com/app', { waitUntil: 'domcontentloaded' });
    await killing;
    expect(await standsOn(page)).toMatchObject({ part: 'alert', service: 'massroot8' });
    isOver = true;
  });

  it('before a mark is due leaves no link without one', async () => {
    const page = await visit(world, 'https://shop.example/links');
    await kill();
    await standsOn(page);
    await eventually(
      'the mark',
      async () => (await world.driver.inLayer(page, (root) => root.querySelector('.chip') !== null)) === true,
    );
  });

  it('right after a press keeps what was chosen', async () => {
    const page = await visit(world, 'https://massroot8.com/app');
    await layer(world, page);
    await press(world, page, '[data-action="continue-longer"]');
    await kill();
    await press(world, page, '[data-action="continue-7-days"]');
    await kill();
    await eventually('the choice is stored', async () =>
      JSON.stringify((await world.driver.lasting())['past']).includes('7-days'),
    );
    await eventually('the bar', async () => (await layer(world, page, 0))?.part === 'notice');
  });
});
