/** Waits for a page to have become what it is to be. */

/** A page that goes on loading after this long is marked as it is, in milliseconds. */
const PATIENCE_MS = 10_000;
/** How long the first idle moment is waited for. */
const IDLE_MS = 2000;

/** Settles after `load` and the first idle moment from then on: what a page's own scripts build, they have built. */
export async function whenQuiet(doc: Document, signal: AbortSignal): Promise<void> {
  if (doc.readyState !== 'complete')
    await new Promise<void>((done) => {
      const end = (): void => done();
      doc.defaultView?.addEventListener('load', end, { once: true, signal });
      const timer = setTimeout(end, PATIENCE_MS);
      signal.addEventListener('abort', () => clearTimeout(timer));
    });
  await new Promise<void>((done) => {
    // Not in all browsers' test doubles.
    const { requestIdleCallback } = globalThis as Partial<typeof globalThis>;
    if (requestIdleCallback === undefined) setTimeout(done);
    else requestIdleCallback(() => done(), { timeout: IDLE_MS });
  });
}
