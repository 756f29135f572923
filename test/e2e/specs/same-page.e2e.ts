/** What a warning does while its page changes: new addresses without loading, and text and fields that come late. */
import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import {
  continueToBar,
  eventually,
  html,
  LATER,
  layer,
  openDetails,
  openWorld,
  press,
  pressEscape,
  reviewed,
  visit,
} from '../browser.ts';
import type { ServiceId } from '../../../src/domain/model.ts';

const LISTED = '<h1>Massroot8</h1><p>Connect your account.</p>';
const FIELD = '<label>Facebook password <input type="password" id="field"></label>';
const OFFER =
  '<h1>Buy Instagram followers</h1><p>Buy cheap real Instagram followers and likes. Instant delivery, from ' +
  '$2.99.</p><ul><li>1000 Instagram followers $9.99 <button>Buy now</button></li>' +
  '<li>500 Instagram likes $4.99 <button>Buy now</button></li></ul>';

const world = openWorld({
  'massroot8.com/app': html(LISTED),
  'massroot8.com/hidden': html(LISTED),
  'www.massroot8.com/app': html(LISTED),
  'massroot8.com/built': html(
    '<div id="root"></div>',
    `<script>setTimeout(() => { document.getElementById('root').innerHTML = ${JSON.stringify(LISTED)}; }, 700);` +
      `</script>`,
  ),
  'massroot8.com/late': html(
    '<div id="root"></div>',
    `<script>addEventListener('built', () => { document.getElementById('root').innerHTML ` +
      `= ${JSON.stringify(LISTED)}; });</script>`,
  ),
  'massroot8.com/hop': html(
    LISTED,
    `<script>addEventListener('load', () => setTimeout(() => location.replace('/app'), 300));</script>`,
  ),
  'massroot8.com/framed': html(`${LISTED}<iframe src="/form" width="600" height="400"></iframe>`),
  'massroot8.com/form': html(FIELD),
  'massroot8.com/picture': {
    body: '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="50"><text y="20">Massroot8</text></svg>',
    type: 'image/svg+xml',
  },
  'massroot8.com/feed': {
    body: '<?xml version="1.0"?><rss version="2.0"><channel><title>Massroot8</title></channel></rss>',
    type: 'text/xml',
  },
  'massroot8.com/refusing': html(
    LISTED,
    `<script>new MutationObserver(() => {
      for (const each of document.querySelectorAll(':root > div')) {
        each.remove();
        globalThis.refused = (globalThis.refused ?? 0) + 1;
      }
    }).observe(document.documentElement, { childList: true });</script>`,
  ),
  'massroot8.com/slow': {
    body:
      `<!doctype html><html lang="en"><head><link rel="icon" href="data:,"><title>A page</title></head>` +
      `<body>${LISTED}${FIELD}`,
    rest: { body: '<p>The end.</p></body></html>', afterMs: 60_000 },
  },
  'shop.example/*': html(`<main id="view">${OFFER}</main>`),
});

const guard = (page: Page): Promise<boolean> =>
  world.driver
    .inLayer(page, (root) => root.querySelector('[data-part="guard"]') !== null)
    .then((stands) => stands === true);
const go = (page: Page, path: string, body?: string): Promise<void> =>
  page.evaluate(
    (to, text) => {
      history.pushState({}, '', to);
      if (text !== undefined) document.getElementById('view')!.innerHTML = text;
    },
    path,
    body,
  );
/** What stands in the field. */
const valueOf = (place: Pick<Page, 'evaluate'>): Promise<string> =>
  place.evaluate(() => (document.getElementById('field') as HTMLInputElement).value);
/** Waits long enough for Caveat to read and report a new address. */
const pass = (ms: number): Promise<void> => new Promise((passed) => setTimeout(passed, ms));

