/**
 * The history in the built extension, over rows that the specs write: how long they are kept, how they are shown,
 * exported and deleted; databases of other versions; the look back.
 */
import { beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'csv-parse/sync';
import type { Page } from 'puppeteer-core';
import { sampleMeetings } from '../../../src/pages/history/samples.ts';
import type { Meeting } from '../../../src/domain/history/meetings.ts';
import { readMessages } from '../../../tools/lib/words.ts';
import { eventually, html, LATER, openWorld, visit } from '../browser.ts';
import { isWritten, written } from '../history.ts';

const HISTORY = 'src/pages/history/index.html';
const DAY = 86_400_000;
const world = openWorld({ 'plain.example/*': html('<h1>A plain page</h1>') }, { opensItsWindows: true });

/** Makes a history database with rows in it, as an older or newer Caveat, or an accident, may have left it. */
const makeDatabase = (
  name: string,
  version: number,
  kind: 'sound' | 'first' | 'empty',
  rows: readonly Meeting[] = [],
) =>
  world.driver.inExtension(async (text) => {
    const asked = JSON.parse(text) as { name: string; version: number; kind: string; rows: object[] };
    await new Promise<void>((done, fail) => {
      const open = indexedDB.open(asked.name, asked.version);
      open.onupgradeneeded = () => {
        if (asked.kind === 'empty') return void open.result.createObjectStore('something-else');
        const store = open.result.createObjectStore('meetings', { keyPath: 'id' });
        for (const index of asked.kind === 'first' ? ['at', 'host'] : ['at', 'host', 'service'])
          store.createIndex(index, index);
      };
      open.onerror = () => fail(new Error(String(open.error)));
      open.onsuccess = () => {
        const database = open.result;
        if (asked.rows.length === 0) {
          database.close();
          return done();
        }
        const change = database.transaction('meetings', 'readwrite');
        for (const row of asked.rows) change.objectStore('meetings').put(row);
        change.oncomplete = () => {
          database.close();
          done();
        };
      };
    });
    return true;
  }, JSON.stringify({ name, version, kind, rows }));

const forgetDatabases = () =>
  world.driver.inExtension(async () => {
    for (const name of ['history', 'history-2', 'history-3'])
      await new Promise((done) => {
        const gone = indexedDB.deleteDatabase(name);
        gone.onsuccess = done;
        gone.onerror = done;
      });
    return true;
  });
/** Names and versions of the history's databases. Firefox also has one for the settings, which is left out. */
const databases = async (): Promise<string[]> => {
  const all = await world.driver.inExtension(async () =>
    (await indexedDB.databases()).map(({ name, version }) => `${name} ${version}`).sort(),
  );
  return all.filter((each) => each.startsWith('history'));
};

const open = async (): Promise<Page> => {
  const page = await world.driver.extensionPage(HISTORY);
  await page.waitForSelector('.history__keep');
  return page;
};
const hosts = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.meeting')].map(({ dataset }) => dataset['host'] ?? ''),
  );
const headings = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...document.querySelectorAll('.rows h2')].map(({ textContent }) => textContent ?? ''));
const noteOf = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector('.history__note')?.textContent ?? '');
/** Chooses for how many days rows are kept, and waits until the page shows what is left then. */
async function keep(page: Page, days: number): Promise<void> {
  await page.select('.history__keep select', String(days));
  await page.waitForFunction(
    (told) => document.querySelector('.lede')?.textContent?.includes(told) === true,
    LATER,
    days === 0 ? readMessages('en')['history_lede_off']! : ` ${days} `,
  );
}
/** Chooses a value in the n-th filter: kind, deed or order. */
const filter = (page: Page, at: number, value: string) =>
  page.evaluate(
    ([place, wanted]) => {
      const select = document.querySelectorAll<HTMLSelectElement>('.history__filters select')[Number(place)]!;
      select.value = wanted ?? '';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    },
    [String(at), value],
  );
