import { beforeEach, describe, expect, it } from 'vitest';
import { review } from '../../../src/background/review.ts';
import { warnings } from '../../../src/background/warnings/feature.ts';
import { readTab } from '../../../src/background/warnings/tab-state.ts';
import browser from '../../fakes/browser.ts';
import { fakeWorld, HOST, report, sender, SERVICE } from '../../fakes/world.ts';
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
    expect((await look()).state).toBe('clean');
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
    world.open.set(4, { isPrivate: false, ...(url !== undefined && { url }) } as never);
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
