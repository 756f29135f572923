/** Finds a place for the mark of one link: measures what stands around it, and what the link itself shows. */
import { childrenOf, firstIn, isInside, nameOf, parentOf, typeOf } from '../../platform/page/elements.ts';
import { clipsOf, innerOf, windowOf } from './clips.ts';
import type { Clip } from './clips.ts';
import {
  allAt,
  boxesOf,
  CLEAR,
  cut,
  frameOf,
  groundAround,
  holds,
  inkOf,
  isEmpty,
  isIn,
  isInView,
  isPressed,
  isStaying,
  larger,
  meets,
  NONE,
  outer,
  outlineOf,
  paints,
  paintsGround,
  PICTURE,
  px,
  sidesIn,
  sidesOf,
  topAt,
  union,
  upFrom,
  upTo,
} from './ink.ts';
import type { Box } from './ink.ts';
import { faceOf, placeOf, rectOf, styleOf, textsIn } from './result-block.ts';
import type { Titled } from './result-block.ts';
import { reachOf, spotFor } from './spot.ts';
import type { Reach, Spot, Surroundings } from './spot.ts';
import { COVERS, isFaint, isUncovered } from './uncovered.ts';

/** How far around a link to look, in pixels. */
const FAR_X = 160;
const FAR_Y = 60;
/** Pixels between two points at which the browser is asked what is there. */
const STEP = 12;
/** Milliseconds for asking the browser that each mark gets at least once it was begun, even in a frame that is late. */
const LEAST_MS = 1;
/** An element lower than this that paints closely around the words, as a pill does, belongs to them and is no room. */
const HUGS = 48;
/** Greatest width of an ellipsis and the space before it, in pixels. */
const DOTS = 32;

export interface Placed {
  readonly spot: Spot;
  /** The link's box when the place was chosen. */
  readonly anchor: Box;
  /** What cuts off the words, and what cuts off the chip: elements as low as one line do not count there. */
  readonly clips: readonly Clip[];
  readonly chipClips: readonly Clip[];
  /** A point of the words, from the link's corner: whether the words are covered is judged there. */
  readonly point: readonly [x: number, y: number];
  /** How far the page was scrolled when the place was chosen. */
  readonly scrolled: readonly [x: number, y: number];
  readonly side: 'left' | 'right';
  readonly reach: Reach | undefined;
  /** Elements that were there and showed nothing. */
  readonly clear: WeakSet<Element>;
  /** The place was wholly in view, with nothing in it that the page scrolls under: it is good after a scroll, too. */
  readonly isSure: boolean;
}

/** How the browser is asked what is at points: while there is time. Its answers are kept until the mark is placed. */
export interface Asking {
  /** What shows at a point, by the point's distance from the link's corner; and that the link itself is uncovered. */
  readonly answers: Map<string, Answer>;
  readonly isLate: () => boolean;
}
/** `free`: nothing shows. `sign`: something does. `passing`: something that the page scrolls under. */
type Answer = 'free' | 'sign' | 'passing';

/** The box of all that can be scrolled to, in viewport pixels. */
export function pageBox(): Box {
  const { scrollWidth, scrollHeight, clientWidth } = document.documentElement;
  const isRtl = styleOf(document.documentElement).direction === 'rtl';
  const left = isRtl ? clientWidth - scrollWidth - scrollX : -scrollX;
  return [left, -scrollY, left + scrollWidth, scrollHeight - scrollY];
}

/** Joins boxes of one line. @returns lines from the top; where words run downwards, in the order of the boxes */
function joinLines(boxes: readonly Box[], isVertical: boolean): Box[] {
  const [from, to] = isVertical ? ([0, 2] as const) : ([1, 3] as const);
  const lines: Box[] = [];
  for (const box of boxes) {
    const at = lines.findIndex(
      (line) => Math.min(line[to], box[to]) - Math.max(line[from], box[from]) > (box[to] - box[from]) / 2,
    );
    const line = lines[at];
    if (line === undefined) lines.push(box);
    else lines[at] = union(line, box);
  }
  return isVertical ? lines : lines.sort((one, other) => one[1] - other[1]);
}

