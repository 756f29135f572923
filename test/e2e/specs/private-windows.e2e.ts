/** Caveat keeps nothing lasting about private windows, and tells other windows nothing about them. */
import { describe, expect, it } from 'vitest';
import { continueToBar, eventually, html, layer, openWorld, press, visit } from '../browser.ts';

const world = openWorld({
  'massroot8.com/private': html('<h1>Massroot8</h1><p>Connect your account.</p>'),
  'massroot8.com/app': html('<h1>Massroot8</h1><p>Connect your account.</p>'),
});

/** The lasting storage as text. */
const lasting = async (): Promise<string> => JSON.stringify(await world.driver.lasting());

describe('a private window', () => {
  it('is warned in, and what is chosen there stays there', { tags: 'chromium' }, async () => {
    const page = await world.driver.privatePage!('https://massroot8.com/private');
    expect(await layer(world, page)).toMatchObject({ part: 'alert', service: 'massroot8' });
    await continueToBar(world, page);
    await eventually('kept for private windows', async () =>
      JSON.stringify(await world.driver.withApi(({ storage }) => storage.session.get('private-past'))).includes(
        '"continued"',
      ),
    );
    await page.reload();
    expect(await layer(world, page)).toMatchObject({ part: 'notice', service: 'massroot8' });
    expect(await lasting()).not.toContain('massroot8');
    const other = await visit(world, 'https://massroot8.com/app');
    expect(await layer(world, other)).toMatchObject({ part: 'alert', service: 'massroot8' });
    await press(world, other, '[data-action="continue"]');
    await eventually('kept outside of private windows', async () => (await lasting()).includes('massroot8'));
    await page.close();
  });

  it('has its checklist in it, of which nothing is kept', { tags: 'chromium' }, async () => {
    const page = await world.driver.privatePage!('https://massroot8.com/private');
    expect(await layer(world, page)).toMatchObject({ part: 'alert', service: 'massroot8' });
    const signedIn = '.evidence > .disclosure:last-child';
    await press(world, page, `${signedIn} > .button`);
    await press(world, page, `${signedIn} .disclosure__body .button`);
    const opened = await page.browser().waitForTarget((each) => each.url().includes('/pages/checklist/'));
    const list = (await opened.page())!;
    const isTicked = (): Promise<boolean> =>
      list.evaluate(() => document.querySelector<HTMLInputElement>('input[type="checkbox"]')!.checked);
    await list.waitForSelector('input[type="checkbox"]');
    const isPrivate = await list.evaluate(
      () =>
        (globalThis as unknown as { chrome: { extension: { inIncognitoContext: boolean } } }).chrome.extension
          .inIncognitoContext,
    );
    expect(isPrivate).toBe(true);
    await list.click('input[type="checkbox"]');
    expect(await isTicked()).toBe(true);
    // Changes are stored in order: once this later one from another page is stored, the private one would be too.
    await world.driver.ask('checklist/set', { platform: 'tiktok', steps: ['posts'] });
    expect(JSON.parse(await lasting())).toMatchObject({ checklist: { tiktok: ['posts'] } });
    expect(Object.keys((JSON.parse(await lasting()) as { checklist: object }).checklist)).toEqual(['tiktok']);
    await list.reload();
    await list.waitForSelector('input[type="checkbox"]');
    expect(await isTicked()).toBe(false);
    await list.close();
    await page.close();
  });
});
