/**
 * Brings presses in that do not come in by themselves: where a page swallows all clicks outside of a part of its own,
 * and where its modal dialog makes everything else inert.
 */

/** Pages must not hear what is typed or pressed in a warning, nor act on it. */
export const KEPT_INSIDE = [
  'keydown',
  'keyup',
  'keypress',
  'beforeinput',
  'input',
  'paste',
  'copy',
  'cut',
  'click',
  'dblclick',
  'auxclick',
  'contextmenu',
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'touchstart',
  'touchend',
  'focusin',
  'focusout',
  'wheel',
] as const;
/** What a press is made of. */
const PRESS = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'auxclick'];
const PRESSABLE = 'button, a[href], input, select, textarea, summary, [tabindex]';

export interface Presses {
  /** Whether an event stands for a person's press that did not come in by itself: this very event, and no other. */
  readonly isBrought: (event: Event) => boolean;
  readonly listen: (signal: AbortSignal) => void;
}

const isAt = (element: Element, x: number, y: number): boolean => {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return left <= x && x <= right && top <= y && y <= bottom;
};

/**
 * @param isOnTop whether nothing of the page lies over the root's parts, as far as can be known: in a page that is
 *   inert around its dialog, the browser does not say.
 */
export function bringPresses(doc: Document, host: HTMLElement, root: ShadowRoot, isOnTop: () => boolean): Presses {
  const brought = new WeakSet<Event>();
  let heard: Event | undefined;
  for (const type of KEPT_INSIDE) root.addEventListener(type, (event) => event.stopPropagation());
  for (const type of ['click', 'auxclick']) root.addEventListener(type, (event) => (heard = event), true);

  const press = (target: Element | null, { type, detail, button, ctrlKey, metaKey }: MouseEvent): void => {
    const event = new MouseEvent(type, { bubbles: true, cancelable: true, detail, button, ctrlKey, metaKey });
    brought.add(event);
    target?.dispatchEvent(event);
  };
  /** A page that traps clicks has swallowed it, if it has not come in by the time that all others heard it. */
  const bring = (event: MouseEvent): void => {
    const { clientX, clientY, detail } = event;
    setTimeout(() => {
      if (heard !== event) press(detail === 0 ? root.activeElement : root.elementFromPoint(clientX, clientY), event);
    });
  };

  /** Whether the browser kept a press away because a dialog, or what fills the screen, takes them all. */
  const isShut = (event: Event): boolean =>
    isOnTop() &&
    (doc.documentElement.hasAttribute('inert') ||
      event.composedPath().some((node) => (node as Partial<Element>).matches?.(':modal') === true));
  /** What is pressed at a place, by where things stand: the browser does not say it of what is inert. */
  const thingAt = (x: number, y: number): Element | undefined => {
    const part = [...root.querySelectorAll('[data-part]')].findLast((each) => isAt(each, x, y));
    const isShown = (element: Element): boolean => {
      for (let each: Element | null = element; each !== null && each !== part; each = each.parentElement)
        if (!isAt(each, x, y) && getComputedStyle(each).overflowY !== 'visible') return false;
      return isAt(element, x, y);
    };
    return part && ([...part.querySelectorAll(PRESSABLE)].findLast(isShown) ?? part);
  };
  const onPress = (event: Event): void => {
    if (!event.isTrusted) return;
    const { type, clientX, clientY, detail } = event as MouseEvent;
    if (event.target === host) {
      if (type === 'click' || type === 'auxclick') bring(event as MouseEvent);
      return;
    }
    if ((type === 'click' && detail === 0) || !isShut(event)) return;
    const thing = thingAt(clientX, clientY);
    if (thing === undefined) return;
    event.stopImmediatePropagation();
    if (type === 'mousedown' || type === 'click' || type === 'auxclick') event.preventDefault();
    if (type === 'click' || type === 'auxclick') press(thing, event as MouseEvent);
  };
  return {
    isBrought: (event) => brought.has(event),
    listen: (signal) => {
      for (const type of PRESS) (doc.defaultView ?? doc).addEventListener(type, onPress, { capture: true, signal });
    },
  };
}
