import { beforeEach, describe, expect, it } from 'vitest';
import { changeTab, keepReport, readTab } from '../../../../src/background/warnings/tab-state.ts';
import browser from '../../../fakes/browser.ts';
import { fakeWorld, report } from '../../../fakes/world.ts';
import type { FakeWorld } from '../../../fakes/world.ts';

let world: FakeWorld;
beforeEach(async () => {
  world = await fakeWorld();
});

describe('keepReport', () => {
  it('replaces what the document reported before, and keeps how it was shown', async () => {
    await keepReport(world, 1, report({ complete: false }));
    await changeTab(world, 1, (state) => ({
      ...state,
      shown: {
        subject: { is: 'site', host: 'shop.example' },
        loudness: 'notice',
        reason: { key: 'reason_mention', args: [] },
        guards: false,
      },
    }));
    expect(await keepReport(world, 1, report({}))).toMatchObject({
      report: { complete: true },
      shown: { loudness: 'notice' },
    });
  });

  it('drops a report of an address that the document has left since', async () => {
    await keepReport(world, 1, report({ generation: 2 }));
    expect(await keepReport(world, 1, report({ generation: 1, host: 'old.example' }))).toBeUndefined();
    expect((await readTab(world, 1))?.report).toMatchObject({ generation: 2, host: 'examplegram.example' });
  });

  it('drops a report that is sent again after a later one of the same address has come', async () => {
    const first = report({ turn: 1, complete: false });
    await keepReport(world, 1, first);
    await keepReport(world, 1, report({ turn: 2, complete: true }));
    expect(await keepReport(world, 1, first)).toBeUndefined();
    expect((await readTab(world, 1))?.report).toMatchObject({ turn: 2, complete: true });
    // The same report is accepted twice, because the background may have ended while it handled the first.
    expect(await keepReport(world, 1, report({ turn: 2, complete: true }))).toBeDefined();
  });

  it('begins anew with a new document, not with a new address of the same', async () => {
    await keepReport(world, 1, report({ generation: 5 }));
    await changeTab(world, 1, (state) => ({ ...state, removed: true }));
    expect(await keepReport(world, 1, report({ generation: 6 }))).toMatchObject({
      removed: true,
      report: { generation: 6 },
    });
    expect(await keepReport(world, 1, report({ document: '00000000000000bb', generation: 0 }))).not.toHaveProperty(
      'removed',
    );
  });

  it('forgets tabs that are gone', async () => {
    await browser.storage.session.set({ 'tab:77': { report: report({}) } });
    await keepReport(world, 1, report({}));
    expect(await readTab(world, 77)).toBeUndefined();
    expect(await readTab(world, 1)).toBeDefined();
  });
});

describe('changeTab', () => {
  it('makes nothing out of nothing', async () => {
    await changeTab(world, 9, (state) => ({ ...state, removed: true }));
    expect(await readTab(world, 9)).toBeUndefined();
  });
});

describe('how many tabs are kept', () => {
  it('has an end, and the longest without news go first', async () => {
    for (let tab = 1; tab <= 320; tab += 1) world.open.set(tab, { isPrivate: false });
    await browser.storage.session.set(
      Object.fromEntries(Array.from({ length: 319 }, (_, at) => [`tab:${at + 1}`, { report: report(), at: at + 1 }])),
    );
    await keepReport(world, 320, report());
    expect(await readTab(world, 20)).toBeUndefined();
    expect(await readTab(world, 21)).toBeDefined();
    expect(Object.keys(await browser.storage.session.get(null))).toHaveLength(300);
  });

  it('is not harmed by a stored state that is damaged', async () => {
    await browser.storage.session.set({ 'tab:1': { report: { findings: 'none' } } });
    expect(await readTab(world, 1)).toBeUndefined();
    expect(await keepReport(world, 1, report())).toBeDefined();
  });
});

describe('Chrome’s background for private windows', () => {
  it('leaves what the other background keeps of tabs that it does not know, and the other way round', async () => {
    await keepReport(world, 1, report());
    const ofPrivate: FakeWorld = {
      ...world,
      tabs: {
        ...world.tabs,
        isPrivateWorld: () => true,
        allTabs: () => Promise.resolve(new Map([[9, { isPrivate: true }]])),
      },
    };
    await keepReport(ofPrivate, 9, report());
    expect(await readTab(world, 1)).toBeDefined();
    expect(await readTab(ofPrivate, 9)).toBeDefined();
    world.open.delete(9);
    await keepReport(world, 2, report());
    expect(await readTab(ofPrivate, 9)).toBeDefined();
  });
});
