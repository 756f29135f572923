/** Brings toolbar button and page up to date with what is known of a tab: the way from a report to what is seen. */
import { serviceOf, subjectKey } from '../../domain/finding.ts';
import { hostOfUrl, parentHosts } from '../../domain/address/hostname.ts';
import { findingOfAddress, findListed } from '../../domain/match/listed.ts';
import type { ServiceId } from '../../domain/model.ts';
import { rememberSeen } from '../../domain/policy/attention.ts';
import type { Past } from '../../domain/policy/attention.ts';
import { siteOf } from '../../domain/policy/pauses.ts';
import type { PageReport } from '../../messages/page.ts';
import type { PageSender } from '../../platform/extension/listen.ts';
import { changePast, circumstances, readPast } from '../past.ts';
import type { World } from '../world.ts';
import { recordMeetings } from '../history.ts';
import { stopPage } from '../stop.ts';
import { takenFrom } from './reports.ts';
import { keepReport, readTab } from './tab-state.ts';
import type { Standing, TabState } from './tab-state.ts';
import { toolbarFor } from './toolbar-state.ts';
import { frameViewOf, judgeTab, mainOf, markName, marksOf, rememberShown, standingOf, viewOf } from './view.ts';
import type { JudgedTab } from './view.ts';

const isSame = (one: Standing | undefined, other: Standing | undefined): boolean =>
  (one && subjectKey(one.subject)) === (other && subjectKey(other.subject)) &&
  one?.loudness === other?.loudness &&
  one?.guards === other?.guards;

/** Judges a tab as things are now; undefined when nothing is known of it. */
export async function judgedTab(world: World, tab: number, isPrivate: boolean): Promise<JudgedTab | undefined> {
  const state = await readTab(world, tab);
  if (state === undefined) return undefined;
  const now = await circumstances(world, isPrivate);
  return { tab, isPrivate, state, now, judged: judgeTab(state, world, now) };
}

/**
 * Whether a tab shows another site by now than the one that was reported. Reports may come late, and a page without a
 * finding reports nothing that would take their place.
 */
async function hasGone({ tabs }: World, tab: number, host: string): Promise<boolean> {
  const url = (await tabs.tabById(tab))?.url;
  return url !== undefined && /^https?:/.test(url) && hostOfUrl(url) !== host;
}

/** Shows a tab's state on the toolbar button, and on no other site that the tab has gone to meanwhile. */
async function showOnButton(world: World, { tab, isPrivate, state, judged }: JudgedTab): Promise<void> {
  await world.showOnToolbar(tab, toolbarFor(judged));
  if (!(await hasGone(world, tab, state.report.host))) return;
  await world.showOnToolbar(tab, toolbarFor([]));
  await followTab(world, tab, isPrivate);
}

/**
 * Brings toolbar button and page up to date with what is known of a tab by now.
 * @param isAnew what stands on the page is told again, though it is about the same: its words have changed
 */
export async function followTab(world: World, tab: number, isPrivate: boolean, isAnew = false): Promise<void> {
  const judged = await judgedTab(world, tab, isPrivate);
  if (judged !== undefined) await followJudged(world, judged, isAnew);
}

async function followJudged(world: World, judged: JudgedTab, isAnew = false): Promise<void> {
  const { tab, state } = judged;
  if (await hasGone(world, tab, state.report.host)) return;
  await showOnButton(world, judged);
  if (state.removed === true || state.viewer === true) return;
  const main = mainOf(judged);
  if (!state.report.complete) {
    if (main?.guards === true && state.shown === undefined) await guardSlowPage(world, tab, state.report.document);
    return;
  }
  // Links that the page added since its warning came up are handed to it.
  const marks = marksOf(judged);
  const hasNewMarks = marks.some((mark) => state.marked?.includes(markName(mark)) !== true);
  const hasLostMarks = marks.length === 0 && (state.marked?.length ?? 0) > 0;
  const isOld = isAnew && state.shown !== undefined;
  if (isOld || hasNewMarks || hasLostMarks || !isSame(standingOf(main, state.report.host), state.shown))
    await tellPage(world, judged);
}

/** Tells a page what to show. One that has no warning yet gets the script, which asks for it (`warning/view`). */
async function tellPage(world: World, judged: JudgedTab): Promise<void> {
  const { tab, state } = judged;
  const view = await viewOf(judged, world);
  const hasWarning = state.shown !== undefined || state.marked !== undefined;
  if (!hasWarning || (await world.tabs.askPage(tab, 'page/warning', { host: state.report.host, view })) !== true) {
    await world.tabs.injectScript(tab, world.scripts.warning);
    return;
  }
  await rememberShown(world, tab, view);
  // In frames, fields were guarded for what stands in the page.
  if (state.shown?.guards === true && view?.main?.guards !== true)
    await world.tabs.askPage(tab, 'frame/warning', { view: frameViewOf(judged) });
}

/** Brings all tabs up to date whose pages hold something of a service: what was chosen about it holds in all. */
export async function followService(world: World, service: ServiceId, isPrivate: boolean): Promise<void> {
  const number = world.records.numberOf(service);
  if (number === undefined) return;
  for (const [tab, { isPrivate: isTabPrivate }] of await world.tabs.allTabs()) {
    if (isTabPrivate !== isPrivate) continue;
    const findings = (await readTab(world, tab))?.report.findings ?? [];
    if (findings.some((finding) => serviceOf(finding) === number)) await followTab(world, tab, isPrivate);
  }
}

