/** What Caveat keeps of private windows: nothing that lasts, and nothing that the other windows are told of. */
import { describe, expect, it } from 'vitest';
import { continueToBar, eventually, html, layer, openWorld, press, visit } from '../browser.ts';

const world = openWorld({
  'massroot8.com/private': html('<h1>Massroot8</h1><p>Connect your account.</p>'),
  'massroot8.com/app': html('<h1>Massroot8</h1><p>Connect your account.</p>'),
});

/** What lies in the storage that lasts, as text. */
const lasting = (): Promise<string> =>
  world.driver.withApi(async ({ storage }) => JSON.stringify(await storage.local.get()));

describe('a private window', () => {
  it('is warned in, and what is chosen there stays there', async ({ skip }) => {
    const page = await world.driver.privatePage?.('https://massroot8.com/private');
    if (page === undefined) return skip();
    expect(await layer(world, page)).toMatchObject({ part: 'alert', service: 'massroot8' });
    await continueToBar(world, page);
    await page.reload();
    expect(await layer(world, page)).toMatchObject({ part: 'notice', service: 'massroot8' });
    expect(await lasting()).not.toContain('massroot8');
    const other = await visit(world, 'https://massroot8.com/app');
    expect(await layer(world, other)).toMatchObject({ part: 'alert', service: 'massroot8' });
    await press(world, other, '[data-action="continue"]');
    await eventually('kept outside of private windows', async () => (await lasting()).includes('massroot8'));
    await page.close();
  });
});
