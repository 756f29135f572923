/** axe-core over every page of the extension and every state of the warning, in a real browser, contrast included. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { SCENES } from '../../../src/pages/rehearsal/scenes.ts';
import { comesToRest, misfits, misfitsOn, openAtRest } from '../misfits.ts';
import { LATER, openWorld, resize, reviewed, visit } from '../browser.ts';
import { isWritten } from '../history.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const world = openWorld();

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

type Change = (page: Page) => Promise<void>;
const THEMES = ['light', 'dark'] as const;
const themed =
  (theme: (typeof THEMES)[number]): Change =>
  (page) =>
    page.evaluate((wanted) => document.body.setAttribute('data-theme', wanted), theme);

/** Runs axe on a page in its present state, at a width. */
async function violationsOn(page: Page, path: string, width: number): Promise<string[]> {
  await resize(page, { width, height: 700 });
  await comesToRest(page); // half-transparent text would have too little contrast
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  const found = (await page.evaluate(async () => {
    const { axe: runner } = globalThis as unknown as {
      axe: { run(context: Document, options: unknown): Promise<{ violations: unknown[] }> };
    };
    return (
      await runner.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
        resultTypes: ['violations'],
      })
    ).violations;
  })) as Violation[];
  // The host has `all: initial !important` to keep the page's styles out; axe reports the spacing that Firefox lists
  // for it. The text inside has its own spacing, which user styles for extension parts may change.
  const ofHost = (id: string, target: readonly unknown[]): boolean =>
    id === 'avoid-inline-spacing' && target.length === 1 && String(target[0]) === 'html > div';
  return found.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ target }) => !ofHost(id, target))
      .map(({ target, failureSummary }) => `${path}: ${id} at ${JSON.stringify(target)}: ${failureSummary ?? ''}`),
  );
}

const NONE: Change = () => Promise.resolve();
/** Opens a page, makes it ready, and returns what axe finds at each width, after that width's own change. */
async function violations(
  path: string,
  looks: readonly (readonly [width: number, change: Change])[],
  ready: Change = NONE,
): Promise<string[]> {
  const page = await openAtRest(world.driver, path, { width: looks[0]![0], height: 700 });
  await page.waitForSelector('h1');
  await ready(page);
  const found = [];
  for (const [width, change] of looks) {
    await change(page);
    found.push(...(await violationsOn(page, path, width)));
  }
  await page.close();
  return found;
}

const scene = (part: string, theme: string): string =>
  `src/pages/rehearsal/index.html?part=${part}&theme=${theme}&open`;

describe.each(SCENES)('the warning\'s state "%s"', (part) => {
  // One tab shows all of it, one after the other: opening tabs took as long as looking.
  it('has no violation of WCAG 2.2 AA, light and dark, fits, and can be hit by mouse and finger', async () => {
    const [light, dark] = [scene(part, 'light'), scene(part, 'dark')];
    const page = await openAtRest(world.driver, light, { width: 320, height: 700 });
    const found = [
      ...(await misfitsOn(page, light, 320)),
      ...(await violationsOn(page, light, 900)),
      ...(await misfitsOn(page, light, 1200)),
    ];
    await openAtRest(world.driver, dark, { width: 900, height: 700 }, page);
    found.push(...(await violationsOn(page, dark, 900)));
    if (world.driver.playsTouch) found.push(...(await misfits(world.driver, [light], 320, true, page)));
    expect(found).toEqual([]);
    await page.close();
  });
});

describe('no violation of WCAG 2.2 AA', () => {
  it.each([
    'src/pages/popup/index.html?tab=0',
    'src/pages/panel/index.html',
    'src/pages/checklist/index.html?platform=instagram',
    'src/pages/rehearsal/index.html',
    'src/pages/options/index.html',
    'src/pages/stop/index.html',
  ])('on the page %s, wide and narrow', async (path) => {
    const found = await violations(path, [
      [900, NONE],
      [320, NONE],
    ]);
    expect(found).toEqual([]);
  });

  it('on the page in the place of a site, wide and narrow, light and dark', async () => {
    await world.driver.ask('preferences/set', { stop: true });
    const found = await violations(
      'src/pages/stop/index.html#https://massroot8.com/shop',
      [
        [900, themed('light')],
        [320, themed('dark')],
      ],
      async (page) => {
        await page.waitForSelector('[data-part="stop"] [data-action="continue-longer"]');
        await page.click('[data-action="continue-longer"]');
      },
    );
    expect(found).toEqual([]);
  });

  it.each(['', '#services', '#pictures', '#case/facebook-v-zaghar-2020', '#service/jolygram'])(
    'on the case book at "%s", light and dark',
    async (hash) => {
      const found = await violations(
        `src/pages/casebook/index.html${hash}`,
        [
          [900, themed('light')],
          [320, themed('dark')],
        ],
        async (page) => {
          for (const table of await page.$$('.figure__head [aria-expanded="false"]')) await table.click();
        },
      );
      expect(found).toEqual([]);
    },
  );

  it('on the history with rows, one of them selected, and with none that fit, light and dark', async () => {
    await visit(world, 'https://massroot8.com/');
    await isWritten(world, 'massroot8.com');
    const found = await violations(
      'src/pages/history/index.html',
      [
        [900, themed('light')],
        [320, themed('dark')],
        [
          900,
          async (page) => {
            await page.type('.history__filters input', 'zzz');
            await page.waitForSelector('[data-action="show-all"]');
          },
        ],
      ],
      async (page) => {
        await page.waitForSelector('.meeting input[type="checkbox"]');
        await page.click('.meeting input[type="checkbox"]');
      },
    );
    expect(found).toEqual([]);
  });

  it.each(['massroot8.com', 'news.example', 'unlisted-shop.example', 'ordinary-shop.example'])(
    'in the popup over %s, all of it opened, wide and narrow, light and dark',
    async (host) => {
      const shown = await visit(world, `https://${host}/`);
      await reviewed(world, shown);
      const found = await violations(
        `src/pages/popup/index.html?tab=${await world.driver.tabId(shown)}`,
        [
          [360, themed('light')],
          [320, themed('dark')],
        ],
        async (page) => {
          await page.waitForSelector('.frame:not([data-state="loading"])');
          for (const fold of await page.$$('.frame [aria-expanded="false"]')) await fold.click();
        },
      );
      expect(found).toEqual([]);
    },
  );

  it('on the options with a choice, one taken back and a switch off, light and dark', async () => {
    const continued = { until: 'always', at: 1_700_000_000_000, revision: '' };
    await world.driver.lasting({
      values: { past: { services: { likesocial: { continued }, massroot8: { continued } } } },
    });
    const found = await violations(
      'src/pages/options/index.html',
      THEMES.map((theme) => [900, themed(theme)] as const),
      async (page) => {
        await page.waitForSelector('[data-service="massroot8"] [data-action="warn-again"]');
        await page.click('input[name="offers"]');
        await page.click('[data-service="massroot8"] [data-action="warn-again"]');
        await page.waitForSelector('[data-action="undo"]');
      },
    );
    expect(found).toEqual([]);
  });
});

