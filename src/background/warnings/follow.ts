/** The way from a report to what is seen: brings toolbar button and page up to date with a tab's state. */
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

/** Judges a tab under the present circumstances; undefined when nothing is known of it. */
export async function judgedTab(world: World, tab: number, isPrivate: boolean): Promise<JudgedTab | undefined> {
  const state = await readTab(world, tab);
  if (state === undefined) return undefined;
  const now = await circumstances(world, isPrivate);
  return { tab, isPrivate, state, now, judged: judgeTab(state, world, now) };
}

/**
 * Whether a tab has gone to another host than the one reported. Reports may come late, and a page without a finding
 * sends no report that would replace them.
 */
async function hasGone({ tabs }: World, tab: number, host: string): Promise<boolean> {
  const url = (await tabs.tabById(tab))?.url;
  return url !== undefined && /^https?:/.test(url) && hostOfUrl(url) !== host;
}

/** Shows a tab's state on the toolbar button, and clears the button if the tab has meanwhile gone to another host. */
async function showOnButton(world: World, { tab, isPrivate, state, judged }: JudgedTab): Promise<void> {
  await world.showOnToolbar(tab, toolbarFor(judged));
  if (!(await hasGone(world, tab, state.report.host))) return;
  await world.showOnToolbar(tab, toolbarFor([]));
  await followTab(world, tab, isPrivate);
}

/**
 * Brings toolbar button and page up to date with a tab's state.
 * @param isAnew tells the page even if what it shows is about the same subject, because the words have changed
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
  // Links that the page added after its warning appeared are marked too.
  const marks = marksOf(judged);
  const hasNewMarks = marks.some((mark) => state.marked?.includes(markName(mark)) !== true);
  const hasLostMarks = marks.length === 0 && (state.marked?.length ?? 0) > 0;
  const isOld = isAnew && state.shown !== undefined;
  if (isOld || hasNewMarks || hasLostMarks || !isSame(standingOf(main, state.report.host), state.shown))
    await tellPage(world, judged);
}

/** Tells a page what to show. A page without a warning gets the script, which asks for it (`warning/view`). */
async function tellPage(world: World, judged: JudgedTab): Promise<void> {
  const { tab, state } = judged;
  const view = await viewOf(judged, world);
  const hasWarning = state.shown !== undefined || state.marked !== undefined;
  if (!hasWarning || (await world.tabs.askPage(tab, 'page/warning', { host: state.report.host, view })) !== true) {
    await world.tabs.injectScript(tab, world.scripts.warning);
    return;
  }
  await rememberShown(world, tab, view);
  // Fields in frames were guarded because of the page's warning, so tell the frames as well.
  if (state.shown?.guards === true && view?.main?.guards !== true)
    await world.tabs.askPage(tab, 'frame/warning', { view: frameViewOf(judged) });
}

/** Brings all tabs up to date whose pages have a finding about a service: a choice about it holds in all of them. */
export async function followService(world: World, service: ServiceId, isPrivate: boolean): Promise<void> {
  const number = world.records.numberOf(service);
  if (number === undefined) return;
  for (const [tab, { isPrivate: isTabPrivate }] of await world.tabs.allTabs()) {
    if (isTabPrivate !== isPrivate) continue;
    const findings = (await readTab(world, tab))?.report.findings ?? [];
    if (findings.some((finding) => serviceOf(finding) === number)) await followTab(world, tab, isPrivate);
  }
}

/** Brings all tabs up to date that show the site of one of these hosts, or one below it: a pause holds in all. */
export async function followSites(world: World, hosts: readonly string[], isPrivate: boolean): Promise<void> {
  const sites = hosts.map(siteOf);
  for (const [tab, { isPrivate: isTabPrivate }] of await world.tabs.allTabs()) {
    if (isTabPrivate !== isPrivate) continue;
    const shown = (await readTab(world, tab))?.report.host;
    // A pause that was ended may also have covered parent hosts.
    const [above, own] = shown === undefined ? [[], ''] : [parentHosts(shown), siteOf(shown)];
    if (sites.some((site) => above.includes(site) || parentHosts(site).includes(own)))
      await followTab(world, tab, isPrivate);
  }
}

/** Most pages are read within this many milliseconds. A guard that an alert replaces right away would only flash. */
const READ_BY_MS = 1000;

