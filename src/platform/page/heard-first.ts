/**
 * Hears presses, and `beforetoggle` of what the page opens over a warning, on the window, before the page's own
 * elements do. A listed site may try to prevent that, so there the gate listens before the page's first script can.
 */
import { pageWorld } from './world.ts';
import type { FirstListener } from './world.ts';

const TYPES = [
  'pointerdown',
  'mousedown',
  'pointerup',
  'mouseup',
  'click',
  'auxclick',
  'beforetoggle',
  'touchstart',
  'touchend',
];

/** Listens; call it again after `document.open`, which removes all listeners. @returns the set of functions to tell. */
export function hearFirst(view: Pick<Window, 'addEventListener'>): FirstListener['to'] {
  const listener = (pageWorld.caveatHears ??= {
    to: new Set(),
    handleEvent(event) {
      for (const tell of this.to) tell(event);
    },
  });
  for (const type of TYPES) view.addEventListener(type, listener, true);
  return listener.to;
}
