/**
 * The background of the extension, in Chromium a service worker that the browser ends when nothing happens.
 *
 * Each use gets a DevTools session of its own. puppeteer's `target.worker()` keeps its first session for good, but a
 * worker that is ended while a session looks on may start anew as the same target: the kept session then answers
 * nothing any more, and the worker seemed never to start. A session that stays would also keep the worker from ending.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, CDPSession } from 'puppeteer-core';

/** How long a busy machine may take to start a service worker. */
const WORKER_STARTS_MS = 30_000;
/** How long one that runs may take to say that it is ready. */
const WORKER_ANSWERS_MS = 2000;
const IS_READY = "'windows' in (globalThis.chrome ?? {})";

/**
 * Runs a function in the background. It is sent as text, so it may use only its arguments.
 * @throws Error with what it threw there
 */
export async function evaluateIn<A extends unknown[], T>(
  session: CDPSession,
  run: (...given: A) => T,
  ...given: A
): Promise<Awaited<T>> {
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression: `(${run.toString()})(...${JSON.stringify(given)})`,
    awaitPromise: true,
    returnByValue: true,
    // For what the browser allows only after a press.
    userGesture: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as Awaited<T>;
}

/** A session with the service worker if it runs and is ready; waits for none. The caller detaches the session. */
async function sessionWith(browser: Browser, id: string): Promise<CDPSession | undefined> {
  const targets = browser.targets().filter(
    (target) =>
      String(target.type()) === 'service_worker' &&
      target.url().includes(id) &&
      // Leave out the background of private windows, which have one of their own.
      target.browserContext() === browser.defaultBrowserContext(),
  );
  for (const target of targets) {
    const session = await target.createCDPSession().catch(() => undefined);
    // A worker that has just started has no browser API yet, and one that is about to end does not answer.
    const answer = await session
      ?.send('Runtime.evaluate', { expression: IS_READY, returnByValue: true }, { timeout: WORKER_ANSWERS_MS })
      .catch(() => undefined);
    if (answer?.result.value === true) return session;
    await session?.detach().catch(() => undefined);
  }
  return undefined;
}

/**
 * Waits for the service worker, calling `wake` until it runs, and gives `use` a session with it.
 * @throws Error when it does not start in time
 */
export async function withWorker<T>(
  browser: Browser,
  id: string,
  use: (session: CDPSession) => Promise<T>,
  wake: () => Promise<unknown> = () => Promise.resolve(),
): Promise<T> {
  for (const end = Date.now() + WORKER_STARTS_MS; Date.now() < end; ) {
    const session = await sessionWith(browser, id);
    if (session)
      try {
        return await use(session);
      } finally {
        await session.detach().catch(() => undefined);
      }
    await wake();
    await pause(50);
  }
  throw new Error('the service worker did not start');
}

/**
 * Ends the service worker if it runs, as the browser does when nothing happens, and waits until it is gone: Chrome may
 * leave a message to one that is just stopping waiting for ever.
 */
export async function endWorker(browser: Browser, id: string): Promise<void> {
  const session = await sessionWith(browser, id);
  if (!session) return;
  const devtools = await browser.target().createCDPSession();
  try {
    const { targetInfo } = await session.send('Target.getTargetInfo');
    await devtools.send('Target.closeTarget', { targetId: targetInfo.targetId });
    // The worker ends when nobody looks on any more.
    await session.detach().catch(() => undefined);
    // It may start anew as the same target.
    for (const end = Date.now() + WORKER_ANSWERS_MS; Date.now() < end; await pause(20)) {
      const { targetInfos } = await devtools.send('Target.getTargets');
      if (!targetInfos.some(({ targetId }) => targetId === targetInfo.targetId)) return;
    }
  } finally {
    await session.detach().catch(() => undefined);
    await devtools.detach();
  }
}
