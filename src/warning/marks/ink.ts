/** Finds the ink of a page around a link: letters, pictures, controls, whatever paints. All in viewport pixels. */
import {
  childrenOf,
  closestTo,
  fits,
  nextOf,
  parentOf,
  previousOf,
  rectsOf,
  rootOf,
  typeOf,
} from '../../platform/page/elements.ts';
import { pageWorld } from '../../platform/page/world.ts';
import { isShown, rectOf, styleOf } from './result-block.ts';

/** The four sides of a box, measured from the viewport's top left corner. */
export type Box = readonly [left: number, top: number, right: number, bottom: number];

export const sidesOf = ({ left, top, right, bottom }: DOMRect): Box => [left, top, right, bottom];
export const sidesIn = (element: Element): Box => sidesOf(rectOf(element));
/** The boxes of an element, one for each line that it runs over. */
export const boxesOf = (element: Element): Box[] => [...rectsOf(element)].map(sidesOf);
export const meets = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
export const isIn = (a: Box, b: Box): boolean =>
  a[0] >= b[0] - 0.5 && a[2] <= b[2] + 0.5 && a[1] >= b[1] - 0.5 && a[3] <= b[3] + 0.5;
const joined =
  (start: typeof Math.max, end: typeof Math.max) =>
  (a: Box, b: Box): Box => [start(a[0], b[0]), start(a[1], b[1]), end(a[2], b[2]), end(a[3], b[3])];
export const cut = joined(Math.max, Math.min);
export const union = joined(Math.min, Math.max);
/** Whether a point is in the viewport: of other points the browser does not say what is there. */
export const isInView = (x: number, y: number): boolean => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
export const isEmpty = (box: Box): boolean => box[2] - box[0] < 1 || box[3] - box[1] < 1;
export const outer = (element: Element): Element | null =>
  parentOf(element) ?? (rootOf(element) as Partial<ShadowRoot>).host ?? null;
/** An element and all that it stands in, also across shadow roots. */
export function* upFrom(element: Element | null): Generator<Element, void> {
  for (let each = element; each !== null; each = outer(each)) yield each;
}
/** Whether an element is or holds another, also across shadow roots. */
export function holds(element: Element, inner: Element): boolean {
  for (let each: Element | null = inner; each !== null; each = outer(each)) if (each === element) return true;
  return false;
}

/** An element and all that it stands in, up to what holds another one, too. */
export function* upTo(element: Element, other: Element): Generator<Element, void> {
  for (const each of upFrom(element)) {
    if (holds(each, other)) return;
    yield each;
  }
}

/** The topmost element at a point, as seen from where an element stands: it costs a third of the list of all. */
export const topAt = (element: Element, x: number, y: number): Element | null =>
  (rootOf(element) as Document | ShadowRoot).elementFromPoint(x, y);
/** What of the page is at a point, as seen from where an element stands, topmost first. */
export const allAt = (element: Element, x: number, y: number): Element[] =>
  (rootOf(element) as Document | ShadowRoot).elementsFromPoint(x, y).filter((each) => each !== pageWorld.caveatHost);

export const PICTURE = 'img,video,canvas,picture';
/** Controls and pictures: nothing of them may be covered. */
const THINGS =
  'a,button,input,select,textarea,progress,meter,img,svg,video,audio,canvas,iframe,object,embed,summary,label' +
  ',[onclick],[tabindex]';
/** What an element of this height or more paints is ground to stand on, not a sign or a button. */
const SIGN = 48;
/** After so many siblings in a row that are outside of the area, those behind them count as outside, too. */
const MOST_AWAY = 4;
/** Most nodes looked at around one link, and most grounds and most pictures that let the pointer through. */
const MOST = 300;
/** What styles say where there is nothing, also several of them joined. */
export const NONE = /^(?:none)*$/;
/** Colours come as `rgb(r, g, b)`, `rgba(r, g, b, alpha)` or `space(... / alpha)`: one that is as good as none. */
export const CLEAR = /^rgba\(.*, ?0(?:\.0\d*)?\)$|\/ ?0(?:\.0\d*)?\)$/;
/** Sums up lengths of a style, in pixels; what is none, as `auto`, counts nothing. */
export const px = (...lengths: readonly (string | undefined)[]): number =>
  lengths.reduce((sum, length) => sum + (parseFloat(length!) || 0), 0);