describe('a new address of the same document', () => {
  it('leaves the alert as it stands', async () => {
    const page = await visit(world, 'https://massroot8.com/app');
    expect(await layer(world, page)).toMatchObject({ part: 'alert' });
    for (const path of ['/app?one', '/app?two']) {
      await go(page, path);
      await pass(1500);
      expect(await layer(world, page, 0)).toMatchObject({ part: 'alert', service: 'massroot8' });
    }
    await press(world, page, '[data-action="leave"]');
    await eventually('the site was left', async () => (await page.evaluate(() => location.href)) === 'about:blank');
  });

  it('leaves the bar open as it stands', async () => {
    const page = await visit(world, 'https://massroot8.com/app');
    await layer(world, page);
    await continueToBar(world, page);
    await openDetails(world, page, 'Facebook, Inc. v. Zaghar');
    await go(page, '/app?one');
    await pass(1500);
    expect((await layer(world, page, 0))?.text).toContain('Facebook, Inc. v. Zaghar');
    const view = await reviewed(world, page, ({ findings }) => findings[0]?.loudness === 'notice');
    expect(view.findings[0]?.reason.key).toBe('reason_continued_visit');
  });

  it('takes the bar of an offer away when nothing is offered there, and brings it back with the offer', async () => {
    const page = await visit(world, 'https://shop.example/');
    expect(await layer(world, page)).toMatchObject({ part: 'notice', service: 'offer' });
    await go(page, '/about', '<h1>About us</h1><p>High water at nine in the morning.</p>');
    await eventually('no bar', () => page.evaluate(() => document.querySelector(':root > div') === null));
    await go(page, '/buy', OFFER);
    expect(await layer(world, page)).toMatchObject({ part: 'notice', service: 'offer' });
  });
});

describe('a listed site that its own scripts build', () => {
  it('is not called by another name in the moment before it is there', async () => {
    const page = await visit(world, 'https://massroot8.com/built');
    const shown = await layer(world, page);
    expect(shown).toMatchObject({ part: 'alert', service: 'massroot8' });
  });

  it('gets its alert even when it takes long', async () => {
    const page = await visit(world, 'https://massroot8.com/late');
    expect(await layer(world, page)).toMatchObject({ part: 'notice', service: 'massroot8' });
    await page.evaluate(() => dispatchEvent(new Event('built')));
    await eventually('the alert', async () => (await layer(world, page, 0))?.part === 'alert');
  });
});

describe('the one alert in seven days', () => {
  /** Waits until Caveat has stored that the alert was shown. */
  const isSpent = (): Promise<void> =>
    eventually('the alert is spent', async () =>
      JSON.stringify((await world.driver.lasting())['past'] ?? {}).includes('alertedAt'),
    );

  it('is not spent on a page that nobody saw: it goes on at once to another', async () => {
    const page = await visit(world, 'https://massroot8.com/hop');
    await eventually('the other page', () => Promise.resolve(page.url().endsWith('/app')));
    expect(await layer(world, page)).toMatchObject({ part: 'alert', service: 'massroot8' });
  });

  it('is not spent on a document that has no place for it', async () => {
    const refusing = await visit(world, 'https://massroot8.com/refusing');
    await eventually('the alert was refused', () =>
      refusing.evaluate(() => ((globalThis as { refused?: number }).refused ?? 0) > 1),
    );
    await eventually('a badge', async () => (await world.driver.badge(refusing)).text === '▲');
    await pass(2500);
    const page = await visit(world, 'https://massroot8.com/app');
    expect(await layer(world, page)).toMatchObject({ part: 'alert', service: 'massroot8' });
  });

  it.each(['picture', 'feed'])('is spent on a document of another kind only where it is shown (%s)', async (kind) => {
    const other = await visit(world, `https://massroot8.com/${kind}`);
    await eventually('a badge', async () => (await world.driver.badge(other)).text === '▲');
    // Firefox drops its own view of an XML document as soon as anything is added, so Caveat shows nothing there.
    const isShown = kind === 'picture' || world.driver.name !== 'firefox';
    await other.bringToFront();
    if (isShown) await isSpent();
    else await pass(2500);
    const page = await visit(world, 'https://massroot8.com/app');
    expect(await layer(world, page)).toMatchObject({ part: isShown ? 'notice' : 'alert', service: 'massroot8' });
  });

  it('is spent once it stood for a moment, unanswered', async () => {
    const first = await visit(world, 'https://massroot8.com/app');
    expect(await layer(world, first)).toMatchObject({ part: 'alert' });
    await isSpent();
    expect(await layer(world, first)).toMatchObject({ part: 'alert' });
    expect((await reviewed(world, first)).findings[0]).toMatchObject({ loudness: 'alert' });
    const second = await visit(world, 'https://massroot8.com/app');
    expect(await layer(world, second)).toMatchObject({ part: 'notice' });
  });
});

