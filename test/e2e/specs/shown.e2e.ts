/** What Caveat shows on a page can be seen, is in nobody's way, and is pressed only by somebody who saw it. */
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Page, ScreenshotClip } from 'puppeteer-core';
import {
  choiceKept,
  closeOpened,
  continueToBar,
  eventually,
  html,
  LATER,
  layer,
  openWorld,
  pictureOf,
  press,
  visit,
  mayUse,
} from '../browser.ts';
import type { SitePage } from '../../../tools/browsers/index.ts';

const listed = (body: string, head = ''): string =>
  html(`<h1>Massroot8</h1><p>Connect your Facebook account.</p>${body}`, head);
/** A field in a menu of the page that closes, or complains, when the focus leaves the field. */
const menu = (way: string, style = ''): string =>
  listed(
    `<style>${style}</style><nav id="menu" tabindex="-1"><button id="open">Log in</button><div id="box"><input
      id="name" value="abcdef"><input type="password" id="field" value=""></div></nav>
    <script>globalThis.heard = []; const menu = document.getElementById('menu');
      const field = document.getElementById('field'); const box = document.getElementById('box');
    for (const type of ['focusout', 'blur', 'change'])
      document.addEventListener(type, (event) =>
        heard.push(type + ' ' + (event.target.id || event.target.localName)), true);
    ${way}</script>`,
  );
const xml = (type: string, body: string): SitePage => ({ type, body });

/** Global names that Caveat's scripts look up. The page below gives them to its own elements. */
const OURS = [
  'caveatLinks',
  'caveatHost',
  'navigation',
  'scheduler',
  'Element',
  'MutationObserver',
  'IntersectionObserver',
  'ResizeObserver',
  'performance',
  'crypto',
  'queueMicrotask',
  'setTimeout',
];