export const paintsGround = (style: CSSStyleDeclaration): boolean =>
  style.backgroundImage !== 'none' || !CLEAR.test(style.backgroundColor);
const paintsEdge = (style: CSSStyleDeclaration): boolean =>
  !NONE.test(style.borderImageSource) ||
  ['Top', 'Right', 'Bottom', 'Left'].some(
    (side) =>
      px(style[`border${side}Width` as 'borderTopWidth']) > 0 &&
      !CLEAR.test(style[`border${side}Color` as 'borderTopColor']),
  );
/** Whether an element shows more than its words: a ground, an edge or a shadow. */
export const paints = (style: CSSStyleDeclaration): boolean =>
  paintsGround(style) || paintsEdge(style) || style.boxShadow !== 'none';
/** How far shadows reach, in whole pixels: of each, its shift, half of its blur, and its spread. */
const reachOf = (shadows: string): number =>
  Math.max(
    0,
    ...[...shadows.matchAll(/(\S+)px (\S+)px (\S+)px(?: (\S+)px)?/g)].map(([, x, y, blur, spread]) =>
      Math.ceil(Math.hypot(px(x), px(y)) + px(blur) / 2 + px(spread)),
    ),
  );
/** How far the outline and the shadows of an element reach out of its box. */
export const outlineOf = ({ outlineStyle, outlineWidth, outlineOffset, boxShadow }: CSSStyleDeclaration): number =>
  Math.max(reachOf(boxShadow), NONE.test(outlineStyle) ? 0 : px(outlineWidth, outlineOffset) + 2);
/** A box made larger by so many pixels on each side. */
export const larger = ([left, top, right, bottom]: Box, by: number): Box => [
  left - by,
  top - by,
  right + by,
  bottom + by,
];
/** What lies around a box, so many pixels wide. */
export const frameOf = (box: Box, by: number): Box[] => {
  const [left, top, right, bottom] = larger(box, by);
  return by > 0
    ? [
        [left, top, right, box[1]],
        [left, box[3], right, bottom],
        [left, top, box[0], bottom],
        [box[2], top, right, bottom],
      ]
    : [];
};
/** Whether an element is a control or a picture, or has a pointer cursor that its parent has not. */
export const isPressed = (element: Element, style: CSSStyleDeclaration): boolean =>
  fits(element, THINGS) ||
  (style.cursor === 'pointer' && parentOf(element) !== null && styleOf(parentOf(element)!).cursor !== 'pointer');

/** Whether an element stays in view while the page scrolls. */
export const isStaying = (element: Element): boolean => /fixed|sticky/.test(styleOf(element).position);

/** Whether an element is the side of something turned in space, and may be the one that looks away. */
const isSide = (element: Element, { backfaceVisibility, transform }: CSSStyleDeclaration): boolean =>
  backfaceVisibility === 'hidden' &&
  [transform, styleOf(parentOf(element) ?? element).transform].some((each) => each.startsWith('matrix3d'));

/** Grounds that let the pointer through, of all that were met: no browser tells that one lies at a point. */
export const veils = new Set<Element>();
/** Pictures that do, which cover nothing but themselves. */
const pictures = new Set<Element>();
/** Keeps an element in mind as long as it lets the pointer through, and shows something that no control holds. */
export function noteVeil(element: Element): void {
  const style = styleOf(element);
  const isGround = paintsGround(style);
  const some = isGround ? veils : pictures;
  // What was noted last stays longest.
  veils.delete(element);
  if (
    style.pointerEvents === 'none' &&
    (isGround || fits(element, `${PICTURE},svg`)) &&
    closestTo(element, 'a,button') === null
  )
    some.add(element);
  const [first] = some;
  if (some.size > MOST) some.delete(first!);
}
/** Those that still let the pointer through; others, and what has left the page and has no styles, are forgotten. */
export const stillThrough = (some: Set<Element>): Element[] =>
  [...some].filter((each) => styleOf(each).pointerEvents === 'none' || !some.delete(each));

let pen: CanvasRenderingContext2D | null | undefined;
const measured = new Map<string, readonly [above: number, below: number]>();

