/**
 * A page must not learn from Caveat what is listed, nor what the reader chose. So Caveat shows nothing for links and
 * frames that cannot be seen, and a choice changes nothing on pages that only link to a service.
 */
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import type { JudgedFinding } from '../../../src/domain/finding.ts';
import { chips } from '../chips.ts';
import { eventually, html, openWorld, reviewed, visit } from '../browser.ts';

/** Styles that hide an element in different ways. */
const HIDES: Readonly<Record<string, string>> = {
  'without a box': 'display: none',
  invisible: 'visibility: hidden',
  transparent: 'opacity: 0',
  'filtered away': 'filter: opacity(0)',
  'clipped away': 'clip-path: inset(100%)',
  'masked away': 'mask-image: linear-gradient(transparent, transparent)',
  'left of the page': 'position: absolute; left: -9999px',
  'above the page': 'position: absolute; top: -9999px',
  'of one pixel': 'width: 1px; height: 1px; border: 0; overflow: hidden; display: block',
  'scaled away': 'transform: scale(0)',
  'clipped by a shape': 'clip-path: polygon(0 0, 0 0, 0 0)',
  'clipped from one side': 'clip-path: inset(0 0 100% 0)',
  'clipped as of old': 'position: absolute; clip: rect(0, 0, 0, 0)',
  'as bright as its ground': 'filter: brightness(100)',
};
/** Surroundings that hide an element: the markup before it and after it. */
const AROUND: Readonly<Record<string, readonly [before: string, after: string]>> = {
  'in a slit': ['<div style="position: relative; width: 1px; height: 1px; overflow: hidden">', '</div>'],
  'in a box of no size': ['<div style="contain: strict; width: 0; height: 0">', '</div>'],
  'beside a page that does not scroll': [
    '<style>html { overflow-x: hidden }</style><div style="position: absolute; left: 300vw">',
    '</div>',
  ],
  'under something': [
    '<div style="position: relative; width: 400px">',
    '<div style="position: absolute; inset: -20px; background: #fff"></div></div>',
  ],
  'behind the page': [
    '<div style="position: fixed; inset: 0; z-index: -9">',
    '</div><div style="position: fixed; inset: 0; background: #fff; z-index: -8"></div>',
  ],
};
const pathOf = (name: string): string => `frame-${name.replaceAll(' ', '-')}`;

const frame = (style: string): string =>
  `<iframe src="https://likesocial.co/widget" title="w" width="300" height="200" style="${style}"></iframe>`;
const link = (style: string, words = 'likesocial'): string =>
  `<a href="https://likesocial.co/x" style="display: inline-block; ${style}">${words}</a>`;
/** Styles that give a link's text the colour of its background, or none. */
const INKLESS: readonly string[] = [
  '-webkit-text-fill-color: transparent; text-decoration-color: transparent',
  'color: #fff; text-decoration: none',
];
const ON_ITS_COLOUR = `<div style="background: #123456">${link('color: #123456; text-decoration: none')}</div>`;
/** Ways of hiding that keep the reader from reading an element at all. */
const UNREAD = ['without a box', 'invisible'];
const LINKS = [
  ...Object.entries(HIDES).flatMap(([name, style]) => (UNREAD.includes(name) ? [] : [link(style)])),
  ...Object.entries(AROUND).flatMap(([name, [before, after]]) =>
    // Fixed surroundings, or those that stand apart, are tested with frames, each on a page of its own.
    ['in a slit', 'under something'].includes(name) ? [`${before}${link('')}${after}`] : [],
  ),
  ...INKLESS.map((style) => link(style)),
  ON_ITS_COLOUR,
  link('', ''),
];
const LATER = `<script>
  globalThis.addLater = () =>
    document.body.insertAdjacentHTML('beforeend',
      '<p style="margin: 60px"><a href="https://nakrutka.cc/">later</a></p>');
</script>`;
const page = (body: string): string => html(`<h1>A page</h1>${body}${LATER}`);

const world = openWorld({
  ...Object.fromEntries(
    Object.entries(HIDES).flatMap(([name, style]) => {
      return [[`oracle.example/${pathOf(name)}`, page(frame(style))]];
    }),
  ),
  ...Object.fromEntries(
    Object.entries(AROUND).map(([name, [before, after]]) => [
      `oracle.example/${pathOf(name)}`,
      page(`${before}${frame('')}${after}`),
    ]),
  ),
  'oracle.example/links': page(LINKS.map((each) => `<p>${each}</p>`).join('')),
  'oracle.example/links-without-a-box': page(UNREAD.map((name) => `<p>${link(HIDES[name]!)}</p>`).join('')),
  'oracle.example/script': page('<script src="https://likesocial.co/widget.js"></script>'),
  'oracle.example/frame-shown': page(frame('')),
  'oracle.example/link-shown': page(`<p style="margin: 60px">${link('')}</p>`),
  'likesocial.co/*': html('<p>ok</p>'),
});