/** Turns on forced colours, as in Windows' contrast themes. Only Chromium lets a driver do this. */
async function inSystemColours(page: Page): Promise<void> {
  const devtools = await page.createCDPSession();
  await devtools.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
}

describe('in the few colours of the system', () => {
  it.for([
    'src/pages/casebook/index.html',
    'src/pages/casebook/index.html#case/facebook-v-zaghar-2020',
    'src/pages/history/index.html',
    'src/pages/options/index.html',
    'src/pages/popup/index.html?tab=0',
  ])('words stand out on %s', { tags: 'chromium' }, async (path) => {
    expect(await violations(path, [[900, inSystemColours]])).toEqual([]);
  });

  it('the bars of the pictures stand out', { tags: 'chromium' }, async () => {
    const page = await openAtRest(world.driver, 'src/pages/casebook/index.html#pictures', { width: 1000, height: 900 });
    await page.waitForSelector('.chart__part');
    await inSystemColours(page);
    const { count, unseen } = await page.evaluate(() => {
      const isNothing = (paint: string): boolean =>
        ['none', 'rgba(0, 0, 0, 0)', getComputedStyle(document.body).backgroundColor].includes(paint);
      const bars = [...document.querySelectorAll('.chart__part, .chart__ink')];
      const drawn = bars.map((bar) => [getComputedStyle(bar).fill, getComputedStyle(bar).stroke]);
      return { count: bars.length, unseen: drawn.filter((paints) => paints.every(isNothing)) };
    });
    expect(count).toBeGreaterThan(20);
    expect(unseen).toEqual([]);
  });
});

describe('on a phone of 360 pixels', () => {
  it.each([
    'src/pages/popup/index.html?tab=0',
    'src/pages/history/index.html',
    'src/pages/options/index.html',
    'src/pages/checklist/index.html?platform=tiktok',
    'src/pages/casebook/index.html',
    'src/pages/casebook/index.html#services',
    'src/pages/casebook/index.html#pictures',
    'src/pages/casebook/index.html#case/facebook-v-zaghar-2020',
    'src/pages/casebook/index.html#service/jolygram',
  ])('%s fits, and can be hit by a finger where one can be played', async (path) => {
    expect(await misfits(world.driver, [path], 360, world.driver.playsTouch)).toEqual([]);
  });

  it('the popup fills the whole screen', { tags: 'chromium' }, async () => {
    const page = await world.driver.extensionPage('src/pages/popup/index.html?tab=0');
    await page.setViewport({ width: 360, height: 780, hasTouch: true, isMobile: true });
    await page.waitForSelector('.frame__foot');
    const size = () =>
      page.evaluate(() => {
        const { width, height } = document.querySelector('.frame')!.getBoundingClientRect();
        return [width, height];
      });
    await expect.poll(size, LATER).toEqual([360, 780]);
    await page.close();
  });
});

describe('the check itself', () => {
  it('sees into the warning: a fault put there is found', async () => {
    const faulty = await violations(scene('alert', 'light'), [[900, NONE]], (page) =>
      page.evaluate(async () => {
        const picture = document.createElement('img');
        picture.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
        // Caveat soon redraws what something else has changed. Hold timers back, so that the redraw cannot start.
        const { setTimeout: begin } = globalThis;
        globalThis.setTimeout = (() => 0) as unknown as typeof setTimeout;
        document.querySelector(':root > div')?.shadowRoot?.querySelector('[data-part]')?.append(picture);
        await Promise.resolve();
        globalThis.setTimeout = begin;
      }),
    );
    expect(faulty.join()).toContain('image-alt at [["html > div","img"]]');
  });
});
