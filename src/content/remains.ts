/** What an earlier Caveat left on a page that stayed open while it was updated or removed. */

/**
 * Takes it away. In Chrome the old script still lives and, finding its layer gone, takes its marks away itself; in Firefox
 * it is dead and nobody does. So the marks are looked at a moment later.
 */
export function clearRemains(document: Document): void {
  const remains = document.querySelectorAll('caveat-layer');
  const marks = document.querySelectorAll('caveat-mark');
  if (remains.length + marks.length === 0) return;
  for (const element of remains) element.remove();
  setTimeout(() => {
    for (const element of marks) element.remove();
  });
}
