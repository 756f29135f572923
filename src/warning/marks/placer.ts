/** Chooses places for marks, and looks whether something lies over them: in each frame as much as there is time for. */
import { boxOf, look, NEVER, topOf } from './mark.ts';
import type { Mark } from './mark.ts';
import type { Box } from './ink.ts';
import { placeMark } from './place.ts';
import { isSeen, placeOf } from './result-block.ts';

/** A mark is placed once the page has left its surroundings alone for CALM_MS, or after PATIENCE_MS at the latest. */
const CALM_MS = 150;
const PATIENCE_MS = 900;
/** Nodes that count as changed by one change: the changed node and its nearest ancestors. */
const DEEP = 4;
/** How far from the view's upper and lower edge what stays in view mostly reaches, in pixels. */
const EDGE = 150;

/** What became of the marks in one frame. */
interface Turn {
  /** Some marks have to stand elsewhere, or to be shown or hidden. */
  readonly isNews: boolean;
  /** There was no time for all marks. */
  readonly hasMore: boolean;
  /** Milliseconds until the marks that wait for a calm page are worth another look; undefined where none waits. */
  readonly waitMs: number | undefined;
}

/** A node and its ancestors, as far up as a change counts. */
function aroundOf(node: Node): Node[] {
  const around: Node[] = [];
  for (let up: Node | null = node; up !== null && around.length < DEEP; up = up.parentNode) around.push(up);
  return around;
}

const isNearView = ({ left, top, right, bottom }: DOMRect): boolean =>
  bottom >= 0 && right >= 0 && top <= innerHeight && left <= innerWidth;

const isAtEdge = ({ top, bottom }: DOMRect): boolean => top < EDGE || bottom > innerHeight - EDGE;

/** Places the marks of a page, and knows which parts of the page have just changed. */
interface Placer {
  /** Notes that the page has changed a node. @returns all nodes that count as changed */
  readonly note: (node: Node) => readonly Node[];
  /**
   * Works on marks until it is late, but looks at one new mark or places one at least: on a slow page the work would
   * never come to an end otherwise.
   * @param stirredAt marks that were looked at before this time may have been covered or uncovered since: all of them,
   * and those at the upper and lower edge of the view
   */
  readonly work: (
    marks: readonly Mark[],
    start: number,
    stirredAt: readonly [all: number, atEdges: number],
    isLate: () => boolean,
  ) => Turn;
}

/** @param sizeOf tells the size of a mark's whole chip */
export function makePlacer(sizeOf: (mark: Mark) => { readonly width: number; readonly height: number }): Placer {
  /** When the page last changed something in a node. */
  const changed = new WeakMap<Node, number>();

  /** Chooses the place of a mark, unless the page is still busy around it. `taken` are the boxes of all chips. */
  const place = (
    mark: Mark,
    now: number,
    taken: Map<Mark, Box>,
    isLate: () => boolean,
  ): 'busy' | 'unfinished' | undefined => {
    const at = Math.max(0, ...aroundOf(mark.block).map((node) => changed.get(node) ?? 0));
    if (mark.placed === undefined && now - at < CALM_MS && now - mark.since < PATIENCE_MS) return 'busy';
    const others = [...taken].flatMap(([other, box]) => (other === mark ? [] : [box]));
    const placed = isSeen(mark.link, mark.block)
      ? placeMark(mark, () => sizeOf(mark), others, { answers: mark.answers, isLate })
      : undefined;
    // A mark beyond the view stays due until it comes into view.
    if (placed === 'beyond') return undefined;
    if (placed === 'unfinished') return placed;
    [mark.isDue, mark.isStale] = [mark.isStale, false];
    mark.placedAt = now;
    mark.lookedAt = NEVER;
    mark.asked = 0;
    // All that a look would ask was asked just now.
    if (placed?.isSure === true) Object.assign(mark, { lookedAt: now, isCovered: false, top: topOf(mark.link) });
    mark.answers.clear();
    mark.placed = placed;
    if (placed === undefined) taken.delete(mark);
    else taken.set(mark, placed.spot.box);
    return undefined;
  };

  const work: Placer['work'] = (marks, start, [stirredAt, scrolledAt], isLate) => {
    let [isNews, isWaiting, hasMore, hasLooked] = [false, false, false, false];
    const lookAt = (some: readonly Mark[], atLeast: number): void => {
      for (const [at, mark] of some.entries()) {
        if (at >= atLeast && isLate()) hasMore = true;
        else {
          hasLooked = true;
          const { isCovered, top } = mark;
          if (!look(mark, start, isLate)) hasMore = true;
          if (mark.isCovered !== isCovered || mark.top !== top) isNews = true;
        }
      }
    };
    const stale = (): Mark[] =>
      marks
        .filter(
          ({ placed, lookedAt, link }) =>
            placed !== undefined && (lookedAt < stirredAt || (lookedAt < scrolledAt && isAtEdge(placeOf(link)))),
        )
        .sort((one, other) => one.lookedAt - other.lookedAt);
    // First look at marks that were placed but never looked at: they are shown before others are placed.
    lookAt(
      stale().filter(({ lookedAt }) => lookedAt === NEVER),
      1,
    );
    const due = marks
      .filter(({ isDue }) => isDue)
      .map((mark) => [mark, placeOf(mark.link)] as const)
      .filter(([, rect]) => isNearView(rect))
      // From the top of the view downwards; but those whose turn was longest ago go first, so that all have theirs.
      .sort(([a, one], [b, other]) => a.placedAt - b.placedAt || one.top - other.top);
    const taken = due.length > 0 ? placesOf(marks) : new Map<Mark, Box>();
    for (const [at, [mark]] of due.entries()) {
      const result = (at > 0 || hasLooked) && isLate() ? 'unfinished' : place(mark, start, taken, isLate);
      if (result === 'busy') isWaiting = true;
      else if (result === 'unfinished') hasMore = true;
      else isNews = true;
    }
    lookAt(stale(), 0);
    return { isNews, hasMore, waitMs: isWaiting ? CALM_MS / 2 : undefined };
  };

  return {
    note: (node) => {
      const around = aroundOf(node);
      for (const each of around) changed.set(each, performance.now());
      return around;
    },
    work,
  };
}

function placesOf(marks: readonly Mark[]): Map<Mark, Box> {
  const places = new Map<Mark, Box>();
  for (const mark of marks) {
    const at = boxOf(mark);
    if (at !== undefined) places.set(mark, at.box);
  }
  return places;
}
