/**
 * Hears presses, and `beforetoggle` of what the page opens over a warning, on the window, before the page's own
 * elements do. A page may try to prevent that, so the gate listens before its first script can: on listed sites, and in
 * Firefox on all.
 */
import { pageWorld } from './world.ts';
import type { FirstListener } from './world.ts';

const TYPES = 'pointerdown mousedown pointerup mouseup click auxclick beforetoggle touchstart touchend';
/**
 * Firefox tells every listener which element of a closed shadow root an event is for: `originalTarget`,
 * `explicitOriginalTarget`, `rangeParent`. So all events that can be for one are heard there, to be kept from the page.
 */
const ALL_TYPES =
  `${TYPES} pointermove pointerover pointerenter pointerout pointerleave pointercancel ` +
  'gotpointercapture lostpointercapture mousemove mouseover mouseenter mouseout mouseleave dblclick contextmenu ' +
  'wheel DOMMouseScroll MozMousePixelScroll touchmove touchcancel keydown keypress keyup beforeinput input copy cut ' +
  'paste selectstart dragstart drag dragenter dragover dragleave dragend drop focus focusin focusout blur';

/** The browser tells of every least movement of a mouse once somebody listens to this: it is not heard everywhere. */
const FINE_TYPE = 'pointerrawupdate';

/** Whether this is such a browser. */
export const tellsInner = (): boolean => 'openOrClosedShadowRoot' in Element.prototype;

/**
 * Listens; call it again after `document.open`, which removes all listeners.
 * @param fine whether also to what makes work for the browser
 * @returns the set of functions to tell
 */
export function hearFirst(view: Pick<Window, 'addEventListener'>, fine = true): FirstListener['to'] {
  const listener = (pageWorld.caveatHears ??= {
    to: new Set(),
    handleEvent(event) {
      for (const tell of this.to) tell(event);
    },
  });
  // Scrolling must not wait for a listener that never prevents it.
  for (const type of (tellsInner() ? `${ALL_TYPES}${fine ? ` ${FINE_TYPE}` : ''}` : TYPES).split(' '))
    view.addEventListener(type, listener, { capture: true, passive: /^(?:wheel|touch|DOM|Moz)/.test(type) });
  return listener.to;
}