/** Chooses in the popup to always continue. */
async function continueAlways(page: Page): Promise<void> {
  const tab = await world.driver.tabId(page);
  await world.driver.ask('review/continue', { tab, service: 'massroot8' as ServiceId, until: 'always' });
}

describe('"Continue"', () => {
  it('holds in the other tabs of the service at once', async () => {
    const first = await visit(world, 'https://massroot8.com/hidden');
    expect(await layer(world, first)).toMatchObject({ part: 'alert' });
    const second = await visit(world, 'https://www.massroot8.com/app');
    await layer(world, second);
    if ((await layer(world, second, 0))?.part === 'alert') await press(world, second, '[data-action="continue"]');
    else {
      await press(world, second, '[data-action="details"]');
      await press(world, second, '[data-action="continue"]');
    }
    await eventually('the bar in the first', async () => (await layer(world, first, 0))?.part === 'notice');
  });
});

describe('"Continue" for good', () => {
  it('takes everything off the page, and the guard with it', async () => {
    const page = await visit(world, 'https://massroot8.com/app');
    await layer(world, page);
    await continueAlways(page);
    await eventually('nothing stands', () => page.evaluate(() => document.querySelector(':root > div') === null));
    await page.evaluate((field) => document.body.insertAdjacentHTML('beforeend', field), FIELD);
    await page.click('#field');
    await page.keyboard.type('mine');
    await expect.poll(() => valueOf(page), LATER).toBe('mine');
  });
});

describe('"Continue" for good, on a page with a frame', () => {
  it('takes the guard out of the frame', async () => {
    const page = await visit(world, 'https://massroot8.com/framed');
    await layer(world, page);
    await pressEscape(world, page);
    await eventually('the bar', async () => (await layer(world, page, 0))?.part === 'notice');
    const frame = await page.waitForFrame((each) => each.url().endsWith('/form'));
    const guarded = (): Promise<boolean> => frame.evaluate(() => document.querySelector(':root > div') !== null);
    // Pressed until the guard is there: what stood over the frame may still be going.
    await eventually('the guard in the frame', async () => {
      if (await guarded()) return true;
      await frame.click('#field');
      return false;
    });
    // Escape counts once the guard is known to be seen, and the driver cannot ask that of a frame.
    await eventually('no guard in the frame', async () => {
      await page.keyboard.press('Escape');
      return !(await guarded());
    });
    await continueAlways(page);
    await eventually('the field is free', async () => {
      await frame.click('#field');
      return frame.evaluate(() => document.activeElement?.id === 'field');
    });
    await page.keyboard.type('mine');
    await expect.poll(() => valueOf(frame), LATER).toBe('mine');
  });
});

describe('a login form', () => {
  it('of an offer is guarded when it comes after the bar', async () => {
    const page = await visit(world, 'https://shop.example/');
    expect(await layer(world, page)).toMatchObject({ part: 'notice', service: 'offer' });
    await page.evaluate(
      (field) =>
        document
          .getElementById('view')!
          .insertAdjacentHTML(
            'beforeend',
            `<form><h2>Log in with your Instagram account</h2><label>Instagram username <input name="username">` +
              `</label>${field.replace('Facebook', 'Instagram')}<button>Log in</button></form>`,
          ),
      FIELD,
    );
    await reviewed(world, page, ({ findings }) =>
      findings.some(({ finding }) => finding.kind === 'offer' && finding.asksLogin),
    );
    await eventually('the guard', async () => {
      await page.evaluate(() => document.getElementById('field')!.blur());
      await page.click('#field');
      return guard(page);
    });
  });

  it('on a page that takes long to load is guarded before that', async () => {
    const page = await world.driver.newPage();
    void page.goto('https://massroot8.com/slow').catch(() => undefined);
    await eventually('the field', () => page.evaluate(() => document.getElementById('field') !== null));
    await page.click('#field');
    await eventually('the guard', () => guard(page));
    expect(await page.evaluate(() => document.readyState)).toBe('loading');
    await page.keyboard.type('secret');
    expect(await valueOf(page)).toBe('');
  });
});
