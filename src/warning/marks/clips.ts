/** What cuts off the content of a page: which elements do, and what they let be seen. */
import { cut, NONE, upFrom } from './ink.ts';
import type { Box } from './ink.ts';
import { rectOf, styleOf } from './result-block.ts';

/** An element that cuts off its content: to the sides (`isWide`), above and below (`isHigh`), or both. */
export interface Clip {
  readonly element: Element;
  readonly isWide: boolean;
  readonly isHigh: boolean;
}

/** Styles by which a box holds all that stands in it, also what is placed absolutely or fixed. */
const HOLDS = 'transform translate rotate scale perspective filter backdropFilter'.split(' ') as 'transform'[];
export const isHolder = (style: CSSStyleDeclaration): boolean =>
  !NONE.test(HOLDS.map((each) => style[each]).join('')) ||
  /transform|perspective|filter/.test(style.willChange) ||
  /layout/.test(style.contain);

/** The elements that cut off what stands in an element. */
export function clipsOf(inner: Element): Clip[] {
  const clips: Clip[] = [];
  /** What is placed absolutely or fixed is not cut off by each box around it: how it stands, until one holds it. */
  let standing = 'static';
  for (const each of upFrom(inner)) {
    if (each === document.body) break;
    const style = styleOf(each);
    const { position, contain, contentVisibility, overflowX, overflowY, clipPath } = style;
    const isClosed = /paint|strict|content/.test(contain) || contentVisibility === 'auto' || !NONE.test(clipPath);
    if (standing !== 'static') {
      if (!isClosed && !isHolder(style) && (standing === 'fixed' || position === 'static')) continue;
      standing = 'static';
    }
    const [isWide, isHigh] = [isClosed || overflowX !== 'visible', isClosed || overflowY !== 'visible'];
    if (isWide || isHigh) clips.push({ element: each, isWide, isHigh });
    if (/absolute|fixed/.test(position)) standing = position;
  }
  return clips;
}

const SIZES = 'clientLeft clientTop clientWidth clientHeight offsetWidth offsetHeight'.split(' ');
/** The box of an element without its edges and scroll bars. */
export function innerOf(element: Element): Box {
  const { left, top, width, height } = rectOf(element);
  // A form's fields shadow its own properties.
  const { prototype } = element instanceof HTMLElement ? HTMLElement : Element;
  const [inX, inY, wide, high, fullWide, fullHigh] = SIZES.map(
    (name) => Reflect.get(prototype, name, element) as number,
  ) as [number, number, number, number, number, number];
  if (wide * high === 0) return [left, top, left + width, top + height];
  const [x, y] = [width / fullWide || 1, height / fullHigh || 1];
  const [start, above] = [left + inX * x, top + inY * y];
  return [start, above, start + wide * x, above + high * y];
}

/** The part of the page in which these clips let something be seen. */
export function windowOf(clips: readonly Clip[], page: Box): Box {
  let box = page;
  for (const { element, isWide, isHigh } of clips) {
    const [start, top, end, bottom] = innerOf(element);
    box = cut(box, [isWide ? start : -1e6, isHigh ? top : -1e6, isWide ? end : 1e6, isHigh ? bottom : 1e6]);
  }
  return box;
}
