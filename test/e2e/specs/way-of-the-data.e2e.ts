/** The whole way of the data in a real browser: from a page to badge, warning and popup. */
import { describe, expect, it } from 'vitest';
import type { ServiceId } from '../../../src/domain/model.ts';
import { choiceKept, eventually, html, layer, openWorld, press, reviewed, visit } from '../browser.ts';

const words = 'Two suits were filed in June 2020. One was about Massroot8, a service that took logins.';

const MASSROOT8 = 'massroot8' as ServiceId;

const world = openWorld({
  'chromewebstore.google.com/': html('<h1>A store</h1>'),
  'addons.mozilla.org/': html('<h1>A store</h1>'),
  'plain.example/*': html('<h1>Tide tables</h1><p>High water at nine in the morning.</p>'),
  'app.example/*': html(`<h1>Reader</h1><main id="view"><p>Nothing here yet.</p></main><script>
    function go(path, text) { history.pushState({}, '', path);
      document.getElementById('view').innerHTML = '<p>' + text + '</p>'; }
  </script>`),
  'late.example/*': html(
    `<h1>Late news</h1><div id="feed"></div>` +
      `<script>addEventListener('say', () => {
        document.getElementById('feed').innerHTML = '<p>${words}</p>'; });</script>`,
  ),
  'notmassroot8.com/*': html('<h1>Another site</h1>'),
  'massroot8.com.evil.test/*': html('<h1>Another site</h1>'),
  'likesocial.net/*': html('<h1>Buy Instagram followers</h1><p>Our packages of real followers start at once.</p>'),
  'likesocial.org/*': html('<h1>Tide tables</h1><p>High water at nine in the morning.</p>'),
  'massroot8.com/frame': html('<h1>Massroot8</h1>'),
  'endless.example/*': html(`<h1>A feed without end</h1><div id="feed"></div><script>
    let n = 0; const feed = document.getElementById('feed');
    const line = () => 'Line ' + (n += 1) + ' of a text that does not stop arriving, whatever happens. ';
    globalThis.begin = () => setInterval(() => { for (let i = 0; i < 40; i += 1)
      feed.append(Object.assign(document.createElement('p'), { textContent: line().repeat(9) })); }, 20);
  </script>`),
  'long.example/*': html(
    `<h1>A long report</h1>${'<p>High water at nine.</p>'.repeat(200)}<p>Of <b>Mass</b>root8 nothing was heard ` +
      `since.</p>${'<p>Low water at three.</p>'.repeat(200)}`,
  ),
  'huge.example/*': html(`<h1>A very long record</h1><div id="all"></div><script>
    const parts = []; for (let i = 0; i < 100000;
      i += 1) parts.push('<p>Entry ' + i + ': high water at nine, low water at three.</p>');
    document.getElementById('all').innerHTML = parts.join('');
  </script>`),
  'onenode.example/*': html(
    `<h1>One node</h1><p id="all"></p><script>document.getElementById('all').textContent = 'The tide comes and ` +
      `goes. '.repeat(210000);</script>`,
  ),
  'strict.example/*': {
    body: html(`<h1>Report</h1><p>${words}</p>`),
    headers: { 'content-security-policy': "default-src 'none'; sandbox" },
  },
});