const world = openWorld({
  'massroot8.com/focusout': menu(
    "menu.addEventListener('focusout', (event) => { if (!menu.contains(event.relatedTarget)) box.hidden = true; });",
  ),
  'massroot8.com/within': menu('', '#box { display: none } #menu:focus-within #box { display: block }'),
  'massroot8.com/moving': listed(
    '<div id="box" style="position: absolute; top: 300px; left: 40px; transform: rotate(2deg)">' +
      '<input type="password" id="field"></div>',
  ),
  'massroot8.com/names': listed(
    `<a id="caveatWarning"></a><a id="caveat"></a><a id="caveatIsHere"></a><form id="browser">` +
      `<input name="runtime"></form><form name="chrome">` +
      `</form>${OURS.map((name) => `<img name="${name}" alt="">`).join('')}`,
  ),
  'massroot8.com/covered': listed(
    `<div popover="manual" id="cover" inert
      style="position: fixed; inset: 0; width: 100vw; height: 100vh; margin: 0;
        border: 0; background: lime; pointer-events: none"></div>
    <script>globalThis.cover = () => setInterval(() => { const each = document.getElementById('cover');
      each.togglePopover(false); each.togglePopover(true); }, 40)</script>`,
  ),
  'massroot8.com/transition': listed(
    `<style>::view-transition-group(root), ::view-transition-old(root), ::view-transition-new(root) {
      animation-duration: 1000s }</style>
    <script>globalThis.turn = () => document.startViewTransition?.(() => { document.body.style.background = 'pink';
      })</script>`,
  ),
  'massroot8.com/styled': listed(
    '',
    `<style>@property --paper { syntax: '<color>'; inherits: false; initial-value: white }
    @property --ink { syntax: '<color>'; inherits: false; initial-value: white }
    @font-face { font-family: 'system-ui'; src: url(data:font/woff2;base64,d09GMgABAAAA) } * {
      --ink: white !important; --tone: white !important }</style>`,
  ),
  'massroot8.com/inert': listed('<script>document.documentElement.inert = true</script>'),
  'massroot8.com/trap': listed(`<script>
    for (let i = 0; i < 6; i += 1) history.pushState({ i }, '', '/trap?' + i);
    addEventListener('popstate', () => history.pushState({}, '', '/trap?again' + Math.random()));
    addEventListener('beforeunload', (event) => { event.preventDefault(); event.returnValue = 'stay'; });
  </script>`),
  'massroot8.com/flood': listed(`<script>
    let turns = 0;
    setInterval(() => { location.hash = ++turns; }, 100);
    addEventListener('popstate', () => history.forward());
    addEventListener('beforeunload', (event) => { event.preventDefault(); event.returnValue = 'stay'; });
  </script>`),
  'elsewhere.example/': html('<h1>Elsewhere</h1>'),
  'bounce.example/': html(
    '<h1>Bounce</h1><script>if (performance.getEntriesByType("navigation")[0].type === "back_forward") ' +
      'setTimeout(() => { location.href = "https://massroot8.com/focusout"; }, 1500); addEventListener("pageshow", ' +
      '(event) => { if (event.persisted) setTimeout(() => { location.href = "https://massroot8.com/focusout"; }, ' +
      '1500); });</script>',
  ),
  'likesocial.co/anchors': html(
    `<style>body { font: 16px/1.6 sans-serif; margin: 0 }
    nav { position: sticky; top: 0; background: #eef; padding: 8px } 
    section { height: 900px; padding: 0 20px }</style>
    <nav><a href="#two" id="to">Prices</a></nav>
    <section><h1>Likesocial</h1><p>Buy likes and followers for Instagram.</p></section>
    <section><h2 id="two">Prices</h2></section><section><h2 id="three">Orders</h2></section>`,
  ),
  'likesocial.co/plain-anchors': html(
    `<style>body { font: 16px/1.6 sans-serif; margin: 0 } section { height: 900px; padding: 0 20px }</style>
    <section><h1>Likesocial</h1><p>Buy likes and followers for Instagram. <a href="#two"
      id="to">Prices</a></p></section><section><h2 id="two">Prices</h2></section><section><h2
        id="three">Orders</h2></section>`,
  ),
  'likesocial.co/search': html(
    `<style>body { margin: 0; height: 2000px } 
    header { display: flex; justify-content: space-between; height: 44px }</style>
    <header><b>Likesocial</b><a href="#found" id="search"
      style="padding: 10px 30px">Search</a></header><h1>Likesocial</h1><p>Buy likes and followers for Instagram.</p>`,
  ),
  'massroot8.com/svg': xml(
    'image/svg+xml',
    '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><title>Massroot8</title>' +
      '<rect width="600" height="400" fill="blue"/><text x="10" y="20">Massroot8 connect Facebook</text></svg>',
  ),
  'massroot8.com/rss': xml(
    'text/xml',
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Massroot8</title>' +
      '<description>Massroot8 Facebook likes</description></channel></rss>',
  ),
  'massroot8.com/feed': xml(
    'application/xml',
    '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url>' +
      '<loc>https://massroot8.com/massroot8</loc></url></urlset>',
  ),
  'massroot8.com/json': xml('application/json', '{"name":"Massroot8","of":"Facebook"}'),
  'massroot8.com/text': xml('text/plain', 'Massroot8 and Facebook'),
  'massroot8.com/frames':
    '<!doctype html><html><head><title>Massroot8</title></head><frameset cols="*"><frame src="about:blank">' +
    '</frameset></html>',
});

const part = async (page: Page, name: string): Promise<DOMRectReadOnly | undefined> =>
  (await world.driver.inLayer(
    page,
    (root, wanted) => {
      const box = root.querySelector(`[data-part="${wanted}"]`)?.getBoundingClientRect();
      return box && (JSON.parse(JSON.stringify(box)) as DOMRectReadOnly);
    },
    name,
  )) ?? undefined;
const stands = (page: Page, name: string): Promise<void> =>
  eventually(`the ${name}`, async () => (await part(page, name)) !== undefined);

