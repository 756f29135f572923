/** Decides what a page's report leads to: toolbar button always, a warning in the page when one is due. */
import warningScript from '../warning/entry.tsx?script';
import { rememberAlert, rememberSeen } from '../domain/attention.ts';
import type { Past } from '../domain/attention.ts';
import { hostOfUrl, normalizeHost } from '../domain/hostname.ts';
import { mayMark } from '../domain/marks.ts';
import type { Preferences } from '../domain/preferences.ts';
import type { PageSender } from '../platform/listen.ts';
import type { JudgedFinding, PageReport, WarningView } from '../platform/messages.ts';
import { readLasting } from '../platform/storage.ts';
import { injectScript } from '../platform/tabs.ts';
import { showOnToolbar } from '../platform/toolbar.ts';
import { isFolded, setFolded } from './folded.ts';
import { judgeFindings } from './judging.ts';
import type { Circumstances } from './judging.ts';
import { changePast, readPast } from './past.ts';
import { withResemblance } from './resemblance.ts';
import { changeTab, keepReport, readTab } from './tab-state.ts';
import type { Shown, TabState } from './tab-state.ts';
import { toolbarFor } from './toolbar-state.ts';

export async function circumstances(isPrivate: boolean): Promise<Circumstances> {
  const [preferences, past] = await Promise.all([readLasting('preferences'), readPast(isPrivate)]);
  return { preferences, past, now: Date.now() };
}

const subjectOf = ({ finding }: JudgedFinding): Shown['service'] => (finding.kind === 'offer' ? 'offer' : finding.service);

/**
 * Judges a tab's findings. A warning that is on the page keeps the loudness it was shown with: having been shown is no
 * reason to call it quieter in the popup.
 */
export function judgeTab(state: TabState, now: Circumstances): JudgedFinding[] {
  const judged = judgeFindings(state.report.findings, state.report.host, now);
  const { shown } = state;
  if (shown === undefined) return judged;
  return judged.map((each) => (subjectOf(each) === shown.service && each.finding.kind !== 'link' && each.finding.kind !== 'mention'
    ? { ...each, loudness: shown.loudness, reason: shown.reason } : each));
}

const speaksInPage = ({ loudness }: JudgedFinding): boolean => loudness === 'alert' || loudness === 'notice';
/** Links to mark on a page of `host`. */
const toMark = (judged: readonly JudgedFinding[], host: string, preferences: Preferences): JudgedFinding[] =>
  (mayMark(host, preferences) ? judged.filter(({ finding, loudness }) => finding.kind === 'link' && loudness !== 'silent') : []);

/** Names a link's finding in a tab's state. */
const markName = ({ finding }: JudgedFinding): string => (finding.kind === 'link' ? `${finding.service} ${finding.host}` : '');

/** Takes in a report from a page. Reports about another address than the sender's are stale and dropped. */
export async function takeReport(report: PageReport, sender: PageSender): Promise<void> {
  if (hostOfUrl(sender.url) !== report.host) return;
  const state = await keepReport(sender.tab, withResemblance(report));
  if (state === undefined) return;
  const now = await circumstances(sender.isPrivate);
  const judged = judgeTab(state, now);
  await showOnToolbar(sender.tab, toolbarFor(judged));
  // Whether the page still looks like the service is known only once it was read: a warning that has to be taken back is worse than one a moment later.
  if (!report.complete) return;
  for (const { finding } of judged) {
    if (finding.kind !== 'listed-site') continue;
    const seen = (past: Past): Past => rememberSeen(past, finding.service, now.now);
    if (seen(now.past) !== now.past) await changePast(sender.isPrivate, seen);
  }
  if (state.removed === true) return;
  const isDue = state.shown === undefined && judged.some(speaksInPage);
  // Links that the page added since its warning came up are handed to it.
  const hasNewMarks = toMark(judged, report.host, now.preferences).some((mark) => state.marked?.includes(markName(mark)) !== true);
  if (isDue || hasNewMarks) await injectScript(sender.tab, warningScript);
}

/** What a folded bar is remembered by. */
const foldName = (subject: Shown['service'], host: string): string => (subject === 'offer' ? host : subject);

/** The reader folded or unfolded the bar. */
export async function foldBar(folded: boolean, sender: PageSender): Promise<void> {
  const state = await readTab(sender.tab);
  const { shown } = state ?? {};
  if (state !== undefined && shown !== undefined) await setFolded(foldName(shown.service, state.report.host), folded, sender.isPrivate);
}

/** What the injected warning shows; remembers that it was shown. */
export async function warningView(raw: string, sender: PageSender): Promise<WarningView | null> {
  const host = normalizeHost(raw);
  const state = await readTab(sender.tab);
  if (state === undefined || host === null || state.report.host !== host || hostOfUrl(sender.url) !== host) return null;
  const now = await circumstances(sender.isPrivate);
  const judged = judgeTab(state, now);
  const main = judged.find(speaksInPage);
  const marks = toMark(judged, host, now.preferences);
  if (main === undefined && marks.length === 0) return null;
  await changeTab(sender.tab, (tab) => ({
    ...tab, marked: marks.map(markName),
    ...(main === undefined || tab.shown !== undefined ? {} : { shown: { service: subjectOf(main), loudness: main.loudness, reason: main.reason } }),
  }));
  if (main?.loudness === 'alert' && main.finding.kind !== 'offer' && state.shown === undefined) {
    const { service } = main.finding;
    await changePast(sender.isPrivate, (past) => rememberAlert(past, service, now.now));
  }
  const folded = main !== undefined && await isFolded(foldName(subjectOf(main), host), sender.isPrivate);
  return { host, generation: state.report.generation, ...(main === undefined ? {} : { main }), folded, marks, preferences: now.preferences, now: now.now };
}

/** Runs the warning in the frames of a page that it stands on. */
export async function guardFrames(sender: PageSender): Promise<void> {
  if ((await readTab(sender.tab))?.shown !== undefined) await injectScript(sender.tab, warningScript, 'all-frames');
}

/** What a frame is told: whom the page around it belongs to, so that it can guard its fields. Alert and bar stand around it. */
export async function frameView(sender: PageSender): Promise<WarningView | null> {
  const state = await readTab(sender.tab);
  if (state?.shown === undefined) return null;
  const now = await circumstances(sender.isPrivate);
  const main = judgeTab(state, now).find(speaksInPage);
  if (main === undefined) return null;
  const { host, generation } = state.report;
  return { host, generation, main: { ...main, loudness: 'badge' }, folded: false, marks: [], preferences: now.preferences, now: now.now };
}
