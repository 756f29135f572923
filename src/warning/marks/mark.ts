/** One mark, and where its chip is to stand by now. */
import type { Shown } from '../../words/words.ts';
import type { Chip, ChipStand } from './chip.ts';
import { cut, holds, isEmpty, outer, sidesOf } from './ink.ts';
import type { Box } from './ink.ts';
import type { Service } from './listed.ts';
import { isUncovered, windowOf } from './place.ts';
import type { Placed } from './place.ts';
import { rectOf } from './result-block.ts';
import type { Titled } from './result-block.ts';

export interface Mark extends Titled {
  readonly block: Element;
  readonly service: Service;
  readonly shown: Shown;
  readonly chip: Chip;
  readonly since: number;
  /** The place that was chosen; undefined as long as there is none. */
  placed?: Placed | undefined;
  /** The place is to be chosen anew. */
  isDue: boolean;
}

/** Pixels by which a link may grow or shrink before its mark needs another place. */
const GROWN = 1;

/** Where a mark's chip and link are by now: the chip goes along with its link. */
export function boxOf({ placed, link }: Mark): { readonly box: Box; readonly anchor: Box } | undefined {
  if (placed === undefined) return undefined;
  const anchor = sidesOf(rectOf(link));
  const { box } = placed.spot;
  const [x, y] = [anchor[0] - placed.anchor[0], anchor[1] - placed.anchor[1]];
  return { box: [box[0] + x, box[1] + y, box[2] + x, box[3] + y], anchor };
}

/** Whether a mark's link has another size than when the place was chosen. */
export function hasGrown({ placed, link }: Mark): boolean {
  if (placed === undefined || !link.isConnected) return false;
  const [left, top, right, bottom] = placed.anchor;
  const { width, height } = rectOf(link);
  return Math.abs(width - (right - left)) + Math.abs(height - (bottom - top)) > GROWN;
}

/** Whether the card of a mark is open. */
export const isOpened = ({ chip }: Mark): boolean => chip.element.getAttribute('aria-expanded') === 'true';

/** The part of the page's own top layer that a link stands in: a dialog, a popover, what fills the screen. */
export function topOf(link: Element): Element | null {
  for (let each: Element | null = link; each !== null; each = outer(each))
    if (each.matches(':modal, :popover-open')) return each;
  return null;
}

const isInView = (x: number, y: number): boolean => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;

/** Whether something of the page has come over the place of a chip, as what stays in view while the page scrolls. */
function isCoveredAt({ link, block, placed }: Mark, box: Box, host: Element): boolean {
  const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  if (!isInView(x, y)) return false;
  const [top] = (link.getRootNode() as Document | ShadowRoot)
    .elementsFromPoint(x, y)
    .filter((element) => element !== host);
  return top !== undefined && !holds(top, link) && !holds(block, top) && !placed!.clear.has(top);
}

/**
 * What a mark's chip is to show by now; undefined where it is hidden.
 * @param host our element on the page, which covers nothing
 * @param plane where the plane of the page's chips begins, and how large a thousand of its pixels are
 */
export function standingOf(mark: Mark, host: Element, plane: DOMRect): ChipStand | undefined {
  const at = boxOf(mark);
  if (at === undefined || !mark.link.isConnected) return undefined;
  const { spot, clips, chipClips, point, side, reach } = mark.placed!;
  const { box, anchor } = at;
  const [x, y] = [anchor[0] + point[0], anchor[1] + point[1]];
  if (isEmpty(cut([x - 1, y - 1, x + 1, y + 1], windowOf(clips)))) return undefined;
  if (isInView(x, y) && !isUncovered(mark.link, x, y)) return undefined;
  const seen = cut(box, windowOf(chipClips));
  if (isEmpty(seen) || isCoveredAt(mark, box, host)) return undefined;
  const cuts = [seen[1] - box[1], box[2] - seen[2], box[3] - seen[3], seen[0] - box[0]];
  const isAbove = topOf(mark.link) !== null;
  const scale = plane.width / 1000 || 1;
  const [left, top, right, bottom] = box;
  return {
    plane: isAbove ? 'above' : 'chips',
    form: spot.form,
    box: isAbove
      ? box
      : [
          (left - plane.left) / scale,
          (top - plane.top) / scale,
          (right - plane.left) / scale,
          (bottom - plane.top) / scale,
        ],
    side,
    reach,
    cut: cuts.some((part) => part > 0.5) ? `inset(${cuts.map((part) => `${part}px`).join(' ')})` : 'none',
  };
}
