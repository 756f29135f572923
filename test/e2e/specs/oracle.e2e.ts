/**
 * What cannot be seen is shown nowhere, and what the reader chose changes nothing on pages that only link: a page must
 * not learn from Caveat what is listed, nor what was chosen.
 */
import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import type { JudgedFinding } from '../../../src/domain/finding.ts';
import { eventually, html, openWorld, reviewed, visit } from '../browser.ts';

/** Ways to have something on a page and not to show it. */
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
};
const IN_A_SLIT = 'position: relative; width: 1px; height: 1px; overflow: hidden';

const frame = (style: string): string =>
  `<iframe src="https://likesocial.co/widget" title="w" width="300" height="200" style="${style}"></iframe>`;
const link = (style: string, words = 'likesocial'): string =>
  `<a href="https://likesocial.co/x" style="display: inline-block; ${style}">${words}</a>`;
/** What has no box is not even read. */
const UNREAD = ['without a box', 'invisible'];
const LINKS = [
  ...Object.entries(HIDES).flatMap(([name, style]) => (UNREAD.includes(name) ? [] : [link(style)])),
  `<div style="${IN_A_SLIT}">${link('')}</div>`,
  link('', ''),
];
const LATER = `<script>
  globalThis.addLater = () =>
    document.body.insertAdjacentHTML('beforeend', '<p style="margin: 60px"><a href="https://nakrutka.cc/">later</a></p>');
</script>`;
const page = (body: string): string => html(`<h1>A page</h1>${body}${LATER}`);

const world = openWorld({
  ...Object.fromEntries(
    Object.entries(HIDES).flatMap(([name, style]) => {
      return [[`oracle.example/frame-${name.replaceAll(' ', '-')}`, page(frame(style))]];
    }),
  ),
  'oracle.example/frame-in-a-slit': page(`<div style="${IN_A_SLIT}">${frame('')}</div>`),
  'oracle.example/links': page(LINKS.map((each) => `<p>${each}</p>`).join('')),
  'oracle.example/links-without-a-box': page(UNREAD.map((name) => `<p>${link(HIDES[name]!)}</p>`).join('')),
  'oracle.example/script': page('<script src="https://likesocial.co/widget.js"></script>'),
  'oracle.example/frame-shown': page(frame('')),
  'oracle.example/link-shown': page(`<p style="margin: 60px">${link('')}</p>`),
  'likesocial.co/*': html('<p>ok</p>'),
});

/** What Caveat shows on a page. */
const shown = (tab: Page): Promise<{ readonly parts: number; readonly marks: number } | undefined> =>
  world.driver.inLayer(tab, (root) => ({
    parts: root.querySelectorAll('.stage [data-part]').length,
    marks: root.querySelectorAll('[data-part="mark-chip"], .chip').length,
  }));

/** What a page can measure of what stands over it. */
const measured = (tab: Page): Promise<unknown> =>
  tab.evaluate(() => {
    const at: string[] = [];
    for (let y = 4; y < 400; y += 8)
      for (let x = 4; x < 600; x += 8) at.push(document.elementFromPoint(x, y)?.localName ?? '');
    return { at, elements: document.querySelectorAll('*').length };
  });

describe('a frame of a listed service', () => {
  it('that can be seen has its bar', async () => {
    const tab = await visit(world, 'https://oracle.example/frame-shown');
    await eventually('the bar', async () => (await shown(tab))?.parts === 1);
  });

  it.each([...Object.keys(HIDES).map((name) => `frame-${name.replaceAll(' ', '-')}`), 'frame-in-a-slit', 'script'])(
    'that cannot (%s) is on the toolbar button alone',
    async (path) => {
      const tab = await visit(world, `https://oracle.example/${path}`);
      await eventually('the badge', async () => (await world.driver.badge(tab)).text === '▲');
      expect(await tab.$$(':root > div')).toHaveLength(0);
      // Something comes up later, and that alone.
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
    await eventually('a mark', async () => ((await shown(tab))?.marks ?? 0) > 0);
    expect((await shown(tab))?.marks).toBe(1);
  });
});

describe('what the reader chose', () => {
  it('changes nothing that a page with a link can measure', async () => {
    const look = async (): Promise<unknown> => {
      const tab = await visit(world, 'https://oracle.example/link-shown');
      await eventually('the mark', async () => (await shown(tab))?.marks === 1);
      const before = await measured(tab);
      await tab.close();
      return before;
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
