import { beforeEach, describe, expect, it } from 'vitest';
import { warnings } from '../../../../src/background/warnings/feature.ts';
import { keepReport, readTab } from '../../../../src/background/warnings/tab-state.ts';
import { documentsOf } from '../../../../src/domain/documents.ts';
import type { ListedSite } from '../../../../src/domain/match/listed.ts';
import type { ServiceId } from '../../../../src/domain/model.ts';
import { recordsOf } from '../../../../src/domain/records.ts';
import { DEFAULT_PREFERENCES } from '../../../../src/domain/policy/preferences.ts';
import { sampleFinding } from '../../../../src/pages/rehearsal/samples.ts';
import type { SendOf } from '../../../../src/messages/messages.ts';
import browser from '../../../fakes/browser.ts';
import { fakeWorld, HOST, report, sender, SERVICE } from '../../../fakes/world.ts';
import type { FakeWorld } from '../../../fakes/world.ts';

let world: FakeWorld;
let page: ReturnType<typeof warnings>;
beforeEach(async () => {
  world = await fakeWorld();
  page = warnings(world);
});

/** Lets the page in a tab send its report and get its warning. */
async function warned(tab = 1): Promise<void> {
  await page['page/report'](report({ document: `${tab}`.padStart(16, '0') }), sender({ tab }));
  await page['warning/view']({ host: HOST }, sender({ tab }));
  world.done.length = 0;
}
const past = async () => (await browser.storage.local.get('past'))['past'];

describe('a page that may hold something', () => {
  it('is read', async () => {
    await page['page/read']({}, sender());
    expect(world.done).toEqual([['inject', 1, 'reader.js', 'top']]);
  });

  it('and leaves the reader no turn has on the button what its address tells', async () => {
    const { tabs } = world;
    page = warnings({ ...world, tabs: { ...tabs, injectScript: () => new Promise<never>(() => undefined) } });
    await page['page/read']({}, sender());
    expect(world.toolbar.get(1)).toMatchObject({ state: 'alert', text: '▲' });
    expect((await readTab(world, 1))?.report).toMatchObject({ host: HOST, complete: false });
  });

  it('and takes no script has its gate told so', async () => {
    const tabs = { ...world.tabs, injectScript: () => Promise.reject(new Error('no access')) };
    page = warnings({ ...world, tabs, pause: () => new Promise((done) => setTimeout(done, 5)) });
    await expect(page['page/read']({}, sender())).rejects.toThrow('no access');
  });

  it('and says so itself is taken at its word', async () => {
    const saying = warnings({ ...world, pause: () => page['page/report'](report({ findings: [] }), sender()) });
    await saying['page/read']({}, sender());
    expect((await readTab(world, 1))?.report.findings).toEqual([]);
  });

  it('and is left before it was read says nothing of the next', async () => {
    world.open.set(1, { isPrivate: false, url: 'https://shop.example/' });
    await page['page/read']({}, sender());
    expect(world.toolbar.get(1)).toBeUndefined();
  });
});

describe('a report', () => {
  it('puts the finding on the toolbar button and brings the warning', async () => {
    await page['page/report'](report(), sender());
    expect(world.toolbar.get(1)).toMatchObject({ state: 'alert', text: '▲' });
    expect(world.done).toEqual([['inject', 1, 'warning.js', 'top']]);
  });

  it('about another address than the sender’s is dropped', async () => {
    await page['page/report'](report(), sender({ url: 'https://shop.example/' }));
    expect(world.done).toEqual([]);
    expect(await readTab(world, 1)).toBeUndefined();
  });

  it('before the page was read brings the button, and only a guard where the service takes logins', async () => {
    await page['page/report'](report({ complete: false }), sender());
    expect(world.toolbar.get(1)?.state).toBe('alert');
    expect(world.done).toEqual([['inject', 1, 'warning.js', 'top']]);
    expect(await page['warning/view']({ host: HOST }, sender())).toMatchObject({ main: { loudness: 'badge' } });
  });

  it('that says the same again changes nothing on the page', async () => {
    await warned();
    await page['page/report'](report({ document: '1'.padStart(16, '0') }), sender());
    expect(world.done).toEqual([]);
  });

  it('that comes after what the popup asked of the same page brings the warning all the same', async () => {
    await keepReport(world, 1, report({ turn: 3 }));
    await page['page/report'](report({ turn: 2 }), sender());
    expect(world.toolbar.get(1)).toMatchObject({ state: 'alert', text: '▲' });
    expect(world.done).toEqual([['inject', 1, 'warning.js', 'top']]);
    expect((await readTab(world, 1))?.report.turn).toBe(3);
  });

  it('larger than what is kept loses links and mentions before what leads', async () => {
    const links = Array.from({ length: 900 }, (_, at) => ({
      kind: 'link' as const,
      service: 0,
      host: `${'long-name-'.repeat(5)}${at}.example`,
      count: 1,
    }));
    await page['page/report'](report({ findings: [...links, ...report().findings] }), sender());
    const kept = (await readTab(world, 1))?.report;
    expect(JSON.stringify(kept).length).toBeLessThanOrEqual(20_000);
    expect(kept?.findings[0]?.kind).toBe('listed-site');
    expect(kept?.findings.length).toBeGreaterThan(100);
  });
});

