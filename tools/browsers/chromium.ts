/** Chromium or Chrome with Caveat loaded, driven over the DevTools protocol. */
import { setTimeout as pause } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import type { Browser, CDPSession, Page, Target, WebWorker } from 'puppeteer-core';
import { PAGE_PATHS } from '../../src/platform/extension/page-paths.ts';
import type { Driver, LaunchOptions } from './driver.ts';
import { answerNextPrompt, pressKeys, VIEWS_FEATURE, VIEWS_SWITCH } from './chromium-views.ts';
import { findBrowser, missingBrowser } from './find.ts';
import { environmentWithFonts } from './fonts.ts';
import { killProcess, throughHub } from './hub.ts';
import { inBrowserStorage } from './lasting.ts';
import { eventsIn } from './chromium-events.ts';
import { said } from './said.ts';

/** Finds the backend ids of the shadow roots of Caveat's layers, which are `div` children of the root element. */
async function layerRoots(cdp: CDPSession): Promise<number[]> {
  // Depth 2 covers the document, its root element and that element's children; each comes with its shadow roots.
  const { root } = await cdp.send('DOM.getDocument', { depth: 2 });
  const found: number[] = [];
  for (const top of root.children ?? [])
    for (const { localName, shadowRoots } of top.children ?? [])
      if (localName === 'div' && shadowRoots?.[0] !== undefined) found.push(shadowRoots[0].backendNodeId);
  return found;
}

/**
 * Sets the extension's managed settings on the page that Chromium has for testing policies. They hold like a policy of
 * the machine until the browser ends; no file is written.
 */
async function manage(browser: Browser, extension: string, managed: Readonly<Record<string, unknown>>): Promise<void> {
  const page = await browser.newPage();
  await page.goto('chrome://policy/test');
  // Source 5 is the platform, scope 1 the machine, level 1 mandatory.
  const set = Object.entries(managed).map(([name, value]) => ({
    ...{ namespace: extension, name, value },
    ...{ source: 5, scope: 1, level: 1 },
  }));
  // Given as text, so that `import` stays the page's own.
  await page.evaluate(
    `import('chrome://resources/js/cr.js').then(({ sendWithPromise }) => ` +
      `sendWithPromise('setLocalTestPolicies', ${JSON.stringify(JSON.stringify(set))}, ''))`,
  );
  await page.close();
}

/** How long a busy machine may take to start a service worker. */
const WORKER_STARTS_MS = 30_000;

