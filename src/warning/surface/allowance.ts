/**
 * Tells a fight with the page from a page that changes for its readers: a fight has no pauses.
 * @param most calls that are allowed at once; each `ms` that pass allow one more
 * @returns counts a call; whether it is allowed
 */
export function allowance(most: number, ms: number): () => boolean {
  let used = 0;
  let last = 0;
  return () => {
    const now = performance.now();
    used = Math.max(0, used - (now - last) / ms) + 1;
    last = now;
    return used <= most;
  };
}
