import { beforeEach, describe, expect, it } from 'vitest';
import { review } from '../../../src/background/review.ts';
import { warnings } from '../../../src/background/warnings/feature.ts';
import { readTab } from '../../../src/background/warnings/tab-state.ts';
import browser from '../../fakes/browser.ts';
import { fakeWorld, HOST, NOW, report, sender, SERVICE } from '../../fakes/world.ts';
import type { FakeWorld } from '../../fakes/world.ts';

let world: FakeWorld;
let popup: ReturnType<typeof review>;
beforeEach(async () => {
  world = await fakeWorld();
  popup = review(world);
});
const look = (tab = 1) => popup['review/view']({ tab }, undefined);

describe('a look at a tab', () => {
  it('tells what the page says it holds, which is from then on what is known of the tab', async () => {
    world.answers['page/report-now'] = report();
    const view = await look();
    expect(view).toMatchObject({ host: HOST, state: 'listed', complete: true, registry: { services: 1 } });
    expect(view.findings[0]).toMatchObject({ loudness: 'alert', dossier: { service: { id: SERVICE.id } } });
    expect((await readTab(world, 1))?.report.findings).toHaveLength(1);
  });

  it('tells the same as the warning that stands on the page', async () => {
    const page = warnings(world);
    world.answers['page/report-now'] = report();
    await page['page/report'](report(), sender());
    await page['warning/view']({ host: HOST }, sender());
    await page['warning/seen']({}, sender());
    expect((await look()).findings[0]).toMatchObject({ loudness: 'alert', reason: { key: 'reason_grade_a' } });
  });

  it('keeps nothing of a page that holds nothing', async () => {
    world.answers['page/report-now'] = report({ host: 'shop.example', findings: [] });
    world.open.set(1, { isPrivate: false, url: 'https://shop.example/' });
    expect((await look()).state).toBe('clean');
    expect(await browser.storage.session.get(null)).toEqual({});
  });

  it('takes from no page what it says of another address', async () => {
    world.answers['page/report-now'] = report({ host: 'bank.example', findings: [] });
    expect(await look()).toMatchObject({ host: HOST, state: 'not-read-yet', complete: false, findings: [] });
    world.answers['page/report-now'] = report();
    world.open.set(1, { isPrivate: false, url: 'https://shop.example/' });
    expect(await look()).toMatchObject({ host: 'shop.example', findings: [] });
    expect(await browser.storage.session.get(null)).toEqual({});
  });

  it('brings the script to a page that was open before the installation, and says where that cannot be', async () => {
    expect((await look()).state).toBe('cannot-run');
    expect(world.done).toContainEqual(['inject', 1, 'reader.js', 'top']);
    world.open.set(3, { isPrivate: false, url: 'chrome://settings/' });
    world.done.length = 0;
    expect((await look(3)).state).toBe('cannot-run');
    expect(world.done).toEqual([]);
  });
});

describe('an address that was typed', () => {
  it.each([
    [HOST, 1],
    [` <https://www.${HOST}/buy?x=1>, `, 1],
    [`“${HOST}”.`, 1],
    [`(${HOST})!`, 1],
    [`view-source:https://${HOST}/`, 1],
    [`http:${HOST}`, 1],
    ['shop.example', 0],
  ])('%s has %i findings', async (address, count) => {
    expect((await popup['review/check']({ address }, undefined))?.findings).toHaveLength(count);
  });

  it.each(['hello', 'ftp://examplegram.example', '', 'javascript:alert(1)'])('%s is none', async (address) => {
    expect(await popup['review/check']({ address }, undefined)).toBeNull();
  });
});

describe('an address that resembles a listed one', () => {
  const NAME = HOST.split('.')[0]!;
  it.each([
    [`${NAME}.net`, 'other-suffix'],
    [`${NAME}s.example`, 'one-edit'],
    [`buy-${NAME}.example`, 'added-word'],
    // The first letter a, twice, in Cyrillic.
    [HOST.replace('a', 'а'), 'confusable'],
  ])('%s: %s', async (address, how) => {
    const answer = await popup['review/check']({ address }, undefined);
    expect(answer).toMatchObject({ resembles: HOST, findings: [{ finding: { kind: 'lookalike', how } }] });
  });

  it('is not named where the address is listed itself, or like nothing', async () => {
    for (const address of [`www.${HOST}`, 'shop.example'])
      expect(await popup['review/check']({ address }, undefined)).not.toHaveProperty('resembles');
  });
});