/** Guards the fields of a page that takes long to be read. */
async function guardSlowPage(world: World, tab: number, document: string): Promise<void> {
  await world.pause(READ_BY_MS);
  const report = (await readTab(world, tab))?.report;
  if (report?.document === document && !report.complete) await world.tabs.injectScript(tab, world.scripts.warning);
}

/** Within this time, in milliseconds, a page in which scripts get their turn has reported. */
const SAYS_BY_MS = 8000;
/** The document name in a report that the background makes for a silent page. */
const NAMELESS = '0'.repeat(16);

/**
 * Injects the reader script into a page. If a listed page is so busy that no script of ours gets its turn, though a
 * person may use it, the toolbar button shows what its address tells.
 */
export async function bringReader(world: World, { tab, url, isPrivate }: PageSender): Promise<void> {
  const before = await readTab(world, tab);
  const isBrought = world.tabs.injectScript(tab, world.scripts.reader);
  const host = hostOfUrl(url);
  const listed = host === null ? null : findListed(world.index, host);
  if (host === null || listed === null) return void (await isBrought);
  // Injection fails at once in a page that cannot be read; in a busy page it may take any time.
  const hasWaited = world.pause(SAYS_BY_MS);
  await Promise.race([isBrought.then(() => hasWaited), hasWaited]);
  const hasSpoken = (await readTab(world, tab))?.report.document !== before?.report.document;
  if (hasSpoken || (await hasGone(world, tab, host))) return;
  const findings = [findingOfAddress(listed)];
  await keepReport(world, tab, { document: NAMELESS, generation: 0, host, findings, complete: false });
  const judged = await judgedTab(world, tab, isPrivate);
  if (judged !== undefined) await showOnButton(world, judged);
}

/** Takes in a report from a page. A report about another host than the sender's is stale and dropped. */
export async function takeReport(world: World, raw: PageReport, sender: PageSender): Promise<void> {
  if (hostOfUrl(sender.url) !== raw.host || (await hasGone(world, sender.tab, raw.host))) return;
  const state = await keepNewest(world, sender.tab, takenFrom(raw, world));
  if (state !== undefined) await followReport(world, state, sender);
}

/**
 * Keeps a report, unless a later one is kept. A page reports each thing once: the caller must call `followReport`.
 * @returns the tab's state after that; undefined where it belongs to another document
 */
export async function keepNewest(world: World, tab: number, report: PageReport): Promise<TabState | undefined> {
  const state = (await keepReport(world, tab, report)) ?? (await readTab(world, tab));
  return state?.report.document === report.document ? state : undefined;
}

/** Does all that follows from a report that was kept: visit, full-page stop, toolbar button, page, history. */
export async function followReport(world: World, state: TabState, sender: PageSender): Promise<void> {
  const { complete, host } = state.report;
  if (complete) await rememberVisit(world, state, sender.isPrivate);
  if (complete && (await isStopped(world, state.report, sender))) return;
  const judged = await judgedTab(world, sender.tab, sender.isPrivate);
  if (judged === undefined) return;
  await followJudged(world, judged);
  // Record the judgment made before the alert counted as seen: the history says how loudly Caveat spoke.
  if (complete) await recordMeetings(world, judged.judged, host, sender.isPrivate);
}

/** Whether the full-page stop has replaced this page, which must not be open. */
async function isStopped(
  world: World,
  { findings }: PageReport,
  { tab, url, isPrivate }: PageSender,
): Promise<boolean> {
  const listed = findings.find((finding) => finding.kind === 'listed-site');
  return listed?.corroborated === true && stopPage(world, tab, url, listed, isPrivate);
}

/** Prolongs the visit of each service whose site the page is, where the reader has chosen to continue for a visit. */
async function rememberVisit(world: World, { report }: TabState, isPrivate: boolean): Promise<void> {
  for (const finding of report.findings) {
    const id = finding.kind === 'listed-site' ? world.records.serviceByNumber(finding.service)?.id : undefined;
    if (id === undefined) continue;
    const now = world.now();
    const seen = (before: Past): Past => rememberSeen(before, id, now);
    const past = await readPast(world, isPrivate);
    // If there is no room to note this, the visit only ends sooner. The warning on the page does not wait for it.
    if (seen(past) !== past) await changePast(world, isPrivate, seen).catch(() => undefined);
  }
}
