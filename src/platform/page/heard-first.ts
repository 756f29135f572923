/**
 * Presses, and what the page opens over a warning, are heard on the window, before the page's own elements hear them.
 * On a listed site, which may want to keep them from us, already before the page's first script could stop them there.
 */
import { pageWorld } from './world.ts';
import type { FirstListener } from './world.ts';

const TYPES = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'auxclick', 'beforetoggle'];

/** Listens from now on, also where a page that is written anew has made us deaf. @returns who is told. */
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