/** The shares of the height of a text's box that its letters leave empty, above and below. */
function emptyParts(text: string, style: CSSStyleDeclaration): readonly [above: number, below: number] {
  const said = style.textTransform === 'uppercase' ? text.toUpperCase() : text;
  const key = `${style.font} ${said}`;
  const known = measured.get(key);
  if (known !== undefined) return known;
  pen ??= document.createElement('canvas').getContext('2d');
  let parts: readonly [number, number] = [0, 0];
  if (pen !== null && style.font !== '') {
    pen.font = style.font;
    const box = pen.measureText(said);
    // Leave one pixel for smoothed edges. Letters of another font may reach out of the box: the share is negative then.
    const [up, down] = [box.fontBoundingBoxAscent, box.fontBoundingBoxDescent];
    const height = up + down;
    if (height > 0)
      parts = [(up - box.actualBoundingBoxAscent - 1) / height, (down - box.actualBoundingBoxDescent - 1) / height];
  }
  if (measured.size > 500) measured.clear();
  measured.set(key, parts);
  return parts;
}

/** The boxes of the letters of a text, line by line. */
export function inkOf(text: Text): Box[] {
  const parent = parentOf(text);
  if (parent === null) return [];
  const range = document.createRange();
  // The space around the words shows nothing, and may be all the room there is.
  const words = text.data.trim();
  const start = text.data.indexOf(words);
  range.setStart(text, start);
  range.setEnd(text, start + words.length);
  const rects = [...range.getClientRects()].filter(({ width, height }) => width > 0.5 && height > 0.5);
  if (rects.length === 0) return [];
  const style = styleOf(parent);
  if (!/^(?:horizontal-tb|)$/.test(style.writingMode)) return rects.map(sidesOf);
  // A large first letter has a box of its own, which fits it closely in some browsers.
  const usual = rects.at(-1)!.height;
  // The box of words that are turned is as high as they are long.
  const size = px(style.fontSize);
  if (usual > 2 * size) return rects.map(sidesOf);
  const out = reachOf(style.textShadow);
  let [above, below] = emptyParts(text.data.slice(0, 400), style);
  let deep = 0;
  // An underline belongs to the words.
  for (let each: Element | null = parent; each !== null; each = parentOf(each)) {
    const { textDecorationLine, textDecorationThickness, textUnderlineOffset, display } = styleOf(each);
    if (textDecorationLine !== 'none') {
      below = Math.min(0, below);
      // A line that is moved down or thick may reach out of the box, which has a fifth of the size below the letters.
      deep = Math.max(deep, px(textUnderlineOffset, textDecorationThickness) - size / 5);
    }
    if (/over/.test(textDecorationLine)) above = Math.min(0, above);
    // A link underlines the blocks in it, too, and the parts of ruby.
    if (/-/.test(display) || (display !== 'inline' && closestTo(each, 'a') === null)) break;
  }
  return rects.map((rect) => {
    const { left, top, right, bottom, height } = rect;
    return larger(
      Math.abs(height - usual) > 1
        ? sidesOf(rect)
        : [left, top + height * above, right, bottom - height * below + deep],
      out,
    );
  });
}

/** The boxes of what `::before` and `::after` show; empty where they show nothing. */
function pseudoBoxes(element: Element, style: CSSStyleDeclaration): Box[] {
  return ['::before', '::after'].flatMap((which) => {
    const pseudo = getComputedStyle(element, which);
    const { content, display, position, width, height } = pseudo;
    if (display === 'none' || /^(?:none|normal|)$/.test(content) || (content === '""' && !paints(pseudo))) return [];
    if (!/absolute|fixed/.test(position)) {
      const boxes = boxesOf(element);
      return style.display === 'inline' ? boxes : boxes.filter((box) => box[3] - box[1] < 2 * SIGN);
    }
    const holder = [...upFrom(element)].find((each) => styleOf(each).position !== 'static');
    const around = rectOf(holder ?? document.documentElement);
    const { e, f } = new DOMMatrix(pseudo.transform);
    const left = around.left + e + px(pseudo.left, pseudo.marginLeft);
    const top = around.top + f + px(pseudo.top, pseudo.marginTop);
    const wide = px(width, pseudo.paddingLeft, pseudo.paddingRight);
    const high = px(height, pseudo.paddingTop, pseudo.paddingBottom);
    // A large one without a ground, as the press area of a link, shows nothing.
    if (wide * high > SIGN * SIGN && !paintsGround(pseudo)) return [];
    return [[left, top, left + wide, top + high]];
  });
}

