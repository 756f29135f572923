/** Answers the popup and carries out its actions, for a tab or an address. */
import { closedPage } from '../domain/address/closed-pages.ts';
import { hostOfUrl } from '../domain/address/hostname.ts';
import { leads } from '../domain/finding.ts';
import type { JudgedFinding } from '../domain/finding.ts';
import { findAddress } from '../domain/match/address.ts';
import { findLookalike } from '../domain/match/lookalike.ts';
import { judgeFindings } from '../domain/policy/judged.ts';
import { pausedSince, pauseOn, resumeOn } from '../domain/policy/pauses.ts';
import { changesSince, lookedAtAll } from '../domain/releases.ts';
import type { RegistryChange } from '../domain/releases.ts';
import { findEntries } from '../domain/search/find-entries.ts';
import type { FoundEntry } from '../domain/search/find-entries.ts';
import type { PageSender } from '../platform/extension/listen.ts';
import type { reviewMessages, AddressView, ReviewState, ReviewView } from '../messages/review.ts';
import { continueWith } from './continue.ts';
import { recordDeed, sessionSince } from './history.ts';
import { leaveSite } from './leave.ts';
import { changePauses, circumstances } from './past.ts';
import { followReport, followService, followSites, keepNewest } from './warnings/follow.ts';
import { takenFrom } from './warnings/reports.ts';
import { readTab } from './warnings/tab-state.ts';
import type { TabState } from './warnings/tab-state.ts';
import { judgeTab } from './warnings/view.ts';
import type { Feature, World } from './world.ts';

/** At most this many news are sent; the case book shows them all. */
const MOST_NEWS = 200;
const MOST_LATEST = 3;
/** The popup's box shows at most this many entries; the case book shows the others. */
const MOST_FOUND = 6;

function stateOf(findings: readonly JudgedFinding[]): ReviewState {
  if (findings.some(({ finding }) => leads(finding))) return 'listed';
  return findings.length > 0 ? 'mention' : 'clean';
}

/**
 * What is known of a tab, after asking its page once more. The answer is taken in like any report of the page, so that
 * there is only one state; but where a page has no findings and never had any, nothing is kept. A page whose gate did
 * not ask for the reader script, or that was open before Caveat was installed, is read for this. For a page in a viewer
 * of the browser's own, the state made from its address is used.
 */
async function stateOfTab(world: World, page: PageSender): Promise<TabState | undefined> {
  const { tab } = page;
  const ask = () => world.tabs.askPage(tab, 'page/report-now', {});
  const said = (await ask()) ?? ((await world.tabs.injectScript(tab, world.scripts.reader)) ? await ask() : undefined);
  if (said === undefined) {
    const known = await readTab(world, tab);
    const isHere = known?.viewer === true && known.report.host === hostOfUrl(page.url);
    return isHere ? known : undefined;
  }
  // Either the tab has moved on, or a script that was taken over lies: there is nothing to show yet.
  const host = hostOfUrl(page.url);
  if (host !== null && host !== said.host) return { report: { ...said, host, findings: [], complete: false } };
  const report = takenFrom(said, world);
  if (report.findings.length === 0 && (await readTab(world, tab)) === undefined) return { report };
  const state = await keepNewest(world, tab, report);
  if (state !== undefined) followReport(world, state, page).catch(() => undefined);
  return state ?? readTab(world, tab);
}

/** Without room to note how far the reader has looked, the same news are shown again, which is better than none. */
const notKept = (): void => undefined;

/** The changes in the list since the reader last looked. Before the first look there is nothing to compare with. */
async function newsOf({ records: { releases }, store }: World, isPrivate: boolean): Promise<readonly RegistryChange[]> {
  const looked = await store.readLasting('looked');
  if (looked !== undefined) return changesSince(releases, looked);
  // A private window leaves no trace.
  if (!isPrivate) await store.changeLasting('looked', (before) => before ?? lookedAtAll(releases)).catch(notKept);
  return [];
}

async function readNews(world: World, tab: number): Promise<readonly RegistryChange[]> {
  const isPrivate = (await world.tabs.tabById(tab))?.incognito !== false;
  const news = await newsOf(world, isPrivate);
  if (!isPrivate) await world.store.changeLasting('looked', () => lookedAtAll(world.records.releases)).catch(notKept);
  return news.slice(0, MOST_NEWS);
}

/** The cases that began most recently. */
const latestCases = ({ records: { cases } }: World): FoundEntry[] =>
  [...cases]
    .sort((a, b) => (b.filed ?? '').localeCompare(a.filed ?? '') || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_LATEST)
    .map(({ id, caption, filed }) => ({
      is: 'case',
      id,
      name: caption,
      ...(filed === undefined ? {} : { by: filed }),
    }));

