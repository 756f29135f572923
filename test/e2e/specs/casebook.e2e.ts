/** The case book in the built extension: by address bar, chart and keyboard, in print, and with ten thousand cases. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import axe from 'axe-core';
import { openScreenSite } from '../../../tools/lib/screen-site.ts';
import type { ScreenSite } from '../../../tools/lib/screen-site.ts';
import { readMessages } from '../../../tools/lib/words.ts';
import { madeCatalog, oddCatalog } from '../../fakes/made-catalog.ts';
import { choiceKept, continueToBar, eventually, LATER, layer, openWorld, resize, reviewed, visit } from '../browser.ts';
import { copied, keepCopies } from '../copies.ts';
import { written } from '../history.ts';

const BOOK = 'src/pages/casebook/index.html';
const world = openWorld();

/** Notes on the page for which address the book stands as it will stay: drawn after the change, and scrolled then. */
const noteDrawn = (page: Page): Promise<void> =>
  page.evaluate(() => {
    // The book draws in the event itself, and scrolls two frames later.
    const inFrames = (frames: number, then: () => void): void =>
      void requestAnimationFrame(() => (frames === 0 ? then() : inFrames(frames - 1, then)));
    addEventListener('hashchange', () => inFrames(2, () => Object.assign(globalThis, { drawnFor: location.hash })));
  });
async function openBook(hash = ''): Promise<Page> {
  const page = await world.driver.extensionPage(`${BOOK}${hash}`);
  await page.waitForSelector('main h1');
  await noteDrawn(page);
  return page;
}
/** Waits until the book is drawn for an address to which it was led. */
const isDrawn = (page: Page, hash: string): Promise<void> =>
  eventually(`the book at ${hash}`, () =>
    page.evaluate(
      (wanted) => location.hash === wanted && (globalThis as { drawnFor?: string }).drawnFor === wanted,
      hash,
    ),
  );
const countOf = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector('#book-count')?.textContent ?? '');
const captionsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...document.querySelectorAll('.rows cite')].map(({ textContent }) => textContent ?? ''));
/** Waits until no line of the page is wider than the window. */
const fitsPhone = (page: Page): Promise<void> =>
  expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), LATER)
    .toBe(0);
const hashOf = (page: Page): Promise<string> => page.evaluate(() => location.hash);

