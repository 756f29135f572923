/** What an earlier Caveat left on a page that stayed open while it was updated or removed. */

/**
 * Takes it away. In Chrome the old script still lives; it finds that it has no one to speak to any more, and puts
 * nothing back.
 */
export function clearRemains(document: Document): void {
  for (const element of document.querySelectorAll('caveat-layer, caveat-mark')) element.remove();
}
