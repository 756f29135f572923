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

/** So many elements around one are asked. */
const MOST_AROUND = 30;
const UNKNOWN = 'unknown';
type Ground = readonly number[] | typeof UNKNOWN;
interface Known {
  readonly grounds: Map<Element, Ground>;
  readonly faded: Map<Element, boolean>;
}

/** What is known of elements by now. It holds until what runs now has run: no script of the page runs before that. */
let known: Known | undefined;
function knownNow(): Known {
  if (known === undefined) {
    known = { grounds: new Map(), faded: new Map() };
    queueMicrotask(() => (known = undefined));
  }
  return known;
}

/** What the nearest element says that says anything, of an element and those around it. */
function nearest<T>(
  element: Element,
  answers: Map<Element, T>,
  ask: (each: Element) => T | undefined,
  otherwise: T,
): T {
  const silent: Element[] = [];
  let answer: T | undefined;
  for (
    let each: Element | null = element;
    each !== null && answer === undefined && silent.length < MOST_AROUND;
    each = each.parentElement
  ) {
    answer = answers.get(each) ?? ask(each);
    silent.push(each);
  }
  // Who is asked too far below what would say something does not know what those above it say.
  if (answer === undefined && silent.length === MOST_AROUND) return otherwise;
  for (const each of silent) answers.set(each, answer ?? otherwise);
  return answer ?? otherwise;
}

/** The colour behind an element, as far as plain colours tell: not where an image or nothing known lies behind. */
function groundAt(element: Element, view: Window): Ground | undefined {
  const { backgroundImage, backgroundColor } = view.getComputedStyle(element);
  if (backgroundImage !== '' && backgroundImage !== 'none') return UNKNOWN;
  const colour = backgroundColor === CLEAR ? null : channels(backgroundColor);
  if (colour === null || (colour[3] ?? 1) === 0) return undefined;
  return (colour[3] ?? 1) > 0.9 ? colour : UNKNOWN;
}
/** How browsers write that there is no colour. */
const CLEAR = 'rgba(0, 0, 0, 0)';
const WHITE: Ground = [255, 255, 255];

/**
 * Whether an element is transparent for good: what is only waiting to fade in when the reader comes to it, counts as
 * shown.
 */
function isFadedAt(element: Element, view: Window): boolean | undefined {
  const { opacity, transitionDuration, animationName } = view.getComputedStyle(element);
  if (opacity === '' || Number(opacity) > 0.02) return undefined;
  const moves =
    (transitionDuration ?? '').split(',').some((duration) => parseFloat(duration) > 0) ||
    ![undefined, '', 'none'].includes(animationName);
  return !moves;
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
    const { grounds, faded } = knownNow();
    if (nearest(element, faded, (each) => isFadedAt(each, view), false)) return false;
    if (/^[\d.]+px$/.test(style.fontSize) && parseFloat(style.fontSize) < SMALLEST_FONT) return false;
    const words = channels(style.color);
    if (words === null || (words[3] ?? 1) === 0) return words === null;
    const behind = nearest(element, grounds, (each) => groundAt(each, view), WHITE);
    return (
      behind === UNKNOWN || words.slice(0, 3).some((value, at) => Math.abs(value - (behind[at] ?? 0)) > UNREADABLE)
    );
  } catch {
    return true;
  }
}