describe('the case book', () => {
  it('shows what its address asks for, and Back goes back', async () => {
    const page = await openBook('#cases?year=2020&by=facebook');
    expect(await captionsOf(page)).toContain('Facebook, Inc. v. Zaghar');
    const before = await countOf(page);
    await page.evaluate(() => {
      location.hash = '#case/facebook-v-zaghar-2020';
    });
    await page.waitForSelector('.sheet h1');
    expect(await page.evaluate(() => document.title)).toContain('Facebook, Inc. v. Zaghar');
    await page.evaluate(() => history.back());
    await eventually('the list again', async () => (await countOf(page)) === before);
    await page.close();
  });

  it('searches while somebody types, forgiving a mistake', async () => {
    const page = await openBook();
    await page.focus('input[type="search"]');
    await page.keyboard.type('zagar massroot');
    await eventually('all of it is searched for', async () => (await hashOf(page)) === '#cases?q=zagar+massroot');
    await eventually('one case is left', async () => /^1\b/.test(await countOf(page)));
    expect(await captionsOf(page)).toEqual(['Facebook, Inc. v. Zaghar']);
    await page.close();
  });

  it('leads from a bar to its list, by mouse and by keys', async () => {
    const page = await openBook();
    const bar = await page.waitForSelector('.chart--years [data-year="2019"]');
    const box = await bar!.evaluate((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x: x + width / 2, y: y + height - 3 };
    });
    await page.mouse.click(box.x, box.y);
    await isDrawn(page, '#cases?year=2019');
    await page.evaluate(() => document.querySelector<SVGAElement>('.chart--years a[tabindex="0"]')!.focus());
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    const last = await page.evaluate(() =>
      [...document.querySelectorAll('[data-year]')].at(-1)?.getAttribute('data-year'),
    );
    await isDrawn(page, `#cases?year=${last}`);
    await page.close();
  });

  it('gives with a press on a filter as many cases as the filter says, and lets it be taken back', async () => {
    const page = await openBook('#cases?year=2020');
    const told = await page.$eval('.facet a[href*="by=facebook"]', (link) =>
      Number(link.querySelector('.facet__count')?.textContent),
    );
    expect(told).toBeGreaterThan(1);
    await page.click('.facet a[href*="by=facebook"]');
    await isDrawn(page, '#cases?year=2020&by=facebook');
    expect(await countOf(page)).toBe(`${told} cases`);
    await page.click('.active a[href="#cases?year=2020"]');
    await isDrawn(page, '#cases?year=2020');
    await page.close();
  });

  it('leads from every picture to its list', async () => {
    const page = await openBook('#pictures');
    const links = await page.evaluate(() =>
      ['.row-bars li:first-child a', '.figure:nth-of-type(3) .row-bars a', '.chart--small a:last-of-type'].map(
        (each) => document.querySelector(each)?.getAttribute('href') ?? each,
      ),
    );
    expect(links.map((each) => each.replace(/=.*/, ''))).toEqual(['#cases?platform', '#cases?country', '#cases?year']);
    for (const [at, link] of links.entries()) {
      await page.evaluate(() => (location.hash = '#pictures'));
      if (at > 0) await isDrawn(page, '#pictures');
      const bar = await page.waitForSelector(`.pictures a[href="${link}"]`);
      await bar!.evaluate((each) => each.scrollIntoView({ block: 'center' }));
      const box = await bar!.evaluate((each) => {
        const { x, y, width, height } = each.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      });
      await page.mouse.click(box.x, box.y);
      await isDrawn(page, link);
      expect(await countOf(page)).toMatch(/^[1-9]/);
    }
    await page.close();
  });

  it('copies a citation in each of its forms, its source, and the table of a picture', async () => {
    const page = await openBook('#case/facebook-v-zaghar-2020');
    await keepCopies(page);
    await page.click('[data-action="cite"]');
    for (const [form, begin] of [
      ['plain', 'Facebook, Inc. v. Zaghar'],
      ['markdown', '*Facebook, Inc. v. Zaghar*'],
      ['bibtex', '@'],
    ] as const) {
      await page.click(`[data-action="copy-${form}"]`);
      await eventually(form, async () => (await copied(page)).startsWith(begin));
    }
    await page.click('[data-action="copy-link"]');
    await eventually(
      'the source',
      async () => (await copied(page)) === 'https://about.fb.com/news/2020/06/automation-software-lawsuits/',
    );
    expect(await page.$eval('.cite [role="status"]', (each) => each.textContent)).toBe('Copied.');
    await page.evaluate(() => (location.hash = '#cases?year=2020'));
    await isDrawn(page, '#cases?year=2020');
    const table = await page.waitForSelector('.figure__head [aria-expanded="false"]');
    await table!.click();
    const copy = await page.waitForSelector('.data-table .button');
    await copy!.click();
    await eventually('the table', async () => /^[^\n]*\n2008\t/.test(await copied(page)));
    await page.close();
  });

  it('says of a service when it was met and what was chosen', async () => {
    const met = await visit(world, 'https://massroot8.com/');
    await reviewed(world, met);
    expect(await layer(world, met)).toMatchObject({ part: 'alert' });
    await continueToBar(world, met);
    // The page asks once, when it is opened.
    await choiceKept(world, 'massroot8');
    await eventually('the choice is written down', async () =>
      (await written(world)).some(({ host, did }) => host === 'massroot8.com' && did === 'visit'),
    );
    const page = await openBook('#service/massroot8');
    const told = () =>
      page.$$eval('.sheet__side', (parts) => parts.map((each) => (each as HTMLElement).innerText).join());
    await eventually('it was met', async () => /massroot8\.com\s*continued once/.test(await told()));
    await eventually('it was chosen', async () => /What you chose\s+On .* you continued/.test(await told()));
    await page.close();
  });

  it('chooses the years that were dragged over', async () => {
    const page = await openBook();
    const at = (year: number) =>
      page.evaluate((wanted) => {
        const { x, y, width, height } = document.querySelector(`[data-year="${wanted}"] rect`)!.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      }, year);
    const [from, to] = [await at(2018), await at(2021)];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((from.x + to.x) / 2, from.y, { steps: 4 });
    await page.mouse.move(to.x, to.y, { steps: 4 });
    await page.mouse.up();
    await eventually('four years', async () => (await hashOf(page)) === '#cases?year=2018-2021');
    await page.close();
  });

  it('prints a case as one sheet, with the addresses of its sources and without the page around it', async () => {
    const page = await openBook('#case/facebook-v-zaghar-2020');
    await world.driver.playPrint(page);
    const seen = () =>
      page.evaluate(() => {
        const isShown = (selector: string): boolean =>
          [...document.querySelectorAll(selector)].some((element) => element.getClientRects().length > 0);
        return {
          sources: isShown('.documents__url'),
          buttons: isShown('.sheet button'),
          parts: isShown('.book__parts'),
          ground: getComputedStyle(document.body).backgroundColor,
        };
      });
    await expect
      .poll(seen, LATER)
      .toEqual({ sources: true, buttons: false, parts: false, ground: 'rgb(255, 255, 255)' });
    await page.close();
  });

  it('tells a case in order, the operator’s answer in letters as large as the claim’s', async () => {
    const page = await openBook('#case/facebook-v-power-ventures-2008');
    const seen = await page.evaluate(() => {
      const parts = [...document.querySelectorAll('.sheet h1, .strip, .sheet h2')];
      const sizeUnder = (heading: string): string | undefined => {
        const part = parts.find(({ textContent }) => textContent === heading)?.parentElement?.querySelector('p');
        return part ? getComputedStyle(part).fontSize : undefined;
      };
      return {
        parts: parts.map((each) => (each.matches('.strip') ? 'strip' : (each.textContent ?? ''))),
        sizes: [sizeUnder('What was alleged'), sizeUnder('Operator’s response')],
      };
    });
    expect(seen.parts.slice(0, 6)).toEqual([
      'Facebook, Inc. v. Power Ventures, Inc.',
      'strip',
      'What was alleged',
      'What was decided',
      'What this does not mean',
      'Operator’s response',
    ]);
    for (const part of ['Parties', 'Services named', 'Documents', 'Cases like this'])
      expect(seen.parts).toContain(part);
    expect(seen.sizes[0]).toBeDefined();
    expect(seen.sizes[1]).toBe(seen.sizes[0]);
    await page.close();
  });

  it('says of an address that names nothing what is nearest', async () => {
    for (const [hash, nearest] of [
      ['#case/facebook-v-zagar', '#case/facebook-v-zaghar-2020'],
      ['#service/masroot8', '#service/massroot8'],
      ['#jolygramm', '#service/jolygram'],
      ['#cases?by=facebok', '#cases?by=facebook'],
    ] as const) {
      const page = await openBook(hash);
      await page.waitForSelector(`a[href="${nearest}"]`);
      await page.close();
    }
  });

  it('takes fifty megabytes that are pasted, and what is typed after them', async () => {
    const page = await openBook();
    const isLeftToBrowser = await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'x'.repeat(50_000_000));
      const input = document.querySelector<HTMLInputElement>('input[type="search"]')!;
      input.focus();
      const paste = new Event('paste', { bubbles: true, cancelable: true });
      return input.dispatchEvent(Object.assign(paste, { clipboardData }));
    });
    expect(isLeftToBrowser).toBe(false);
    await eventually('nothing fits', async () => /^0\b/.test(await countOf(page)));
    expect((await hashOf(page)).length).toBeLessThan(300);
    await page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>('input[type="search"]')!;
      input.value = '';
      input.focus();
    });
    await page.keyboard.type('jolygram');
    await eventually('it finds again', async () => (await captionsOf(page)).some((each) => each.includes('Sahinturk')));
    await page.close();
  });

  it.each([
    '',
    '#services?by=amazon',
    '#pictures',
    '#case/facebook-v-power-ventures-2008',
    '#service/jolygram',
    '#nonsense',
  ])('has no fault that axe sees at %s, and no line wider than a phone', async (hash) => {
    const page = await openBook(hash);
    await page.evaluate(axe.source);
    const faults = await page.evaluate(async () => {
      type Axe = { run(options: unknown): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run({
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      });
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
    });
    expect(faults).toEqual([]);
    await resize(page, { width: 320, height: 640 });
    await fitsPhone(page);
    await page.close();
  });
});

