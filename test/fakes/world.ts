/** The background's world for unit tests: a registry of one service, real storage over a fake browser, fake tabs. */
import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import type { CatalogService } from '../../src/domain/model.ts';
import type { Managed } from '../../src/domain/policy/managed.ts';
import { recordsOf } from '../../src/domain/records.ts';
import type { World } from '../../src/background/world.ts';
import type { PageReport } from '../../src/messages/page.ts';
import type { PageSender } from '../../src/platform/extension/listen.ts';
import { openHistory } from '../../src/platform/extension/database.ts';
import { lacksRoom } from '../../src/platform/extension/room.ts';
import * as store from '../../src/platform/extension/storage.ts';
import type { ToolbarState } from '../../src/platform/extension/toolbar.ts';
import { sampleFinding, SAMPLE_HOST, SAMPLE_NOW } from '../../src/pages/rehearsal/samples.ts';
import { buildPageIndex } from '../../src/registry/page-index.ts';
import browser from './browser.ts';

const { service: sample, cases } = sampleFinding('listed', 'A').dossier!;
/** The only service of the registry: grade A, listed with `HOST`. */
export const SERVICE: CatalogService = { ...sample, category: 'credential-harvesting' };
export const HOST = SAMPLE_HOST;
export const NOW = SAMPLE_NOW;

/** The beginning of the addresses of the page that the full-page stop shows. */
export const STOP = 'chrome-extension://caveat/stop.html#';

/** A report of a page of `HOST` that was read to its end. `part` replaces fields. */
export const report = (part: Partial<PageReport> = {}): PageReport => ({
  document: '00000000000000aa',
  generation: 0,
  host: HOST,
  findings: [
    { kind: 'listed-site', service: 0, host: HOST, weak: false, corroborated: true, asksLogin: false, signals: [] },
  ],
  complete: true,
  ...part,
});

export const sender = (part: Partial<PageSender> = {}): PageSender => ({
  tab: 1,
  url: `https://${HOST}/`,
  isPrivate: false,
  ...part,
});

export interface FakeWorld extends World {
  /** Everything that the background did to tabs and with the browser, in order. */
  readonly done: unknown[][];
  /** What the toolbar button shows for each tab. */
  readonly toolbar: Map<number, ToolbarState>;
  /** The answers of the scripts in a page, by message; none by default. */
  readonly answers: Partial<Record<string, unknown>>;
  readonly open: Map<number, { isPrivate: boolean; url?: string }>;
  readonly clock: { now: number };
  readonly allowed: { pages: boolean };
  /** The settings that an organisation has made. */
  readonly set: { managed: Managed };
}

/** A new world. Clears what an earlier test has stored. */
export async function fakeWorld(): Promise<FakeWorld> {
  await Promise.all([browser.storage.local.clear(), browser.storage.session.clear(), deleteDB('history')]);
  const done: unknown[][] = [];
  const toolbar = new Map<number, ToolbarState>();
  const answers: Partial<Record<string, unknown>> = {};
  const open = new Map<number, { isPrivate: boolean; url?: string }>([
    [1, { isPrivate: false, url: `https://${HOST}/` }],
    [2, { isPrivate: false, url: `https://${HOST}/two` }],
    [9, { isPrivate: true, url: `https://${HOST}/` }],
  ]);
  const clock = { now: NOW };
  const allowed = { pages: true };
  const set: FakeWorld['set'] = { managed: {} };
  const note = (...what: unknown[]): void => void done.push(what);
  return {
    done,
    toolbar,
    answers,
    open,
    clock,
    allowed,
    set,
    records: recordsOf({ version: '1.2.3', date: '2026-11-18', services: [SERVICE], cases, releases: [] }),
    index: buildPageIndex([SERVICE], []),
    store,
    managed: () => Promise.resolve(set.managed),
    shutting: {
      shut: (hosts, except) => {
        note('shut', [...hosts], [...except]);
        return Promise.resolve();
      },
      openInTab: (id, hosts, tab) => {
        note('open in tab', id, [...hosts], tab);
        return Promise.resolve();
      },
      closeInTabs: (kept) => {
        note('close in tabs but for', [...kept]);
        return Promise.resolve();
      },
      stopAddress: () => STOP,
      wakeAt: (when) => {
        note('wake at', when);
        return Promise.resolve();
      },
    },
    ownScript: {
      standOn: (hosts, file) => {
        note('stand on', [...hosts], file);
        return Promise.resolve();
      },
    },
    openHistory,
    lacksRoom,
    scripts: { warning: 'warning.js', reader: 'reader.js', own: 'own.js' },
    now: () => clock.now,
    pause: () => Promise.resolve(),
    openPanel: (window) => {
      note('panel', window);
      return Promise.resolve();
    },
    showOnToolbar: (tab, state) => {
      toolbar.set(tab, state);
      return Promise.resolve();
    },
    tabs: {
      askPage: (tab, name, payload) => {
        note('ask', tab, name, payload);
        return Promise.resolve(answers[name] as never);
      },
      injectScript: (tab, file, where = 'top') => {
        note('inject', tab, file, where);
        return Promise.resolve(true);
      },
      injectContentScript: (tab) => {
        note('inject', tab, 'content');
        return Promise.resolve(false);
      },
      tabById: (tab) => {
        const known = open.get(tab);
        return Promise.resolve(
          known &&
            ({ id: tab, incognito: known.isPrivate, url: known.url } as Awaited<ReturnType<World['tabs']['tabById']>>),
        );
      },
      allTabs: () => Promise.resolve(open),
      leave: (tab, isAway) => {
        note('leave', tab, isAway);
        return Promise.resolve();
      },
      isPrivateWorld: () => false,
      ownAddress: () => 'chrome-extension://caveat/',
      mayReadPages: () => Promise.resolve(allowed.pages),
      show: (tab, url) => {
        note('show', tab, url);
        return Promise.resolve();
      },
      addStyle: (tab, css) => {
        note('add style', tab, css);
        return Promise.resolve(true);
      },
      removeStyle: (tab, css) => {
        note('remove style', tab, css);
        return Promise.resolve(true);
      },
      openBeside: (tab, url, behind) => {
        note('beside', tab, url, behind);
        return Promise.resolve();
      },
      openPage: (path, asker) => {
        note('open', path, asker);
        return Promise.resolve();
      },
    },
  };
}
