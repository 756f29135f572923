/** The history in the built extension: a visit with what was chosen is in it, deleted, undone, saved, forgotten. */
import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { eventually, html, layer, openWorld, press, reviewed, visit } from '../browser.ts';

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
/** What a history page shows that is opened now: Firefox never says that a page of an extension was loaded anew. */
const rowsNow = async (): Promise<Shown[]> => {
  const page = await openHistory();
  try {
    return await rows(page);
  } finally {
    await page.close();
  }
};
/** Forgets everything: the database outlives what the specs clear between them. */
const clear = async (): Promise<void> => {
  const page = await openHistory();
  await page.select('.history__keep select', '0');
  await eventually('nothing is kept', async () => (await rows(page)).length === 0);
  await page.select('.history__keep select', '30');
  await page.close();
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
    await eventually('the choice is written down', async () => (await rowsNow())[0]?.did === 'visit');
    expect(await rowsNow()).toEqual([
      expect.objectContaining({ host: 'massroot8.com', did: 'visit', loudness: 'alert' }),
    ]);
  });

  it('deletes what was selected, and undoes that', async () => {
    await clear();
    await meet();
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

  it('notes that the site was left', async () => {
    await clear();
    const page = await meet();
    await press(world, page, '[data-action="leave"]');
    await eventually('the leaving is written down', async () => (await rowsNow())[0]?.did === 'left');
  });

  it('records nothing when it is off', async () => {
    await clear();
    const history = await openHistory();
    await history.select('.history__keep select', '0');
    await eventually('it is off', async () =>
      history.evaluate(() => document.querySelector<HTMLSelectElement>('.history__keep select')?.value === '0'),
    );
    await meet();
    expect(await rowsNow()).toEqual([]);
    await history.bringToFront();
    await history.select('.history__keep select', '30');
    await history.close();
  });
});
