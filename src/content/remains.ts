/** What an earlier Caveat left on a page that stayed open while it was updated or removed. */

import { shadowRootOf } from '../platform/page/browser.ts';

/**
 * Takes it away. In Chrome the old script still lives; it finds that it has no one to speak to any more, and puts
 * nothing back. The element has no name of its own: what stands in its closed root tells it.
 */
export function clearRemains(document: Document): void {
  for (const element of document.documentElement?.children ?? [])
    if (element.localName === 'div' && (shadowRootOf(element)?.querySelector('.caveat') ?? null) !== null)
      element.remove();
}
