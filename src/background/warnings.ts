/** Decides what a page's report leads to: toolbar button always, a warning in the page when one is due. */
import warningScript from '../warning/entry.tsx?script';
import { rememberAlert, rememberSeen } from '../domain/policy/attention.ts';
import type { Past } from '../domain/policy/attention.ts';
import { hostOfUrl, normalizeHost } from '../domain/address/hostname.ts';
import { mayMark } from '../domain/policy/marking.ts';
import type { ServiceId } from '../domain/model.ts';
import type { Preferences } from '../domain/policy/preferences.ts';
import type { PageSender } from '../platform/extension/listen.ts';
import type { JudgedFinding, PageReport, WarningView } from '../messages/messages.ts';
import { readLasting } from '../platform/extension/storage.ts';
import { allTabs, injectScript } from '../platform/extension/tabs.ts';
import { pause } from '../platform/extension/timing.ts';
import { showOnToolbar } from '../platform/extension/toolbar.ts';
import { isFolded, setFolded } from './folded.ts';
import { recordMeetings } from './history.ts';
import { judgeFindings } from './judging.ts';
import type { Circumstances } from './judging.ts';
import { changePast, readPast } from './past.ts';
import { numberOfService, serviceByNumber } from './records.ts';
import { withResemblance } from './resemblance.ts';
import { changeTab, keepReport, readTab } from './tab-state.ts';
import type { Shown, TabState } from './tab-state.ts';
import { toolbarFor } from './toolbar-state.ts';

export async function circumstances(isPrivate: boolean): Promise<Circumstances> {
  const [preferences, past] = await Promise.all([readLasting('preferences'), readPast(isPrivate)]);
  return { preferences, past, now: Date.now() };
}

const subjectOf = ({ finding }: JudgedFinding): Shown['service'] =>
  finding.kind === 'offer' ? 'offer' : finding.service;

/**
 * Judges a tab's findings. An alert that is on the page is one until it is answered: having been shown is no reason
 * to call it quieter.
 */
export function judgeTab({ report, shown }: TabState, now: Circumstances): JudgedFinding[] {
  return judgeFindings(report.findings, report.host, now).map((each) =>
    shown?.loudness === 'alert' && subjectOf(each) === shown.service && each.reason.key === 'reason_alerted'
      ? { ...each, loudness: shown.loudness, reason: shown.reason }
      : each,
  );
}

const speaksInPage = ({ loudness }: JudgedFinding): boolean => loudness === 'alert' || loudness === 'notice';
/** Links to mark on a page of `host`. */
const toMark = (judged: readonly JudgedFinding[], host: string, preferences: Preferences): JudgedFinding[] =>
  mayMark(host, preferences)
    ? judged.filter(({ finding, loudness }) => finding.kind === 'link' && loudness !== 'silent')
    : [];

/** Names a link's finding in a tab's state. */
const markName = ({ finding }: JudgedFinding): string =>
  finding.kind === 'link' ? `${finding.service} ${finding.host}` : '';

/** What the page is to show as its main finding; until it was read, only a guard. */
function mainOf({ report, shown }: TabState, judged: readonly JudgedFinding[]): JudgedFinding | undefined {
  const main = judged.find(speaksInPage);
  // Whether the page still looks like the service is known only once it was read: a warning that has to be taken back
  // is worse than one a moment later.
  if (report.complete || main === undefined) return main;
  return { ...main, loudness: shown !== undefined && shown.service === subjectOf(main) ? shown.loudness : 'badge' };
}

const shownAs = (main: JudgedFinding | undefined): Shown | undefined =>
  main && { service: subjectOf(main), loudness: main.loudness, reason: main.reason, guards: main.guards };
const isSame = (one: Shown | undefined, other: Shown | undefined): boolean =>
  one?.service === other?.service && one?.loudness === other?.loudness && one?.guards === other?.guards;

/** Brings toolbar button and page up to date with what is known of a tab by now. */
export async function followTab(tab: number, isPrivate: boolean): Promise<void> {
  const state = await readTab(tab);
  if (state === undefined) return;
  const now = await circumstances(isPrivate);
  const judged = judgeTab(state, now);
  await showOnToolbar(tab, toolbarFor(judged));
  if (state.removed === true) return;
  const main = mainOf(state, judged);
  if (!state.report.complete)
    return main?.guards === true && state.shown === undefined ? guardSlowPage(tab, state.report.document) : undefined;
  // Links that the page added since its warning came up are handed to it.
  const hasNewMarks = toMark(judged, state.report.host, now.preferences).some(
    (mark) => state.marked?.includes(markName(mark)) !== true,
  );
  // In frames, fields were guarded for what stands in the page.
  const unguards = state.shown?.guards === true && main?.guards !== true;
  if (hasNewMarks || !isSame(shownAs(main), state.shown))
    await injectScript(tab, warningScript, unguards ? 'all-frames' : 'top');
}

