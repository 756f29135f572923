/**
 * The popup in each of its states, as a reader uses it: jumps, names, reports, pauses, news; it opens without a jump.
 */
import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { closeOpened, eventually, html, LATER, layer, openWorld, reviewed, visit } from '../browser.ts';
import { copied, keepCopies } from '../copies.ts';

const FILLER = '<p>High water at nine in the morning, low water at three.</p>'.repeat(120);
const world = openWorld({
  'plain.example/*': html('<h1>Tide tables</h1><p>High water at nine in the morning.</p>'),
  'places.example/*': html(`<h1>Reports</h1>${FILLER}<p id="one">Of Massroot8 nothing was heard.</p>${FILLER}
    <p id="two">Massroot8 again.</p>${FILLER}`),
  'links.example/*': html(`<h1>Links</h1>${FILLER}<p><a id="first" href="https://massroot8.com/a">The first link</a></p>
    ${FILLER}<p><a id="second" href="https://massroot8.com/b">The second link</a></p>${FILLER}`),
  'frames.example/*': html(`<h1>A page with a part of another</h1>${FILLER}
    <iframe id="part" src="https://massroot8.com/" width="300" height="200"></iframe>${FILLER}`),
  'likesocial.net/*': html('<h1>Buy Instagram followers</h1><p>Our packages of real followers start at once.</p>'),
});

/** Waits until a page has been read, then opens the popup for it and waits until it has loaded. */
async function popupOf(page: Page): Promise<Page> {
  await reviewed(world, page);
  const popup = await world.driver.popup(page);
  await popup.waitForSelector('.frame:not([data-state="loading"])');
  return popup;
}
const textOf = (page: Page, selector = 'main'): Promise<string> =>
  page.$eval(selector, (element) => (element as HTMLElement).innerText);