/** What is painted around a link, within an area. */
interface Ground {
  readonly blocked: Box[];
  /** Elements that show nothing in the area, or that are the ground of all of it. */
  readonly clear: WeakSet<Element>;
}

/** Collects what is painted around a link within an area, from the link and its siblings outwards. */
export function groundAround(link: Element, area: Box): Ground {
  const blocked: Box[] = [];
  const clear = new WeakSet<Element>();
  let left = MOST;
  const push = (boxes: Iterable<Box>): void => {
    for (const box of boxes) if (meets(box, area)) blocked.push(box);
  };
  /** Takes in an element itself and what is drawn around it: all of it, or only what is around it. */
  const show = (element: Element, style: CSSStyleDeclaration, isSign: boolean): void => {
    const by = outlineOf(style);
    push(pseudoBoxes(element, style));
    for (const each of boxesOf(element)) push(isSign ? [larger(each, by)] : frameOf(each, by));
  };
  /** Takes in what a node shows. @returns whether the node is near: whether it meets the area */
  const take = (node: Node, isOwn = false): boolean => {
    left -= 1;
    if (typeOf(node) === 3) {
      if ((node as Text).data.trim() === '') return false;
      const ink = inkOf(node as Text);
      push(ink);
      return ink.some((box) => meets(box, area));
    }
    if (typeOf(node) !== 1 || node === pageWorld.caveatHost) return false;
    const element = node as Element;
    const box = sidesIn(element);
    const isNear = meets(box, area);
    if (rectsOf(element).length === 0 && styleOf(element).display !== 'contents') return false;
    if (!isNear && left < MOST / 2) return false;
    const style = styleOf(element);
    if (style.pointerEvents === 'none' && !isOwn) noteVeil(element);
    // Only the browser knows whether it is seen, and is asked about each point later.
    if (!isOwn && isSide(element, style)) return isNear;
    if (style.visibility === 'visible' || isOwn) {
      // What stays in view while the page scrolls under it is in the way for a moment only.
      if (isStaying(element)) return isNear;
      const isSign = isOwn ? paints(style) && box[3] - box[1] < SIGN : paints(style) || isPressed(element, style);
      show(element, style, isSign);
      if (!isSign) clear.add(element);
      // Larger letters, or those of ruby, reach out of a line's box.
      else if (style.display !== 'inline') return isNear;
    }
    // Measuring content that the browser skips would force its layout, however large it is.
    if (style.contentVisibility === 'hidden' || (style.contentVisibility === 'auto' && !isNear)) return isNear;
    let isAny = isNear;
    for (const child of childrenOf(element.shadowRoot instanceof ShadowRoot ? element.shadowRoot : element)) {
      if (left <= 0) break;
      isAny = take(child, isOwn && (typeOf(child) !== 1 || !fits(child as unknown as Element, THINGS))) || isAny;
    }
    return isAny;
  };

  take(link, true);
  for (let each: Element | null = link; each !== null && each !== document.documentElement; each = outer(each)) {
    // What passes beneath a link that stays in view is in the way for a moment only, too.
    const own = styleOf(each);
    if (own.position === 'fixed' || (own.position === 'sticky' && paintsGround(own))) break;
    for (const side of [nextOf, previousOf]) {
      let away = 0;
      for (let other = side(each); other !== null && away < MOST_AWAY && left > 0; other = side(other)) {
        if (typeOf(other) === 3 && (other as Text).data.trim() === '') continue;
        away = take(other) ? 0 : away + 1;
      }
    }
    const parent = outer(each);
    if (parent === null) break;
    const style = styleOf(parent);
    show(parent, style, false);
    const [start, top, end, bottom] = sidesIn(parent);
    // The bullet or number of a list item stands outside of the item's box.
    if (style.display === 'list-item' && style.listStyleType !== 'none')
      push([style.direction === 'rtl' ? [end, top, end + 40, top + 30] : [start - 40, top, start, top + 30]]);
    // A background picture on something as low as a line is an icon.
    if (style.backgroundImage.includes('url(') && bottom - top < SIGN) push([[start, top, end, bottom]]);
  }
  const own = sidesIn(link);
  for (const veil of [veils, pictures].flatMap(stillThrough)) {
    const box = sidesIn(veil);
    // What lies over all the words, or beneath them, is no sign beside them.
    if (meets(box, area) && !isIn(own, box) && isShown(veil)) blocked.push(box);
  }
  return { blocked, clear };
}