const SAMPLES = (): Meeting[] => sampleMeetings(Date.now());
const aged = (days: number): Meeting => ({
  ...SAMPLES()[0]!,
  id: `aged ${days}`,
  at: Date.now() - days * DAY,
  seenAt: Date.now() - days * DAY,
  host: `day-${days}.example`,
});

beforeEach(async () => {
  await forgetDatabases();
});

describe('rows of the history', () => {
  it('are kept for so many days as was said, and no longer', async () => {
    await makeDatabase('history', 2, 'sound', [1, 6, 8, 29, 31, 89, 91].map(aged));
    const page = await open();
    expect(await hosts(page)).toEqual(['day-1.example', 'day-6.example', 'day-8.example', 'day-29.example']);
    await keep(page, 7);
    expect(await hosts(page)).toEqual(['day-1.example', 'day-6.example']);
    await keep(page, 90);
    expect(await hosts(page)).toEqual(['day-1.example', 'day-6.example']);
    await keep(page, 0);
    expect(await hosts(page)).toEqual([]);
    await page.close();
  });

  it('are found by words, kind and deed, and stand by day or by service', async () => {
    await makeDatabase('history', 2, 'sound', SAMPLES());
    const page = await open();
    expect(await hosts(page)).toHaveLength(6);
    expect((await headings(page)).length).toBeGreaterThan(2);
    await filter(page, 2, 'service');
    await eventually(
      'by service',
      async () => (await headings(page)).join() === 'Massroot8,No listed service,Jolygram',
    );
    await filter(page, 1, 'left');
    await eventually('one was left', async () => (await hosts(page)).length === 1);
    await filter(page, 1, '');
    await filter(page, 0, 'offer');
    await eventually('one sells', async () => (await hosts(page)).join() === 'more-likes.example');
    await filter(page, 0, '');
    await page.focus('.history__filters input');
    await page.keyboard.type('JÓLY');
    await eventually('the words', async () => (await hosts(page)).join() === 'jolygram.com,play.google.com');
    await page.close();
  });

  it('lead to the case, the service and the checklist with its progress', async () => {
    await world.driver.ask('checklist/set', { platform: 'facebook', steps: ['access', 'password'] });
    await makeDatabase('history', 2, 'sound', SAMPLES().slice(0, 1));
    const page = await open();
    const links = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>('.meeting a')].map((link) => [
        link.textContent ?? '',
        link.href.slice(link.href.indexOf('src/')),
      ]),
    );
    expect(links).toEqual([
      ['Massroot8', 'src/pages/casebook/index.html#service/massroot8'],
      ['case', 'src/pages/casebook/index.html#case/facebook-v-zaghar-2020'],
      [expect.stringMatching(/^checklist, 2 of \d done$/), 'src/pages/checklist/index.html?platform=facebook'],
    ]);
    await page.close();
  });

  it('are taken along as CSV and JSON, which can be read back', async () => {
    const rows = SAMPLES();
    await makeDatabase('history', 2, 'sound', rows);
    const page = await open();
    await page.evaluate(() => {
      const saved: Promise<string>[] = [];
      Object.assign(globalThis, { saved });
      const real = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (blob: Blob) => {
        saved.push(blob.text());
        return real(blob);
      };
      HTMLAnchorElement.prototype.click = () => undefined;
    });
    await page.click('[data-action="csv"]');
    await page.click('[data-action="json"]');
    const [csv, json] = await page.evaluate(() =>
      Promise.all((globalThis as unknown as { saved: Promise<string>[] }).saved),
    );
    const lines: Record<string, string>[] = parse(csv ?? '', { columns: true });
    const newest = [...rows].sort((a, b) => b.at - a.at);
    expect(lines.map(({ host, time }) => [host, time])).toEqual(
      newest.map(({ host, at }) => [host, new Date(at).toISOString()]),
    );
    expect((JSON.parse(json ?? '') as { meetings: unknown }).meetings).toEqual(newest);
    await page.close();
  });

  it('are deleted by selection, and all that are shown at once, and come back', async () => {
    await makeDatabase('history', 2, 'sound', SAMPLES());
    const page = await open();
    for (const at of [0, 1])
      await page.evaluate((place) => document.querySelectorAll<HTMLElement>('.meeting input')[place]?.click(), at);
    await page.click('[data-action="remove"]');
    await eventually('two are gone', async () => (await hosts(page)).length === 4);
    await page.click('[data-action="undo"]');
    await eventually('they are back', async () => (await hosts(page)).length === 6);
    await filter(page, 1, 'nothing');
    await eventually('three are shown', async () => (await hosts(page)).length === 3);
    await page.click('[data-action="clear"]');
    await filter(page, 1, '');
    await eventually('three are left', async () => (await hosts(page)).length === 3);
    await page.click('[data-action="undo"]');
    await eventually('all are back', async () => (await hosts(page)).length === 6);
    await page.close();
  });
});

