/** Shadow roots of a page's elements: which can be read, and where one may come later. */
import { shadowRootOf } from './browser.ts';
import { pageWorld } from './world.ts';

/** Empty elements with these names may get a shadow root later, and so may custom elements. */
const MAY_HOLD = /^(?:div|section|main|article|aside|body|header|footer|nav)$/;

const isComponent = ({ localName }: Element): boolean => localName.includes('-');

/** An element's shadow root, also a closed one where the browser lets us see it; never that of Caveat's host. */
export function readableRoot(element: Element): ShadowRoot | null {
  if (element === pageWorld.caveatHost) return null;
  // Asking for a closed root costs more than for an open one, so ask only where a closed one is likely.
  return isComponent(element) || element.firstElementChild === null ? shadowRootOf(element) : element.shadowRoot;
}

/** Whether an element that has no shadow root may get one later, of which no change of the document will tell. */
export const mayGetRoot = (element: Element): boolean =>
  isComponent(element) || (element.firstChild === null && MAY_HOLD.test(element.localName));