describe('a listed address', () => {
  it('gets badge, alert and popup', async () => {
    const page = await visit(world, 'https://massroot8.com/');
    const shown = await layer(world, page);
    expect(shown).toMatchObject({ part: 'alert', service: 'massroot8' });
    expect(shown?.text).toContain('Massroot8');
    const view = await reviewed(world, page);
    expect(view.state).toBe('listed');
    expect(view.findings[0]).toMatchObject({
      loudness: 'alert',
      finding: { kind: 'listed-site', service: 'massroot8' },
    });
    const badge = await world.driver.badge(page);
    expect(badge.text).toBe('▲');
    expect(badge.title).toContain('Massroot8');
    const popup = await world.driver.popup(page);
    await popup.waitForSelector('h1');
    await eventually('the popup names the case', async () =>
      (await popup.evaluate(() => document.body.innerText)).includes('Zaghar'),
    );
    await popup.close();
  });

  it.each([
    ['massroot8.com', 'massroot8'],
    ['“massroot8.com”', 'massroot8'],
    ['<https://www.massroot8.com/app>', 'massroot8'],
    ["('massroot8.com'),", 'massroot8'],
    ['“”', null],
    ['massroot8', null],
  ])('is known in the popup’s box by its address as people paste it: %s', async (address, service) => {
    const answer = await world.driver.ask('review/check', { address });
    if (service === null) expect(answer).toBeNull();
    else expect(answer).toMatchObject({ findings: [{ finding: { kind: 'listed-site', service } }] });
  });

  it.each([
    ['likesocial.net', 'other-suffix'],
    ['lіkesocial.co', 'confusable'], // the second letter is Cyrillic
  ])('is named in the popup’s box where the address typed resembles it: %s', async (address, how) => {
    expect(await world.driver.ask('review/check', { address })).toMatchObject({
      resembles: 'likesocial.co',
      findings: [{ finding: { kind: 'lookalike', service: 'likesocial', how } }],
    });
  });

  it('is known by its subdomains, and not by names that only look like it', async () => {
    const page = await visit(world, 'https://www.massroot8.com/');
    expect((await reviewed(world, page)).findings[0]?.finding).toMatchObject({
      kind: 'listed-site',
      service: 'massroot8',
    });
    for (const host of ['notmassroot8.com', 'massroot8.com.evil.test']) {
      const other = await visit(world, `https://${host}/`);
      expect((await reviewed(world, other)).findings.filter(({ finding }) => finding.kind === 'listed-site')).toEqual(
        [],
      );
    }
  });

  it('is told where another one resembles it and shows signs of the trade, and nowhere else', async () => {
    const page = await visit(world, 'https://likesocial.net/');
    const view = await reviewed(world, page, ({ findings }) => findings.length > 0);
    expect(view.findings.map(({ finding }) => finding)).toContainEqual(
      expect.objectContaining({
        kind: 'lookalike',
        service: 'likesocial',
        host: 'likesocial.net',
        how: 'other-suffix',
      }),
    );
    const other = await visit(world, 'https://likesocial.org/');
    expect((await reviewed(world, other)).findings).toEqual([]);
    expect((await world.driver.badge(other)).text).toBe('');
  });

  it('is warned about under its full name, with a final dot', async () => {
    const page = await visit(world, 'https://massroot8.com./');
    expect(await layer(world, page)).toMatchObject({ part: 'alert', service: 'massroot8' });
  });

  it('is shown under the strictest content security policy', async () => {
    const page = await visit(world, 'https://strict.likesocial.co/');
    expect(await layer(world, page)).toMatchObject({ service: 'likesocial' });
  });
});

describe('a page that only names a service', () => {
  it('gets a badge and nothing in the page', async () => {
    const page = await visit(world, 'https://news.example/');
    const view = await reviewed(world, page);
    expect(view.state).toBe('mention');
    expect(view.findings.every(({ finding, loudness }) => finding.kind === 'mention' && loudness === 'badge')).toBe(
      true,
    );
    await eventually('a badge', async () => (await world.driver.badge(page)).text === String(view.findings.length));
    expect(await page.evaluate(() => document.querySelector(':root > div'))).toBeNull();
  });

  it('is read under a strict content security policy', async () => {
    const page = await visit(world, 'https://strict.example/');
    expect((await reviewed(world, page)).state).toBe('mention');
  });

  it('is seen when its text comes late', async () => {
    const page = await visit(world, 'https://late.example/');
    expect((await reviewed(world, page)).state).toBe('clean');
    await page.evaluate(() => dispatchEvent(new Event('say')));
    await reviewed(world, page, ({ state }) => state === 'mention');
  });
});

describe('"show on page"', () => {
  it('leads to the mention, also where markup cuts through the name, and changes no element', async () => {
    const page = await visit(world, 'https://long.example/');
    expect((await reviewed(world, page)).state).toBe('mention');
    const before = await page.evaluate(() => document.documentElement.outerHTML);
    const tab = await world.driver.tabId(page);
    const answer = await world.driver.ask('review/show-mention', { tab, service: MASSROOT8, index: 0 });
    expect(answer).toEqual({ total: 1 });
    await eventually('the page has scrolled there', async () => page.evaluate(() => scrollY > 500));
    expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
  });
});

describe('an ordinary page', () => {
  it('is left exactly as it was, and no badge is set', async () => {
    const page = await visit(world, 'https://plain.example/');
    const before = await page.evaluate(() => document.documentElement.outerHTML);
    expect((await reviewed(world, page)).state).toBe('clean');
    expect((await world.driver.badge(page)).text).toBe('');
    expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
  });

  it('that sells kettles is no offer', async () => {
    const page = await visit(world, 'https://ordinary-shop.example/');
    expect((await reviewed(world, page)).state).toBe('clean');
  });
});

describe('a page that Caveat cannot look at', () => {
  it('is named by its kind: a page of its own', async () => {
    const page = await world.driver.extensionPage('src/pages/options/index.html');
    expect(await world.driver.review(page)).toMatchObject({ state: 'cannot-run', closed: 'own' });
    await page.close();
  });

  it('is named by its kind: the store of the browser that it runs in', async () => {
    const closed = [];
    for (const host of ['chromewebstore.google.com', 'addons.mozilla.org'])
      closed.push((await world.driver.review(await visit(world, `https://${host}/`))).closed ?? 'open');
    // Each browser closes its own store to extensions.
    expect(closed.sort()).toEqual([expect.stringMatching(/^(?:chrome-web-store|firefox-add-ons)$/), 'open']);
  });
});

