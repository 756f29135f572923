/** A browser that an organisation manages: its policy turns the full-page stop on, though the reader has not. */
import { expect, it } from 'vitest';
import { eventually, openWorld } from '../browser.ts';
import { shutRules } from '../shut-rules.ts';

const world = openWorld({}, { managed: { fullPageStop: true } });

it('a listed site is stopped, and the switch says who has set it and cannot be pressed', async () => {
  const { driver, sites } = world;
  const start = await driver.withApi((api) => Promise.resolve(`${api.runtime.getURL('src/pages/stop/index.html')}#`));
  const type = (url: string): Promise<unknown> =>
    driver.withApi((api, wanted) => api.tabs.create({ url: wanted }).then(() => null), url);
  const open = (): Promise<string[]> =>
    driver.withApi(async (api) => (await api.tabs.query({})).map(({ url = '' }) => url));

  const options = await driver.extensionPage('src/pages/options/index.html');
  await options.waitForSelector('input[name="stop"]:disabled:checked');
  const described = await options.evaluate(() =>
    (document.querySelector('input[name="stop"]')?.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent)
      .join(' '),
  );
  expect(described).toContain('Set by the organisation that manages this browser');

  // The reader's own preference is stored, but the managed setting still decides.
  await driver.ask('preferences/set', { stop: false });
  await eventually('it is on', async () => (await shutRules(world)) === 1);
  await type('https://massroot8.com/app');
  await eventually('stopped', async () => (await open()).includes(`${start}https://massroot8.com/app`));
  expect(sites.seen.filter((each) => each.includes('massroot8.com'))).toEqual([]);
  expect(await driver.ask('options/view', {})).toMatchObject({
    preferences: { stop: false },
    managed: { stop: true },
  });
});
