/** One mark, and where its chip has to stand. */
import { fits } from '../../platform/page/elements.ts';
import type { Shown } from '../../words/words.ts';
import type { Chip, ChipStand } from './chip.ts';
import { allAt, cut, holds, isEmpty, isInView, sidesOf, upFrom } from './ink.ts';
import type { Box } from './ink.ts';
import type { Service } from './listed.ts';
import { windowOf } from './clips.ts';
import { isPassing } from './place.ts';
import type { Asking, Placed } from './place.ts';
import { faceOf, isShown, placeOf } from './result-block.ts';
import type { Titled } from './result-block.ts';
import { isUncovered, isVeiled } from './uncovered.ts';

export interface Mark extends Titled {
  readonly block: Element;
  readonly service: Service;
  readonly shown: Shown;
  readonly chip: Chip;
  /** Whether the link counts as one to the service only because of another link beside it. */
  isCompanion: boolean;
  readonly since: number;
  /** The place that was chosen; undefined as long as there is none. */
  placed?: Placed | undefined;
  /** The place has to be chosen again, and, if the page has changed while that is done, once more after it. */
  isDue: boolean;
  isStale: boolean;
  /** When the place was chosen last. */
  placedAt: number;
  /** What the browser has answered about points around the link, while a place is being chosen. */
  readonly answers: Asking['answers'];
  /** Whether something of the page lies over the link or the chip, and when that was looked at. */
  isCovered: boolean;
  /** The element of the page's top layer that the link stands in, as of then: a dialog, a popover, a fullscreen one. */
  top: Element | null;
  lookedAt: number;
  /** How many questions of the look under way were asked, and when it began. */
  asked: number;
  beganAt: number;
}

/** The `lookedAt` of a mark that was not looked at yet. */
export const NEVER = -1;
/** Makes a mark without a place. It counts as covered, so that it is not shown before it was looked at. */
export const newMark = (parts: Titled & Pick<Mark, 'block' | 'service' | 'shown' | 'chip'>): Mark => ({
  ...parts,
  isCompanion: false,
  since: performance.now(),
  isDue: true,
  isStale: false,
  placedAt: 0,
  answers: new Map(),
  isCovered: true,
  top: null,
  lookedAt: NEVER,
  asked: 0,
  beganAt: 0,
});
/** Pixels by which a link may grow or shrink before its mark needs another place. */
const GROWN = 1;

/**
 * The boxes of a mark's chip and link: the chip moves along with the link. Undefined without a chosen place.
 * @param place the link's box, where it was measured already
 */
export function boxOf(
  { placed, link }: Mark,
  place?: DOMRect,
): { readonly box: Box; readonly anchor: Box } | undefined {
  if (placed === undefined) return undefined;
  const anchor = sidesOf(place ?? placeOf(link));
  const { box } = placed.spot;
  const [x, y] = [anchor[0] - placed.anchor[0], anchor[1] - placed.anchor[1]];
  return { box: [box[0] + x, box[1] + y, box[2] + x, box[3] + y], anchor };
}

/** Whether a mark's link, whose box this is now, has another size than when the place was chosen. */
export function hasGrown({ placed, link }: Mark, { width, height }: DOMRect): boolean {
  if (placed === undefined || !link.isConnected) return false;
  const [left, top, right, bottom] = placed.anchor;
  return Math.abs(width - (right - left)) + Math.abs(height - (bottom - top)) > GROWN;
}

/** Whether a mark's link has moved since its place was chosen. To scroll with the page, or stay in view, is no move. */
export function hasMoved(mark: Mark): boolean {
  const at = boxOf(mark);
  if (at === undefined) return false;
  const { anchor, scrolled } = mark.placed!;
  const [x, y] = [at.anchor[0] - anchor[0], at.anchor[1] - anchor[1]];
  const [pageX, pageY] = [x + scrollX - scrolled[0], y + scrollY - scrolled[1]];
  return Math.min(Math.abs(x) + Math.abs(y), Math.abs(pageX) + Math.abs(pageY)) > GROWN;
}

/** Whether it is undecided if a mark is shown: the plane in which its chip is measured stays on the page till then. */
export const isUndecided = ({ answers, placed, lookedAt }: Mark): boolean =>
  answers.size > 0 || (placed !== undefined && lookedAt === NEVER);

/**
 * Has the place of a mark chosen again. What is under way goes on first: on a page that changes all the time it would
 * never come to an end.
 */
