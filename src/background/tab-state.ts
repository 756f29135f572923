/**
 * What is known about each tab, kept in session storage because the background may be ended at any time. Nothing here
 * wakes on tabs being opened, moved or closed: entries of tabs that are gone are dropped when another is written.
 */
import type { LoudnessReason } from '../domain/policy/loudness.ts';
import type { Loudness, ServiceId } from '../domain/model.ts';
import type { PageReport } from '../messages/page.ts';
import { changeSession, readSession, sessionKeys } from '../platform/extension/storage.ts';
import { allTabs } from '../platform/extension/tabs.ts';

/**
 * How the page's main finding is shown, so that the popup tells the same as the page, and the page is told when that
 * changes.
 */
export interface Shown {
  readonly service: ServiceId | 'offer';
  readonly loudness: Loudness;
  readonly reason: LoudnessReason;
  readonly guards: boolean;
}

export interface TabState {
  readonly report: PageReport;
  readonly shown?: Shown;
  /** Links that the page's warning was given to mark, `service host`. */
  readonly marked?: readonly string[];
  /** The page took the warning away twice: the badge carries it. */
  readonly removed?: true;
}

const PREFIX = 'tab:';
const keyOf = (tab: number): string => `${PREFIX}${tab}`;
const asState = (value: unknown): TabState | undefined =>
  typeof value === 'object' && value !== null && 'report' in value ? (value as TabState) : undefined;

export async function readTab(tab: number): Promise<TabState | undefined> {
  return asState(await readSession(keyOf(tab)));
}

/**
 * Keeps a tab's newest report.
 * @returns the state, or undefined when the report is of an earlier address of the same document and was dropped.
 */
export async function keepReport(tab: number, report: PageReport): Promise<TabState | undefined> {
  let stale = false;
  const state = await changeSession<TabState>(keyOf(tab), (value) => {
    const before = asState(value);
    const sameDocument = before?.report.document === report.document;
    if (sameDocument && report.generation < before.report.generation) {
      stale = true;
      return before;
    }
    return sameDocument ? { ...before, report } : { report };
  });
  if (stale) return undefined;
  await dropClosedTabs();
  return state;
}

/** Changes what is known of a tab; nothing happens when nothing is known. */
export async function changeTab(tab: number, change: (state: TabState) => TabState): Promise<void> {
  await changeSession<TabState>(keyOf(tab), (value) => {
    const state = asState(value);
    return state === undefined ? undefined : change(state);
  });
}

async function dropClosedTabs(): Promise<void> {
  const open = await allTabs();
  for (const key of await sessionKeys(PREFIX)) {
    if (!open.has(Number(key.slice(PREFIX.length)))) await changeSession(key, () => undefined);
  }
}