/** What the popup shows about a tab. */
async function reviewTab(world: World, tabId: number): Promise<ReviewView> {
  const tab = await world.tabs.tabById(tabId);
  const host = tab?.url === undefined ? '' : (hostOfUrl(tab.url) ?? '');
  const now = await circumstances(world, tab?.incognito !== false);
  const since = pausedSince(now.pauses ?? {}, host);
  const session = await sessionSince(world);
  const base = {
    registry: world.records.summary,
    preferences: now.preferences,
    now: now.now,
    isPrivate: tab?.incognito !== false,
    news: (await newsOf(world, tab?.incognito !== false)).length,
    latest: latestCases(world),
    ...(since === undefined ? {} : { pausedSince: since }),
    ...(session === undefined ? {} : { sessionSince: session }),
  };
  const state =
    tab?.url !== undefined && /^https?:|^about:blank$/.test(tab.url)
      ? await stateOfTab(world, { tab: tabId, url: tab.url, isPrivate: base.isPrivate })
      : undefined;
  if (state === undefined) {
    const closed = closedPage(tab?.url, world.tabs.ownAddress(), await world.tabs.mayReadPages());
    return { ...base, host, state: 'cannot-run', closed, findings: [], complete: true };
  }
  const { report } = state;
  const findings = judgeTab(state, world, now);
  const alike = findings.some(({ finding }) => finding.kind === 'lookalike')
    ? findLookalike(world.index, report.host)
    : null;
  return {
    ...base,
    host: report.host,
    findings,
    complete: report.complete,
    state: report.complete || findings.length > 0 ? stateOf(findings) : 'not-read-yet',
    ...(report.cutAtKb === undefined ? {} : { cutAtKb: report.cutAtKb }),
    ...(alike === null ? {} : { resembles: alike.host }),
    ...(state.removed === true ? { removed: true } : {}),
    ...(state.viewer === true ? { viewer: true } : {}),
  };
}

/** What the registry says of a typed or pasted address; null when it is not an address. */
async function checkAddress(world: World, typed: string): Promise<AddressView | null> {
  const found = findAddress(world.index, typed);
  if (found === null) return null;
  const now = await circumstances(world, true);
  return { ...found, findings: judgeFindings(found.findings, found.host, world.records, now) };
}

export const review: Feature<typeof reviewMessages> = (world) => ({
  'review/view': ({ tab }) => reviewTab(world, tab),
  'review/check': ({ address }) => checkAddress(world, address),
  'review/leave': async ({ tab }) => {
    await recordDeed(world, tab, undefined, 'left', (await world.tabs.tabById(tab))?.incognito !== false);
    await leaveSite(world, tab);
  },
  'review/continue': async ({ tab, service, until }) => {
    const isPrivate = (await world.tabs.tabById(tab))?.incognito !== false;
    await continueWith(world, service, until, isPrivate);
    if (until !== 'remind-again') await recordDeed(world, tab, service, until, isPrivate);
    await followService(world, service, isPrivate);
  },
  'review/show-mention': async ({ tab, service, index }) => {
    const number = world.records.numberOf(service);
    if (number === undefined) return { total: 0 };
    return (await world.tabs.askPage(tab, 'page/show-mention', { service: number, index })) ?? { total: 0 };
  },
  'review/show-embedded': async ({ tab, service, index }) => {
    const number = world.records.numberOf(service);
    if (number === undefined) return { total: 0 };
    return (await world.tabs.askPage(tab, 'page/show-embedded', { service: number, index })) ?? { total: 0 };
  },
  'review/marks': async ({ tab }) => (await world.tabs.askPage(tab, 'page/marks', {})) ?? { total: 0, marks: [] },
  'review/show-mark': async ({ tab, index }) => (await world.tabs.askPage(tab, 'page/show-mark', { index })) === true,
  'review/search': ({ text }) => Promise.resolve(findEntries(world.records, text, MOST_FOUND)),
  'review/names': ({ services }) =>
    Promise.resolve(
      Object.fromEntries(
        services.flatMap((id) => {
          const name = world.records.serviceById(id)?.name;
          return name === undefined ? [] : [[id, name]];
        }),
      ),
    ),
  'review/pause': async ({ tab, paused }) => {
    const shown = await world.tabs.tabById(tab);
    const host = shown?.url === undefined ? null : hostOfUrl(shown.url);
    if (host === null) return;
    const isPrivate = shown?.incognito !== false;
    await changePauses(world, isPrivate, (before) =>
      paused ? pauseOn(before, host, world.now()) : resumeOn(before, host),
    );
    await followSites(world, [host], isPrivate);
  },
  'review/read-news': ({ tab }) => readNews(world, tab),
});