export function renew(mark: Mark): void {
  mark.isStale = mark.answers.size > 0;
  mark.isDue = true;
}

/** Whether the card of a mark is open. */
export const isOpened = ({ chip }: Mark): boolean => chip.element.getAttribute('aria-expanded') === 'true';

/** The element of the page's top layer that a link stands in. */
export function topOf(link: Element): Element | null {
  for (const each of upFrom(faceOf(link))) if (fits(each, ':modal, :popover-open')) return each;
  return null;
}

/**
 * Looks where in the top layer a mark's link stands, and whether the link has faded away or something of the page lies
 * over link or chip, as a header that stays in view while the page scrolls. Points outside of the viewport count as
 * uncovered. In a long list one question may take the browser longer than there is time: at least one is asked, and the
 * next call goes on.
 * @returns whether the look came to its end
 */
export function look(mark: Mark, now: number, isLate: () => boolean): boolean {
  if (mark.asked === 0) mark.beganAt = now;
  mark.top = topOf(mark.link);
  let isCovered = !isShown(mark.link);
  const questions = isCovered ? [] : questionsOf(mark);
  for (const [at, ask] of questions.entries()) {
    if (isCovered || at < mark.asked) continue;
    if (at > mark.asked && isLate()) {
      mark.asked = at;
      return false;
    }
    isCovered = ask();
  }
  Object.assign(mark, { asked: 0, lookedAt: mark.beganAt, isCovered });
  return true;
}

/** Asks, each at one point, whether something lies over a mark's link or chip. */
function questionsOf(mark: Mark): (() => boolean)[] {
  const at = boxOf(mark);
  if (at === undefined) return [];
  const { link, block, placed } = mark;
  const { box, anchor } = at;
  const [ownX, ownY] = [anchor[0] + placed!.point[0], anchor[1] + placed!.point[1]];
  const face = faceOf(link);
  const [left, top, right, bottom] = windowOf(placed!.chipClips, box);
  /** @param isCorner what the page scrolls under may reach over a corner alone; all else counts in the middle */
  const isUnder = (x: number, y: number, isCorner: boolean): boolean => {
    if (!isInView(x, y)) return false;
    if (isVeiled(face, x, y)) return true;
    const [over] = allAt(face, x, y);
    if (over === undefined || holds(over, link) || placed!.clear.has(over)) return false;
    return isPassing(over, face) || (!isCorner && !holds(block, over));
  };
  return [
    () => isInView(ownX, ownY) && !isUncovered(face, ownX, ownY),
    () => isUnder((box[0] + box[2]) / 2, (box[1] + box[3]) / 2, false),
    () => isUnder(left + 0.5, top + 0.5, true),
    () => isUnder(right - 0.5, bottom - 0.5, true),
  ];
}

/**
 * Where and in which form a mark's chip stands; undefined where it is hidden.
 * @param place the box of the link
 * @param page the box of all that can be scrolled to
 * @param plane the box of the ruler in the plane of the page's chips, a thousand of the plane's pixels wide
 */
export function standingOf(mark: Mark, place: DOMRect, page: Box, plane: DOMRect): ChipStand | undefined {
  if (mark.isCovered) return undefined;
  const at = boxOf(mark, place);
  if (at === undefined || !mark.link.isConnected) return undefined;
  const { spot, clips, chipClips, point, side, reach } = mark.placed!;
  const { box, anchor } = at;
  const [x, y] = [anchor[0] + point[0], anchor[1] + point[1]];
  if (isEmpty(anchor) || isEmpty(cut([x - 1, y - 1, x + 1, y + 1], windowOf(clips, page)))) return undefined;
  const seen = cut(box, windowOf(chipClips, page));
  if (isEmpty(seen)) return undefined;
  const cuts = [seen[1] - box[1], box[2] - seen[2], box[3] - seen[3], seen[0] - box[0]];
  const isAbove = mark.top !== null;
  const scale = plane.width / 1000 || 1;
  const corner = [plane.left, plane.top] as const;
  return {
    plane: isAbove ? 'above' : 'chips',
    form: spot.form,
    box: isAbove ? box : (box.map((each, at) => (each - corner[at % 2]!) / scale) as unknown as Box),
    side,
    reach,
    cut: cuts.some((part) => part > 0.5) ? `inset(${cuts.map((part) => `${part}px`).join(' ')})` : 'none',
  };
}
