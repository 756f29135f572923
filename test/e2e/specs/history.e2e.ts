/** The history in the built extension: it has a visit and the choice made, deletes, undoes, saves and forgets. */
import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { continueToBar, eventually, html, layer, openWorld, press, reviewed, visit } from '../browser.ts';
import { isWritten, written } from '../history.ts';
import { tabTo } from '../tab-to.ts';

const HISTORY = 'src/pages/history/index.html';
const world = openWorld({ 'plain.example/*': html('<h1>A plain page</h1><p>About Massroot8, in passing.</p>') });

interface Shown {
  readonly host: string;
  readonly did: string;
  readonly loudness: string;
  readonly text: string;
}
const openHistory = async (): Promise<Page> => {
  const page = await world.driver.extensionPage(HISTORY);
  await page.waitForSelector('.history__keep');
  return page;
};
const rows = (page: Page): Promise<Shown[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.meeting')].map((row) => ({
      host: row.dataset['host'] ?? '',
      did: row.dataset['did'] ?? '',
      loudness: row.dataset['loudness'] ?? '',
      text: row.innerText,
    })),
  );
/** Empties the history: its database is not part of what `forget` clears after each test. */
const clear = async (): Promise<void> => {
  await world.driver.ask('history/keep', { days: 0 });
  await world.driver.ask('history/keep', { days: 30 });
};
const meet = async (): Promise<Page> => {
  const page = await visit(world, 'https://massroot8.com/');
  await reviewed(world, page);
  await eventually('the alert', async () => (await layer(world, page, 0))?.part === 'alert');
  return page;
};

describe('the history', () => {
  it('holds a visit with how loudly it spoke and what was chosen, and no page that only names a service', async () => {
    await clear();
    const page = await meet();
    await press(world, page, '[data-action="continue"]');
    await reviewed(world, await visit(world, 'https://plain.example/'));
    await eventually('the choice is written down', async () => (await written(world))[0]?.did === 'visit');
    const history = await openHistory();
    expect(await rows(history)).toEqual([
      expect.objectContaining({ host: 'massroot8.com', did: 'visit', loudness: 'alert' }),
    ]);
    await history.close();
  });

  it('deletes what was selected, and undoes that', async () => {
    await clear();
    await meet();
    await isWritten(world, 'massroot8.com');
    const history = await openHistory();
    expect(await rows(history)).toHaveLength(1);
    await history.click('.meeting input[type="checkbox"]');
    await history.waitForSelector('[data-action="remove"]');
    await history.click('[data-action="remove"]');
    await eventually('it is gone', async () => (await rows(history)).length === 0);
    await history.waitForSelector('[data-action="undo"]');
    await history.click('[data-action="undo"]');
    await eventually('it is back', async () => (await rows(history))[0]?.host === 'massroot8.com');
    await history.close();
  });

  it('is worked by keyboard alone: a row is chosen, deleted and brought back', async () => {
    await clear();
    await meet();
    await isWritten(world, 'massroot8.com');
    const history = await openHistory();
    await tabTo(history, '.meeting input[type="checkbox"]');
    await history.keyboard.press(' ');
    await history.waitForSelector('[data-action="remove"]');
    await tabTo(history, '[data-action="remove"]');
    await history.keyboard.press('Enter');
    await eventually('it is gone', async () => (await rows(history)).length === 0);
    await tabTo(history, '[data-action="undo"]');
    await history.keyboard.press('Enter');
    await eventually('it is back', async () => (await rows(history))[0]?.host === 'massroot8.com');
    await history.close();
  });

  it('notes that the site was left', async () => {
    await clear();
    const page = await meet();
    await press(world, page, '[data-action="leave"]');
    await eventually('the leaving is written down', async () => (await written(world))[0]?.did === 'left');
    // Wait until the page is gone: Chromium never closes a tab that is closed at the moment it navigates.
    await eventually('it was left', async () => (await page.evaluate(() => location.href)) === 'about:blank');
  });

  it('records nothing when it is off', async () => {
    await clear();
    const history = await openHistory();
    await history.select('.history__keep select', '0');
    await eventually('it is off', async () => (await world.driver.ask('history/settings', {})).days === 0);
    const page = await meet();
    // A choice is written down after the visit, so once the choice is made, the visit would be written down too.
    await continueToBar(world, page);
    expect(await written(world)).toEqual([]);
    await history.bringToFront();
    await history.select('.history__keep select', '30');
    await history.close();
  });
});