describe('a script in a page that was taken over', () => {
  const url = 'https://shop.example/';
  const lies = (part = {}) => report({ host: 'shop.example', ...part });
  beforeEach(() => void world.open.set(1, { isPrivate: false, url }));

  it('cannot say that its site is one of a service: that is told by its address', async () => {
    await page['page/report'](lies(), sender({ url }));
    expect((await readTab(world, 1))?.report.findings).toEqual([]);
    expect(await page['warning/view']({ host: 'shop.example' }, sender({ url }))).toBeNull();
    await page['warning/seen']({}, sender({ url }));
    expect(await past()).toBeUndefined();
  });

  it('cannot say that its listed site is another service’s, or better known than it is', async () => {
    world.open.set(1, { isPrivate: false, url: `https://${HOST}/` });
    const [listed] = report().findings as [ListedSite];
    const findings = [
      { ...listed, service: 1 },
      { ...listed, host: 'other.example' },
      { ...listed, weak: true },
    ];
    await page['page/report'](report({ findings }), sender());
    expect((await readTab(world, 1))?.report.findings).toEqual([]);
  });

  it('chooses nothing any more after six choices in a minute', async () => {
    const findings = [{ kind: 'embedded' as const, service: 0, host: HOST, how: 'frame' as const }];
    await page['page/report'](lies({ findings }), sender({ url }));
    await page['warning/view']({ host: 'shop.example' }, sender({ url }));
    const choose = () => page['warning/continue']({ service: SERVICE.id, until: 'visit' }, sender({ url }));
    for (let time = 0; time < 6; time += 1) await choose();
    await expect(choose()).rejects.toThrow('too many');
    world.clock.now += 60_000;
    await choose();
  });
});

describe('a tab that has gone to another site meanwhile', () => {
  const elsewhere = (): void => void world.open.set(1, { isPrivate: false, url: 'https://plain.example/' });

  it('is not told of in a report that comes late', async () => {
    elsewhere();
    await page['page/report'](report(), sender());
    expect(world.toolbar.get(1)).toBeUndefined();
    expect(world.done).toEqual([]);
    expect(await readTab(world, 1)).toBeUndefined();
  });

  it('shows nothing of it on the button where it went while that was being set', async () => {
    const late: FakeWorld = {
      ...world,
      showOnToolbar: (tab, state) => {
        elsewhere();
        return world.showOnToolbar(tab, state);
      },
    };
    await warnings(late)['page/report'](report(), sender());
    expect(world.toolbar.get(1)).toMatchObject({ state: 'clear', text: '' });
  });

  it('keeps the sign of the site it has gone to', async () => {
    const other = report({ document: '00000000000000bb', host: `other.${HOST}` });
    let isFirst = true;
    const late: FakeWorld = {
      ...world,
      showOnToolbar: async (tab, state) => {
        if (isFirst) {
          isFirst = false;
          world.open.set(1, { isPrivate: false, url: `https://other.${HOST}/` });
          await page['page/report'](other, sender({ url: `https://other.${HOST}/` }));
        }
        await world.showOnToolbar(tab, state);
      },
    };
    await warnings(late)['page/report'](report(), sender());
    expect(world.toolbar.get(1)).toMatchObject({ text: '▲' });
  });

  it('is left alone when a choice about the site before is made elsewhere', async () => {
    await warned(1);
    await warned(2);
    elsewhere();
    world.toolbar.clear();
    await page['warning/continue']({ service: SERVICE.id, until: '7-days' }, sender({ tab: 2 }));
    expect([...world.toolbar.keys()]).toEqual([2]);
    expect(world.done.filter(([, tab]) => tab === 1)).toEqual([]);
  });
});