describe('a database of another Caveat', () => {
  it('of an older version is migrated, rows and all', async () => {
    await makeDatabase('history', 1, 'first', SAMPLES());
    const page = await open();
    expect(await hosts(page)).toHaveLength(6);
    expect(await noteOf(page)).toBe('');
    expect(await databases()).toEqual(['history 2']);
    await page.close();
  });
  it.each([
    ['newer', 99, 'sound', 'written by a newer Caveat', 'history 99'],
    ['broken', 2, 'empty', 'could not be read', 'history 2'],
  ] as const)('that is %s is set aside under its own name, and said so', async (_what, version, kind, told, kept) => {
    await makeDatabase('history', version, kind, kind === 'sound' ? SAMPLES() : []);
    const page = await open();
    expect(await hosts(page)).toEqual([]);
    expect(await noteOf(page)).toContain(told);
    expect(await databases()).toEqual([kept, 'history-2 2']);
    await page.close();
  });
});

describe('the look back', () => {
  const mayRead = (): Promise<boolean> =>
    world.driver.withApi(({ permissions }) => permissions.contains({ permissions: ['history'] }));

  it('is given nothing before it is asked for', async () => {
    expect(await mayRead()).toBe(false);
    const page = await open();
    expect(await page.evaluate(() => document.querySelector('.back h2')?.textContent)).toBe('Have I been here before?');
    expect(await mayRead()).toBe(false);
    await page.close();
  });

  // Must run before the permission is first granted: Chromium never asks again, even after it was given back.
  it('takes a refusal kindly', async () => {
    const page = await open();
    await world.driver.answerPermission(false);
    await page.click('[data-action="look-back"]');
    await eventually('it is said', async () =>
      page.evaluate(() => document.querySelector('.back__said')?.textContent?.includes('That is fine') === true),
    );
    expect(await mayRead()).toBe(false);
    await page.close();
  });

  it('lists the days at listed services, keeps nothing, and gives the permission back', async () => {
    await visit(world, 'https://massroot8.com/');
    await isWritten(world, 'massroot8.com');
    await visit(world, 'https://plain.example/');
    const page = await open();
    await keep(page, 0);
    await eventually('it was forgotten', async () => (await written(world)).length === 0);
    await keep(page, 30);
    // The visit is in no history of ours.
    expect(await hosts(page)).toEqual([]);
    await world.driver.answerPermission(true);
    await page.click('[data-action="look-back"]');
    await page.waitForSelector('.back__list');
    expect(
      await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('.back__service')].map(({ dataset }) => dataset['service']),
      ),
    ).toEqual(['massroot8']);
    expect(await mayRead()).toBe(false);
    expect(await hosts(page)).toEqual([]);
    // Again from the start: discard the list. The permission was given back, so a new list needs it again.
    await page.click('[data-action="let-go"]');
    await eventually('it is let go', async () => page.evaluate(() => document.querySelector('.back__list') === null));
    if (world.driver.name === 'firefox') await world.driver.answerPermission(true);
    await page.click('[data-action="look-back"]');
    await page.waitForSelector('.back__list');
    expect(await mayRead()).toBe(false);
    await page.click('[data-action="keep-back"]');
    await eventually('it is kept', async () => (await hosts(page)).join() === 'massroot8.com');
    await page.close();
  });
});
