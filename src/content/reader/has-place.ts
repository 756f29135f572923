/** Whether a frame or a form takes up room that a reader can see, or come to see by scrolling. */

import { isFilteredAway, isMaskedAway } from '../../platform/page/taken-away.ts';
import { pageWorld } from '../../platform/page/world.ts';

/** Less than this to each side is nothing to be seen. */
const SMALLEST = 16;
const DEEPEST = 60;
const CUTS = /hidden|clip|auto|scroll/;
/** Clips its content like these, and has no room for it where it has a size of its own. */
const CONTAINS = /strict|content|paint/;
/** A frame that is cut to some shape is rather told of at the toolbar button than asked how much of it is left. */
const WHOLE = /^(?:none)?$|^inset\((?:0(?:px|%)? ?)+(?:round [^)]*)?\)$/;
const isTakenAway = (style: CSSStyleDeclaration): boolean =>
  (style.opacity !== '' && Number(style.opacity) < 0.05) ||
  !WHOLE.test(style.clipPath) ||
  (!/^(?:auto)?$/.test(style.clip) && /absolute|fixed/.test(style.position)) ||
  isFilteredAway(style) ||
  isMaskedAway(style);
/** Where in its box an element is asked for: in the middle, and near the corners. */
const POINTS = [
  [0.5, 0.5],
  [0.1, 0.1],
  [0.9, 0.1],
  [0.1, 0.9],
  [0.9, 0.9],
] as const;

/** Whether something lies over an element wherever it stands in the window; what takes no presses is found nowhere. */
function isCovered(element: Element, view: Window): boolean {
  if (view.getComputedStyle(element).pointerEvents === 'none') return false;
  const root = element.getRootNode() as Document | ShadowRoot;
  const { left, top, width, height } = element.getBoundingClientRect();
  const found = POINTS.map(([x, y]) => [left + width * x, top + height * y] as const)
    .filter(([x, y]) => x >= 0 && y >= 0 && x < view.innerWidth && y < view.innerHeight)
    .map(([x, y]) => root.elementsFromPoint(x, y).find((each) => each !== pageWorld.caveatHost));
  return found.length > 0 && found.every((each) => each === undefined || !element.contains(each));
}

/** How far a page goes on from its corner, scrolled to its end; of root and body the first that says so clips it. */
function endOf(root: Element, axis: 'X' | 'Y', inner: number): number {
  const clips = [root, root.ownerDocument.body].some((each: Element | null) =>
    /hidden|clip/.test(each === null ? '' : getComputedStyle(each)[`overflow${axis}`]),
  );
  return clips ? inner : Math.max(axis === 'X' ? root.scrollWidth : root.scrollHeight, inner);
}

/** True also where nothing is laid out, as in a document outside of a browser. */
export function hasPlace(subject: unknown): boolean {
  const element = subject as Element | null | undefined;
  const view = element?.ownerDocument.defaultView;
  const root = element?.ownerDocument.documentElement;
  if (element?.nodeType !== 1 || !view || !root || root.getBoundingClientRect().width === 0) return true;
  if (!element.checkVisibility({ visibilityProperty: true })) return false;
  let { left, top, right, bottom } = element.getBoundingClientRect();
  for (let each: Element | null = element, depth = 0; each !== null && depth < DEEPEST; depth += 1) {
    const style = view.getComputedStyle(each);
    if (isTakenAway(style)) return false;
    const cuts = CUTS.test(style.overflow) || CONTAINS.test(style.contain);
    if (each !== element && each !== root && cuts) {
      const box = each.getBoundingClientRect();
      // What can be scrolled to is within what is to be scrolled, not outside of the box.
      const scrolls = /auto|scroll/.test(style.overflow) && box.width >= SMALLEST && box.height >= SMALLEST;
      if (!scrolls) {
        [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
        [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
      }
    }
    each = each.parentElement ?? (each.getRootNode() as Partial<ShadowRoot>).host ?? null;
  }
  // Left of the page and above it nobody comes, nor to its other sides where it does not scroll.
  const [farLeft, farTop] = [-view.scrollX, -view.scrollY];
  const [wide, high] = [endOf(root, 'X', view.innerWidth), endOf(root, 'Y', view.innerHeight)];
  const width = Math.min(right, farLeft + wide) - Math.max(left, farLeft);
  const height = Math.min(bottom, farTop + high) - Math.max(top, farTop);
  return width >= SMALLEST && height >= SMALLEST && !isCovered(element, view);
}
