/** Finds the background of the extension, in Chromium a service worker that the browser ends when nothing happens. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, WebWorker } from 'puppeteer-core';

/** How long a busy machine may take to start a service worker. */
const WORKER_STARTS_MS = 30_000;

/** The service worker, if it runs and is ready. Does not wait for one that has ended. */
export async function runningWorker(browser: Browser, id: string): Promise<WebWorker | undefined> {
  const target = browser.targets().find(
    (candidate) =>
      String(candidate.type()) === 'service_worker' &&
      candidate.url().includes(id) &&
      // Leave out the background of private windows, which have one of their own.
      candidate.browserContext() === browser.defaultBrowserContext(),
  );
  const running = await target?.worker().catch(() => null);
  // A worker that has just started has no browser API yet, and one that is about to end does not answer.
  const isReady = await running
    ?.evaluate(() => 'windows' in ((globalThis as { chrome?: object }).chrome ?? {}))
    .catch(() => false);
  return running && isReady === true ? running : undefined;
}

/** Waits for the service worker, calling `wake` until it runs. @throws Error when it does not start in time. */
export async function startedWorker(
  browser: Browser,
  id: string,
  wake: () => Promise<unknown> = () => Promise.resolve(),
): Promise<WebWorker> {
  for (const end = Date.now() + WORKER_STARTS_MS; Date.now() < end; ) {
    const running = await runningWorker(browser, id);
    if (running) return running;
    await wake();
    await pause(50);
  }
  throw new Error('the service worker did not start');
}
