import { beforeEach, describe, expect, it } from 'vitest';
import { options } from '../../../src/background/options.ts';
import { bringUp, followStops, stop } from '../../../src/background/stop.ts';
import { warnings } from '../../../src/background/warnings/feature.ts';
import { ALERT_REST_MS, VISIT_MS } from '../../../src/domain/policy/attention.ts';
import browser from '../../fakes/browser.ts';
import { fakeWorld, HOST, NOW, report, sender, SERVICE, STOP } from '../../fakes/world.ts';
import type { FakeWorld } from '../../fakes/world.ts';

const ADDRESS = `https://${HOST}/shop?pack=100&x=%20#prices`;
let world: FakeWorld;
let page: ReturnType<typeof stop>;
const last = (name: string): unknown[] | undefined => world.done.findLast(([what]) => what === name)?.slice(1);
const view = (tab = 1) => page['stop/view']({ tab }, undefined);

beforeEach(async () => {
  world = await fakeWorld();
  page = stop(world);
  await options(world)['preferences/set']({ stop: true }, undefined);
  world.open.set(1, { isPrivate: false, url: STOP + ADDRESS });
  world.open.set(9, { isPrivate: true, url: STOP + ADDRESS });
});

describe('what is kept shut', () => {
  it('is nothing while the option is off', async () => {
    await options(world)['preferences/set']({ stop: false }, undefined);
    await followStops(world);
    expect(last('shut')).toEqual([[], []]);
    expect(last('wake at')).toEqual([undefined]);
  });

  it('follows what was chosen, and what was taken back', async () => {
    await followStops(world);
    expect(last('shut')).toEqual([[HOST], []]);
    await page['stop/continue']({ tab: 1, until: '7-days' }, undefined);
    expect(last('shut')).toEqual([[], []]);
    expect(last('wake at')).toEqual([NOW + ALERT_REST_MS]);
    await options(world)['past/set']({ entries: [{ service: SERVICE.id }] }, undefined);
    await followStops(world);
    expect(last('shut')).toEqual([[HOST], []]);
  });

  it('is shut again when a visit is over, and not while it goes on', async () => {
    await page['stop/continue']({ tab: 1, until: 'visit' }, undefined);
    expect(last('wake at')).toEqual([NOW + VISIT_MS]);
    world.clock.now = NOW + VISIT_MS - 1;
    await warnings(world)['page/report'](report(), sender());
    world.clock.now = NOW + VISIT_MS;
    await followStops(world);
    expect(last('shut')).toEqual([[], []]);
    world.clock.now = NOW + 2 * VISIT_MS;
    await followStops(world);
    expect(last('shut')).toEqual([[HOST], []]);
  });

  it('is not opened by an alert that was shown lately: that decides nothing', async () => {
    await page['stop/seen']({ tab: 1 }, undefined);
    await followStops(world);
    expect(last('shut')).toEqual([[HOST], []]);
    expect((await view()).is).toBe('stopped');
  });
});

describe('the page in the place of a site', () => {
  it('is told of the address by the tab, with path, query and fragment', async () => {
    expect(await view()).toMatchObject({
      is: 'stopped',
      host: HOST,
      address: ADDRESS,
      shown: { loudness: 'alert', dossier: { service: { id: SERVICE.id } } },
    });
    expect(world.toolbar.get(1)?.state).toBe('alert');
  });

  it.each([
    ['another site', 'https://elsewhere.example/'],
    ['nothing', ''],
    ['no address of the web', `javascript:alert('${HOST}')`],
    ['a file', `file:///${HOST}`],
    ['a scheme within', `view-source:https://${HOST}/`],
    ['a name before the host', `https://${HOST}@elsewhere.example/`],
    ['a host that only begins so', `https://${HOST}.elsewhere.example/`],
    ['half an address', HOST],
  ])('offers no way on where the tab names %s', async (_what, address) => {
    world.open.set(1, { isPrivate: false, url: STOP + address });
    expect(await view()).toEqual({ is: 'unknown' });
    expect(await page['stop/continue']({ tab: 1, until: 'always' }, undefined)).toBeNull();
    expect(await world.store.readLasting('past')).toEqual({ services: {} });
  });

  it.each([`https://${HOST}:8443/x`, `http://www.${HOST}/`, `https://${HOST}./dot`, `https://user@${HOST}/`])(
    'knows %s for the listed site',
    async (address) => {
      world.open.set(1, { isPrivate: false, url: STOP + address });
      expect(await view()).toMatchObject({ is: 'stopped', address });
    },
  );

  it('goes on at once where nothing keeps the site shut any more', async () => {
    await page['stop/continue']({ tab: 1, until: 'until-record-changes' }, undefined);
    expect(await view()).toEqual({ is: 'open', address: ADDRESS });
  });

  it('trusts no tab but one that shows it', async () => {
    world.open.set(1, { isPrivate: false, url: `https://elsewhere.example/#${ADDRESS}` });
    expect(await view()).toEqual({ is: 'unknown' });
  });

  it('is written down with what was chosen, as an alert is', async () => {
    await view();
    await page['stop/continue']({ tab: 1, until: '7-days' }, undefined);
    const history = await world.openHistory();
    expect(await history.all()).toMatchObject([
      { host: HOST, kind: 'listed-site', service: SERVICE.id, loudness: 'alert', did: '7-days' },
    ]);
    history.close();
  });

  it('is left to a page that is not of the service, and written down so', async () => {
    await view();
    await page['stop/leave']({ tab: 1 }, undefined);
    const [tab, isAway] = last('leave') as [number, (url: string) => boolean];
    expect(tab).toBe(1);
    expect([STOP + ADDRESS, `https://${HOST}/other`, 'https://elsewhere.example/', 'about:blank'].map(isAway)).toEqual([
      false,
      false,
      true,
      true,
    ]);
    const history = await world.openHistory();
    expect(await history.all()).toMatchObject([{ did: 'left' }]);
    history.close();
  });
});

