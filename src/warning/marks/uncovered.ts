/** Tells whether a link can be seen at a point: whether something of the page lies over it there. */
import { nameOf } from '../../platform/page/elements.ts';
import { isFilteredAway, isMaskedAway } from '../../platform/page/taken-away.ts';
import { pageWorld } from '../../platform/page/world.ts';
import { holds, isIn, paintsGround, sidesOf, upFrom, veils } from './ink.ts';
import { isShown, rectOf, styleOf } from './result-block.ts';

/** What has less opacity than this cannot be seen, and what has less than that covers nothing. */
const FAINT = 0.1;
const SOLID = 0.7;
const THIN = /(?:^rgba.*,|\/) ?0(?:\.[0-6]\d*)?\)$/;
export const COVERS = /^(?:img|video|canvas|iframe|embed|object)$/;

/** Whether opacity, a filter or a mask makes an element, or what it stands in, as good as invisible. */
export function isFaint(element: Element, least = FAINT): boolean {
  let opacity = 1;
  for (const each of upFrom(element)) {
    const style = styleOf(each);
    if (isMaskedAway(style) || isFilteredAway(style)) return true;
    opacity *= parseFloat(style.opacity || '1') * parseFloat(/opacity\(([\d.]+)\)/.exec(style.filter)?.[1] ?? '1');
  }
  return opacity < least;
}

/** How high an element stands among all that is in the same box as another one. */
function levelOf(element: Element, other: Element): number {
  let level = -1;
  for (const each of upFrom(element)) {
    if (holds(each, other)) break;
    const { position, zIndex } = styleOf(each);
    if (position !== 'static') level = zIndex === 'auto' ? Math.max(level, 0) : Number(zIndex);
  }
  return level;
}

/** Whether something that lets the pointer through, and that nobody can see through, lies over a link at a point. */
export function isVeiled(link: Element, x: number, y: number): boolean {
  for (const each of veils) {
    if (!each.isConnected) veils.delete(each);
    else if (isIn([x, y, x, y], sidesOf(rectOf(each))) && !holds(each, link) && !holds(link, each)) {
      const { backgroundColor, mixBlendMode } = styleOf(each);
      if (THIN.test(backgroundColor) || mixBlendMode !== 'normal' || !isShown(each) || isFaint(each, SOLID)) continue;
      const rise = levelOf(each, link) - levelOf(link, each);
      if (rise > 0 || (rise === 0 && link.compareDocumentPosition(each) & 4)) return true;
    }
  }
  return false;
}

/** Whether a point of a link is in view, and nothing that paints lies over it. */
export function isUncovered(link: Element, x: number, y: number): boolean {
  if (isVeiled(link, x, y)) return false;
  const root = link.getRootNode() as Document | ShadowRoot;
  // The topmost element costs the browser less than the list of all, and is mostly enough.
  const top = root.elementFromPoint(x, y);
  if (top !== null && holds(link, top)) return true;
  for (const element of root.elementsFromPoint(x, y)) {
    if (element === pageWorld.caveatHost) continue;
    if (holds(link, element)) return true;
    const style = styleOf(element);
    // The link is cut off at this point, unless the page itself lets the pointer pass through it.
    if (holds(element, link)) return styleOf(link).pointerEvents === 'none';
    if ((paintsGround(style) || COVERS.test(nameOf(element))) && !isFaint(element)) return false;
  }
  return false;
}
