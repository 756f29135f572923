/** Documents in the browser's own viewers: Caveat tells of a listed host, and the viewer looks as before. */
import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { eventually, layer, openWorld, pictureOf, reviewed, visit } from '../browser.ts';
import type { SitePage } from '../../../tools/browsers/index.ts';
import { pdfOf } from '../fixtures/pdf.ts';

const PDF = { type: 'application/pdf', body: pdfOf('Some words on paper') };
const FEED = {
  type: 'text/xml',
  body: '<?xml version="1.0"?><rss version="2.0"><channel><title>Notes</title><link>/words</link></channel></rss>',
};
const world = openWorld(
  Object.fromEntries<SitePage>(
    ['massroot8.com', 'flowers.example'].flatMap((host) => [
      [`${host}/paper`, PDF],
      [`${host}/paper.pdf`, PDF],
      [`${host}/feed`, FEED],
    ]),
  ),
);

/** A picture of the top of the window as text; empty until a document with white paper is drawn. */
async function strip(page: Page, height: number): Promise<string> {
  await page.bringToFront();
  const { data } = await pictureOf(page, { x: 0, y: 0, width: 1000, height });
  const white = Buffer.from([255, 255, 255, 255]).readUInt32LE();
  const pixels = new Uint32Array(data.buffer, data.byteOffset, data.length / 4);
  return pixels.filter((pixel) => pixel === white).length > pixels.length / 10 ? data.toString('base64') : '';
}
/** Waits until both tabs look the same, each compared while in front: viewers draw again, step by step, when shown. */
async function looksLike(page: Page, plain: Page, height: number): Promise<void> {
  let elsewhere = '';
  await eventually('the document elsewhere is drawn, and stays so', async () => {
    const before = elsewhere;
    elsewhere = await strip(plain, height);
    return elsewhere !== '' && elsewhere === before;
  });
  await eventually('it looks as it does elsewhere', async () => (await strip(page, height)) === elsewhere);
}
const tells = (page: Page): Promise<void> =>
  eventually('a badge', async () => {
    const { text, title } = await world.driver.badge(page);
    return text === '▲' && title.includes('Massroot8');
  });

describe("a document in the browser's viewer of PDF", () => {
  it.each(['paper', 'paper.pdf'])('is told of on a listed host, and stays as it was (%s)', async (path) => {
    const plain = await visit(world, `https://flowers.example/${path}`);
    const page = await visit(world, `https://massroot8.com/${path}`);
    await tells(page);
    // Firefox's viewer cannot hold the warning. Chromium's can, and the warning leaves the viewer's own controls free.
    const isViewer = world.driver.name === 'firefox';
    const view = await reviewed(
      world,
      page,
      ({ state, viewer }) => state === 'listed' && (viewer === true) === isViewer,
    );
    expect(view.findings[0]?.dossier?.service.name).toBe('Massroot8');
    if (!isViewer) expect(await layer(world, page)).toMatchObject({ part: 'notice' });
    await looksLike(page, plain, 600);
  });

  it('is left alone on another host', async () => {
    const page = await visit(world, 'https://flowers.example/paper');
    await eventually('the document', async () => (await strip(page, 600)) !== '');
    // Reports are handled in order: once this later page is reported, the first one would have been too.
    const other = await visit(world, 'https://massroot8.com/paper');
    await tells(other);
    expect(await world.driver.badge(page)).toEqual({ text: '', title: 'Caveat' });
    expect((await reviewed(world, page)).findings).toEqual([]);
    expect(await page.evaluate(() => [...document.documentElement.children].map(({ localName }) => localName))).toEqual(
      ['head', 'body'],
    );
  });

  it('is forgotten by the next page in its tab', async () => {
    const page = await visit(world, 'https://massroot8.com/paper');
    await tells(page);
    await page.goto('https://flowers.example/paper', { waitUntil: 'domcontentloaded' });
    await eventually('no badge', async () => (await world.driver.badge(page)).text === '');
    expect((await reviewed(world, page)).findings).toEqual([]);
  });
});

describe("the browser's view of XML", () => {
  it('is told of on a listed host, and stays as it was', async () => {
    const plain = await visit(world, 'https://flowers.example/feed');
    const page = await visit(world, 'https://massroot8.com/feed');
    await tells(page);
    if (world.driver.name === 'firefox') {
      const view = await reviewed(world, page, ({ viewer }) => viewer === true);
      expect([view.state, view.removed]).toEqual(['listed', undefined]);
      await looksLike(page, plain, 300);
    } else expect(await layer(world, page)).toMatchObject({ part: 'notice' });
  });
});
