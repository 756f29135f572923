/** Finds a place for the mark of one link: measures what stands around it, and what the link itself shows. */
import { childrenOf, isInside, nameOf, parentOf, typeOf } from '../../platform/page/elements.ts';
import { pageWorld } from '../../platform/page/world.ts';
import {
  cut,
  groundAround,
  holds,
  inkOf,
  isEmpty,
  isPressed,
  meets,
  outer,
  paints,
  paintsGround,
  sidesOf,
} from './ink.ts';
import type { Box } from './ink.ts';
import { rectOf, styleOf, textsIn } from './result-block.ts';
import type { Titled } from './result-block.ts';
import { reachOf, spotFor } from './spot.ts';
import type { Reach, Spot, Surroundings } from './spot.ts';

/** How far around a link is looked. */
const FAR_X = 160;
const FAR_Y = 60;
/** Pixels between two points at which the browser is asked what is there. */
const STEP = 12;
/** What paints around the words alone, as a pill does, is a part of them and no room. */
const HUGS = 48;
/** Less of this to be seen than not is nothing to be seen. */
const FAINT = 0.1;
/** Widest that three dots and the space before them are. */
const DOTS = 32;
const PICTURE = 'img,video,canvas,picture';
const COVERS = /^(?:img|video|canvas|iframe|embed|object)$/;
const CUTS = /hidden|clip|auto|scroll/;

/** An element that cuts off what stands in it, to its sides, above and below, or both. */
export interface Clip {
  readonly element: Element;
  readonly isWide: boolean;
  readonly isHigh: boolean;
}

export interface Placed {
  readonly spot: Spot;
  /** Where the link was then. */
  readonly anchor: Box;
  /** What cuts off the words, and what the chip: not what holds a line of words alone. */
  readonly clips: readonly Clip[];
  readonly chipClips: readonly Clip[];
  /** A point of the words, from the link's corner: whether they are covered is seen there. */
  readonly point: readonly [x: number, y: number];
  readonly side: 'left' | 'right';
  readonly reach: Reach | undefined;
  /** What stood there and showed nothing. */
  readonly clear: WeakSet<Element>;
}

/** What cuts off what stands in an element. */
export function clipsOf(inner: Element): Clip[] {
  const clips: Clip[] = [];
  let isFree = false;
  for (let each: Element | null = inner; each !== null && each !== document.body; each = outer(each)) {
    const { position, transform, contain, overflowX, overflowY, clipPath } = styleOf(each);
    const isClosed = /paint|strict|content/.test(contain) || !/^(?:none)?$/.test(clipPath);
    if (position !== 'static' || transform !== 'none' || isClosed) isFree = false;
    const [isWide, isHigh] = [isClosed || CUTS.test(overflowX), isClosed || CUTS.test(overflowY)];
    if (!isFree && (isWide || isHigh)) clips.push({ element: each, isWide, isHigh });
    if (position === 'fixed') break;
    if (position === 'absolute') isFree = true;
  }
  return clips;
}

/** What of the page can show something that these cut off: all that can be scrolled to, at most. */
export function windowOf(clips: readonly Clip[]): Box {
  const { scrollWidth, scrollHeight, clientWidth } = document.documentElement;
  const isRtl = styleOf(document.documentElement).direction === 'rtl';
  const left = isRtl ? clientWidth - scrollWidth - scrollX : -scrollX;
  let box: Box = [left, -scrollY, left + scrollWidth, scrollHeight - scrollY];
  for (const { element, isWide, isHigh } of clips) {
    const [start, top, end, bottom] = sidesOf(rectOf(element));
    box = cut(box, [isWide ? start : -1e6, isHigh ? top : -1e6, isWide ? end : 1e6, isHigh ? bottom : 1e6]);
  }
  return box;
}

/** Joins boxes of one line; answers lines from the top, or from the first where words run downwards. */
function joinLines(boxes: readonly Box[], isVertical: boolean): Box[] {
  const [from, to] = isVertical ? ([0, 2] as const) : ([1, 3] as const);
  const lines: Box[] = [];
  for (const box of boxes) {
    const at = lines.findIndex(
      (line) => Math.min(line[to], box[to]) - Math.max(line[from], box[from]) > (box[to] - box[from]) / 2,
    );
    const line = lines[at];
    if (line === undefined) lines.push(box);
    else
      lines[at] = [
        Math.min(line[0], box[0]),
        Math.min(line[1], box[1]),
        Math.max(line[2], box[2]),
        Math.max(line[3], box[3]),
      ];
  }
  return isVertical ? lines : lines.sort((one, other) => one[1] - other[1]);
}