/** Opens a case book that is served as an ordinary site with made-up cases, not from the extension. */
async function openMade(site: ScreenSite, hash: string): Promise<Page> {
  const page = await world.driver.newPage();
  await page.evaluateOnNewDocument(
    `const texts = ${JSON.stringify(readMessages('en'))}; globalThis.browser = { i18n: { ` +
      `getMessage: (key, args = []) => (key === '@@ui_locale' ? 'en' : texts[key] ?? '')` +
      `.replace(/\\$(\\d)/g, (_all, at) => args[at - 1] ?? '') }, runtime: { id: 'made', ` +
      `sendMessage: async () => ({ ok: true, value: { decisions: [] } }) } };`,
  );
  await page.goto(`${site.url}/${BOOK}${hash}`, { waitUntil: 'load' });
  await page.waitForSelector('main h1');
  return page;
}

describe('odd cases', () => {
  let site: ScreenSite;
  beforeAll(async () => {
    site = await openScreenSite([BOOK], [], oddCatalog());
  });
  afterAll(() => site.close());

  it.each([
    '',
    '#services',
    '#pictures',
    '#case/odd-bare',
    '#case/odd-crowded',
    '#case/odd-right',
    '#case/odd-long',
    '#service/of-odd-crowded',
    '#service/of-odd-right',
    '#service/of-odd-long',
  ])('fit a phone at %s, and a name from the right turns nothing round', async (hash) => {
    const page = await openMade(site, hash);
    await resize(page, { width: 320, height: 640 });
    await fitsPhone(page);
    const seen = await page.evaluate(() => ({
      text: document.querySelector('main')?.textContent ?? '',
      turned: [...document.querySelectorAll('main *')].filter(
        (element) =>
          getComputedStyle(element).direction === 'rtl' && !['CITE', 'BDI'].includes(element.tagName.toUpperCase()),
      ).length,
    }));
    expect(seen.turned).toBe(0);
    expect(seen.text).not.toMatch(/undefined|NaN|Infinity|\[object/);
    await page.close();
  });
});

describe('ten thousand cases', () => {
  let site: ScreenSite;
  beforeAll(async () => {
    site = await openScreenSite([BOOK], [], madeCatalog(10_000));
  });
  afterAll(() => site.close());

  it('stay a few hundred elements, from the first row to the last', async () => {
    const page = await openMade(site, '#cases?sort=oldest');
    try {
      await page.waitForSelector('.rows > li');
      const elements = (): Promise<number> => page.evaluate(() => document.querySelectorAll('*').length);
      const lastPlace = (): Promise<number> =>
        page.evaluate(() => Number(document.querySelector('.rows > li:last-child')?.getAttribute('aria-posinset')));
      expect(await countOf(page)).toBe('10,000 cases');
      expect(await elements()).toBeLessThan(2500);
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
      await eventually('the middle', async () => {
        const place = await lastPlace();
        return place > 3000 && place < 7000;
      });
      expect(await elements()).toBeLessThan(2500);
      await eventually('the end', async () => {
        await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
        return (await lastPlace()) === 10_000;
      });
      expect(await elements()).toBeLessThan(2500);
      await page.evaluate(() => {
        location.hash = '#cases?q=seller+9871';
      });
      await eventually('the one that was searched for', async () => (await countOf(page)) === '1 case');
      expect(await captionsOf(page)).toEqual(['Platform 31 v. Seller 9871']);
    } finally {
      await page.close();
    }
  });

  it('draw nothing while what is near still stands, and leave in its place what is read upwards', async () => {
    const page = await openMade(site, '#cases?sort=oldest');
    try {
      // Rows are higher on a phone than the list guesses.
      await page.setViewport({ width: 390, height: 800 });
      await page.waitForSelector('.rows > li');
      const seen = await page.evaluate(async () => {
        const drawn: Node[] = [];
        new MutationObserver((changes) => {
          for (const { addedNodes } of changes) drawn.push(...addedNodes);
        }).observe(document.querySelector('.rows')!, { childList: true, subtree: true, characterData: true });
        const shifts: number[] = [];
        scrollTo(0, 600_000);
        // Wait until the rows beyond the window's edges are drawn too: at first only those in view are.
        const isWhole = (): boolean => {
          const rows = document.querySelectorAll('.rows > li');
          const [first, last] = [rows[0]!.getBoundingClientRect(), rows[rows.length - 1]!.getBoundingClientRect()];
          return first.top < -0.3 * innerHeight && last.bottom > 1.3 * innerHeight;
        };
        const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
        while (!isWhole()) await frame();
        // The list has no further look to take once a frame has passed after the last drawing.
        await frame();
        await frame();
        drawn.length = 0;
        scrollBy(0, 60);
        await frame();
        await frame();
        const near = drawn.length;
        for (let step = 0; step < 40; step += 1) {
          const row = [...document.querySelectorAll('.rows > li')].find(
            (each) => each.getBoundingClientRect().top > 0,
          )!;
          const { top } = row.getBoundingClientRect();
          scrollBy(0, -60);
          await frame();
          await frame();
          // Allow one pixel: browsers scroll by whole pixels, but row heights can be fractions.
          shifts.push(Math.round(row.getBoundingClientRect().top - top - 60));
        }
        return { near, shifts: shifts.filter((each) => Math.abs(each) > 1), drawn: drawn.length };
      });
      expect(seen.near).toBe(0);
      expect(seen.shifts).toEqual([]);
      // 40 steps of 60 pixels are 2,400 pixels, about twenty rows.
      expect(seen.drawn).toBeLessThan(35);
    } finally {
      await page.close();
    }
  });
});
