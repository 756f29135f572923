/** Checks the fixture fonts: a layout spec that runs in them proves nothing if the browser does not use them. */
import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { eventually, html, LATER, layer, openWorld, visit } from '../browser.ts';
import { FONTS, inFont } from '../fonts.ts';

const PAGE = html('<p><span id="words">Follow the news, Минск</span></p>');
/** Widths in pixels of the text above at 16 pixels: 13 letters, 4 thin ones, 2 broad ones and 3 spaces. */
const WIDTHS = { wide: 251, narrow: 103 } as const;

/**
 * Waits until the text is drawn in a font. Systems that place letters on whole pixels draw it a little wider or
 * narrower; no other font comes near.
 */
const isDrawnIn = (font: keyof typeof WIDTHS, page: Page): Promise<void> =>
  expect
    .poll(() => page.evaluate(() => Math.round(document.getElementById('words')!.getBoundingClientRect().width)), LATER)
    .toSatisfy((width: number) => Math.abs(width - WIDTHS[font]) < WIDTHS[font] * 0.25);

describe('a page that brings a fixture font', () => {
  const world = openWorld(Object.fromEntries(FONTS.map((font) => [`${font}.example/`, inFont(font, PAGE)])));

  it.each(FONTS)('is drawn in it: %s', async (font) => {
    const page = await visit(world, `https://${font}.example/`);
    await isDrawnIn(font, page);
  });
});

describe.each(FONTS)('a machine that has the font "%s" alone', (font) => {
  const world = openWorld({ 'words.example/': PAGE }, { font });

  it('draws pages and the warning in it, and the way out of the warning is in view', async () => {
    await isDrawnIn(font, await visit(world, 'https://words.example/'));
    const page = await visit(world, 'https://massroot8.com/');
    expect(await layer(world, page)).toMatchObject({ part: 'alert' });
    await page.setViewport({ width: 390, height: 700 });
    await eventually('the button that leaves is whole', async () => {
      const box = await world.driver.inLayer(page, (root) => {
        const { left, right, top, bottom } = root.querySelector('[data-action="leave"]')!.getBoundingClientRect();
        return left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight && right > left;
      });
      return box === true;
    });
  });
});
