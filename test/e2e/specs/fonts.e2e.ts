/** The fixture fonts: a layout spec that runs in them proves nothing where a browser does not take them. */
import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { html, openWorld, visit } from '../browser.ts';
import { FONTS, inFont } from '../fonts.ts';

const PAGE = html('<p><span id="words">Follow the news, Минск</span></p>');
/** Of the words above at 16 pixels: 13 letters, 4 thin ones, 2 broad ones and 3 spaces, as the fonts measure them. */
const WIDTHS = { wide: 251, narrow: 103 } as const;

async function widthOf(page: Page): Promise<number> {
  return page.evaluate(async () => {
    await document.fonts.ready;
    return Math.round(document.getElementById('words')!.getBoundingClientRect().width);
  });
}

describe('a page that brings a fixture font', () => {
  const world = openWorld(Object.fromEntries(FONTS.map((font) => [`${font}.example/`, inFont(font, PAGE)])));

  it.each(FONTS)('is drawn in it: %s', async (font) => {
    const page = await visit(world, `https://${font}.example/`);
    expect(await widthOf(page)).toBe(WIDTHS[font]);
  });
});