describe('a shop that no case names', () => {
  it('gets a notice that says no case names it', async () => {
    const page = await visit(world, 'https://unlisted-shop.example/');
    const view = await reviewed(world, page);
    expect(view.findings[0]).toMatchObject({ loudness: 'notice', finding: { kind: 'offer' } });
    expect(view.findings[0]?.relatedCases.length).toBeGreaterThan(0);
    expect(await layer(world, page)).toMatchObject({ part: 'notice' });
  });
});

describe('a page that changes without loading', () => {
  it('is read again, and what was found before is gone', async () => {
    const page = await visit(world, 'https://app.example/');
    expect((await reviewed(world, page)).state).toBe('clean');
    await page.evaluate(
      (text) => (globalThis as unknown as { go(path: string, text: string): void }).go('/suits', text),
      words,
    );
    await reviewed(world, page, ({ state }) => state === 'mention');
    await eventually('a badge', async () => (await world.driver.badge(page)).text === '1');
    await page.evaluate(() =>
      (globalThis as unknown as { go(path: string, text: string): void }).go('/tides', 'High water at nine.'),
    );
    await reviewed(world, page, ({ state }) => state === 'clean');
    await eventually('no badge', async () => (await world.driver.badge(page)).text === '');
  });

  it('stays usable while text arrives for ever, and the reading ends within its budget', async () => {
    const page = await visit(world, 'https://endless.example/');
    expect((await reviewed(world, page)).state).toBe('clean');
    await page.evaluate(() => (globalThis as unknown as { begin(): void }).begin());
    await page.waitForFunction(() => document.querySelectorAll('p').length > 400);
    const before = await page.evaluate(() => document.querySelectorAll('p').length);
    const view = await reviewed(world, page, ({ cutAtKb }) => cutAtKb !== undefined);
    expect(view.state).toBe('clean');
    // Text kept arriving during the reading, so the page was not held up.
    await page.waitForFunction((count) => document.querySelectorAll('p').length > count, {}, before + 400);
  });
});

describe('a page too large to read whole', () => {
  it.each(['huge', 'onenode'])('("%s") is read as far as the budget goes, and the page goes on', async (name) => {
    const page = await visit(world, `https://${name}.example/`);
    const view = await reviewed(world, page);
    expect(view).toMatchObject({ state: 'clean', complete: true });
    expect(view.cutAtKb).toBeGreaterThan(0);
    // The page's own code still runs and answers at once.
    expect(await page.evaluate(() => new Promise((resolve) => setTimeout(() => resolve('answered'), 0)))).toBe(
      'answered',
    );
  });
});

describe('the background', () => {
  it('may die between visit and popup', async () => {
    const page = await visit(world, 'https://boostgram.com/');
    await reviewed(world, page, ({ state }) => state === 'listed');
    await world.driver.stopBackground();
    const view = await reviewed(world, page);
    expect(view.findings[0]?.finding).toMatchObject({ kind: 'listed-site', service: 'boostgram' });
  });

  it('drops messages that do not fit, and goes on', async () => {
    const answers = await world.driver.withApi(async ({ runtime }) => {
      const bad = [
        null,
        7,
        'page/report',
        {},
        { name: 'page/report', payload: {} },
        { name: 'nonsense', payload: {} },
        { name: 'review/view', payload: { tab: -1 } },
        { name: 'review/view', payload: { tab: 1, more: true } },
        { name: '__proto__', payload: {} },
        { name: 'warning/leave', payload: {} },
      ];
      const given: unknown[] = [];
      for (const message of bad) given.push((await runtime.sendMessage(message).catch(() => undefined)) ?? null);
      return JSON.stringify(given);
    });
    expect(JSON.parse(answers)).toEqual(Array.from({ length: 10 }, () => null));
    const page = await visit(world, 'https://massroot8.com/');
    expect((await reviewed(world, page)).state).toBe('listed');
  });
});

describe('continuing', () => {
  it('is kept: no second alert on the next visit, nor after the background was stopped', async () => {
    const page = await visit(world, 'https://likesocial.co/');
    expect(await layer(world, page)).toMatchObject({ part: 'alert' });
    await press(world, page, '[data-action="continue"]');
    await eventually('the alert is gone', async () => (await layer(world, page, 0))?.part !== 'alert');
    await choiceKept(world, 'likesocial');
    await world.driver.stopBackground();
    const again = await visit(world, 'https://www.likesocial.co/');
    expect(await layer(world, again)).toMatchObject({ part: 'notice' });
    // An alert that was seen would have made it a bar, too.
    expect((await reviewed(world, again)).findings[0]?.reason.key).toBe('reason_continued_visit');
  });

  it('leaving goes to a blank page when there is nothing to go back to', async () => {
    const page = await visit(world, 'https://nakrutka.cc/');
    await layer(world, page);
    await press(world, page, '[data-action="leave"]');
    await eventually('the page was left', async () => !(await page.evaluate(() => location.href)).includes('nakrutka'));
  });
});