/** Whether an element's own words have ink at a point. */
const hasInkAt = (element: Element, x: number, y: number): boolean =>
  [...childrenOf(element)].some(
    (node) => typeOf(node) === 3 && inkOf(node as Text).some((box) => meets(box, [x - 1, y - 1, x + 1, y + 1])),
  );

/**
 * Points of a box to ask the browser about: three a column, or in a wide box one, at top, middle and bottom in turn.
 */
function pointsOf(box: Box): (readonly [x: number, y: number])[] {
  const [wide, high] = [box[2] - box[0], box[3] - box[1]];
  const ys = [0, 0.5, 1].map((part) => box[1] + 0.5 + part * (high - 1));
  const columns = Math.max(2, Math.ceil((wide - 1) / STEP));
  return Array.from({ length: columns + 1 }, (_, at) => {
    const x = box[0] + 0.5 + (at * (wide - 1)) / columns;
    return (columns === 2 ? ys : [ys[at % 3]!]).map((y) => [x, y] as const);
  }).flat();
}

/** Whether an element is, or stands in, something that stays in view on scrolling and that the link is not in. */
export const isPassing = (element: Element, link: Element): boolean => [...upTo(element, link)].some(isStaying);

/**
 * Asks the browser what is at a point.
 * @param clear elements known to show nothing
 * @param ground what the link stands on; a point outside of it, as beyond a round edge, is not free
 */
function askAt(x: number, y: number, link: Element, clear: WeakSet<Element>, ground: Element | undefined): Answer {
  const on = (element: Element): Answer => (ground === undefined || holds(ground, element) ? 'free' : 'sign');
  // The topmost element is mostly what the link stands in.
  const top = topAt(link, x, y);
  if (top !== null && holds(top, link)) return on(top);
  for (const element of allAt(link, x, y)) {
    if (isInside(link, element)) continue;
    if (holds(element, link)) return on(element);
    if (clear.has(element)) continue;
    const style = styleOf(element);
    if (paints(style) || isPressed(element, style) || hasInkAt(element, x, y))
      return isPassing(element, link) ? 'passing' : 'sign';
  }
  return 'free';
}

/**
 * Asks what shows in boxes around a link, as long as there is time, and for one point at least.
 * @param clear elements known to show nothing
 * @param isFirst whether the browser was asked just before if this link is uncovered
 */
function askAround(
  link: Element,
  anchor: Box,
  clear: WeakSet<Element>,
  ground: Element | undefined,
  { answers, isLate }: Asking,
  isFirst: boolean,
) {
  let [isSure, isDone, hasAsked] = [true, true, isFirst];
  const until = performance.now() + (isFirst ? 0 : LEAST_MS);
  const isFree = ([x, y]: readonly [number, number]): boolean => {
    if (!isInView(x, y)) {
      isSure = false;
      return true;
    }
    const key = `${Math.round(x - anchor[0])} ${Math.round(y - anchor[1])}`;
    let answer = answers.get(key);
    if (answer === undefined) {
      // The clock may stand still between two looks at it.
      if (hasAsked && isLate() && performance.now() >= until) {
        isDone = false;
        return false;
      }
      hasAsked = true;
      answer = askAt(x, y, link, clear, ground);
      answers.set(key, answer);
    }
    if (answer === 'passing') isSure = false;
    return answer === 'free';
  };
  return {
    isFree: (box: Box): boolean => isDone && pointsOf(box).every(isFree),
    /** Whether there was time for all that was asked. */
    isDone: (): boolean => isDone,
    /** Whether all that was asked was in view, with nothing there that the page scrolls under. */
    isSure: (): boolean => isSure,
  };
}

