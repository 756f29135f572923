import { beforeEach, describe, expect, it } from 'vitest';
import browser from '../../fakes/browser.ts';
import { changeTab, keepReport, readTab } from '../../../src/background/tab-state.ts';
import type { PageReport } from '../../../src/messages/page.ts';

const report = (part: Partial<PageReport>): PageReport => ({
  document: '00000000000000aa',
  generation: 0,
  host: 'shop.example',
  findings: [],
  complete: true,
  ...part,
});

beforeEach(() => browser.storage.session.clear());

describe('keepReport', () => {
  it('replaces what the document reported before, and keeps how it was shown', async () => {
    await keepReport(1, report({ complete: false }));
    await changeTab(1, (state) => ({
      ...state,
      shown: { service: 'offer', loudness: 'notice', reason: { key: 'reason_mention', args: [] }, guards: false },
    }));
    expect(await keepReport(1, report({}))).toMatchObject({
      report: { complete: true },
      shown: { loudness: 'notice' },
    });
  });

  it('drops a report of an address that the document has left since', async () => {
    await keepReport(1, report({ generation: 2 }));
    expect(await keepReport(1, report({ generation: 1, host: 'old.example' }))).toBeUndefined();
    expect((await readTab(1))?.report).toMatchObject({ generation: 2, host: 'shop.example' });
  });

  it('begins anew with a new document, not with a new address of the same', async () => {
    await keepReport(1, report({ generation: 5 }));
    await changeTab(1, (state) => ({ ...state, removed: true }));
    expect(await keepReport(1, report({ generation: 6 }))).toMatchObject({ removed: true, report: { generation: 6 } });
    expect(await keepReport(1, report({ document: '00000000000000bb', generation: 0 }))).not.toHaveProperty('removed');
  });

  it('forgets tabs that are gone', async () => {
    await browser.storage.session.set({ 'tab:77': { report: report({}) } });
    await keepReport(1, report({}));
    expect(await readTab(77)).toBeUndefined();
    expect(await readTab(1)).toBeDefined();
  });
});

describe('changeTab', () => {
  it('makes nothing out of nothing', async () => {
    await changeTab(9, (state) => ({ ...state, removed: true }));
    expect(await readTab(9)).toBeUndefined();
  });
});
