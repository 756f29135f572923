/** What the background does for each message. */
import index from 'caveat:page-index';
import readerScript from '../content/reader.ts?script';
import { forgetContinue, rememberContinue } from '../domain/policy/attention.ts';
import { hostOfUrl } from '../domain/address/hostname.ts';
import { findListed } from '../domain/match/listed.ts';
import type { ServiceId } from '../domain/model.ts';
import type { ContinueFor } from '../domain/policy/preferences.ts';
import { DEFAULT_PREFERENCES } from '../domain/policy/preferences.ts';
import type { Handlers } from '../platform/extension/listen.ts';
import { changeLasting } from '../platform/extension/storage.ts';
import { askPage, injectScript, leave, openPage, tabById } from '../platform/extension/tabs.ts';
import { optionsView, setPast } from './options.ts';
import { changePast } from './past.ts';
import { numberOfService, serviceById } from './records.ts';
import { checkAddress, reviewTab } from './review.ts';
import { changeTab, readTab } from './tab-state.ts';
import {
  foldBar,
  followService,
  frameView,
  guardFrames,
  rememberAlertOf,
  takeReport,
  warningView,
} from './warnings.ts';

const PAGES = { rehearsal: 'src/pages/rehearsal/index.html', checklist: 'src/pages/checklist/index.html' } as const;

/** Leads a tab out of all that the service of its page owns; where no service is known, off the page's host. */
async function leaveSite(tab: number): Promise<void> {
  const report = (await readTab(tab))?.report;
  const listed = report?.findings.find((finding) => finding.kind === 'listed-site');
  await leave(tab, (url) => {
    const host = hostOfUrl(url);
    return (
      host === null ||
      (listed === undefined ? host !== report?.host : findListed(index, host)?.service !== listed.service)
    );
  });
}

async function continueWith(service: ServiceId, until: ContinueFor, isPrivate: boolean): Promise<void> {
  const now = Date.now();
  const revision = serviceById(service)?.revision;
  if (revision === undefined) return;
  await changePast(isPrivate, (past) => rememberContinue(past, service, { until, at: now, revision }));
}

export const handlers: Handlers = {
  'page/read': async (_nothing, sender) => void (await injectScript(sender.tab, readerScript)),
  'page/report': takeReport,
  'warning/view': ({ host }, sender) => warningView(host, sender),
  'warning/guard-frames': (_nothing, sender) => guardFrames(sender),
  'warning/frame-view': (_nothing, sender) => frameView(sender),
  'warning/seen': (_nothing, sender) => rememberAlertOf(sender),
  'warning/leave': (_nothing, sender) => leaveSite(sender.tab),
  'warning/continue': async ({ service, until }, sender) => {
    await continueWith(service, until, sender.isPrivate);
    await followService(service, sender.isPrivate);
  },
  'warning/fold': ({ folded }, sender) => foldBar(folded, sender),
  'warning/removed': (_nothing, sender) => changeTab(sender.tab, (state) => ({ ...state, removed: true })),
  'warning/open': async ({ page, id }) =>
    openPage(PAGES[page] + (id === undefined ? '' : `?platform=${encodeURIComponent(id)}`)),
  'review/view': ({ tab }) => reviewTab(tab),
  'review/check': ({ address }) => checkAddress(address),
  'review/leave': ({ tab }) => leaveSite(tab),
  'review/continue': async ({ tab, service, until }) => {
    const isPrivate = (await tabById(tab))?.incognito !== false;
    if (until === 'remind-again') await changePast(isPrivate, (past) => forgetContinue(past, service));
    else await continueWith(service, until, isPrivate);
    await followService(service, isPrivate);
  },
  'review/show-mention': async ({ tab, service, index }) => {
    const number = numberOfService(service);
    const shown =
      number === undefined ? undefined : await askPage(tab, 'page/show-mention', { service: number, index });
    return shown ?? { total: 0 };
  },
  'options/view': optionsView,
  'preferences/set': (changed) =>
    changeLasting('preferences', (preferences) => ({ ...DEFAULT_PREFERENCES, ...preferences, ...changed })),
  'past/set': ({ entries }) => setPast(entries),
};
