/**
 * Tells whether the user can see an element. It costs layout, so it is asked only for the few blocks that hold names of
 * services or words of the trade.
 */

import { domAccess, propertyOf } from './dom-access.ts';
import type { DomAccess } from './dom-access.ts';

/** Words are unreadable if no colour channel differs from that of the background by more than this. */
const UNREADABLE = 12;
/** Smaller fonts cannot be read, in pixels. */
const SMALLEST_FONT = 3;

/** The numbers of a computed colour: red, green, blue and, if given, alpha; null for other notations. */
function channels(colour: string): readonly number[] | null {
  const numbers = /^rgba?\(([^)]+)\)$/
    .exec(colour)?.[1]
    ?.split(/[\s,/]+/)
    .map(Number);
  return numbers !== undefined && numbers.length >= 3 && numbers.every(Number.isFinite) ? numbers : null;
}

/** How many elements are asked, from the element outwards. */
const MOST_AROUND = 30;
const UNKNOWN = 'unknown';
type Ground = readonly number[] | typeof UNKNOWN;
interface Known {
  readonly grounds: Map<Element, Ground>;
  readonly faded: Map<Element, boolean>;
  readonly styles: Map<Element, CSSStyleDeclaration>;
}

/** Answers so far, by element. They hold until a microtask clears them: no script of the page runs before that. */
let known: Known | undefined;
function knownNow(): Known {
  if (known === undefined) {
    known = { grounds: new Map(), faded: new Map(), styles: new Map() };
    queueMicrotask(() => (known = undefined));
  }
  return known;
}

/** The computed style of an element: several questions are asked of it, and each style takes a while to make. */
function styleOf(element: Element, view: Window): CSSStyleDeclaration {
  const { styles } = knownNow();
  const style = styles.get(element) ?? view.getComputedStyle(element);
  styles.set(element, style);
  return style;
}

/** The answer of the nearest element that has one, from the element outwards; `answers` keeps it for all on the way. */
function nearest<T>(
  dom: DomAccess,
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
    each = dom.parent(each)
  ) {
    answer = answers.get(each) ?? ask(each);
    silent.push(each);
  }
  // The search ended at its limit, so an ancestor further out may have an answer: nothing is stored.
  if (answer === undefined && silent.length === MOST_AROUND) return otherwise;
  for (const each of silent) answers.set(each, answer ?? otherwise);
  return answer ?? otherwise;
}

/**
 * The background colour of an element; undefined where it has none, so that its parent's shows. `UNKNOWN` where it is
 * an image or half transparent.
 */
function groundAt(element: Element, view: Window): Ground | undefined {
  const { backgroundImage, backgroundColor } = styleOf(element, view);
  if (backgroundImage !== '' && backgroundImage !== 'none') return UNKNOWN;
  const colour = backgroundColor === CLEAR ? null : channels(backgroundColor);
  if (colour === null || (colour[3] ?? 1) === 0) return undefined;
  return (colour[3] ?? 1) > 0.9 ? colour : UNKNOWN;
}
/** How browsers write that an element has no background colour. */
const CLEAR = 'rgba(0, 0, 0, 0)';
const WHITE: Ground = [255, 255, 255];

/**
 * Whether a transparent element stays so; undefined where it is not transparent. An element with a transition or an
 * animation counts as shown: it may fade in when the user scrolls to it.
 */
function isFadedAt(element: Element, view: Window): boolean | undefined {
  const { opacity, transitionDuration, animationName } = styleOf(element, view);
  if (opacity === '' || Number(opacity) > 0.02) return undefined;
  const moves =
    (transitionDuration ?? '').split(',').some((duration) => parseFloat(duration) > 0) ||
    ![undefined, '', 'none'].includes(animationName);
  return !moves;
}

/** True unless styles hide the element, or its words have the colour of the background or are too small to see. */
export function isVisible(subject: unknown): boolean {
  try {
    const given = subject as Element | null;
    if (given === null) return true;
    const doc = propertyOf(given, 'ownerDocument')!;
    const dom = domAccess(doc);
    if (dom.type(given) !== 1) return true;
    // Options have no box of their own while their list is closed: ask the list.
    const element = /^opt(?:ion|group)$/.test(given.localName) ? (given.closest('select') ?? given) : given;
    const view = doc.defaultView;
    if (view === null) return true;
    // The browser's own viewer shows feeds and other XML from a copy, and Firefox does not lay out the document
    // itself.
    if (!/html|svg/.test(doc.contentType)) return true;
    // The title and other texts in the head are never laid out, but they are seen all the same.
    const style = styleOf(element, view);
    const isShown = dom.shows(element) ?? (style.display !== 'none' && style.visibility !== 'hidden');
    if (!isShown) return dom.within(element, 'head');
    const { grounds, faded } = knownNow();
    if (nearest(dom, element, faded, (each) => isFadedAt(each, view), false)) return false;
    if (/^[\d.]+px$/.test(style.fontSize) && parseFloat(style.fontSize) < SMALLEST_FONT) return false;
    const words = channels(style.color);
    if (words === null || (words[3] ?? 1) === 0) return words === null;
    const behind = nearest(dom, element, grounds, (each) => groundAt(each, view), WHITE);
    return (
      behind === UNKNOWN || words.slice(0, 3).some((value, at) => Math.abs(value - (behind[at] ?? 0)) > UNREADABLE)
    );
  } catch {
    return true;
  }
}
