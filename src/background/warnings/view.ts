/** What a page is to show, from its tab's state and the circumstances. */
import { serviceOf, subjectKey, subjectOf } from '../../domain/finding.ts';
import type { JudgedFinding } from '../../domain/finding.ts';
import { judgeFindings } from '../../domain/policy/judged.ts';
import type { Circumstances } from '../../domain/policy/judged.ts';
import { mayMark } from '../../domain/policy/marking.ts';
import type { WarningView } from '../../messages/warning.ts';
import type { World } from '../world.ts';
import { isFolded } from './folded.ts';
import { changeTab } from './tab-state.ts';
import type { Standing, TabState } from './tab-state.ts';

/** A tab with its findings judged. */
export interface JudgedTab {
  readonly tab: number;
  readonly isPrivate: boolean;
  readonly state: TabState;
  readonly judged: readonly JudgedFinding[];
  readonly now: Circumstances;
}

const isSameSubject = ({ finding }: JudgedFinding, host: string, shown: Standing | undefined): boolean =>
  shown !== undefined && subjectKey(subjectOf(finding, host)) === subjectKey(shown.subject);

/**
 * Judges a tab's findings. An alert that is on the page stays one until it is answered: that it has just been shown
 * does not make it quieter.
 */
export function judgeTab({ report, shown }: TabState, { records }: World, now: Circumstances): JudgedFinding[] {
  return judgeFindings(report.findings, report.host, records, now).map((each) =>
    shown?.loudness === 'alert' && isSameSubject(each, report.host, shown) && each.reason.key === 'reason_alerted'
      ? { ...each, loudness: shown.loudness, reason: shown.reason }
      : each,
  );
}

const speaksInPage = ({ loudness }: JudgedFinding): boolean => loudness === 'alert' || loudness === 'notice';

/** The main finding that the page is to show; only as a guard until the page was read. */
export function mainOf({ state: { report, shown }, judged }: JudgedTab): JudgedFinding | undefined {
  const main = judged.find(speaksInPage);
  // Only a page that was read tells whether it still looks like the service. A warning that must be taken back is worse
  // than one that comes a moment later.
  if (report.complete || main === undefined) return main;
  return {
    ...main,
    loudness: shown !== undefined && isSameSubject(main, report.host, shown) ? shown.loudness : 'badge',
  };
}

/** The findings of links that may be marked. */
export const marksOf = ({ state: { report }, judged, now }: JudgedTab): JudgedFinding[] =>
  mayMark(report.host, now.preferences)
    ? judged.filter(({ finding, loudness }) => finding.kind === 'link' && loudness !== 'silent')
    : [];

/** The findings that the page shows, whose documents the reader may open from it. */
export function shownOf(judged: JudgedTab): JudgedFinding[] {
  const { shown, marked = [] } = judged.state;
  const main = shown === undefined ? undefined : mainOf(judged);
  return [...(main === undefined ? [] : [main]), ...marksOf(judged).filter((mark) => marked.includes(markName(mark)))];
}

/** Names a link's finding in a tab's state; empty for other kinds. */
export const markName = ({ finding }: JudgedFinding): string =>
  finding.kind === 'link' ? `${serviceOf(finding)} ${finding.host}` : '';

/** The standing of a main finding on a page of `host`. */
export const standingOf = (main: JudgedFinding | undefined, host: string): Standing | undefined =>
  main && {
    subject: subjectOf(main.finding, host),
    loudness: main.loudness,
    reason: main.reason,
    guards: main.guards,
  };

/** What the page is to show; null for nothing. */
export async function viewOf(judgedTab: JudgedTab, world: World): Promise<WarningView | null> {
  const { state, now, isPrivate } = judgedTab;
  const { host } = state.report;
  const main = mainOf(judgedTab);
  const marks = marksOf(judgedTab);
  if (main === undefined && marks.length === 0) return null;
  const folded = main !== undefined && (await isFolded(world, subjectKey(subjectOf(main.finding, host)), isPrivate));
  return {
    host,
    ...(main === undefined ? {} : { main }),
    folded,
    marks,
    preferences: now.preferences,
    now: now.now,
  };
}

/** What a frame is to show: only guards, for the service of the page around it. Alert and bar stand in that page. */
export function frameViewOf({ state: { report }, judged, now }: JudgedTab): WarningView | null {
  const main = judged.find(speaksInPage);
  if (main === undefined) return null;
  return {
    host: report.host,
    main: { ...main, loudness: 'badge' },
    folded: false,
    marks: [],
    preferences: now.preferences,
    now: now.now,
  };
}

/** Notes in the tab's state what its page shows. */
export const rememberShown = (world: World, tab: number, view: WarningView | null): Promise<void> =>
  changeTab(world, tab, ({ shown: _before, ...state }) => {
    const shown = standingOf(view?.main, state.report.host);
    return { ...state, marked: (view?.marks ?? []).map(markName), ...(shown === undefined ? {} : { shown }) };
  });