describe('the warning in a page', () => {
  it('is told what to show, for the host it stands on only', async () => {
    await page['page/report'](report(), sender());
    expect(await page['warning/view']({ host: `${HOST}:8443` }, sender())).toMatchObject({
      host: HOST,
      main: { loudness: 'alert', dossier: { service: { id: SERVICE.id } } },
      preferences: DEFAULT_PREFERENCES,
    });
    expect(await page['warning/view']({ host: 'shop.example' }, sender())).toBeNull();
    expect(await page['warning/view']({ host: HOST }, sender({ tab: 2 }))).toBeNull();
  });

  it('that was seen makes the service speak more quietly, not on that page', async () => {
    await warned();
    await page['warning/seen']({}, sender());
    expect(await past()).toEqual({ services: { [SERVICE.id]: { alertedAt: world.clock.now } } });
    expect(await page['warning/view']({ host: HOST }, sender())).toMatchObject({ main: { loudness: 'alert' } });
    await page['page/report'](report(), sender({ tab: 2 }));
    expect(await page['warning/view']({ host: HOST }, sender({ tab: 2 }))).toMatchObject({
      main: { loudness: 'notice' },
    });
  });

  it('stays folded on the next page of the service, apart in private windows', async () => {
    await warned();
    await page['warning/fold']({ folded: true }, sender());
    await page['page/report'](report(), sender({ tab: 2 }));
    expect(await page['warning/view']({ host: HOST }, sender({ tab: 2 }))).toMatchObject({ folded: true });
    const hidden = sender({ tab: 9, isPrivate: true });
    await page['page/report'](report(), hidden);
    expect(await page['warning/view']({ host: HOST }, hidden)).toMatchObject({ folded: false });
  });

  it('that the page took away twice does not come back', async () => {
    await warned();
    await page['warning/removed']({}, sender());
    await page['page/report'](report({ document: '1'.padStart(16, '0'), findings: [] }), sender());
    expect(world.done).toEqual([]);
  });

  it('guards frames only where something is shown around them', async () => {
    await page['warning/guard-frames']({}, sender());
    expect(world.done).toEqual([]);
    expect(await page['warning/frame-view']({}, sender())).toBeNull();
    await warned();
    await page['warning/guard-frames']({}, sender());
    expect(world.done).toEqual([['inject', 1, 'warning.js', 'all-frames']]);
    expect(await page['warning/frame-view']({}, sender())).toMatchObject({ main: { loudness: 'badge', guards: true } });
  });
});

describe('a choice to continue', () => {
  it('is told to the warnings in all tabs of the service, and to their frames', async () => {
    await warned(1);
    await warned(2);
    world.answers['page/warning'] = true;
    await page['warning/continue']({ service: SERVICE.id, until: 'until-record-changes' }, sender());
    expect(world.done.map(([what, tab, name]) => [what, tab, name])).toEqual([
      ['ask', 1, 'page/warning'],
      ['ask', 1, 'frame/warning'],
      ['ask', 2, 'page/warning'],
      ['ask', 2, 'frame/warning'],
    ]);
    expect(world.done[0]?.[3]).toEqual({ host: HOST, view: null });
    expect((await readTab(world, 2))?.shown).toBeUndefined();
  });

  it('brings the script again where no warning answers', async () => {
    await warned();
    await page['warning/continue']({ service: SERVICE.id, until: 'visit' }, sender());
    expect(world.done.map(([what]) => what)).toEqual(['ask', 'inject']);
  });

  it('holds for the service that the page shows, for no other', async () => {
    const other = { ...SERVICE, id: 'other' as ServiceId };
    const { cases, summary } = world.records;
    const records = recordsOf({ ...summary, services: [SERVICE, other], cases, releases: [] });
    page = warnings({ ...world, records });
    await page['warning/continue']({ service: SERVICE.id, until: 'until-record-changes' }, sender());
    expect(await past()).toBeUndefined();
    await warned();
    await page['warning/continue']({ service: other.id, until: 'until-record-changes' }, sender());
    expect(await past()).toBeUndefined();
    await page['warning/continue']({ service: SERVICE.id, until: 'until-record-changes' }, sender());
    expect(await past()).toMatchObject({
      services: { [SERVICE.id]: { continued: { until: 'until-record-changes' } } },
    });
  });

  it('for a visit goes on while its pages are seen', async () => {
    await warned();
    await page['warning/continue']({ service: SERVICE.id, until: 'visit' }, sender());
    world.clock.now += 20 * 60_000;
    await page['page/report'](report(), sender({ tab: 2 }));
    expect(await past()).toMatchObject({ services: { [SERVICE.id]: { continued: { seenAt: world.clock.now } } } });
  });

  it('for a visit leaves the bar on its next page where there is no room to note that it was seen', async () => {
    await warned();
    await page['warning/continue']({ service: SERVICE.id, until: 'visit' }, sender());
    world.clock.now += 20 * 60_000;
    const full = {
      ...world.store,
      changeLasting: () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
    };
    const later = warnings({ ...world, store: full });
    await later['page/report'](report({ document: '2'.padStart(16, '0') }), sender({ tab: 2 }));
    expect(await later['warning/view']({ host: HOST }, sender({ tab: 2 }))).toMatchObject({
      main: { loudness: 'notice' },
    });
    expect(world.toolbar.get(2)).toBeDefined();
  });
});

