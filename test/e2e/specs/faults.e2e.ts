/** Faults from outside Caveat: its access to sites is taken away and given back, or the clock is changed. */
import { describe, expect, it } from 'vitest';
import { choiceKept, continueToBar, eventually, html, LATER, layer, openWorld, visit } from '../browser.ts';

const world = openWorld(
  {
    'massroot8.com/app': html('<h1>Massroot8</h1><p>Connect your account.</p>'),
  },
  { own: true },
);

describe('access to pages', () => {
  it('that is taken away is said so in the popup, and works again once it is given back', {
    tags: 'chromium',
  }, async () => {
    const { driver } = world;
    const shut = await visit(world, 'https://massroot8.com/app');
    // Ask for the tab's id first: without access, Caveat's pages cannot see a tab's address.
    const tab = await driver.tabId(shut);
    await driver.allowSites!(false);
    try {
      await shut.reload();
      await expect
        .poll(() => driver.ask('review/view', { tab }), LATER)
        .toMatchObject({ state: 'cannot-run', closed: 'not-allowed' });
    } finally {
      await driver.allowSites!(true);
    }
    const open = await visit(world, 'https://massroot8.com/app');
    expect(await layer(world, open)).toMatchObject({ part: 'alert' });
  });
});

describe('a clock that was set', () => {
  it.each([
    ['back', 400],
    ['forth', -400],
  ])('%s by more than a year quiets nothing for good', async (_way, days) => {
    // The time of an earlier choice, as the changed clock makes it appear.
    const at = Date.now() + days * 86_400_000;
    const continued = { until: '7-days', at, revision: '' };
    await world.driver.lasting({ values: { past: { services: { massroot8: { alertedAt: at, continued } } } } });
    const page = await visit(world, 'https://massroot8.com/app');
    expect(await layer(world, page)).toMatchObject({ part: days > 0 ? 'notice' : 'alert' });
    if (days < 0) return;
    // A time in the future is stored as the present time: the choice then lasts seven days, not four hundred.
    await eventually('stored as now', async () => {
      const { past } = (await world.driver.lasting()) as {
        past: { services: Record<string, { alertedAt: number }> };
      };
      return (past.services['massroot8']?.alertedAt ?? Infinity) <= Date.now();
    });
  });
});

describe('a page that took the warning away', () => {
  it('is told of in the popup', async () => {
    const page = await visit(world, 'https://massroot8.com/app');
    await layer(world, page);
    await page.evaluate(() => {
      new MutationObserver(() => {
        for (const each of document.querySelectorAll(':root > div')) each.remove();
      }).observe(document, { childList: true, subtree: true });
      document.querySelector(':root > div')?.remove();
    });
    await eventually('told', async () => (await world.driver.review(page)).removed === true);
    const popup = await world.driver.popup(page);
    await popup.waitForSelector('[data-removed]');
  });

  it('is not where it let it be', async () => {
    const page = await visit(world, 'https://massroot8.com/app');
    await layer(world, page);
    await continueToBar(world, page);
    expect((await world.driver.review(page)).removed).toBeUndefined();
  });
});

describe('switched off', () => {
  it('Caveat leaves open pages alone; switched on again it warns, and knows what it was told', async () => {
    const { driver } = world;
    const page = await visit(world, 'https://massroot8.com/app');
    await layer(world, page);
    await continueToBar(world, page);
    await choiceKept(world, 'massroot8');
    await driver.ask('preferences/set', { barPosition: 'bottom' });
    await driver.switchOn(false);
    await page.reload();
    await page.evaluate(() => document.body.append('The page goes on.'));
    await driver.switchOn(true);
    await page.reload();
    expect(await layer(world, page)).toMatchObject({ part: 'notice', service: 'massroot8' });
    expect((await driver.ask('options/view', {})).preferences.barPosition).toBe('bottom');
    await expect.poll(async () => (await driver.badge(page)).text, LATER).toBe('▲');
  });
});
