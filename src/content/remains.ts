/** Removes what an earlier Caveat left on a page that stayed open while the extension was updated or removed. */

import { shadowRootOf } from '../platform/page/browser.ts';

/**
 * Removes the earlier Caveat's element. It is a plain `div`, known by what stands in its closed shadow root. In Chrome
 * the old script still runs, but it puts nothing back: it finds that it has no background to speak to.
 */
export function clearRemains(document: Document): void {
  for (const element of document.documentElement?.children ?? [])
    if (element.localName === 'div' && (shadowRootOf(element)?.querySelector('.caveat') ?? null) !== null)
      element.remove();
}
