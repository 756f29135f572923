/**
 * Whether a reader can see an element: asked only for the few blocks that hold words of the trade, since it costs
 * layout.
 */

interface Checkable {
  checkVisibility?(options: { visibilityProperty: boolean }): boolean;
}

/** Largest difference per colour channel at which words on their ground cannot be read. */
const UNREADABLE = 12;
const SMALLEST_FONT = 3;

function channels(colour: string): readonly number[] | null {
  const numbers = /^rgba?\(([^)]+)\)$/
    .exec(colour)?.[1]
    ?.split(/[\s,/]+/)
    .map(Number);
  return numbers !== undefined && numbers.length >= 3 && numbers.every(Number.isFinite) ? numbers : null;
}

/** The colour behind an element, as far as plain colours tell; null where an image or nothing known lies behind. */
function ground(element: Element, view: Window): readonly number[] | null {
  for (let each: Element | null = element, depth = 0; each !== null && depth < 30; each = each.parentElement, depth++) {
    const style = view.getComputedStyle(each);
    if (style.backgroundImage !== '' && style.backgroundImage !== 'none') return null;
    const colour = channels(style.backgroundColor);
    if (colour !== null && (colour[3] ?? 1) > 0.9) return colour;
    if (colour !== null && (colour[3] ?? 1) > 0) return null;
  }
  return [255, 255, 255];
}

/**
 * Whether an element is transparent for good: what is only waiting to fade in when the reader comes to it, counts as
 * shown.
 */
function isFaded(element: Element, view: Window): boolean {
  for (let each: Element | null = element, depth = 0; each !== null && depth < 30; each = each.parentElement, depth++) {
    const { opacity, transitionDuration, animationName } = view.getComputedStyle(each);
    if (opacity === '' || Number(opacity) > 0.02) continue;
    const moves =
      (transitionDuration ?? '').split(',').some((duration) => parseFloat(duration) > 0) ||
      ![undefined, '', 'none'].includes(animationName);
    return !moves;
  }
  return false;
}

/** True unless styles hide the element, or its words have the colour of their ground, or are too small to see. */
export function isVisible(subject: unknown): boolean {
  try {
    const given = subject as Element | null;
    if (given === null || given.nodeType !== 1) return true;
    // Options have no box of their own while their list is closed.
    const element = /^opt(?:ion|group)$/.test(given.localName) ? (given.closest('select') ?? given) : given;
    const view = element.ownerDocument.defaultView;
    if (view === null) return true;
    // Feeds and other XML are shown by the browser's own viewer, from a copy: Firefox lays out nothing of the
    // document itself.
    if (!/html|svg/.test(element.ownerDocument.contentType)) return true;
    // The title and what stands in the head are never laid out, and are seen all the same.
    if ((element as Checkable).checkVisibility?.({ visibilityProperty: true }) === false)
      return element.closest('head') !== null;
    const style = view.getComputedStyle(element);
    if (style.display === 'none' || style.visibility === 'hidden') return element.closest('head') !== null;
    if (isFaded(element, view)) return false;
    if (/^[\d.]+px$/.test(style.fontSize) && parseFloat(style.fontSize) < SMALLEST_FONT) return false;
    const words = channels(style.color);
    if (words === null || (words[3] ?? 1) === 0) return words === null;
    const behind = ground(element, view);
    return behind === null || words.slice(0, 3).some((value, at) => Math.abs(value - (behind[at] ?? 0)) > UNREADABLE);
  } catch {
    return true;
  }
}