/** The last visible line, made wider by the ellipsis where its words are cut. */
function withDots(line: Box, words: Element, isRtl: boolean): Box {
  for (const each of upFrom(words)) {
    const { display, textOverflow, webkitLineClamp } = styleOf(each);
    const isClamped = !NONE.test(webkitLineClamp) && each.scrollHeight > each.clientHeight;
    const { left, right } = rectOf(each);
    const isCut = textOverflow === 'ellipsis' && each.scrollWidth > each.clientWidth;
    const isNear = isRtl ? line[0] - left < DOTS : right - line[2] < DOTS;
    if (isClamped || (isCut && isNear))
      return union(line, isRtl ? [left, line[1], line[2], line[3]] : [line[0], line[1], right, line[3]]);
    if (!display.startsWith('inline')) break;
  }
  return line;
}

/** The colour behind an element; undefined where that is no plain one. */
function groundOf(element: Element): string | undefined {
  for (const each of upFrom(element)) {
    const { backgroundColor, backgroundImage } = styleOf(each);
    if (backgroundImage !== 'none') return undefined;
    if (!CLEAR.test(backgroundColor)) return backgroundColor;
  }
  return styleOf(document.documentElement).colorScheme.includes('dark') ? undefined : 'rgb(255, 255, 255)';
}
/** Whether an element that is not around this one paints beneath it, as a picture that words are set on. */
function liesOnOther(element: Element): boolean {
  const { left, top, width, height } = rectOf(element);
  return allAt(element, left + width / 2, top + height / 2).some(
    (each) => !holds(each, element) && (COVERS.test(nameOf(each)) || paintsGround(styleOf(each))),
  );
}
/** Whether an element's words have no colour, or the colour of their ground. */
function isInvisibleInk(element: Element): boolean {
  const { color, webkitTextFillColor: ink = color } = styleOf(element) as Partial<CSSStyleDeclaration> & {
    readonly color: string;
  };
  return CLEAR.test(ink) || (ink === groundOf(element) && !liesOnOther(element));
}

/**
 * Chooses the place of a mark.
 * @param sizeOf tells the size of the whole chip; asked once the link is known to be seen
 * @param taken boxes of other chips
 * @returns undefined where nothing of the link can be seen; `beyond` where its words are not in view yet; `unfinished`
 * where there was no time to ask all that has to be asked
 */