/**
 * Brings all tabs up to date whose pages hold something of a service: what was chosen about it holds in all of them.
 */
export async function followService(service: ServiceId, isPrivate: boolean): Promise<void> {
  const number = numberOfService(service);
  for (const [tab, { isPrivate: isTabPrivate }] of await allTabs()) {
    const findings = isTabPrivate === isPrivate ? (await readTab(tab))?.report.findings : undefined;
    if (findings?.some((finding) => finding.kind !== 'offer' && finding.service === number) === true)
      await followTab(tab, isPrivate);
  }
}

/** Most pages are read by then; a guard that an alert takes away again would only flash. */
const READ_BY_MS = 1000;

/** Guards the fields of a page that takes long to load. */
async function guardSlowPage(tab: number, document: string): Promise<void> {
  await pause(READ_BY_MS);
  const report = (await readTab(tab))?.report;
  if (report?.document === document && !report.complete) await injectScript(tab, warningScript);
}

/** Takes in a report from a page. Reports about another address than the sender's are stale and dropped. */
export async function takeReport(report: PageReport, sender: PageSender): Promise<void> {
  if (hostOfUrl(sender.url) !== report.host) return;
  const state = await keepReport(sender.tab, withResemblance(report));
  if (state === undefined) return;
  if (report.complete) await rememberVisit(state, sender.isPrivate);
  // Judged before the alert is remembered as seen: the history says how loudly Caveat spoke then.
  const now = await circumstances(sender.isPrivate);
  const judged = judgeTab(state, now);
  await followTab(sender.tab, sender.isPrivate);
  if (report.complete) await recordMeetings(judged, report.host, sender.isPrivate, now.now);
}

/** A page of a service is seen: a visit that was continued goes on. */
async function rememberVisit({ report }: TabState, isPrivate: boolean): Promise<void> {
  for (const finding of report.findings) {
    const id = finding.kind === 'listed-site' ? serviceByNumber(finding.service)?.id : undefined;
    if (id === undefined) continue;
    const now = Date.now();
    const seen = (before: Past): Past => rememberSeen(before, id, now);
    const past = await readPast(isPrivate);
    if (seen(past) !== past) await changePast(isPrivate, seen);
  }
}

/** The alert that stands on the tab's page was seen: the service speaks more quietly for a while. */
export async function rememberAlertOf(sender: PageSender): Promise<void> {
  const shown = (await readTab(sender.tab))?.shown;
  if (shown === undefined || shown.loudness !== 'alert' || shown.service === 'offer') return;
  const { service } = shown;
  await changePast(sender.isPrivate, (past) => rememberAlert(past, service, Date.now()));
}

/** What a folded bar is remembered by. */
const foldName = (subject: Shown['service'], host: string): string => (subject === 'offer' ? host : subject);

/** The reader folded or unfolded the bar. */
export async function foldBar(folded: boolean, sender: PageSender): Promise<void> {
  const state = await readTab(sender.tab);
  const { shown } = state ?? {};
  if (state !== undefined && shown !== undefined)
    await setFolded(foldName(shown.service, state.report.host), folded, sender.isPrivate);
}

/** What the injected warning shows, which is remembered. */
export async function warningView(raw: string, sender: PageSender): Promise<WarningView | null> {
  const host = normalizeHost(raw);
  const state = await readTab(sender.tab);
  if (state === undefined || host === null || state.report.host !== host || hostOfUrl(sender.url) !== host) return null;
  const now = await circumstances(sender.isPrivate);
  const judged = judgeTab(state, now);
  const main = mainOf(state, judged);
  const marks = toMark(judged, host, now.preferences);
  await changeTab(sender.tab, ({ shown: _before, ...tab }) => {
    const shown = shownAs(main);
    return { ...tab, marked: marks.map(markName), ...(shown === undefined ? {} : { shown }) };
  });
  if (main === undefined && marks.length === 0) return null;
  const folded = main !== undefined && (await isFolded(foldName(subjectOf(main), host), sender.isPrivate));
  return { host, ...(main === undefined ? {} : { main }), folded, marks, preferences: now.preferences, now: now.now };
}

/** Runs the warning in the frames of a page that it stands on. */
export async function guardFrames(sender: PageSender): Promise<void> {
  if ((await readTab(sender.tab))?.shown !== undefined) await injectScript(sender.tab, warningScript, 'all-frames');
}

/**
 * What a frame is told: whom the page around it belongs to, so that it can guard its fields. Alert and bar stand
 * around it.
 */
export async function frameView(sender: PageSender): Promise<WarningView | null> {
  const state = await readTab(sender.tab);
  if (state?.shown === undefined) return null;
  const now = await circumstances(sender.isPrivate);
  const main = judgeTab(state, now).find(speaksInPage);
  if (main === undefined) return null;
  return {
    host: state.report.host,
    main: { ...main, loudness: 'badge' },
    folded: false,
    marks: [],
    preferences: now.preferences,
    now: now.now,
  };
}