/** Whether words of an element have their ink at a point. */
const hasInkAt = (element: Element, x: number, y: number): boolean =>
  [...childrenOf(element)].some(
    (node) => typeOf(node) === 3 && inkOf(node as Text).some((box) => meets(box, [x - 1, y - 1, x + 1, y + 1])),
  );

/** Asks the browser itself what is at a place; beyond the viewport it does not say. */
function isFreeAt(box: Box, link: Element, clear: WeakSet<Element>): boolean {
  const root = link.getRootNode() as Document | ShadowRoot;
  const isSign = (element: Element, x: number, y: number): boolean => {
    if (clear.has(element)) return false;
    const style = styleOf(element);
    return paints(style) || isPressed(element, style) || hasInkAt(element, x, y);
  };
  for (let y = box[1] + 1; y < box[3]; y += Math.max(3, (box[3] - box[1] - 2) / 2))
    for (let x = box[0] + 1; x < box[2]; x += Math.min(STEP, Math.max(3, (box[2] - box[0] - 2) / 2)))
      for (const element of root.elementsFromPoint(x, y)) {
        if (element === pageWorld.caveatHost || isInside(link, element)) continue;
        if (holds(element, link)) break;
        if (isSign(element, x, y)) return false;
      }
  return true;
}

/** The last line that is seen of words that are cut, with the dots that say so. */
function withDots(line: Box, words: Element, isRtl: boolean): Box {
  for (let each: Element | null = words; each !== null; each = outer(each)) {
    const { display, textOverflow, webkitLineClamp } = styleOf(each);
    const isClamped = !/^(?:none)?$/.test(webkitLineClamp) && each.scrollHeight > each.clientHeight;
    const { left, right } = rectOf(each);
    const isCut = textOverflow === 'ellipsis' && each.scrollWidth > each.clientWidth;
    const isNear = isRtl ? line[0] - left < DOTS : right - line[2] < DOTS;
    if (isClamped || (isCut && isNear))
      return isRtl
        ? [Math.min(line[0], left), line[1], line[2], line[3]]
        : [line[0], line[1], Math.max(line[2], right), line[3]];
    if (!display.startsWith('inline')) break;
  }
  return line;
}

/** Whether an element, or what it stands in, is as good as transparent. */
/** A mask that begins with nothing: what only fades out begins with something. */
const isMaskedAway = ({ maskImage }: CSSStyleDeclaration): boolean =>
  /^linear-gradient\((?:rgba\(0, 0, 0, 0\)|transparent), (?:rgba\(0, 0, 0, 0\)|transparent)\)/.test(maskImage);
function isFaint(element: Element): boolean {
  let opacity = 1;
  for (let each: Element | null = element; each !== null; each = outer(each)) {
    const style = styleOf(each);
    if (isMaskedAway(style)) return true;
    opacity *= parseFloat(style.opacity || '1') * parseFloat(/opacity\(([\d.]+)\)/.exec(style.filter)?.[1] ?? '1');
  }
  return opacity < FAINT;
}
/** Colours come as `rgb(r, g, b)`, `rgba(r, g, b, alpha)` or `space(... / alpha)`. */
const isInvisibleInk = (element: Element): boolean =>
  /^rgba\(.*, ?0(?:\.0\d*)?\)$|\/ ?0(?:\.0\d*)?\)$|^transparent$/.test(styleOf(element).color);

/**
 * Finds the place of a mark; undefined where nothing of the link can be seen.
 *
 * @param sizeOf tells that of the whole chip; asked for once the link is known to be seen
 * @param taken places of other chips
 */