export function placeMark(
  { link, title, isResult, block }: Titled & { readonly block: Element },
  sizeOf: () => { readonly width: number; readonly height: number },
  taken: readonly Box[],
  asking: Asking,
): Placed | 'beyond' | 'unfinished' | undefined {
  if (document.documentElement.clientWidth === 0) return undefined; // nothing is laid out
  const anchor = sidesOf(placeOf(link));
  const face = faceOf(link);
  const words = title ?? face;
  if (isFaint(words)) return undefined;
  const { writingMode, direction, display } = styleOf(parentOf(words) ?? words);
  const isVertical = /^(?:vertical|sideways)/.test(writingMode);
  const isRtl = direction === 'rtl';
  const clips = clipsOf(words);
  const page = pageBox();
  const shown = windowOf(clips, page);
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
  const ink = inkIn(words);
  let lines = joinLines(ink, isVertical);
  const isPicture = lines.length === 0;
  const linkStyle = styleOf(face);
  if (isPicture) {
    const hasPicture =
      face !== link || paints(linkStyle) || link.querySelector(`${PICTURE},svg,[style*=background]`) !== null;
    lines = hasPicture ? visible([anchor]) : [];
  } else if (linkStyle.display.startsWith('inline') && words === link) {
    // Widen the lines by what the link has around its words: padding, an icon of its own.
    const boxes = visible(boxesOf(link));
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
  // A line may run out of the window: take the middle of the part that is inside. A line with letters of several sizes
  // may have nothing in its middle, so ask about the last of them.
  const asked = ink.at(-1) ?? shownLast;
  const [from, to] = [Math.max(0, asked[0]), Math.min(innerWidth, asked[2])];
  const [x, y] = [(from + to) / 2, (asked[1] + asked[3]) / 2];
  if (from >= to || !isInView(x, y)) return 'beyond';
  // Check this once, however many frames it takes to find a place.
  const isFirst = asking.answers.size === 0;
  if (isFirst && !isUncovered(face, x, y)) return undefined;
  asking.answers.set('link', 'free');
  lines = [...lines.slice(0, -1), withDots(shownLast, words, isRtl)];
  const last = lines.at(-1)!;
  const size = sizeOf();
  const middle = (box: Box): number => (box[1] + box[3]) / 2;
  const others = isResult
    ? joinLines(inkIn(block), isVertical)
        .filter((line) => Math.abs(middle(line) - middle(last)) < FAR_Y && Math.abs(middle(line) - middle(last)) > 4)
        // Prefer the line above the title, by 12 pixels: the address there belongs to it more than the words below.
        .sort((one, other) => Math.abs(middle(one) - middle(last) + 12) - Math.abs(middle(other) - middle(last) + 12))
    : lines.slice(0, -1);
  const whole = [...lines, ...others].reduce(union);
  const area: Box = [whole[0] - FAR_X, whole[1] - FAR_Y, whole[2] + FAR_X, whole[3] + FAR_Y];
  const { blocked, clear } = groundAround(face, area);
  if (face !== link) blocked.push(sidesIn(face));
  const chipClips = clips.filter(({ element }) => rectOf(element).height >= HUGS);
  let room = windowOf(chipClips, page);
  let ground: Element | undefined;
  for (const each of upFrom(outer(face))) {
    if (each === document.body) break;
    const style = styleOf(each);
    const box = sidesIn(each);
    // The page moves past everything outside of a fixed element, so its box limits the room even if it paints nothing.
    if (!paints(style) && !(style.position === 'fixed' && isIn(last, box))) continue;
    const legend = nameOf(each) === 'fieldset' && firstIn(each, 'legend');
    if (legend) {
      // The upper border runs to both sides of the legend's middle.
      const [start, top, end, bottom] = sidesIn(legend);
      const [y, by] = [(top + bottom) / 2, px(style.borderTopWidth) / 2 + 1];
      blocked.push([box[0], y - by, start, y + by], [end, y - by, box[2], y + by]);
    }
    const isHugging = box[3] - box[1] < HUGS && box[2] - box[0] < anchor[2] - anchor[0] + HUGS;
    const corner = Math.min(6, px(style.borderTopLeftRadius) / 3);
    // Edges are drawn on whole pixels.
    const inner = larger(
      innerOf(each).map((side, at) => Math[at < 2 ? 'ceil' : 'floor'](side)) as unknown as Box,
      -corner,
    );
    if (isHugging && display !== 'table-cell' && !/table-cell/.test(style.display)) blocked.push(box);
    else if (isIn(last, box)) {
      room = cut(room, inner);
      if (style.pointerEvents !== 'none') ground = each;
      break;
    }
    // The words straddle an edge.
    else blocked.push(...frameOf(inner, 9));
  }
  const out = outlineOf(linkStyle);
  const ask = askAround(face, anchor, clear, ground, asking, isFirst);
  const around: Surroundings = {
    lines,
    others,
    edges: paints(linkStyle) || out > 0 ? visible(boxesOf(link).map((box) => larger(box, out))) : [],
    pictures: isPicture ? [last] : visible([...link.querySelectorAll(PICTURE)].map((each) => sidesIn(each))),
    room,
    blocked: [...blocked, ...taken],
    isRtl,
    isVertical,
    isFree: ask.isFree,
  };
  const spot = spotFor(size, around);
  const reach = reachOf(spot, around, matchMedia('(pointer: coarse)').matches);
  if (!ask.isDone()) return 'unfinished';
  return {
    spot,
    reach,
    anchor,
    clips,
    chipClips,
    clear,
    side: spot.box[0] + size.width > shown[2] || (isRtl && spot.box[2] - size.width > 0) ? 'right' : 'left',
    point: [x - anchor[0], y - anchor[1]],
    scrolled: [scrollX, scrollY],
    isSure: ask.isSure(),
  };
}
