/**
 * What is known about each tab, kept in session storage because the background may be ended at any time. Nothing here
 * wakes on tabs being opened, moved or closed: entries of tabs that are gone are dropped when another is written.
 */
import type { LoudnessReason } from '../../domain/policy/loudness-reason.ts';
import type { Subject } from '../../domain/finding.ts';
import type { Loudness } from '../../domain/model.ts';
import { LOUDNESS } from '../../domain/model.ts';
import { host, serviceId } from '../../messages/fields.ts';
import { MESSAGES } from '../../messages/messages.ts';
import { bool, either, list, matching, object, oneOf, text, whole } from '../../messages/shapes.ts';
import type { Shape } from '../../messages/shapes.ts';
import { ROOT_RIGHTS } from '../../messages/warning.ts';
import type { RootRight } from '../../messages/warning.ts';
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
  /** The browser shows it in a viewer of its own, in which no warning can stand: the badge carries it. */
  readonly viewer?: true;
  /** What was set right of the page's root element. */
  readonly righted?: readonly RootRight[];
}

const PREFIX = 'tab:';
/** Of more tabs nothing is kept; the longest without news go first. */
const MOST_TABS = 300;
/**
 * In Chrome a background of its own runs for private windows. It shares the session's storage and knows the tabs of
 * its own kind alone: each leaves what the other keeps.
 */
const prefixOf = ({ tabs }: World): string => (tabs.isPrivateWorld() ? `private-${PREFIX}` : PREFIX);
const keyOf = (world: World, tab: number): string => `${prefixOf(world)}${tab}`;
const isReport = MESSAGES['page/report'].send;
const isStanding: Shape<Standing> = object({
  subject: either(object({ is: oneOf(['service']), id: serviceId }), object({ is: oneOf(['site']), host })),
  loudness: oneOf(LOUDNESS),
  reason: object({
    key: matching(/^reason_[a-z0-9_]+$/, 60) as Shape<LoudnessReason['key']>,
    args: list(either(text(500), whole(0, Number.MAX_SAFE_INTEGER)), 10),
  }),
  guards: bool,
});
const isMoment = whole(0, Number.MAX_SAFE_INTEGER);
const isMarked = list(text(400), 1000);
const isRighted = list(oneOf(ROOT_RIGHTS), ROOT_RIGHTS.length);

/** Reads a stored state. Without its report there is none; whatever else is damaged is as if it were not there. */
function asState(value: unknown): TabState | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { report, at, shown, marked, removed, viewer, righted } = value as Readonly<Record<string, unknown>>;
  if (!isReport(report)) return undefined;
  return {
    report,
    ...(isMoment(at) ? { at } : {}),
    ...(isStanding(shown) ? { shown } : {}),
    ...(isMarked(marked) ? { marked } : {}),
    ...(removed === true ? { removed } : {}),
    ...(viewer === true ? { viewer } : {}),
    ...(isRighted(righted) ? { righted } : {}),
  };
}

/** What is known of a tab; undefined when that is nothing, or damaged. */
export async function readTab(world: World, tab: number): Promise<TabState | undefined> {
  return asState(await world.store.readSession(keyOf(world, tab)));
}

/** Whether a report was made before another one of the same document: of an earlier address, or sent again late. */
const isEarlier = (report: PageReport, other: PageReport): boolean =>
  report.generation < other.generation ||
  (report.generation === other.generation && (report.turn ?? 0) < (other.turn ?? 0));

/**
 * Keeps a tab's newest report.
 * @returns the state, or undefined when a later report of the same document came before it and it was dropped.
 */
export async function keepReport(world: World, tab: number, report: PageReport): Promise<TabState | undefined> {
  let stale = false;
  const state = await world.store.changeSession<TabState>(keyOf(world, tab), (value) => {
    const before = asState(value);
    const sameDocument = before?.report.document === report.document;
    if (sameDocument && isEarlier(report, before.report)) {
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
export async function changeTab(world: World, tab: number, change: (state: TabState) => TabState): Promise<void> {
  await world.store.changeSession<TabState>(keyOf(world, tab), (value) => {
    const state = asState(value);
    return state === undefined ? undefined : change(state);
  });
}

/** Drops the tabs that are gone, and the oldest when there are too many. */
async function dropOthers(world: World, kept: number): Promise<void> {
  const open = await world.tabs.allTabs();
  const prefix = prefixOf(world);
  const known = (await world.store.sessionKeys(prefix)).map((key) => Number(key.slice(prefix.length)));
  const gone = known.filter((tab) => !open.has(tab));
  const rest = known.filter((tab) => open.has(tab) && tab !== kept);
  const tooMany = rest.length + 1 - MOST_TABS;
  const ages = tooMany <= 0 ? [] : await Promise.all(rest.map(async (tab) => (await readTab(world, tab))?.at ?? 0));
  const oldest = rest
    .map((tab, at) => ({ tab, at: ages[at] ?? 0 }))
    .sort((a, b) => a.at - b.at)
    .slice(0, Math.max(0, tooMany))
    .map(({ tab }) => tab);
  for (const tab of [...gone, ...oldest]) await world.store.changeSession(keyOf(world, tab), () => undefined);
}
