/** axe-core over every page of the extension and every state of the warning, in a real browser, contrast included. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { SCENES } from '../../../src/pages/rehearsal/scenes.ts';
import { comesToRest, misfits, sceneStands } from '../misfits.ts';
import { forget, openWorld, reviewed, visit } from '../browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const world = openWorld();

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

async function violations(
  path: string,
  width = 900,
  change: (page: Page) => Promise<void> = () => Promise.resolve(),
): Promise<string[]> {
  const page = await world.driver.extensionPage(path);
  await page.setViewport({ width, height: 700 });
  await page.waitForSelector('h1');
  if (path.includes('part=')) await sceneStands(page, path);
  await comesToRest(page); // axe would measure words that are half transparent still
  await change(page);
  await page.evaluate(axe);
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
  await page.close();
  // `all: initial !important` on the host keeps the page's styles out; Firefox lists the spacing properties it stands
  // for. The words inside have their own, which user styles for extension parts may change.
  const ofHost = (id: string, target: readonly unknown[]): boolean =>
    id === 'avoid-inline-spacing' && target.length === 1 && String(target[0]) === 'html > div';
  return found.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ target }) => !ofHost(id, target))
      .map(({ target, failureSummary }) => `${path}: ${id} at ${JSON.stringify(target)}: ${failureSummary ?? ''}`),
  );
}

describe('no violation of WCAG 2.2 AA', () => {
  it.each(SCENES.flatMap((part) => ['light', 'dark'].map((theme) => [part, theme])))(
    'in the warning\'s state "%s", %s',
    async (part, theme) => {
      expect(await violations(`src/pages/rehearsal/index.html?part=${part}&theme=${theme}&open`)).toEqual([]);
    },
  );

  it.each([
    'src/pages/popup/index.html?tab=0',
    'src/pages/panel/index.html',
    'src/pages/checklist/index.html?platform=instagram',
    'src/pages/rehearsal/index.html',
    'src/pages/options/index.html',
    'src/pages/stop/index.html',
  ])('on the page %s, wide and narrow', async (path) => {
    expect(await violations(path)).toEqual([]);
    expect(await violations(path, 320)).toEqual([]);
  });

  it.each(['light', 'dark'])('on the page in the place of a site, wide and narrow, %s', async (theme) => {
    await world.driver.ask('preferences/set', { stop: true });
    for (const width of [900, 320])
      expect(
        await violations('src/pages/stop/index.html#https://massroot8.com/shop', width, async (page) => {
          await page.evaluate((wanted) => document.body.setAttribute('data-theme', wanted), theme);
          await page.waitForSelector('[data-part="stop"] [data-action="continue-longer"]');
          await page.click('[data-action="continue-longer"]');
        }),
      ).toEqual([]);
  });

  it.each(
    ['massroot8.com', 'news.example', 'unlisted-shop.example', 'ordinary-shop.example'].flatMap((host) =>
      ['light', 'dark'].map((theme) => [host, theme] as const),
    ),
  )('in the popup over %s, all of it opened, %s', async (host, theme) => {
    const shown = await visit(world, `https://${host}/`);
    await reviewed(world, shown);
    const path = `src/pages/popup/index.html?tab=${await world.driver.tabId(shown)}`;
    for (const width of [360, 320])
      expect(
        await violations(path, width, async (page) => {
          await page.waitForSelector('.frame:not([data-state="loading"])');
          await page.evaluate((wanted) => document.body.setAttribute('data-theme', wanted), theme);
          for (const fold of await page.$$('.frame [aria-expanded="false"]')) await fold.click();
        }),
      ).toEqual([]);
  });

  it.each(['light', 'dark'])('on the options with a choice, one taken back and a switch off, %s', async (theme) => {
    const continued = { until: 'always', at: 1_700_000_000_000, revision: '' };
    await world.driver.lasting({
      values: { past: { services: { likesocial: { continued }, massroot8: { continued } } } },
    });
    expect(
      await violations('src/pages/options/index.html', 900, async (page) => {
        await page.evaluate((wanted) => document.body.setAttribute('data-theme', wanted), theme);
        await page.click('input[name="offers"]');
        await page.click('[data-service="massroot8"] [data-action="warn-again"]');
        await page.waitForSelector('[data-action="undo"]');
      }),
    ).toEqual([]);
    await forget(world);
  });
});

const scene = (part: string): string => `src/pages/rehearsal/index.html?part=${part}&open`;

describe('what can be pressed', () => {
  it.each(SCENES.map((part) => [part]))(
    'fits and can be hit in the state "%s", wide and narrow, by mouse and by finger',
    async (part) => {
      expect([
        ...(await misfits(world.driver, scene(part), 1200, false)),
        ...(await misfits(world.driver, scene(part), 320, false)),
        ...(world.driver.playsTouch ? await misfits(world.driver, scene(part), 320, true) : []),
      ]).toEqual([]);
    },
  );
});

describe('the check itself', () => {
  it('sees into the warning: a fault put there is found', async () => {
    const faulty = await violations('src/pages/rehearsal/index.html?part=alert&open', 900, (page) =>
      page.evaluate(async () => {
        const picture = document.createElement('img');
        picture.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
        // Caveat draws anew, without it, what something else has changed: not while no timer begins.
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