describe('opening pages of the extension', () => {
  it('is for pages that show a warning, a few a minute', async () => {
    const open = () => page['warning/open']({ page: 'checklist', id: 'instagram' }, sender());
    await open();
    expect(world.done).toEqual([]);
    await warned();
    for (let times = 0; times < 20; times += 1) await open();
    expect(world.done).toEqual(
      Array.from({ length: 5 }, () => ['open', 'src/pages/checklist/index.html?platform=instagram', 1]),
    );
    world.clock.now += 60_000;
    await open();
    expect(world.done).toHaveLength(6);
  });

  it('is not barred by a clock that was set back', async () => {
    await warned();
    for (let times = 0; times < 5; times += 1) await page['warning/open']({ page: 'checklist' }, sender());
    world.clock.now -= 365 * 86_400_000;
    await page['warning/open']({ page: 'checklist' }, sender());
    expect(world.done).toHaveLength(6);
  });
});

describe('a document that a warning names', () => {
  const [named] = documentsOf(sampleFinding('listed', 'A'));
  const opened = (): unknown[] => world.done.filter(([what]) => what === 'beside');

  it('is opened beside the page, and only that', async () => {
    await warned();
    await page['warning/document']({ url: named!, behind: true }, sender());
    for (const url of [
      'https://elsewhere.example/',
      `${named!}?more`,
      'javascript:alert(1)',
      named!.replace('s:', ':'),
    ])
      await page['warning/document']({ url, behind: false }, sender());
    expect(opened()).toEqual([['beside', 1, named, true]]);
  });

  it('is not opened for a page that shows nothing', async () => {
    await page['page/report'](report(), sender());
    await page['warning/document']({ url: named!, behind: false }, sender());
    await page['warning/document']({ url: named!, behind: false }, sender({ tab: 7 }));
    expect(opened()).toEqual([]);
  });

  it('is opened twelve times a minute at most', async () => {
    await warned();
    const press = () => page['warning/document']({ url: named!, behind: false }, sender());
    for (let time = 0; time < 20; time += 1) await press();
    expect(opened()).toHaveLength(12);
    world.clock.now += 61_000;
    await press();
    expect(opened()).toHaveLength(13);
  });
});

describe('what a page does to its root element', () => {
  const styles = (): unknown[] => world.done.filter(([what]) => String(what).endsWith('style'));
  const right = (wrongs: SendOf<'warning/root'>['right']) => page['warning/root']({ right: wrongs }, sender());

  it('is set right while something is shown, each thing once, and given back', async () => {
    await warned();
    await right(['display']);
    await right(['display', 'content-visibility']);
    await right([]);
    expect(styles()).toEqual([
      ['add style', 1, ':root { display: block !important; }'],
      ['add style', 1, ':root { content-visibility: visible !important; }'],
      ['remove style', 1, ':root { display: block !important; }'],
      ['remove style', 1, ':root { content-visibility: visible !important; }'],
    ]);
  });

  it('stays as it is on a page that shows nothing', async () => {
    await page['page/report'](report(), sender());
    await right(['display']);
    expect(styles()).toEqual([]);
  });
});