/** Whether an element lies within the height of the window. */
const isInView = (page: Page, selector: string): Promise<boolean> =>
  page.$eval(selector, (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
/** Presses a button once it is there. */
async function press(popup: Page, action: string): Promise<void> {
  await popup.waitForSelector(`[data-action="${action}"]`);
  await popup.click(`[data-action="${action}"]`);
}

describe('the popup', () => {
  it.each([
    ['plain.example', 'clean', 'clear', 'Nothing listed on this page'],
    ['places.example', 'mention', 'mention', 'This page names 1 listed service'],
    ['massroot8.com', 'listed', 'alert', 'Listed service: Massroot8'],
    ['frames.example', 'listed', 'notice', 'This page loads a listed service'],
    ['likesocial.net', 'listed', undefined, undefined],
    ['unlisted-shop.example', 'listed', 'notice', 'Not on the list, but with signs of this trade'],
  ])('says of %s its state: %s', async (host, state, tone, heading) => {
    const page = await visit(world, `https://${host}/`);
    if (state === 'listed') await reviewed(world, page, ({ findings }) => findings.length > 0);
    const popup = await popupOf(page);
    const frame = await popup.$eval('.frame', (each) => ({ ...(each as HTMLElement).dataset }));
    expect(frame['state']).toBe(state);
    if (tone !== undefined) expect(frame['tone']).toBe(tone);
    if (heading !== undefined) expect(await textOf(popup, 'h1')).toBe(heading);
    if (host === 'likesocial.net') expect(await textOf(popup)).toContain('likesocial.co, an address of');
    expect(await popup.evaluate(() => document.activeElement?.localName)).toBe('h1');
    await popup.close();
  });

  it('cannot look at pages of the browser, and says so', async () => {
    const page = await world.driver.extensionPage('src/pages/options/index.html');
    const popup = await world.driver.extensionPage(`src/pages/popup/index.html?tab=${await world.driver.tabId(page)}`);
    await popup.waitForSelector('.frame:not([data-state="loading"])');
    expect(await textOf(popup, 'h1')).toBe('Caveat cannot look at this page');
    expect(await textOf(popup)).toContain('one of Caveat’s own pages');
    expect(await popup.$('.check input')).not.toBeNull();
    await popup.close();
    await page.close();
  });

  it('jumps to each mention', async () => {
    const page = await visit(world, 'https://places.example/');
    const popup = await popupOf(page);
    expect(await isInView(page, '#one')).toBe(false);
    await press(popup, 'show');
    await popup.waitForSelector('[data-action="show-next"]');
    await page.bringToFront();
    await eventually('the first mention is in view', () => isInView(page, '#one'));
    await popup.bringToFront();
    await press(popup, 'show-next');
    await page.bringToFront();
    await eventually('the second mention is in view', () => isInView(page, '#two'));
    await eventually('it says which', async () => (await textOf(popup, '.stepper [role="status"]')) === '2 of 2');
  });

  it('lists the marked links and jumps to each', async () => {
    const page = await visit(world, 'https://links.example/');
    await reviewed(world, page, ({ findings }) => findings.some(({ finding }) => finding.kind === 'link'));
    await eventually('links are marked', async () => {
      await page.bringToFront();
      return (await world.driver.ask('review/marks', { tab: await world.driver.tabId(page) })).total === 2;
    });
    const popup = await popupOf(page);
    expect(await textOf(popup, 'h1')).toBe('This page links to 1 listed service');
    expect(await textOf(popup)).not.toContain('Mention');
    expect(await textOf(popup, '[data-action="pause"]')).toBe('Pause on this site');
    await popup.waitForSelector('[data-action="show-mark"]');
    const marks = await popup.$$('[data-action="show-mark"]');
    expect(marks).toHaveLength(2);
    expect(await textOf(popup, '.marked')).toContain('The second link');
    await marks[1]!.click();
    await page.bringToFront();
    await eventually('the second link is in view', () => isInView(page, '#second'));
    await expect.poll(() => page.evaluate(() => document.activeElement?.id), LATER).toBe('second');
    await eventually('it is marked there', async () => (await layer(world, page))?.part === 'mark');
    expect(await page.evaluate(() => document.querySelector('#second')?.getAttributeNames())).toEqual(['id', 'href']);
  });

  it('jumps to what the page loads of a listed service', async () => {
    const page = await visit(world, 'https://frames.example/');
    await reviewed(world, page, ({ findings }) => findings.some(({ finding }) => finding.kind === 'embedded'));
    const popup = await popupOf(page);
    expect(await isInView(page, '#part')).toBe(false);
    await press(popup, 'show');
    await page.bringToFront();
    await eventually('the frame is in view', () => isInView(page, '#part'));
  });

  it('copies a report with the host only', async () => {
    const page = await visit(world, 'https://plain.example/secret/path?token=1#here');
    const popup = await popupOf(page);
    await keepCopies(popup);
    await popup.click('[data-part="report"] button');
    await popup.waitForSelector('[data-action="copy-report"]');
    await press(popup, 'copy-report');
    await eventually(
      'it says that it was copied',
      async () => (await textOf(popup, '.report [role="status"]')) === 'Copied.',
    );
    const report = await copied(popup);
    expect(report).toMatch(/^## Missing service: `plain\.example`/);
    expect(report).not.toMatch(/secret|token|here/);
    await popup.click('.report input[value="false-alarm"]');
    await press(popup, 'copy-report');
    await eventually('the other one was copied', async () =>
      (await copied(popup)).startsWith('## False alarm: `plain.example`'),
    );
  });

  it('pauses on the site in every tab of it, and turns on again', async () => {
    const page = await visit(world, 'https://massroot8.com/');
    expect(await layer(world, page)).toMatchObject({ part: 'alert' });
    const beside = await visit(world, 'https://www.massroot8.com/beside');
    expect(await layer(world, beside)).toMatchObject({ service: 'massroot8' });
    const popup = await popupOf(page);
    await press(popup, 'pause');
    await popup.waitForSelector('.frame[data-state="paused"]');
    expect(await textOf(popup, 'h1')).toBe('Paused on massroot8.com');
    for (const tab of [page, beside])
      await eventually('nothing stands', async () => (await layer(world, tab, 0)) === undefined);
    await expect.poll(async () => (await world.driver.badge(page)).text, LATER).toBe('▲');
    const other = await visit(world, 'https://www.massroot8.com/other');
    await reviewed(world, other, ({ pausedSince }) => pausedSince !== undefined);
    expect(await layer(world, other, 0)).toBeUndefined();
    await popup.bringToFront();
    await press(popup, 'resume');
    await popup.waitForSelector('.frame[data-state="listed"]');
    await page.bringToFront();
    await eventually('something stands again', async () => (await layer(world, page, 0)) !== undefined);
  });

  it.each([
    ['places.example', 'Mute mentions on this site'],
    ['unlisted-shop.example', 'Hide this on this site'],
  ])('says on %s what the pause takes away: %s', async (host, words) => {
    const page = await visit(world, `https://${host}/`);
    await reviewed(world, page, ({ findings }) => findings.length > 0);
    const popup = await popupOf(page);
    expect(await textOf(popup, '[data-action="pause"]')).toBe(words);
    await press(popup, 'pause');
    await popup.waitForSelector('.frame[data-state="paused"]');
    expect(await textOf(popup, 'h1')).toBe(`Paused on ${host}`);
    await press(popup, 'resume');
    await popup.waitForSelector('.frame:not([data-state="paused"])');
    await popup.close();
  });

  it('says that the reminder is off, and turns it on again', async () => {
    const page = await visit(world, 'https://massroot8.com/');
    const popup = await popupOf(page);
    await press(popup, 'continue-longer');
    await press(popup, 'continue-until-record-changes');
    await eventually('it is off', async () => (await textOf(popup, 'h1')) === 'Reminder off for Massroot8');
    expect(await textOf(popup)).toContain('you continued on');
    expect(await textOf(popup)).toContain('until the record changes');
    await press(popup, 'remind');
    await eventually('it is on', async () => (await textOf(popup, 'h1')) === 'Listed service: Massroot8');
    await popup.close();
  });

  it('finds a name, folded, and opens its entry in the case book', async () => {
    const page = await visit(world, 'https://plain.example/');
    const popup = await popupOf(page);
    await popup.type('.check input', 'MÁSSROOT');
    await popup.waitForSelector('[data-entry="service massroot8"] a');
    const href = await popup.$eval('[data-entry="service massroot8"] a', (link) => link.getAttribute('href'));
    expect(href).toBe('/src/pages/casebook/index.html#service/massroot8');
    await popup.$eval('[data-entry="service massroot8"] a', (link) => (link as HTMLElement).click());
    expect(await closeOpened(world, 'casebook/index.html#service/massroot8')).toBe(1);
  });

  it('tells what changed in the list, until it was looked at', async () => {
    const page = await visit(world, 'https://plain.example/');
    await world.driver.lasting({ values: { looked: { version: '0.0.1', changes: 0, date: '2020-01-01' } } });
    const popup = await popupOf(page);
    await popup.click('[data-part="news"] button');
    await popup.waitForSelector('.news li a');
    await eventually('it counts as looked at', async () => {
      const { looked } = (await world.driver.lasting()) as { looked?: { version: string } };
      return looked?.version !== '0.0.1';
    });
    await popup.close();
    const again = await popupOf(page);
    expect(await again.$('[data-part="news"]')).toBeNull();
    await again.close();
  });
});

describe('opening', () => {
  it('from the toolbar shifts nothing, and has its whole size as far as the screen has room', {
    tags: 'chromium',
  }, async () => {
    const page = await visit(world, 'https://massroot8.com/');
    await reviewed(world, page);
    const popup = await world.driver.toolbarPopup!(page);
    await popup.waitForSelector('.frame:not([data-state="loading"])');
    // The browser gives the popup its room once it knows the size of the page in it.
    const size = (): Promise<unknown> =>
      popup.evaluate(() => {
        const { offsetWidth, offsetHeight } = document.getElementById('app')!;
        return { size: [offsetWidth, offsetHeight], hasRoom: innerWidth >= 360 };
      });
    await expect.poll(size, LATER).toEqual({ size: [360, 560], hasRoom: true });
    expect(
      await popup.evaluate(() => {
        const observer = new PerformanceObserver(() => undefined);
        observer.observe({ type: 'layout-shift', buffered: true });
        return observer.takeRecords().length;
      }),
    ).toBe(0);
  });

  it.each(['https://plain.example/', 'https://massroot8.com/'])(
    'on %s moves nothing: the frame stands in its place before the words come',
    async (url) => {
      const page = await visit(world, url);
      await reviewed(world, page);
      const popup = await world.driver.popup(page);
      await popup.setViewport({ width: 360, height: 600 });
      // Open the popup's page again, by a press, so that it can be watched from its first moment.
      await popup.evaluate(() => {
        const again = document.createElement('button');
        again.id = 'again';
        again.style.cssText = 'position: fixed; inset: 0 auto auto 0; width: 40px; height: 40px';
        again.onclick = () => {
          const opened = window.open(location.href)!;
          (globalThis as unknown as { seen: Promise<unknown> }).seen = watch(opened);
        };
        document.body.append(again);
        /** Also use the opened page's timer, because a page in the background has slow timers. */
        const turn = (opened: Window): Promise<unknown> =>
          new Promise((done) => {
            setTimeout(done, 4);
            opened.setTimeout(done, 4);
            opened.addEventListener('pagehide', () => void Promise.resolve().then(done), { once: true });
          });
        const watch = async (opened: Window) => {
          const seen: Record<string, Set<string>> = {};
          const states = new Set<string>();
          const look = (): boolean => {
            const { document: doc } = opened;
            const isStyled = [...(doc?.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]') ?? [])].every(
              ({ sheet }) => sheet !== null,
            );
            const state = doc?.querySelector<HTMLElement>('.frame')?.dataset['state'];
            if (!isStyled || state === undefined) return false;
            states.add(state);
            for (const part of ['.frame', '.frame__head', '.frame__body', '.frame__foot']) {
              const box = doc.querySelector(part)?.getBoundingClientRect();
              if (box === undefined || box.width === 0) continue;
              // The body's lower edge may move: the buttons above the foot take their room from the body.
              const edges = [box.left, box.right, box.top, ...(part === '.frame__body' ? [] : [box.bottom])];
              (seen[part] ??= new Set()).add(edges.join());
            }
            return state !== 'loading';
          };
          for (const end = performance.now() + 25_000; performance.now() < end && !look(); ) await turn(opened);
          const shifts: number[] = [];
          if (PerformanceObserver.supportedEntryTypes.includes('layout-shift')) {
            const Observer = (opened as unknown as typeof globalThis).PerformanceObserver;
            const observer = new Observer(() => undefined);
            observer.observe({ type: 'layout-shift', buffered: true });
            for (const entry of observer.takeRecords()) shifts.push((entry as unknown as { value: number }).value);
          }
          opened.close();
          return {
            states: [...states],
            places: Object.entries(seen).map(([part, all]) => [part, [...all]] as const),
            shifts,
          };
        };
      });
      await popup.click('#again');
      const rects = (await popup.evaluate(() => (globalThis as unknown as { seen: Promise<unknown> }).seen)) as {
        states: string[];
        places: [string, string[]][];
        shifts: number[];
      };
      expect(rects.states[0]).toBe('loading');
      expect(rects.places.map(([part]) => part).sort()).toEqual([
        '.frame',
        '.frame__body',
        '.frame__foot',
        '.frame__head',
      ]);
      expect(rects.places.filter(([, all]) => all.length > 1)).toEqual([]);
      expect(rects.shifts).toEqual([]);
    },
  );
});
