/**
 * What is known about each tab, kept in session storage because the background may be ended at any time. Nothing here
 * wakes on tabs being opened, moved or closed: entries of tabs that are gone are dropped when another is written.
 */
import type { LoudnessReason } from '../../domain/policy/loudness.ts';
import type { Subject } from '../../domain/finding.ts';
import type { Loudness } from '../../domain/model.ts';
import { MESSAGES } from '../../messages/messages.ts';
import type { PageReport } from '../../messages/page.ts';
import type { World } from '../world.ts';

/**
 * How the page's main finding stands on the page, so that the popup tells the same as the page, and the page is told
 * when that changes.
 */
export interface Standing {
  readonly subject: Subject;
  readonly loudness: Loudness;
  readonly reason: LoudnessReason;
  readonly guards: boolean;
}

export interface TabState {
  readonly report: PageReport;
  /** When the report came, milliseconds since 1970. */
  readonly at?: number;
  readonly shown?: Standing;
  /** Links that the page's warning was given to mark, `service host`. */
  readonly marked?: readonly string[];
  /** The page took the warning away twice: the badge carries it. */
  readonly removed?: true;
}

const PREFIX = 'tab:';
/** Of more tabs nothing is kept; the longest without news go first. */
const MOST_TABS = 300;
const keyOf = (tab: number): string => `${PREFIX}${tab}`;
const isReport = MESSAGES['page/report'].send;
const asState = (value: unknown): TabState | undefined =>
  typeof value === 'object' && value !== null && 'report' in value && isReport(value.report)
    ? (value as TabState)
    : undefined;

/** What is known of a tab; undefined when that is nothing, or damaged. */
export async function readTab({ store }: World, tab: number): Promise<TabState | undefined> {
  return asState(await store.readSession(keyOf(tab)));
}

/**
 * Keeps a tab's newest report.
 * @returns the state, or undefined when the report is of an earlier address of the same document and was dropped.
 */
export async function keepReport(world: World, tab: number, report: PageReport): Promise<TabState | undefined> {
  let stale = false;
  const state = await world.store.changeSession<TabState>(keyOf(tab), (value) => {
    const before = asState(value);
    const sameDocument = before?.report.document === report.document;
    if (sameDocument && report.generation < before.report.generation) {
      stale = true;
      return before;
    }
    return { ...(sameDocument ? before : {}), report, at: world.now() };
  });
  if (stale) return undefined;
  await dropOthers(world, tab);
  return state;
}

/** Changes what is known of a tab; nothing happens when nothing is known. */
export async function changeTab({ store }: World, tab: number, change: (state: TabState) => TabState): Promise<void> {
  await store.changeSession<TabState>(keyOf(tab), (value) => {
    const state = asState(value);
    return state === undefined ? undefined : change(state);
  });
}

/** Drops the tabs that are gone, and the oldest when there are too many. */
async function dropOthers(world: World, kept: number): Promise<void> {
  const open = await world.tabs.allTabs();
  const known = (await world.store.sessionKeys(PREFIX)).map((key) => Number(key.slice(PREFIX.length)));
  const gone = known.filter((tab) => !open.has(tab));
  const rest = known.filter((tab) => open.has(tab) && tab !== kept);
  const tooMany = rest.length + 1 - MOST_TABS;
  const ages = tooMany <= 0 ? [] : await Promise.all(rest.map(async (tab) => (await readTab(world, tab))?.at ?? 0));
  const oldest = rest
    .map((tab, at) => ({ tab, at: ages[at] ?? 0 }))
    .sort((a, b) => a.at - b.at)
    .slice(0, Math.max(0, tooMany))
    .map(({ tab }) => tab);
  for (const tab of [...gone, ...oldest]) await world.store.changeSession(keyOf(tab), () => undefined);
}