/** Brings all tabs up to date that show the site of a host, or one below it: a pause holds in all. */
export async function followSites(world: World, hosts: readonly string[], isPrivate: boolean): Promise<void> {
  const sites = hosts.map(siteOf);
  for (const [tab, { isPrivate: isTabPrivate }] of await world.tabs.allTabs()) {
    if (isTabPrivate !== isPrivate) continue;
    const shown = (await readTab(world, tab))?.report.host;
    // A pause that was taken back may have held for what lies above, too.
    const [above, own] = shown === undefined ? [[], ''] : [parentHosts(shown), siteOf(shown)];
    if (sites.some((site) => above.includes(site) || parentHosts(site).includes(own)))
      await followTab(world, tab, isPrivate);
  }
}

/** Most pages are read by then; a guard that an alert takes away again would only flash. */
const READ_BY_MS = 1000;

/** Guards the fields of a page that takes long to load. */
async function guardSlowPage(world: World, tab: number, document: string): Promise<void> {
  await world.pause(READ_BY_MS);
  const report = (await readTab(world, tab))?.report;
  if (report?.document === document && !report.complete) await world.tabs.injectScript(tab, world.scripts.warning);
}

/** By then, a page whose scripts have their turn has said what it holds. */
const SAYS_BY_MS = 8000;
/** A page that said nothing has no name. */
const NAMELESS = '0'.repeat(16);

/**
 * Brings the reader to a page. A page can be so busy that no script of ours has its turn, and be used all the same:
 * then the toolbar button says what its address tells.
 */
export async function bringReader(world: World, { tab, url, isPrivate }: PageSender): Promise<void> {
  const before = await readTab(world, tab);
  const isBrought = world.tabs.injectScript(tab, world.scripts.reader);
  const host = hostOfUrl(url);
  const listed = host === null ? null : findListed(world.index, host);
  if (host === null || listed === null) return void (await isBrought);
  // A page that cannot be read says so at once; a busy one takes the script when it likes.
  const hasWaited = world.pause(SAYS_BY_MS);
  await Promise.race([isBrought.then(() => hasWaited), hasWaited]);
  const hasSpoken = (await readTab(world, tab))?.report.document !== before?.report.document;
  if (hasSpoken || (await hasGone(world, tab, host))) return;
  const findings = [findingOfAddress(listed)];
  await keepReport(world, tab, { document: NAMELESS, generation: 0, host, findings, complete: false });
  const judged = await judgedTab(world, tab, isPrivate);
  if (judged !== undefined) await showOnButton(world, judged);
}

/** Takes in a report from a page. Reports about another address than the sender's are stale and dropped. */
export async function takeReport(world: World, raw: PageReport, sender: PageSender): Promise<void> {
  if (hostOfUrl(sender.url) !== raw.host || (await hasGone(world, sender.tab, raw.host))) return;
  const state = await keepNewest(world, sender.tab, takenFrom(raw, world));
  if (state !== undefined) await followReport(world, state, sender);
}

/**
 * Keeps what a page says, unless it has said something later. A page says a thing once: whoever had it kept follows it.
 * @returns what is known of the tab then; undefined where that is another document
 */
export async function keepNewest(world: World, tab: number, report: PageReport): Promise<TabState | undefined> {
  const state = (await keepReport(world, tab, report)) ?? (await readTab(world, tab));
  return state?.report.document === report.document ? state : undefined;
}

/** Does all that follows from a report that was kept. */
export async function followReport(world: World, state: TabState, sender: PageSender): Promise<void> {
  const { complete, host } = state.report;
  if (complete) await rememberVisit(world, state, sender.isPrivate);
  if (complete && (await isStopped(world, state.report, sender))) return;
  const judged = await judgedTab(world, sender.tab, sender.isPrivate);
  if (judged === undefined) return;
  await followJudged(world, judged);
  // As it was judged before the alert counted as seen: the history says how loudly Caveat spoke.
  if (complete) await recordMeetings(world, judged.judged, host, sender.isPrivate);
}

/** Whether the page must not be open: the full-page stop has taken its place then. */
async function isStopped(
  world: World,
  { findings }: PageReport,
  { tab, url, isPrivate }: PageSender,
): Promise<boolean> {
  const listed = findings.find((finding) => finding.kind === 'listed-site');
  return listed?.corroborated === true && stopPage(world, tab, url, listed, isPrivate);
}

/** A page of a service is seen: a visit that was continued goes on. */
async function rememberVisit(world: World, { report }: TabState, isPrivate: boolean): Promise<void> {
  for (const finding of report.findings) {
    const id = finding.kind === 'listed-site' ? world.records.serviceByNumber(finding.service)?.id : undefined;
    if (id === undefined) continue;
    const now = world.now();
    const seen = (before: Past): Past => rememberSeen(before, id, now);
    const past = await readPast(world, isPrivate);
    // Where there is no room to note it, the visit ends sooner; what stands on the page does not wait for it.
    if (seen(past) !== past) await changePast(world, isPrivate, seen).catch(() => undefined);
  }
}