/** Opens Chromium with the extension of `folder` (a build for Chrome). */
export async function launchChromium(
  folder: string,
  { sites, headless, fontFolder, profile, isFrugal = false, opensItsWindows = false, managed }: LaunchOptions,
): Promise<Driver> {
  const executablePath = findBrowser('chromium');
  if (executablePath === undefined) throw new Error(missingBrowser('chromium'));
  const browser = await puppeteer.launch({
    executablePath,
    headless,
    env: environmentWithFonts(fontFolder),
    pipe: true,
    ...(profile !== undefined && { userDataDir: profile }),
    enableExtensions: true,
    acceptInsecureCerts: true,
    defaultViewport: headless ? { width: 1200, height: 800 } : null,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // `acceptInsecureCerts` does not hold for what the browser prefetches, so this accepts our certificate there.
      '--ignore-certificate-errors',
      '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable' +
        (isFrugal ? ',SpareRendererForSitePerProcess' : ''),
      ...(opensItsWindows ? [VIEWS_SWITCH, `--enable-features=${VIEWS_FEATURE}`] : []),
      `--host-resolver-rules=MAP *:80 127.0.0.1:${sites.httpPort},MAP *:443 ` +
        `127.0.0.1:${sites.httpsPort},EXCLUDE 127.0.0.1`,
    ],
  });
  const devtools = await browser.target().createCDPSession();
  const { id } = await devtools.send('Extensions.loadUnpacked', { path: folder, enableInIncognito: true });
  const url = (path: string): string => `chrome-extension://${id}/${path}`;

  /** Waits for the service worker, calling `wake` until it runs. @throws Error when it does not start in time. */
  async function worker(wake: () => Promise<unknown> = () => Promise.resolve()): Promise<WebWorker> {
    for (const end = Date.now() + WORKER_STARTS_MS; Date.now() < end; ) {
      const running = await runningWorker();
      if (running) return running;
      await wake();
      await pause(50);
    }
    throw new Error('the service worker did not start');
  }
  /** The service worker, if it runs and is ready. Does not wait for one that has ended. */
  async function runningWorker(): Promise<WebWorker | undefined> {
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
  await worker();
  if (managed !== undefined) await manage(browser, id, managed);

  /** Changes the extension's settings as a user does, on the browser's page of extensions: no other page may. */
  const configure = async (change: Readonly<Record<string, unknown>>): Promise<void> => {
    const page = await browser.newPage();
    await page.goto('chrome://extensions');
    await page.evaluate(
      async (wanted) => {
        const { chrome } = globalThis as unknown as {
          chrome: { developerPrivate: { updateExtensionConfiguration(to: unknown): Promise<void> } };
        };
        await chrome.developerPrivate.updateExtensionConfiguration(wanted);
      },
      { extensionId: id, ...change },
    );
    await page.close();
  };
  const openExtension = async (path: string, before?: Page): Promise<Page> => {
    const page = before ?? (await browser.newPage());
    await page.goto(url(path));
    return page;
  };
  const shared = throughHub(browser, openExtension, {
    install: () => browser.installExtension(folder),
    uninstall: () => browser.uninstallExtension(id),
    lasting: inBrowserStorage,
  });
  /** The service worker. If the browser has put it to sleep, a message wakes it. */
  const awake = (): Promise<WebWorker> => worker(() => shared.ask('options/view', {}));
  return {
    name: 'chromium',
    playsTouch: true,
    playsDrop: true,
    ...shared,
    answerPermission: (isAllowed) => answerNextPrompt(browser, isAllowed),
    pinButton: () => configure({ pinnedToToolbar: true }),
    allowSites: (isAllowed) => configure({ hostAccess: isAllowed ? 'ON_ALL_SITES' : 'ON_CLICK' }),
    async switchOn(isOn) {
      await shared.leaveHub();
      const page = await browser.newPage();
      await page.goto('chrome://extensions');
      await page.evaluate(
        async (extension, wanted) => {
          const { chrome } = globalThis as unknown as {
            chrome: { management: { setEnabled(id: string, isOn: boolean): Promise<void> } };
          };
          await chrome.management.setEnabled(extension, wanted);
        },
        id,
        isOn,
      );
      await page.close();
    },
    kill: () => killProcess(browser),
    async inLayer(page, run, argument = '', index = 0) {
      const cdp = await page.createCDPSession();
      try {
        const backendNodeId = (await layerRoots(cdp))[index];
        if (backendNodeId === undefined) return undefined;
        const { object } = await cdp.send('DOM.resolveNode', { backendNodeId });
        const { result, exceptionDetails } = await cdp.send('Runtime.callFunctionOn', {
          objectId: object.objectId!,
          functionDeclaration:
            'function (argument) { ' + `return (${run.toString()})(this, argument, ${said.toString()}); }`,
          arguments: [{ value: argument }],
          returnByValue: true,
          awaitPromise: true,
        });
        if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return result.value as never;
      } finally {
        await cdp.detach().catch(() => undefined);
      }
    },
    // Not in a browser context made by DevTools: that is no private window, and extensions do not find its tabs.
    async privatePage(address) {
      await shared.withApi(async ({ windows }, wanted) => {
        await windows.create({ incognito: true, url: wanted });
      }, address);
      const target = await browser.waitForTarget((each) => each.url() === address && String(each.type()) === 'page');
      return (await target.page())!;
    },
    async toolbarPopup(page) {
      const background = await awake();
      await page.bringToFront();
      const isPopup = (target: Target): boolean => target.url() === url(PAGE_PATHS.popup);
      const opened = browser.waitForTarget(isPopup);
      await background.evaluate(async () => {
        const { chrome } = globalThis as unknown as { chrome: { action: { openPopup(): Promise<void> } } };
        await chrome.action.openPopup();
      });
      return (await opened).asPage();
    },
    ...eventsIn(awake),
    // The browser lets the background open a panel only after a real press, so dispatching the event is not enough.
    ...(opensItsWindows && {
      async pressKey(command) {
        const keys = await shared.withApi(
          async ({ commands }, wanted) => (await commands.getAll()).find(({ name }) => name === wanted)?.shortcut ?? '',
          command,
        );
        await pressKeys(browser, keys);
      },
    }),
    panelStands: () => Promise.resolve(browser.targets().some((target) => target.url() === url(PAGE_PATHS.panel))),
    playPrint: (page) => page.emulateMediaType('print'),
    async closePanel() {
      const panel = browser.targets().find((target) => target.url() === url(PAGE_PATHS.panel));
      await (await panel?.asPage())?.close();
    },
    async backgroundHeap() {
      const { client } = await awake();
      await client.send('HeapProfiler.collectGarbage');
      return (await client.send('Runtime.getHeapUsage')).usedSize;
    },
    async stopBackground() {
      await (await runningWorker())?.close();
    },
  };
}
