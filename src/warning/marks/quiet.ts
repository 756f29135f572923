/** Waits until a page has built itself. */

/** A page that is still loading after this long is marked as it is, in milliseconds. */
const PATIENCE_MS = 10_000;
/** How long to wait for the first idle moment, in milliseconds. */
const IDLE_MS = 2000;

/** Settles after `load` and the first idle moment that follows: the page's own scripts have built the page by then. */
export async function whenQuiet(doc: Document, signal: AbortSignal): Promise<void> {
  if (doc.readyState !== 'complete')
    await new Promise<void>((done) => {
      const end = (): void => done();
      doc.defaultView?.addEventListener('load', end, { once: true, signal });
      const timer = setTimeout(end, PATIENCE_MS);
      signal.addEventListener('abort', () => clearTimeout(timer));
    });
  await new Promise<void>((done) => {
    // Test environments may not have it.
    const { requestIdleCallback } = globalThis as Partial<typeof globalThis>;
    if (requestIdleCallback === undefined) setTimeout(done);
    else requestIdleCallback(() => done(), { timeout: IDLE_MS });
  });
}
