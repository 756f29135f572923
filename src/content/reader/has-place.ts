/** Tells whether a frame or form takes up room that the user can see, or can scroll to. */

import { isFilteredAway, isMaskedAway } from '../../platform/page/taken-away.ts';
import { pageWorld } from '../../platform/page/world.ts';
import { domAccess, propertyOf } from './dom-access.ts';
import type { DomAccess } from './dom-access.ts';

/** An element that is narrower or lower than this counts as unseen, in pixels. */
const SMALLEST = 16;
/** How many elements are asked, from the element outwards. */
const DEEPEST = 60;
const CUTS = /hidden|clip|auto|scroll/;
/** Values of `contain` that clip the content, as the values of `overflow` above do. */
const CONTAINS = /strict|content|paint/;
/**
 * Values of `clip-path` that leave an element whole. How much any other shape leaves is not computed: such an
 * element counts as unseen, and is told of at the toolbar button alone.
 */
const WHOLE = /^(?:none)?$|^inset\((?:0(?:px|%)? ?)+(?:round [^)]*)?\)$/;
const isTakenAway = (style: CSSStyleDeclaration): boolean =>
  (style.opacity !== '' && Number(style.opacity) < 0.05) ||
  !WHOLE.test(style.clipPath) ||
  (!/^(?:auto)?$/.test(style.clip) && /absolute|fixed/.test(style.position)) ||
  isFilteredAway(style) ||
  isMaskedAway(style);
/** The points of an element's box that may be covered: the middle, and near each corner. */
const POINTS = [
  [0.5, 0.5],
  [0.1, 0.1],
  [0.9, 0.1],
  [0.1, 0.9],
  [0.9, 0.9],
] as const;

/**
 * Whether something lies over an element at every one of its points inside the viewport. False for an element that
 * takes no presses: `elementsFromPoint` never finds it.
 */
function isCovered(element: Element, view: Window, dom: DomAccess): boolean {
  if (view.getComputedStyle(element).pointerEvents === 'none') return false;
  const root = dom.root(element) as Document | ShadowRoot;
  const { left, top, width, height } = dom.box(element);
  const found = POINTS.map(([x, y]) => [left + width * x, top + height * y] as const)
    .filter(([x, y]) => x >= 0 && y >= 0 && x < view.innerWidth && y < view.innerHeight)
    .map(([x, y]) => root.elementsFromPoint(x, y).find((each) => each !== pageWorld.caveatHost));
  return found.length > 0 && found.every((each) => each === undefined || !Node.prototype.contains.call(element, each));
}

/**
 * The length of a page along an axis, in pixels, from its corner to where scrolling ends. Where the root or the body
 * clips the page it does not scroll: the length is `inner`, that of the viewport.
 */
function endOf(root: Element, axis: 'X' | 'Y', inner: number): number {
  const clips = [root, root.ownerDocument.body].some((each: Element | null) =>
    /hidden|clip/.test(each === null ? '' : getComputedStyle(each)[`overflow${axis}`]),
  );
  return clips ? inner : Math.max(axis === 'X' ? root.scrollWidth : root.scrollHeight, inner);
}

/** Whether an element can be seen. Also true where nothing is laid out, as in a document outside of a browser. */
export function hasPlace(subject: unknown): boolean {
  const element = subject as Element | null | undefined;
  if (!element) return true;
  const doc = propertyOf(element, 'ownerDocument')!;
  const { defaultView: view, documentElement: root } = doc;
  if (!view || root.getBoundingClientRect().width === 0) return true;
  const dom = domAccess(doc);
  if (dom.shows(element) === false) return false;
  let { left, top, right, bottom } = dom.box(element);
  for (let each: Element | null = element, depth = 0; each !== null && depth < DEEPEST; depth += 1) {
    const style = view.getComputedStyle(each);
    if (isTakenAway(style)) return false;
    const cuts = CUTS.test(style.overflow) || CONTAINS.test(style.contain);
    if (each !== element && each !== root && cuts) {
      const box = dom.box(each);
      // A box that scrolls hides nothing for good: the user can scroll to the element.
      const scrolls = /auto|scroll/.test(style.overflow) && box.width >= SMALLEST && box.height >= SMALLEST;
      if (!scrolls) {
        [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
        [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
      }
    }
    each = dom.parent(each) ?? (dom.root(each) as Partial<ShadowRoot>).host ?? null;
  }
  // Nobody can scroll to what stands left of the page or above it, nor past its ends on the other sides.
  const [farLeft, farTop] = [-view.scrollX, -view.scrollY];
  const [wide, high] = [endOf(root, 'X', view.innerWidth), endOf(root, 'Y', view.innerHeight)];
  const width = Math.min(right, farLeft + wide) - Math.max(left, farLeft);
  const height = Math.min(bottom, farTop + high) - Math.max(top, farTop);
  return width >= SMALLEST && height >= SMALLEST && !isCovered(element, view, dom);
}
