/** A Firefox that never remembers history has no databases for extensions: settings hold, and the options say where. */
import { expect, it } from 'vitest';
import { continueToBar, eventually, html, layer, openWorld, visit } from '../browser.ts';

const world = openWorld(
  { 'massroot8.com/app': html('<h1>Massroot8</h1><p>Connect your account.</p>') },
  { neverRemembers: true },
);

it('warns, keeps settings, and says who could reach them', { tags: 'firefox' }, async () => {
  const { driver } = world;
  const page = await visit(world, 'https://massroot8.com/app');
  expect(await layer(world, page)).toMatchObject({ part: 'alert' });
  await continueToBar(world, page);
  await driver.ask('preferences/set', { barPosition: 'bottom' });
  await driver.stopBackground();
  expect(await driver.ask('options/view', {})).toMatchObject({
    preferences: { barPosition: 'bottom' },
    isOpenToPages: true,
    // All windows of this browser are private, so no choice made in them is kept.
    decisions: [],
  });
  expect(JSON.stringify(await driver.lasting())).not.toContain('massroot8');
  const options = await driver.extensionPage('src/pages/options/index.html');
  await eventually('it is said', () =>
    options.evaluate(() => document.querySelector('[data-part="open-store"]') !== null),
  );
  await options.close();
});