export function placeMark(
  { link, title, isResult, block }: Titled & { readonly block: Element },
  sizeOf: () => { readonly width: number; readonly height: number },
  taken: readonly Box[],
): Placed | undefined {
  if (document.documentElement.clientWidth === 0) return undefined; // nothing is laid out
  const anchor = sidesOf(rectOf(link));
  const words = title ?? link;
  if (isFaint(words)) return undefined;
  const { writingMode, direction, display } = styleOf(parentOf(words) ?? words);
  const isVertical = /^(?:vertical|sideways)/.test(writingMode);
  const isRtl = direction === 'rtl';
  const clips = clipsOf(words);
  const shown = windowOf(clips);
  const visible = (boxes: readonly Box[]): Box[] =>
    boxes.flatMap((box) => {
      const seen = cut(box, shown);
      return isEmpty(seen) || seen[3] - seen[1] < (box[3] - box[1]) / 2 ? [] : [seen];
    });
  const inkIn = (element: Element): Box[] =>
    visible(
      textsIn(element)
        .filter(({ parentElement }) => !isInvisibleInk(parentElement!))
        .flatMap(inkOf),
    );
  let lines = joinLines(inkIn(words), isVertical);
  const isPicture = lines.length === 0;
  const linkStyle = styleOf(link);
  if (isPicture) {
    const hasPicture = paints(linkStyle) || link.querySelector(`${PICTURE},svg,[style*=background]`) !== null;
    lines = hasPicture ? visible([anchor]) : [];
  } else if (linkStyle.display.startsWith('inline') && words === link) {
    // With what the link has around its words: padding, a sign of its own.
    const boxes = visible([...link.getClientRects()].map(sidesOf));
    lines = lines.map((line) =>
      boxes.reduce((sum: Box, box): Box => {
        const [from, to, start, end] = isVertical ? ([0, 2, 1, 3] as const) : ([1, 3, 0, 2] as const);
        if (Math.min(box[to], line[to]) - Math.max(box[from], line[from]) <= 0) return sum;
        const wide: [number, number, number, number] = [...sum];
        wide[start] = Math.min(sum[start], box[start]);
        wide[end] = Math.max(sum[end], box[end]);
        return wide;
      }, line),
    );
  }
  const shownLast = lines.at(-1);
  if (shownLast === undefined) return undefined;
  const [x, y] = [(shownLast[0] + shownLast[2]) / 2, (shownLast[1] + shownLast[3]) / 2];
  if (!isUncovered(link, x, y)) return undefined;
  lines = [...lines.slice(0, -1), withDots(shownLast, words, isRtl)];
  const last = lines.at(-1)!;
  const size = sizeOf();
  const area: Box = [last[0] - FAR_X, lines[0]![1] - FAR_Y, last[2] + FAR_X, last[3] + FAR_Y];
  const { blocked, clear } = groundAround(link, area);
  const chipClips = clips.filter(({ element }) => rectOf(element).height >= HUGS);
  let room = windowOf(chipClips);
  for (let each = outer(link); each !== null && each !== document.body; each = outer(each)) {
    const style = styleOf(each);
    if (!paints(style)) continue;
    const box = sidesOf(rectOf(each));
    const isHugging = box[3] - box[1] < HUGS && box[2] - box[0] < anchor[2] - anchor[0] + HUGS;
    if (isHugging && display !== 'table-cell' && !/table-cell/.test(style.display)) blocked.push(box);
    else {
      const corner = Math.min(6, (parseFloat(style.borderTopLeftRadius) || 0) / 3);
      const edge = (width: string): number => (parseFloat(width) || 0) + corner;
      room = cut(room, [
        box[0] + edge(style.borderLeftWidth),
        box[1] + edge(style.borderTopWidth),
        box[2] - edge(style.borderRightWidth),
        box[3] - edge(style.borderBottomWidth),
      ]);
      break;
    }
  }
  const middle = (box: Box): number => (box[1] + box[3]) / 2;
  const others = isResult
    ? joinLines(inkIn(block), isVertical)
        .filter((line) => Math.abs(middle(line) - middle(last)) < FAR_Y && Math.abs(middle(line) - middle(last)) > 4)
        // The address above a title is nearer to it than the words below are.
        .sort((one, other) => Math.abs(middle(one) - middle(last) + 12) - Math.abs(middle(other) - middle(last) + 12))
    : lines.slice(0, -1);
  const around: Surroundings = {
    lines,
    others,
    edges: paints(linkStyle) ? visible([...link.getClientRects()].map(sidesOf)) : [],
    pictures: isPicture ? [last] : visible([...link.querySelectorAll(PICTURE)].map((each) => sidesOf(rectOf(each)))),
    room,
    blocked: [...blocked, ...taken],
    isRtl,
    isVertical,
    isFree: (box) => isFreeAt(box, link, clear),
  };
  const spot = spotFor(size, around);
  return {
    spot,
    reach: reachOf(spot, around, matchMedia('(pointer: coarse)').matches),
    anchor,
    clips,
    chipClips,
    clear,
    side: spot.box[0] + size.width > shown[2] || (isRtl && spot.box[2] - size.width > 0) ? 'right' : 'left',
    point: [x - anchor[0], y - anchor[1]],
  };
}

/** Whether a point of a link is in view, and nothing that paints lies over it. */
export function isUncovered(link: Element, x: number, y: number): boolean {
  for (const element of (link.getRootNode() as Document | ShadowRoot).elementsFromPoint(x, y)) {
    if (element === pageWorld.caveatHost) continue;
    if (holds(link, element)) return true;
    const style = styleOf(element);
    // Cut off there, unless the pointer passes through it by the page's own wish.
    if (holds(element, link)) return styleOf(link).pointerEvents === 'none';
    if ((paintsGround(style) || COVERS.test(nameOf(element))) && !isFaint(element)) return false;
  }
  return false;
}
