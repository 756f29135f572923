/** Finds out what the page shows under a box in the window. */
import { closestTo, parentOf, rectOf } from '../../platform/page/elements.ts';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Under {
  /** Something that can be pressed. */
  readonly pressable: boolean;
  /** Something that stays there while the page scrolls, as a header does. */
  readonly staying: boolean;
}

const PRESSABLE =
  'a[href], button, input, select, textarea, summary, label, [role="button" i], [role="link" i], [role="tab" i], ' +
  '[role="menuitem" i], [onclick], [contenteditable="true" i], [tabindex]:not([tabindex="-1"])';
const ACROSS = [0.01, 0.08, 0.16, 0.24, 0.32, 0.4, 0.5, 0.6, 0.68, 0.76, 0.84, 0.92, 0.99];
/** The rows of points in a box, from its top to its bottom. */
export const ROWS: readonly number[] = [0.2, 0.5, 0.85];

/** The topmost element of the page at a point. Neither our host nor the root element or the body counts. */
function elementAt(doc: Document, x: number, y: number, host: Element): Element | undefined {
  const found = doc.elementsFromPoint(x, y).find((element) => element !== host);
  return found === undefined || found === doc.documentElement || found === doc.body ? undefined : found;
}

function stays(element: Element, view: Window): boolean {
  for (let each: Element | null = element; each !== null; each = parentOf(each)) {
    if (!/^(?:fixed|sticky)$/.test(getComputedStyle(each).position)) continue;
    // A fixed element at least half as high as the window is the page itself.
    return rectOf(each).height < view.innerHeight / 2;
  }
  return false;
}

/** Whether a box covers the controls of the browser's PDF viewer, which are at its top, where no script sees them. */
const coversViewer = (doc: Document, box: Box): boolean => doc.contentType === 'application/pdf' && box.top < 1;

/** Looks at some points of a box. @param host our own element, which does not count */
export function lookUnder(doc: Document, host: Element, box: Box, rows = ROWS): Under {
  const view = doc.defaultView;
  let [pressable, staying] = [false, false];
  if (coversViewer(doc, box)) return { pressable: true, staying: true };
  if (view === null || typeof doc.elementFromPoint !== 'function') return { pressable, staying };
  const looked = new Set<Element>();
  for (const down of rows)
    for (const across of ACROSS) {
      const element = elementAt(doc, box.left + box.width * across, box.top + box.height * down, host);
      if (element === undefined || looked.has(element)) continue;
      looked.add(element);
      pressable ||= closestTo(element, PRESSABLE) !== null || getComputedStyle(element).cursor === 'pointer';
      staying ||= stays(element, view);
    }
  return { pressable, staying };
}

/** Whether the element that the page's address points at begins in a box. */
export function coversTarget(doc: Document, box: Box): boolean {
  const target = doc.querySelector(':target');
  if (target === null || target === doc.body || target === doc.documentElement) return false;
  const { top, height, width } = rectOf(target);
  // Count the first 40 pixels; an element without a height, as an empty anchor, counts as one pixel.
  const bottom = top + Math.min(Math.max(height, 1), 40);
  return width + height >= 0 && top < box.top + box.height && bottom > box.top;
}
