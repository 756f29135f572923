/** Chromium or Chrome with Caveat loaded, driven over the DevTools protocol. */
import puppeteer from 'puppeteer-core';
import type { Browser, CDPSession, Page, Target } from 'puppeteer-core';
import { PAGE_PATHS } from '../../src/platform/extension/page-paths.ts';
import { eventsIn } from './chromium-events.ts';
import { inLayer } from './chromium-layer.ts';
import { configure, manage, switchExtension } from './chromium-settings.ts';
import { answerNextPrompt, pressKeys, VIEWS_FEATURE, VIEWS_SWITCH } from './chromium-views.ts';
import { endWorker, evaluateIn, withWorker } from './chromium-worker.ts';
import type { Driver, LaunchOptions } from './driver.ts';
import { findBrowser, missingBrowser } from './find.ts';
import { environmentWithFonts } from './fonts.ts';
import { ANSWER_MS, killProcess, throughHub } from './hub.ts';
import { inBrowserStorage } from './lasting.ts';

/** Opens the browser, in which nothing is loaded yet. */
function openBrowser(options: LaunchOptions): Promise<Browser> {
  const { sites, headless, fontFolder, profile, isFrugal = false, opensItsWindows = false } = options;
  const executablePath = findBrowser('chromium');
  if (executablePath === undefined) throw new Error(missingBrowser('chromium'));
  return puppeteer.launch({
    executablePath,
    headless,
    env: environmentWithFonts(fontFolder),
    pipe: true,
    protocolTimeout: ANSWER_MS,
    ...(profile !== undefined && { userDataDir: profile }),
    enableExtensions: true,
    acceptInsecureCerts: true,
    defaultViewport: headless ? { width: 1200, height: 800 } : null,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      // The browser's own tabs come and go without moving: drawing that took a good part of a test.
      ...(isFrugal ? ['--animation-duration-scale=0'] : []),

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
}

/** Opens Chromium with the extension of `folder` (a build for Chrome). */
export async function launchChromium(folder: string, options: LaunchOptions): Promise<Driver> {
  const browser = await openBrowser(options);
  const devtools = await browser.target().createCDPSession();
  const { id } = await devtools.send('Extensions.loadUnpacked', { path: folder, enableInIncognito: true });
  const url = (path: string): string => `chrome-extension://${id}/${path}`;
  await withWorker(browser, id, () => Promise.resolve());
  if (options.managed !== undefined) await manage(browser, id, options.managed);
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
  /** Gives `use` a session with the service worker. If the browser has put it to sleep, a message wakes it. */
  const inBackground = <T>(use: (session: CDPSession) => Promise<T>): Promise<T> =>
    withWorker(browser, id, use, () => shared.ask('options/view', {}));
  return {
    name: 'chromium',
    playsTouch: true,
    playsDrop: true,
    ...shared,
    answerPermission: (isAllowed) => answerNextPrompt(browser, isAllowed),
    pinButton: () => configure(browser, id, { pinnedToToolbar: true }),
    allowSites: (isAllowed) => configure(browser, id, { hostAccess: isAllowed ? 'ON_ALL_SITES' : 'ON_CLICK' }),
    async switchOn(isOn) {
      await shared.leaveHub();
      await switchExtension(browser, id, isOn);
    },
    kill: () => killProcess(browser),
    inLayer,
    // Not in a browser context made by DevTools: that is no private window, and extensions do not find its tabs.
    async privatePage(address) {
      await shared.withApi(async ({ windows }, wanted) => {
        await windows.create({ incognito: true, url: wanted });
      }, address);
      const target = await browser.waitForTarget((each) => each.url() === address && String(each.type()) === 'page');
      return (await target.page())!;
    },
    async toolbarPopup(page) {
      const isPopup = (target: Target): boolean => target.url() === url(PAGE_PATHS.popup);
      const opened = browser.waitForTarget(isPopup);
      await inBackground(async (session) => {
        // Not before the background is awake: waking it may open the hub.
        await page.bringToFront();
        await evaluateIn(session, async () => {
          const { chrome } = globalThis as unknown as { chrome: { action: { openPopup(): Promise<void> } } };
          await chrome.action.openPopup();
        });
      });
      return (await opened).asPage();
    },
    ...eventsIn((run, ...given) => inBackground((session) => evaluateIn(session, run, ...given))),
    // The browser lets the background open a panel only after a real press, so dispatching the event is not enough.
    ...(options.opensItsWindows === true && {
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
    backgroundHeap: () =>
      inBackground(async (session) => {
        await session.send('HeapProfiler.collectGarbage');
        return (await session.send('Runtime.getHeapUsage')).usedSize;
      }),
    stopBackground: () => endWorker(browser, id),
  };
}
