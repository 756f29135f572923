/** What goes wrong outside of Caveat: full storage, access taken away and given back, a clock that is set. */
import { describe, expect, it } from 'vitest';
import { continueToBar, eventually, html, layer, openWorld, press, pressesCount, visit } from '../browser.ts';

const world = openWorld({
  'massroot8.com/app': html('<h1>Massroot8</h1><p>Connect your account.</p>'),
});

describe('storage that is full', () => {
  it('takes no warning away: the choice is said not to be kept, and is once there is room', async ({ skip }) => {
    // Firefox sets no limit that a test could reach.
    if (world.driver.name === 'firefox') return skip();
    const page = await visit(world, 'https://massroot8.com/app');
    await layer(world, page);
    await world.driver.withApi(async ({ storage }) => {
      const { QUOTA_BYTES: most } = storage.local as unknown as { QUOTA_BYTES: number };
      const used = await (storage.local as unknown as { getBytesInUse(): Promise<number> }).getBytesInUse();
      await storage.local.set({ full: 'x'.repeat(most - used - 12) });
    });
    const sevenDays = '[data-action="continue-7-days"]';
    const isOpen = async (): Promise<boolean> =>
      (await world.driver.inLayer(page, (root, wanted) => root.querySelector(wanted) !== null, sevenDays)) === true;
    /** The menu may have stayed open with the alert. */
    const choose = async (): Promise<void> => {
      if (!(await isOpen())) await press(world, page, '[data-action="continue-longer"]');
      await press(world, page, sevenDays);
    };
    await choose();
    await eventually('said so', async () => (await layer(world, page, 0))?.text.includes('not kept') === true);
    expect(await layer(world, page)).toMatchObject({ part: 'alert' });
    await world.driver.withApi(({ storage }) => storage.local.remove('full'));
    await pressesCount(); // the alert has come up anew
    await choose();
    await eventually('the bar', async () => (await layer(world, page, 0))?.part === 'notice');
    const stored = await world.driver.withApi(async ({ storage }) => JSON.stringify(await storage.local.get('past')));
    expect(stored).toContain('7-days');
  });
});

describe('access to pages', () => {
  it('that is taken away is said so in the popup, and works again once it is given back', async ({ skip }) => {
    const { driver } = world;
    if (driver.allowSites === undefined) return skip();
    const shut = await visit(world, 'https://massroot8.com/app');
    // Without access a tab cannot be told by its address.
    const tab = await driver.tabId(shut);
    await driver.allowSites(false);
    try {
      await shut.reload();
      expect(await driver.ask('review/view', { tab })).toMatchObject({ state: 'cannot-run', closed: 'not-allowed' });
    } finally {
      await driver.allowSites(true);
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
    // What was kept then, seen from now.
    await world.driver.withApi(async ({ storage }, ahead) => {
      const at = Date.now() + Number(ahead) * 86_400_000;
      await storage.local.set({
        past: {
          services: { massroot8: { alertedAt: at, continued: { until: '7-days', at, revision: '' } } },
        },
      });
    }, String(days));
    const page = await visit(world, 'https://massroot8.com/app');
    expect(await layer(world, page)).toMatchObject({ part: days > 0 ? 'notice' : 'alert' });
    if (days < 0) return;
    // A moment to come counts as now: seven days of quiet, not four hundred.
    await eventually('stored as now', async () =>
      world.driver.withApi(async ({ storage }) => {
        const { past } = (await storage.local.get('past')) as {
          past: { services: Record<string, { alertedAt: number }> };
        };
        return (past.services['massroot8']?.alertedAt ?? Infinity) <= Date.now();
      }),
    );
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