describe('a page that Caveat cannot look at', () => {
  it.each([
    ['chrome-extension://caveat/src/pages/options/index.html', 'own'],
    ['https://chromewebstore.google.com/detail/some-name/abc', 'chrome-web-store'],
    ['https://chrome.google.com/webstore/category/extensions', 'chrome-web-store'],
    ['https://addons.mozilla.org/en-US/firefox/', 'firefox-add-ons'],
    ['https://microsoftedge.microsoft.com/addons/Microsoft-Edge-Extensions-Home', 'edge-add-ons'],
    ['https://files.example/terms.pdf?download#page=2', 'viewer'],
    ['https://files.example/?name=terms.pdf', 'not-loaded'],
    ['chrome://settings/', 'elsewhere'],
    [undefined, 'elsewhere'],
  ])('%s is named by its kind: %s', async (url, closed) => {
    world.open.set(4, { isPrivate: false, ...(url !== undefined && { url }) });
    expect(await look(4)).toMatchObject({ state: 'cannot-run', closed });
  });

  it('is said to be not allowed where the reader keeps Caveat from pages, but for its own', async () => {
    world.allowed.pages = false;
    world.open.set(4, { isPrivate: false, url: 'https://shop.example/' });
    expect(await look(4)).toMatchObject({ closed: 'not-allowed' });
    world.open.set(4, { isPrivate: false, url: 'chrome-extension://caveat/src/pages/options/index.html' });
    expect(await look(4)).toMatchObject({ closed: 'own' });
  });
});

describe('what the reader does', () => {
  it('continues for the service in all windows of the same kind, and is reminded again', async () => {
    world.answers['page/report-now'] = report();
    await warnings(world)['page/report'](report(), sender());
    await popup['review/continue']({ tab: 1, service: SERVICE.id, until: 'always' }, undefined);
    expect((await look()).findings[0]).toMatchObject({ loudness: 'badge' });
    expect(world.toolbar.get(1)?.state).toBe('paused');
    await popup['review/continue']({ tab: 1, service: SERVICE.id, until: 'remind-again' }, undefined);
    expect((await look()).findings[0]).toMatchObject({ loudness: 'alert' });
  });

  it('keeps a choice made in a private window out of what lasts', async () => {
    await popup['review/continue']({ tab: 9, service: SERVICE.id, until: 'always' }, undefined);
    expect(await browser.storage.local.get(null)).toEqual({});
  });

  it('leaves all hosts of the service, or the host where none is known', async () => {
    await warnings(world)['page/report'](report(), sender());
    await popup['review/leave']({ tab: 1 }, undefined);
    const isAway = world.done.at(-1)?.[2] as (url: string) => boolean;
    expect([`https://sub.${HOST}/`, 'https://news.example/', 'about:blank'].map(isAway)).toEqual([false, true, true]);
  });

  it('shows a mention through the reader that found it', async () => {
    world.answers['page/show-mention'] = { total: 4 };
    const show = () => popup['review/show-mention']({ tab: 1, service: SERVICE.id, index: 2 }, undefined);
    expect(await show()).toEqual({ total: 4 });
    expect(world.done).toEqual([['ask', 1, 'page/show-mention', { service: 0, index: 2 }]]);
    world.answers['page/show-mention'] = undefined;
    expect(await show()).toEqual({ total: 0 });
  });
});

describe('a pause on a site', () => {
  const pause = (tab: number, paused: boolean) => popup['review/pause']({ tab, paused }, undefined);
  const reported = async () => {
    world.answers['page/report-now'] = report();
    await warnings(world)['page/report'](report(), sender());
    await warnings(world)['warning/view']({ host: HOST }, sender());
  };

  it('takes alert, guard and marks away, keeps the button, and is taken back', async () => {
    await reported();
    world.answers['page/warning'] = true;
    world.done.length = 0;
    await pause(1, true);
    expect(world.done).toContainEqual(['ask', 1, 'page/warning', { host: HOST, view: null }]);
    expect(world.toolbar.get(1)?.state).toBe('paused');
    const view = await look();
    expect(view).toMatchObject({ pausedSince: NOW, state: 'listed' });
    expect(view.findings[0]).toMatchObject({
      loudness: 'badge',
      guards: false,
      reason: { key: 'reason_paused_site', args: ['2026-11-24'] },
    });
    await pause(1, false);
    expect(await look()).not.toHaveProperty('pausedSince');
    expect((await look()).findings[0]).toMatchObject({ loudness: 'alert', guards: true });
  });

  it('takes marks away from a page that holds nothing else', async () => {
    const host = 'news.example';
    const linked = report({ host, findings: [{ kind: 'link', service: 0, host: HOST, count: 2 }] });
    world.open.set(1, { isPrivate: false, url: `https://${host}/` });
    world.answers['page/warning'] = true;
    const from = sender({ url: `https://${host}/` });
    await warnings(world)['page/report'](linked, from);
    await warnings(world)['warning/view']({ host }, from);
    world.done.length = 0;
    await pause(1, true);
    expect(world.done).toContainEqual(['ask', 1, 'page/warning', { host, view: null }]);
    expect(world.toolbar.get(1)).toMatchObject({ state: 'paused', text: '' });
    world.done.length = 0;
    await pause(1, false);
    expect(world.done.some(([what, , name]) => what === 'ask' && name === 'page/warning')).toBe(true);
  });

  it('made in a private window is kept out of what lasts, and holds there alone', async () => {
    world.answers['page/report-now'] = report();
    await pause(9, true);
    expect(await world.store.readLasting('pauses')).toEqual({});
    expect(await look(9)).toHaveProperty('pausedSince');
    expect(await look(1)).not.toHaveProperty('pausedSince');
  });

  it('of a tab without a web page is none', async () => {
    world.open.set(3, { isPrivate: false, url: 'chrome://settings/' });
    world.open.set(4, { isPrivate: false });
    await pause(3, true);
    await pause(4, true);
    await pause(77, true);
    expect(await world.store.readLasting('pauses')).toEqual({});
  });
});

