/**
 * What is known about each tab. It is kept in session storage because the browser may end the background at any time.
 * Opened, moved or closed tabs do not wake the background: entries of closed tabs are dropped when another is written.
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

/** How the page's main finding is shown on the page. The popup shows the same, and the page is told when it changes. */
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
  /** The links that the page's warning was given to mark, as `service host`. */
  readonly marked?: readonly string[];
  /** The page removed the warning twice, so only the toolbar button shows it. */
  readonly removed?: true;
  /** The browser shows the document in a viewer of its own, where no warning can stand: the toolbar button shows it. */
  readonly viewer?: true;
  /** The properties of the page's root element that were corrected. */
  readonly righted?: readonly RootRight[];
}

const PREFIX = 'tab:';
/** States are kept of at most this many tabs; those without a report for the longest time are dropped first. */
const MOST_TABS = 300;
/**
 * In Chrome a separate background runs for private windows. It shares session storage but sees only the tabs of private
 * windows, so each background must leave the other's entries alone.
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

/** Reads a stored state; undefined without a valid report. Any other part that is damaged is left out. */
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

/** The state of a tab; undefined when there is none, or it is damaged. */
export async function readTab(world: World, tab: number): Promise<TabState | undefined> {
  return asState(await world.store.readSession(keyOf(world, tab)));
}

/** Whether a report was made before another one of its document: of an earlier address, or sent again late. */
const isEarlier = (report: PageReport, other: PageReport): boolean =>
  report.generation < other.generation ||
  (report.generation === other.generation && (report.turn ?? 0) < (other.turn ?? 0));

/**
 * Keeps a tab's newest report.
 * @returns the state, or undefined when the report was dropped because a later one of its document had come already.
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

/** Changes the state of a tab; nothing happens when there is none. */
export async function changeTab(world: World, tab: number, change: (state: TabState) => TabState): Promise<void> {
  await world.store.changeSession<TabState>(keyOf(world, tab), (value) => {
    const state = asState(value);
    return state === undefined ? undefined : change(state);
  });
}

/** Drops the states of closed tabs, and the oldest ones when there are too many. */
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