/** How many parts and marks the layer holds; undefined if there is no layer. */
const shown = (tab: Page): Promise<{ readonly parts: number; readonly marks: number } | undefined> =>
  world.driver.inLayer(tab, (root) => ({
    parts: root.querySelectorAll('.stage [data-part]').length,
    marks: root.querySelectorAll('[data-part="mark-chip"], .chip').length,
  }));

/** What a page can measure of things over it: the topmost element at many points, and the number of its elements. */
const measure = (tab: Page): Promise<{ at: string[]; elements: number }> =>
  tab.evaluate(() => {
    const at: string[] = [];
    for (let y = 4; y < 400; y += 8)
      for (let x = 4; x < 600; x += 8) at.push(document.elementFromPoint(x, y)?.localName ?? '');
    return { at, elements: document.querySelectorAll('*').length };
  });

/** The same, once a mark has its place: it is added to the layer a moment before it is placed. */
async function measured(tab: Page): Promise<unknown> {
  let last: unknown;
  await eventually('the mark in its place', async () => {
    const before = last;
    const now = await measure(tab);
    last = now;
    return now.at.includes('div') && isDeepStrictEqual(now, before);
  });
  return last;
}

describe('a frame of a listed service', () => {
  it('that can be seen has its bar', async () => {
    const tab = await visit(world, 'https://oracle.example/frame-shown');
    await eventually('the bar', async () => (await shown(tab))?.parts === 1);
  });

  it.each([...[...Object.keys(HIDES), ...Object.keys(AROUND)].map(pathOf), 'script'])(
    'that cannot (%s) is on the toolbar button alone',
    async (path) => {
      const tab = await visit(world, `https://oracle.example/${path}`);
      await eventually('the badge', async () => (await world.driver.badge(tab)).text === '▲');
      expect(await tab.$$(':root > div')).toHaveLength(0);
      // Add a visible link: it gets its mark, and nothing else appears.
      await tab.evaluate(() => (globalThis as unknown as { addLater: () => void }).addLater());
      await eventually('a mark', async () => (await shown(tab))?.marks === 1);
      expect((await shown(tab))?.parts).toBe(0);
    },
  );
});

describe('links to a listed service', () => {
  it.each([
    ['links', LINKS.length],
    ['links-without-a-box', 0],
  ])('that cannot be seen (%s) have no mark, and nothing stands on the page', async (path, count) => {
    const tab = await visit(world, `https://oracle.example/${path}`);
    const counted = (findings: readonly JudgedFinding[]): number =>
      findings.reduce((sum, { finding }) => sum + (finding.kind === 'link' ? finding.count : 0), 0);
    await reviewed(world, tab, ({ findings }) => counted(findings) === count);
    await eventually('the badge', async () => (await world.driver.badge(tab)).text === (count === 0 ? '' : '1'));
    expect(await tab.$$(':root > div')).toHaveLength(0);
    await tab.evaluate(() => (globalThis as unknown as { addLater: () => void }).addLater());
    // Marks are placed from top to bottom: once the last link has its mark, the others would have theirs.
    const marked = async (): Promise<string[]> => (await chips(world, tab)).map(({ service }) => service);
    await eventually('the last mark', async () => (await marked()).includes('nakrutka'));
    expect(await marked()).toEqual(['nakrutka']);
  });
});

describe('what the reader chose', () => {
  it('changes nothing that a page with a link can measure', async () => {
    const look = async (): Promise<unknown> => {
      const tab = await visit(world, 'https://oracle.example/link-shown');
      await eventually('the mark', async () => (await shown(tab))?.marks === 1);
      const found = await measured(tab);
      await tab.close();
      return found;
    };
    const first = await look();
    for (const until of ['always', 'visit'] as const) {
      const continued = { until, at: Date.now(), revision: '' };
      await world.driver.lasting({
        values: { past: { services: { likesocial: { alertedAt: Date.now(), continued } } } },
      });
      expect(await look()).toEqual(first);
    }
  });
});