describe('places on the page', () => {
  it('are asked of the page, by number', async () => {
    world.answers['page/show-embedded'] = { total: 2 };
    world.answers['page/marks'] = { total: 1, marks: [{ name: 'x', text: 'y' }] };
    world.answers['page/show-mark'] = true;
    expect(await popup['review/show-embedded']({ tab: 1, service: SERVICE.id, index: 1 }, undefined)).toEqual({
      total: 2,
    });
    expect(await popup['review/marks']({ tab: 1 }, undefined)).toMatchObject({ total: 1 });
    expect(await popup['review/show-mark']({ tab: 1, index: 0 }, undefined)).toBe(true);
    expect(world.done).toEqual([
      ['ask', 1, 'page/show-embedded', { service: 0, index: 1 }],
      ['ask', 1, 'page/marks', {}],
      ['ask', 1, 'page/show-mark', { index: 0 }],
    ]);
  });

  it('are none where no page answers, and of a service that nothing holds', async () => {
    expect(await popup['review/marks']({ tab: 1 }, undefined)).toEqual({ total: 0, marks: [] });
    expect(await popup['review/show-mark']({ tab: 1, index: 0 }, undefined)).toBe(false);
    expect(await popup['review/show-embedded']({ tab: 1, service: SERVICE.id, index: 0 }, undefined)).toEqual({
      total: 0,
    });
    expect(await popup['review/show-embedded']({ tab: 1, service: 'nobody' as never, index: 0 }, undefined)).toEqual({
      total: 0,
    });
  });
});

describe('the list', () => {
  const change = (id: string) => ({ kind: 'case-added' as const, id, name: id });
  const withReleases = (
    ...releases: readonly { version: string; date: string; changes: readonly ReturnType<typeof change>[] }[]
  ) => {
    popup = review({ ...world, records: { ...world.records, releases } });
  };

  it('has no news at the first look; later what came since, until it was looked at', async () => {
    const first = { version: '1', date: '2026-01-01', changes: [change('a')] };
    withReleases(first);
    expect((await look()).news).toBe(0);
    withReleases({ version: '2', date: '2026-02-01', changes: [change('b'), change('c')] }, first);
    expect((await look()).news).toBe(2);
    expect((await look()).news).toBe(2);
    const read = async (tab: number) => (await popup['review/read-news']({ tab }, undefined)).map(({ id }) => id);
    // In a private window (9), or in a tab of which nothing is known (404), news can be read, but that is not stored.
    expect(await read(9)).toEqual(['b', 'c']);
    expect(await read(404)).toEqual(['b', 'c']);
    expect((await look()).news).toBe(2);
    expect(await read(1)).toEqual(['b', 'c']);
    expect((await look()).news).toBe(0);
  });

  it('is told all the same where there is no room to note how far the reader has looked', async () => {
    const first = { version: '1', date: '2026-01-01', changes: [change('a')] };
    const full = {
      ...world.store,
      changeLasting: () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
    };
    popup = review({ ...world, store: full, records: { ...world.records, releases: [first] } });
    expect((await look()).news).toBe(0);
    await browser.storage.local.set({ looked: { version: '0', changes: 0, date: '2025-01-01' } });
    expect(await popup['review/read-news']({ tab: 1 }, undefined)).toHaveLength(1);
  });

  it('is searched by name, and tells its newest cases and its services’ names', async () => {
    expect(await popup['review/search']({ text: SERVICE.name }, undefined)).toMatchObject({
      entries: [{ is: 'service', id: SERVICE.id }, {}],
    });
    expect((await look()).latest.length).toBeGreaterThan(0);
    expect(await popup['review/names']({ services: [SERVICE.id, 'nobody' as never] }, undefined)).toEqual({
      [SERVICE.id]: SERVICE.name,
    });
  });
});

describe('this session', () => {
  it('begins with the first meeting that is recorded, and is none where none is', async () => {
    expect(await look()).not.toHaveProperty('sessionSince');
    await warnings(world)['page/report'](report(), sender({ isPrivate: true, tab: 9 }));
    expect(await look()).not.toHaveProperty('sessionSince');
    await warnings(world)['page/report'](report(), sender());
    world.clock.now += 60_000;
    await warnings(world)['page/report'](report({ document: '00000000000000bb' }), sender());
    expect(await look()).toMatchObject({ sessionSince: NOW, isPrivate: false });
    expect(await look(9)).toMatchObject({ isPrivate: true });
  });
});
