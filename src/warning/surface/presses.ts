/**
 * Brings in presses that do not reach the parts by themselves: where a page swallows all clicks outside of an element
 * of its own, and where its modal dialog makes everything else inert. In Firefox, where an event tells the page of
 * inner elements, every one that does ends on the window, and a copy goes on.
 */
import { attributeOf, fits, rootOf } from '../../platform/page/elements.ts';
import { hearFirst } from '../../platform/page/heard-first.ts';
import { isQuiet } from './focus.ts';
import { likeness } from './likeness.ts';

/** Pages must not hear what is typed or pressed in a warning, nor act on it. */
const KEPT_INSIDE = [
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
const PRESSABLE = 'button, a[href], input, select, textarea, summary, [tabindex]';

interface Presses {
  /** Whether this very event was made here, for a person's press that did not come in by itself. */
  readonly isBrought: (event: Event) => boolean;
  readonly listen: (signal: AbortSignal) => void;
}

const PRESSES = /^(?:pointer|mouse)(?:down|up)$|click$/;
/** What the parts listen to themselves. */
const OWN_TYPES = /^(?:key|click|auxclick|mousedown|pointerdown|focus)/;

/** The inner element that Firefox tells listeners on the page of. */
function toldOf(event: Event, root: ShadowRoot): Node | undefined {
  const { originalTarget, explicitOriginalTarget, rangeParent } = event as Event & Record<string, unknown>;
  return [originalTarget, explicitOriginalTarget, rangeParent].find(
    (node): node is Node => node instanceof Node && rootOf(node) === root,
  );
}

/** A copy that does not leave the root: a `KeyboardEvent` would, in Firefox, so it is one in its properties alone. */
function copyOf(event: Event): Event {
  const { type, bubbles, cancelable } = event;
  const copy = new Event(type, { bubbles, cancelable });
  for (const name in event)
    if (!(name in copy))
      Object.defineProperty(copy, name, { value: (event as unknown as Record<string, unknown>)[name] });
  return copy;
}

const isAt = (element: Element, x: number, y: number): boolean => {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return left <= x && x <= right && top <= y && y <= bottom;
};

/**
 * @param isOnTop whether, as far as is known, nothing of the page lies over the parts: on an inert page the browser
 * does not say
 */
export function bringPresses(doc: Document, host: HTMLElement, root: ShadowRoot, isOnTop: () => boolean): Presses {
  const brought = new WeakSet<Event>();
  let heard: Event | undefined;
  for (const type of KEPT_INSIDE) root.addEventListener(type, (event) => event.stopPropagation());
  for (const type of ['click', 'auxclick']) root.addEventListener(type, (event) => (heard = event), true);

  let pointer = -1;
  /** Takes back a pointer that the page has an element of its own capture: all that follows would be told there. */
  const takeBack = (event: Event): void => {
    if (event.type === 'pointerdown') pointer = (event as PointerEvent).pointerId;
    try {
      host.setPointerCapture(pointer);
      host.releasePointerCapture(pointer);
    } catch {
      // The pointer is up already, or was never down.
    }
  };
  for (const type of ['pointerdown', 'mousedown']) root.addEventListener(type, takeBack, true);

  const press = (target: Element | null, { type, detail, button, ctrlKey, metaKey }: MouseEvent): void => {
    const event = new MouseEvent(type, { bubbles: true, cancelable: true, detail, button, ctrlKey, metaKey });
    brought.add(event);
    target?.dispatchEvent(event);
  };
  /** Brings in a click that the root has not heard by the time all listeners are done: the page has swallowed it. */
  const bring = (event: MouseEvent): void => {
    const { clientX, clientY, detail } = event;
    setTimeout(() => {
      if (heard !== event) press(detail === 0 ? root.activeElement : root.elementFromPoint(clientX, clientY), event);
    });
  };

  /** Whether the browser kept a press away: the page is inert, or a dialog or fullscreen element takes all presses. */
  const isShut = (event: Event): boolean =>
    isOnTop() &&
    (attributeOf(doc.documentElement, 'inert') !== null ||
      event.composedPath().some((node) => node instanceof Element && fits(node, ':modal')));
  /** What a press at a point hits, judged by positions: the browser finds no inert element there. */
  const thingAt = (x: number, y: number): Element | undefined => {
    const part = [...root.querySelectorAll('[data-part]')].findLast((each) => isAt(each, x, y));
    const isShown = (element: Element): boolean => {
      for (let each: Element | null = element; each !== null && each !== part; each = each.parentElement)
        if (!isAt(each, x, y) && getComputedStyle(each).overflowY !== 'visible') return false;
      return isAt(element, x, y);
    };
    return part && ([...part.querySelectorAll(PRESSABLE)].findLast(isShown) ?? part);
  };
  /** The chip that the last press began on, if the pointer goes through it. */
  let began: Element | undefined;
  /** The chip that the pointer goes through, at a point: a press counts only where it also began there. */
  const throughAt = (x: number, y: number, type: string): Element | undefined => {
    const thing = [...root.querySelectorAll('.is-through')].find(
      (each) => isAt(each, x, y) && getComputedStyle(each).visibility === 'visible',
    );
    if (type.endsWith('down')) began = thing;
    return thing === began ? thing : undefined;
  };
  const onPress = (event: Event): void => {
    if (!event.isTrusted || event.type === 'beforetoggle') return;
    const inner = toldOf(event, root);
    if (inner !== undefined) {
      event.stopImmediatePropagation();
      const { target } = event;
      // The pointer or the focus comes to a part, or leaves it, and an element of the page is told. It must be, but
      // only once Firefox is done with the event: until then every event that is made names the inner element, too.
      if (target !== host && !isQuiet()) setTimeout(() => target?.dispatchEvent(likeness(event)));
      if (target !== host || !OWN_TYPES.test(event.type)) return;
      const copy = copyOf(event);
      brought.add(copy);
      if (!inner.dispatchEvent(copy)) event.preventDefault();
      return;
    }
    const { type, clientX, clientY, detail } = event as MouseEvent;
    if (event.target === host) {
      if (type === 'click' || type === 'auxclick') bring(event as MouseEvent);
      // A page that prevents what a finger does would keep the click from coming.
      else if (type.startsWith('touch')) event.stopImmediatePropagation();
      else takeBack(event);
      return;
    }
    if (type === 'click' && detail === 0) return;
    const find = isShut(event) ? thingAt : PRESSES.test(type) ? throughAt : undefined;
    const thing = find?.(clientX, clientY, type);
    if (thing === undefined) return;
    event.stopImmediatePropagation();
    if (type === 'mousedown' || type === 'click' || type === 'auxclick') event.preventDefault();
    if (type === 'click' || type === 'auxclick') press(thing, event as MouseEvent);
  };
  return {
    isBrought: (event) => brought.has(event),
    listen: (signal) => {
      const heardBy = hearFirst(doc.defaultView ?? doc);
      heardBy.add(onPress);
      signal.addEventListener('abort', () => heardBy.delete(onPress));
    },
  };
}
