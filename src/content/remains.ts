/** Removes what an earlier Caveat left on a page that stayed open while the extension was updated or removed. */

import { shadowRootOf } from '../platform/page/browser.ts';

/**
 * Removes the earlier Caveat's element, a plain `div`, known by what stands in its closed shadow root, and what it put
 * around or before it (`warning/surface/home.ts`). In Chrome the old script still runs, but it puts nothing back: it
 * finds that it has no background to speak to.
 */
export function clearRemains(document: Document): void {
  // A page can name an image `querySelectorAll`, which then hides the document's method.
  const hosts = Document.prototype.querySelectorAll.call(document, ':root>div,:root>foreignObject>div');
  for (const element of hosts) {
    if (!shadowRootOf(element)?.querySelector('.caveat')) continue;
    const { parentElement, previousSibling } = element;
    if (previousSibling?.nodeType === 8 && previousSibling.nodeValue === '/$') previousSibling.remove();
    (parentElement === document.documentElement ? element : parentElement!).remove();
  }
}
