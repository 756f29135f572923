/** Answers the messages of the gate and the reader in pages, and of the warning. */
import { hostOfUrl, normalizeHost } from '../../domain/address/hostname.ts';
import { documentsOf, isSafeLink } from '../../domain/documents.ts';
import { subjectKey } from '../../domain/finding.ts';
import { rememberAlert } from '../../domain/policy/attention.ts';
import type { pageMessages } from '../../messages/page.ts';
import type { warningMessages, WarningView } from '../../messages/warning.ts';
import type { PageSender } from '../../platform/extension/listen.ts';
import { checklistPath, PAGE_PATHS } from '../../platform/extension/page-paths.ts';
import { continueWith } from '../continue.ts';
import { recordDeed } from '../history.ts';
import { leaveSite } from '../leave.ts';
import { changePast } from '../past.ts';
import type { Feature, World } from '../world.ts';
import { setFolded } from './folded.ts';
import { bringReader, followService, judgedTab, takeReport } from './follow.ts';
import { setRootRight } from './root-style.ts';
import { changeTab, readTab } from './tab-state.ts';
import { frameViewOf, rememberShown, shownOf, viewOf } from './view.ts';

/** Notes that the alert on the tab's page was seen: for some days the service speaks more quietly. */
async function rememberAlertOf(world: World, sender: PageSender): Promise<void> {
  const shown = (await readTab(world, sender.tab))?.shown;
  if (shown?.loudness !== 'alert' || shown.subject.is !== 'service') return;
  const { id } = shown.subject;
  await changePast(world, sender.isPrivate, (past) => rememberAlert(past, id, world.now()));
}

/** Notes that the bar was folded or unfolded. */
async function foldBar(world: World, folded: boolean, sender: PageSender): Promise<void> {
  const shown = (await readTab(world, sender.tab))?.shown;
  if (shown !== undefined) await setFolded(world, subjectKey(shown.subject), folded, sender.isPrivate);
}

/** What the injected warning is to show, which is noted in the tab's state; null for nothing. */
async function warningView(world: World, raw: string, sender: PageSender): Promise<WarningView | null> {
  const host = normalizeHost(raw);
  const judged = await judgedTab(world, sender.tab, sender.isPrivate);
  if (judged === undefined || host === null || judged.state.report.host !== host || hostOfUrl(sender.url) !== host)
    return null;
  const view = await viewOf(judged, world);
  await rememberShown(world, sender.tab, view);
  return view;
}

/** What the warning in a frame is to show; null where the page around it has no warning. */
async function frameView(world: World, sender: PageSender): Promise<WarningView | null> {
  const judged = await judgedTab(world, sender.tab, sender.isPrivate);
  return judged?.state.shown === undefined ? null : frameViewOf(judged);
}

/** The limits below hold for this time, in milliseconds: a script that was taken over could open hundreds of tabs. */
const LATELY_MS = 60_000;
/** How often web pages may open pages of Caveat, open documents (a reader may open several), and make choices. */
const MOST_LATELY = { opened: 5, documents: 12, chosen: 6 } as const;

/** Whether a web page may do one more thing of a kind; if so, it is counted. */
async function mayDo({ store, now }: World, kind: keyof typeof MOST_LATELY): Promise<boolean> {
  let may = false;
  await store.changeSession(kind, (value) => {
    const lately = (Array.isArray(value) ? (value as unknown[]) : []).filter(
      // If the clock was set back, a time in the future must not count for ever.
      (at): at is number => typeof at === 'number' && Math.abs(now() - at) < LATELY_MS,
    );
    may = lately.length < MOST_LATELY[kind];
    return may ? [...lately, now()] : lately;
  });
  return may;
}

/** Opens a document for the reader of a page, if the warning on that page named it. */
async function openDocument(world: World, url: string, behind: boolean, sender: PageSender): Promise<void> {
  const judged = await judgedTab(world, sender.tab, sender.isPrivate);
  const isNamed = judged !== undefined && shownOf(judged).some((each) => documentsOf(each).includes(url));
  if (isNamed && isSafeLink(url) && (await mayDo(world, 'documents')))
    await world.tabs.openBeside(sender.tab, url, behind);
}

export const warnings: Feature<typeof pageMessages & typeof warningMessages> = (world) => ({
  'page/read': (_nothing, sender) => bringReader(world, sender),
  'page/report': (report, sender) => takeReport(world, report, sender),
  'warning/view': ({ host }, sender) => warningView(world, host, sender),
  'warning/guard-frames': async (_nothing, { tab }) => {
    if ((await readTab(world, tab))?.shown !== undefined)
      await world.tabs.injectScript(tab, world.scripts.warning, 'all-frames');
  },
  'warning/frame-view': (_nothing, sender) => frameView(world, sender),
  'warning/frame-guard': async ({ stands }, { tab }) => {
    if ((await readTab(world, tab))?.shown !== undefined) await world.tabs.askPage(tab, 'page/step-aside', { stands });
  },
  'warning/seen': (_nothing, sender) => rememberAlertOf(world, sender),
  'warning/leave': async (_nothing, { tab, isPrivate }) => {
    await recordDeed(world, tab, undefined, 'left', isPrivate);
    await leaveSite(world, tab);
  },
  'warning/continue': async ({ service, until }, { tab, isPrivate }) => {
    // A page may decide only about the service shown on it.
    const subject = (await readTab(world, tab))?.shown?.subject;
    if (subject?.is !== 'service' || subject.id !== service) return;
    if (!(await mayDo(world, 'chosen'))) throw new Error('too many choices at once');
    await continueWith(world, service, until, isPrivate);
    await recordDeed(world, tab, service, until, isPrivate);
    await followService(world, service, isPrivate);
  },
  'warning/fold': ({ folded }, sender) => foldBar(world, folded, sender),
  'warning/viewer': (_nothing, { tab }) => changeTab(world, tab, (state) => ({ ...state, viewer: true })),
  'warning/removed': (_nothing, { tab }) => changeTab(world, tab, (state) => ({ ...state, removed: true })),
  'warning/root': ({ right }, { tab }) => setRootRight(world, tab, right),
  'warning/document': ({ url, behind }, sender) => openDocument(world, url, behind, sender),
  'warning/open': async ({ page, id }, { tab }) => {
    if ((await readTab(world, tab))?.shown === undefined || !(await mayDo(world, 'opened'))) return;
    const asked = page === 'options' && id !== undefined ? `?always=${encodeURIComponent(id)}` : '';
    await world.tabs.openPage(page === 'checklist' ? checklistPath(id) : PAGE_PATHS[page] + asked, tab);
  },
});