/** The number of different colours in a part of the window, and the commonest one as `r,g,b`. */
async function colours(page: Page, box: ScreenshotClip): Promise<{ count: number; commonest: string }> {
  const png = await pictureOf(page, box);
  const counts = new Map<string, number>();
  for (let at = 0; at < png.data.length; at += 4) {
    const colour = [...png.data.subarray(at, at + 3)].join();
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return { count: counts.size, commonest: [...counts].sort((a, b) => b[1] - a[1])[0]![0] };
}
const stored = async (): Promise<string> => JSON.stringify(await world.driver.lasting());

async function bar(url: string): Promise<Page> {
  const page = await visit(world, url);
  expect(await layer(world, page)).toMatchObject({ part: 'alert' });
  await continueToBar(world, page);
  return page;
}
async function use(page: Page): Promise<void> {
  await mayUse(world, page);
  await press(world, page, '[data-action="use"]');
  await eventually('the guard is gone', async () => (await part(page, 'guard')) === undefined);
}

describe('the guard', () => {
  it.each(['focusout', 'within'])('leaves the menu open that its field stands in (%s)', async (path) => {
    const page = await bar(`https://massroot8.com/${path}`);
    if (path === 'within') await page.focus('#open');
    await page.evaluate(() => {
      const name = document.getElementById('name') as HTMLInputElement;
      name.focus();
      name.setSelectionRange(1, 3);
      (globalThis as unknown as { heard: string[] }).heard.length = 0;
    });
    await page.evaluate(() => document.getElementById('field')!.focus());
    await stands(page, 'guard');
    await page.keyboard.type('secret');
    const open = (): Promise<boolean> => page.evaluate(() => document.getElementById('box')!.checkVisibility());
    expect(await open()).toBe(true);
    await use(page);
    expect(await open()).toBe(true);
    await eventually('the field has the focus again', () =>
      page.evaluate(() => document.activeElement === document.getElementById('field')),
    );
    await page.bringToFront();
    await page.keyboard.type('mine');
    // Keys reach a page only with its next frame. On a busy machine that frame may not come until something moves.
    await eventually('typed', async () => {
      await page.mouse.move(5 + Math.random() * 20, 5);
      return page.evaluate(() => (document.getElementById('field') as HTMLInputElement).value === 'mine');
    });
    // The page heard that its name field lost the focus, and nothing else.
    const heard = await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
    // It may also hear of the focus of Caveat's host, a `div`.
    expect(heard.filter((each) => !each.endsWith(' div'))).toEqual(['blur name', 'focusout name']);
  });

  it('can be answered the moment its countdown is over', async () => {
    const page = await bar('https://massroot8.com/moving');
    await page.focus('#field');
    await stands(page, 'guard');
    const middle = await world.driver.inLayer(
      page,
      (root) =>
        new Promise<{ x: number; y: number }>((done) => {
          const look = (): void => {
            const button = root.querySelector('[data-action="use"]:not([aria-disabled])');
            if (button === null) return void requestAnimationFrame(look);
            const { x, y, width, height } = button.getBoundingClientRect();
            done({ x: x + width / 2, y: y + height / 2 });
          };
          look();
        }),
    );
    await page.mouse.click(middle!.x, middle!.y);
    await eventually('the guard is gone', async () => (await part(page, 'guard')) === undefined);
  });

  it('goes along with its field', async () => {
    const page = await bar('https://massroot8.com/moving');
    await page.focus('#field');
    await stands(page, 'guard');
    for (const place of ['top: 100px; left: 300px', 'top: 240px; left: 500px; transform: scale(1.4)']) {
      await page.evaluate((style) => {
        document.getElementById('box')!.style.cssText = `position: absolute; ${style}`;
      }, place);
      const field = await page.evaluate(() => {
        const { left, bottom } = document.getElementById('field')!.getBoundingClientRect();
        return { left, bottom };
      });
      await eventually('the guard at its field', async () => {
        const box = await part(page, 'guard');
        return box !== undefined && Math.abs(box.left - field.left) < 1 && Math.abs(box.top - field.bottom - 8) < 1;
      });
    }
  });
});

describe('the warning', () => {
  it('stands on a page that gives its elements the names of our globals', async () => {
    const page = await bar('https://massroot8.com/names');
    await press(world, page, '[data-action="details"]');
    await eventually('details', async () => (await layer(world, page, 0))?.text.includes('Zaghar') === true);
  });

  it('shows its words on a page that registers our custom properties and brings fonts', async () => {
    const page = await visit(world, 'https://massroot8.com/styled');
    await layer(world, page);
    await eventually('its words are there to be seen', async () => {
      const box = await part(page, 'alert');
      return box !== undefined && (await colours(page, box)).count > 20;
    });
  });

  it('can be answered on a page that makes itself inert', async () => {
    const page = await bar('https://massroot8.com/inert');
    await press(world, page, '[data-action="details"]');
    await eventually('details', async () => (await layer(world, page, 0))?.text.includes('Zaghar') === true);
  });

  it('is neither pressed nor seen under something of the page', async () => {
    const page = await visit(world, 'https://massroot8.com/covered');
    await page.evaluate(() => (globalThis as unknown as { cover: () => void }).cover());
    await layer(world, page);
    await pause(2500);
    const box = (await world.driver.inLayer(page, (root) =>
      JSON.stringify(root.querySelector('[data-action="continue"]')?.getBoundingClientRect() ?? null),
    ))!;
    const button = JSON.parse(box) as DOMRect | null;
    if (button !== null)
      for (let time = 0; time < 3; time += 1) {
        await page.mouse.click(button.x + button.width / 2, button.y + button.height / 2);
        await pause(120);
      }
    expect(await stored()).not.toContain('continued');
    expect(await stored()).not.toContain('alertedAt');
  });

  it('is not hidden by a view transition of the page', async () => {
    const page = await visit(world, 'https://massroot8.com/transition');
    await layer(world, page);
    await page.evaluate(() => void (globalThis as unknown as { turn: () => unknown }).turn());
    await eventually('no transition', () =>
      page.evaluate(() => {
        try {
          return !document.documentElement.matches(':active-view-transition');
        } catch {
          return true;
        }
      }),
    );
    await press(world, page, '[data-action="continue"]');
    await stands(page, 'notice');
  });

  it.each([
    [360, 260],
    [320, 200],
  ])('shows its button in a window of %d x %d', async (width, height) => {
    const page = await world.driver.newPage();
    await page.setViewport({ width, height });
    await page.goto('https://massroot8.com/focusout', { waitUntil: 'domcontentloaded' });
    expect(await layer(world, page)).toMatchObject({ part: 'alert' });
    // The alert slides into its place, so wait.
    await eventually('the button is in view', async () => {
      const isIn = await world.driver.inLayer(page, (root) => {
        const { top, bottom, left, right } = root.querySelector('[data-action="leave"]')!.getBoundingClientRect();
        return top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
      });
      return isIn === true;
    });
  });

  it.each(['svg', 'rss', 'feed', 'json', 'text', 'frames'])('stands on a document of kind "%s"', async (kind) => {
    const page = await visit(world, `https://massroot8.com/${kind}`);
    if (world.driver.name === 'firefox' && /^(?:rss|feed)$/.test(kind)) {
      await eventually('a badge', async () => (await world.driver.badge(page)).text === '▲');
      // Firefox still shows its own view of the document: a picture of text, not a blank page.
      const whole = { x: 0, y: 0, width: 600, height: 300 };
      await expect.poll(async () => (await colours(page, whole)).count, LATER).toBeGreaterThan(5);
      return;
    }
    const middle = { x: 350, y: 110, width: 500, height: 300 };
    await eventually('the alert is painted', async () => {
      const { count, commonest } = await colours(page, middle);
      return count > 20 && commonest === '255,253,248';
    });
  });
});

describe('the bar', () => {
  it.each(['anchors', 'plain-anchors'])(
    'covers neither a header that stays nor what is jumped to (%s)',
    async (path) => {
      const page = await bar(`https://likesocial.co/${path}`);
      await page.click('#to');
      await eventually('the place is in view', () =>
        page.evaluate(() => Math.abs(document.getElementById('two')!.getBoundingClientRect().top) < 200),
      );
      await eventually('nothing under the bar', async () => {
        const box = await part(page, 'notice');
        const boxes = await page.evaluate(() =>
          [...document.querySelectorAll('nav, #two')].map((each) => {
            const { top, bottom } = each.getBoundingClientRect();
            return { top, bottom };
          }),
        );
        return box !== undefined && boxes.every(({ top, bottom }) => bottom <= box.top || top >= box.bottom);
      });
    },
  );

  it('folds into a tab beside a control that it covers', async () => {
    const page = await bar('https://likesocial.co/search');
    await page.mouse.move(300, 300);
    const search = await page.evaluate(() => {
      const { left, right } = document.getElementById('search')!.getBoundingClientRect();
      return { left, right };
    });
    await eventually('a tab', async () => ((await part(page, 'notice'))?.width ?? 999) < 60);
    await eventually('not over the control', async () => {
      const box = (await part(page, 'notice'))!;
      return box.right <= search.left || box.left >= search.right || box.top > 44;
    });
    await page.click('#search');
    await eventually('pressed', () => page.evaluate(() => location.hash === '#found'));
  });
});

describe('"Leave this site"', () => {
  it('leaves a page that adds to its history and asks to stay', async () => {
    const page = await visit(world, 'https://elsewhere.example/');
    page.on('dialog', (dialog) => void dialog.dismiss());
    await page.goto('https://massroot8.com/trap', { waitUntil: 'domcontentloaded' });
    await layer(world, page);
    await press(world, page, '[data-action="leave"]');
    await eventually('away', () => Promise.resolve(!page.url().includes('massroot8')));
    await pause(3000);
    expect(page.url()).not.toContain('massroot8');
  });

  it('leaves a page that goes on to addresses of its own without end', async () => {
    const page = await visit(world, 'https://massroot8.com/flood');
    await layer(world, page);
    await press(world, page, '[data-action="leave"]');
    await eventually('away', () =>
      world.driver.withApi(async ({ tabs }) =>
        (await tabs.query({})).every(({ url }) => url?.includes('massroot8') !== true),
      ),
    );
  });

  it('leaves for a blank page where the page before it leads back', async () => {
    const page = await visit(world, 'https://bounce.example/');
    await page.goto('https://massroot8.com/focusout', { waitUntil: 'domcontentloaded' });
    await layer(world, page);
    await press(world, page, '[data-action="leave"]');
    // Ask the page itself: in Firefox, puppeteer keeps the address of a page that was left before it had loaded.
    await eventually('a blank page', async () => (await page.evaluate(() => location.href)) === 'about:blank');
  });
});

describe('"Always continue"', () => {
  it('needs a second step on a page of ours', async () => {
    const page = await visit(world, 'https://massroot8.com/focusout');
    await layer(world, page);
    await press(world, page, '[data-action="continue-longer"]');
    await press(world, page, '[data-action="continue-always"]');
    await stands(page, 'notice');
    await choiceKept(world, 'massroot8');
    expect(await stored()).not.toContain('always');
    const step = 'src/pages/options/index.html?always=massroot8';
    expect(await closeOpened(world, step)).toBe(1);
    const options = await world.driver.extensionPage(step);
    await options.waitForSelector('[data-action="always"]');
    await options.click('[data-action="always"]');
    await eventually('kept', async () => (await stored()).includes('"always"'));
    await options.close();
  });
});
