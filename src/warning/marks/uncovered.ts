/** Tells whether a link can be seen at a point: whether something of the page lies over it there. */
import { nameOf } from '../../platform/page/elements.ts';
import { isFilteredAway, isMaskedAway } from '../../platform/page/taken-away.ts';
import { clipsOf, isHolder, windowOf } from './clips.ts';
import {
  allAt,
  holds,
  isIn,
  NONE,
  paintsGround,
  px,
  sidesIn,
  stillThrough,
  topAt,
  upFrom,
  upTo,
  veils,
} from './ink.ts';
import type { Box } from './ink.ts';
import { isShown, styleOf } from './result-block.ts';

/** What has less opacity than this cannot be seen, and what has less than that covers nothing. */
const FAINT = 0.1;
const SOLID = 0.7;
const THIN = /(?:^rgba.*,|\/) ?0(?:\.[0-6]\d*)?\)$/;
/** A gradient of colours that nobody can see through, without a picture beside it; in pixels it may be an icon. */
const OPAQUE = /^(?!.*(rgba|\/|url|px)).*gradient/;
/** A transform that turns or slants: the second number of its matrix is not zero. */
const TURNED = /^matrix\([^,]+, (?!0,)/;
export const COVERS = /^(?:img|video|canvas|iframe|embed|object|textarea)$/;

/** Whether opacity, a filter or a mask makes an element, or what it stands in, as good as invisible. */
export function isFaint(element: Element, least = FAINT): boolean {
  let opacity = 1;
  for (const each of upFrom(element)) {
    const style = styleOf(each);
    if (isMaskedAway(style) || isFilteredAway(style)) return true;
    opacity *= Number(style.opacity) * parseFloat(/opacity\(([\d.]+)\)/.exec(style.filter)?.[1] ?? '1');
  }
  return opacity < least;
}

/** The level of what is not positioned: above what has a negative one, below all else. */
const STATIC = -0.5;
/** Whether what stands in an element has no level of its own outside of it. */
const isContext = (style: CSSStyleDeclaration): boolean =>
  style.zIndex !== 'auto' ||
  /fixed|sticky/.test(style.position) ||
  Number(style.opacity) < 1 ||
  style.isolation === 'isolate' ||
  isHolder(style);

/** How high an element stands among all that is in the same box as another one. */
function levelOf(element: Element, other: Element): number {
  let level = STATIC;
  for (const each of upTo(element, other)) {
    const style = styleOf(each);
    if (isContext(style)) level = px(style.zIndex);
    else if (style.position !== 'static' && level === STATIC) level = 0;
  }
  return level;
}

/** Whether an element is cut off at a point, by itself or by what it stands in and a link does not. */
function isCutOff(element: Element, link: Element, point: Box): boolean {
  if ([...upTo(element, link)].some((each) => !NONE.test(styleOf(each).clipPath))) return true;
  const clips = clipsOf(element).filter((clip) => !holds(clip.element, link));
  return !isIn(point, windowOf(clips, point));
}

/**
 * Whether something that lets the pointer through, and that nobody can see through, lies over a link at a point. Only
 * plain grounds and gradients count, and none that is turned: its box is larger than what it paints.
 */
export function isVeiled(link: Element, x: number, y: number): boolean {
  const point: Box = [x, y, x, y];
  for (const each of stillThrough(veils)) {
    const { backgroundColor, backgroundImage, backgroundSize, mixBlendMode, transform } = styleOf(each);
    if (isIn(point, sidesIn(each)) && !holds(each, link) && !holds(link, each)) {
      const isThin = THIN.test(backgroundColor) && !OPAQUE.test(backgroundImage + backgroundSize);
      if (isThin || mixBlendMode !== 'normal' || TURNED.test(transform)) continue;
      if (!isShown(each) || isFaint(each, SOLID) || isCutOff(each, link, point)) continue;
      const level = levelOf(each, link);
      const rise = level - levelOf(link, each);
      // Nobody says which of two trees is painted later.
      const order = link.compareDocumentPosition(each);
      if (rise > 0 || (rise === 0 && level !== STATIC && (order & 5) === 4)) return true;
    }
  }
  return false;
}

/** Whether a point of a link is in view, and nothing that paints lies over it. */
export function isUncovered(link: Element, x: number, y: number): boolean {
  if (isVeiled(link, x, y)) return false;
  // The topmost element is mostly enough.
  const top = topAt(link, x, y);
  if (top !== null && holds(link, top)) return true;
  for (const element of allAt(link, x, y)) {
    if (holds(link, element)) return true;
    const style = styleOf(element);
    // The link is cut off at this point, unless the page itself lets the pointer pass through it.
    if (holds(element, link)) return styleOf(link).pointerEvents === 'none';
    if ((paintsGround(style) || /blur/.test(style.backdropFilter) || COVERS.test(nameOf(element))) && !isFaint(element))
      return false;
  }
  return false;
}