describe('what an organisation has set', () => {
  const switchTo = (stop: boolean) => options(world)['preferences/set']({ stop }, undefined);

  it('keeps sites shut though the reader has not switched it on, and cannot be switched off', async () => {
    await switchTo(false);
    world.set.managed = { stop: true };
    await followStops(world);
    expect(last('shut')).toEqual([[HOST], []]);
    await switchTo(true);
    await switchTo(false);
    await followStops(world);
    expect(last('shut')).toEqual([[HOST], []]);
    expect((await view()).is).toBe('stopped');
    await bringUp(world, 1, ADDRESS);
    expect(last('show')).toEqual([1, STOP + ADDRESS]);
  });

  it('keeps the stop off though the reader has switched it on', async () => {
    world.set.managed = { stop: false };
    await followStops(world);
    expect(last('shut')).toEqual([[], []]);
    expect(await view()).toEqual({ is: 'open', address: ADDRESS });
    await bringUp(world, 1, ADDRESS);
    expect(last('show')).toBeUndefined();
  });

  it('leaves the reader’s own choice as it is, for when it goes', async () => {
    world.set.managed = { stop: false };
    await followStops(world);
    expect(await options(world)['options/view']({}, undefined)).toMatchObject({
      preferences: { stop: true },
      managed: { stop: false },
    });
    world.set.managed = {};
    await followStops(world);
    expect(last('shut')).toEqual([[HOST], []]);
  });

  it('still lets the reader continue', async () => {
    await switchTo(false);
    world.set.managed = { stop: true };
    expect(await page['stop/continue']({ tab: 1, until: '7-days' }, undefined)).toBe(ADDRESS);
    expect(last('shut')).toEqual([[], []]);
  });
});

describe('in a private window', () => {
  it('opens that tab alone, and keeps nothing that lasts', async () => {
    await view(9);
    expect(await page['stop/continue']({ tab: 9, until: 'always' }, undefined)).toBe(ADDRESS);
    expect(last('open in tab')).toEqual([1, [HOST], 9]);
    expect(last('shut')).toEqual([[HOST], []]);
    expect(JSON.stringify(await browser.storage.local.get(null))).not.toContain(SERVICE.id);
    const history = await world.openHistory();
    expect(await history.all()).toEqual([]);
    history.close();
  });

  it('closes the tab again once the choice has ended', async () => {
    await page['stop/continue']({ tab: 9, until: 'visit' }, undefined);
    expect(last('close in tabs but for')).toEqual([[1]]);
    world.clock.now = NOW + VISIT_MS;
    await followStops(world);
    expect(last('close in tabs but for')).toEqual([[]]);
  });
});

describe('the net behind the rules', () => {
  const arrive = (part = {}) => warnings(world)['page/report'](report(part), sender({ url: ADDRESS }));

  it('takes the place of a page that is there all the same', async () => {
    await arrive();
    expect(last('show')).toEqual([1, STOP + ADDRESS]);
    expect(world.done.some(([what]) => what === 'inject')).toBe(false);
  });

  it('leaves a page alone that was decided about or has a new owner, and all with the option off', async () => {
    await arrive({ findings: [{ ...report().findings[0]!, corroborated: false }] });
    expect(last('show')).toBeUndefined();
    await page['stop/continue']({ tab: 1, until: 'visit' }, undefined);
    await arrive();
    expect(last('show')).toBeUndefined();
    await options(world)['past/set']({ entries: [{ service: SERVICE.id }] }, undefined);
    await options(world)['preferences/set']({ stop: false }, undefined);
    await arrive();
    expect(last('show')).toBeUndefined();
  });
});
