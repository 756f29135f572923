/** Firefox with Caveat loaded, driven over WebDriver BiDi. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import type { Browser, Page } from 'puppeteer-core';
import type { Driver, LaunchOptions } from './driver.ts';
import { findBrowser, missingBrowser } from './find.ts';
import { bidiOf, contextOf, inLayerBy, privilegedBy } from './firefox-bidi.ts';
import { GECKO_ID, ownHost, switchExtension, throughWindow } from './firefox-window.ts';
import { environmentWithFonts } from './fonts.ts';
import { ANSWER_MS, killProcess, throughHub } from './hub.ts';
import { inBrowserStorage, inOwnDatabase } from './lasting.ts';

/**
 * Fixes the extension's origin, to which its data belong, in a profile that is used again. Otherwise Firefox draws a
 * new origin for each installation, and saves it only when it ends normally.
 */
const ORIGIN = '7d0c2f5e-3a1b-4c64-9e58-0b6f1d2a4c93';

/** Makes a home folder in which Firefox finds managed settings for Caveat. @returns its path. */
function homeWith(managed: object): string {
  const home = mkdtempSync(join(tmpdir(), 'caveat-home-'));
  const folder = join(home, '.mozilla', 'managed-storage');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, `${GECKO_ID}.json`),
    JSON.stringify({ name: GECKO_ID, description: 'Caveat', type: 'storage', data: managed }),
  );
  return home;
}

/** Starts the browser itself, without the extension. */
async function startBrowser(options: LaunchOptions): Promise<Browser> {
  const {
    sites,
    headless,
    fontFolder,
    profile,
    neverRemembers = false,
    isFrugal = false,
    storageLimit,
    managed,
  } = options;
  const executablePath = findBrowser('firefox');
  if (executablePath === undefined) throw new Error(missingBrowser('firefox'));
  const pac =
    `function FindProxyForURL(url, host) { ` +
    `return host === '127.0.0.1' ? 'DIRECT' : 'PROXY 127.0.0.1:${sites.proxyPort}'; }`;
  const home = managed && homeWith(managed);
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless,
    protocolTimeout: ANSWER_MS,
    env: { ...environmentWithFonts(fontFolder), ...(home !== undefined && { HOME: home }) },
    ...(profile !== undefined && { userDataDir: profile }),
    acceptInsecureCerts: true,
    defaultViewport: headless ? { width: 1200, height: 800 } : null,
    // Without this flag Firefox 153 refuses moz-extension: pages and chrome-scope scripts to WebDriver.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'network.proxy.type': 2,
      'network.proxy.autoconfig_url': `data:application/x-ns-proxy-autoconfig,${encodeURIComponent(pac)}`,
      'network.proxy.allow_hijacking_localhost': true,
      'dom.security.https_first': false,
      // Without this, the sandbox lets content processes read only the system's own font folders.
      ...(fontFolder !== undefined && { 'security.sandbox.content.read_path_whitelist': `${fontFolder}/` }),
      ...(storageLimit !== undefined && { 'dom.quotaManager.temporaryStorage.fixedLimit': storageLimit }),
      ...(profile !== undefined && {
        'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: ORIGIN }),
        'extensions.webextensions.keepStorageOnUninstall': true,
      }),
      ...(neverRemembers && { 'browser.privatebrowsing.autostart': true }),
      ...(isFrugal && {
        'dom.ipc.processPrelaunch.enabled': false,
        'dom.ipc.keepProcessesAlive.webIsolated.max': 4,
        'dom.ipc.keepProcessesAlive.web': 4,
      }),
      'browser.shell.checkDefaultBrowser': false,
      'datareporting.policy.dataSubmissionEnabled': false,
    },
  });
  if (home !== undefined) browser.once('disconnected', () => rmSync(home, { recursive: true, force: true }));
  return browser;
}

/** Opens Firefox with the extension of `folder` (a build for Firefox). */
export async function launchFirefox(folder: string, options: LaunchOptions): Promise<Driver> {
  const { profile, neverRemembers = false, isFrugal = false } = options;
  const browser = await startBrowser(options);
  const bidi = bidiOf(browser);
  const privileged = privilegedBy(bidi);
  const install = (): Promise<unknown> =>
    neverRemembers
      ? bidi.send('webExtension.install', {
          extensionData: { type: 'path', path: folder },
          'moz:allowPrivateBrowsing': true,
        })
      : browser.installExtension(folder);
  // The browser's own tabs come and go without moving, while pages see no wish for less motion.
  if (isFrugal) await privileged('gReduceMotionOverride = true');
  await install();

  const openExtension = async (path: string, before?: Page): Promise<Page> => {
    // Ask each time: Firefox draws a new host with each installation.
    const host = await ownHost(privileged);
    const page = before ?? (await browser.newPage());
    // page.goto() never returns for moz-extension: addresses; Firefox sends no navigation events for them.
    await bidi.send('browsingContext.navigate', {
      context: contextOf(page),
      url: `moz-extension://${host}/${path}`,
      wait: 'complete',
    });
    return page;
  };
  const shared = throughHub(browser, openExtension, {
    install,
    uninstall: () => browser.uninstallExtension(GECKO_ID),
    lasting: neverRemembers ? inBrowserStorage : inOwnDatabase,
  });
  return {
    name: 'firefox',
    playsTouch: false,
    playsDrop: false,
    ...shared,
    ...throughWindow(privileged),
    inLayer: inLayerBy(bidi),
    async kill() {
      await killProcess(browser);
      // When the browser is gone, Puppeteer restores the profile's settings from `*.puppeteer` files. Wait for that: a
      // browser started earlier would not find them.
      while (profile !== undefined && readdirSync(profile).some((name) => name.endsWith('.puppeteer'))) await pause(20);
    },
    panelStands: () => shared.withApi(({ sidebarAction }) => sidebarAction.isOpen({})),
    // In Firefox, the manifest itself puts the button into the toolbar.
    pinButton: () => Promise.resolve(),
    async switchOn(isOn) {
      await shared.leaveHub();
      await switchExtension(privileged, isOn);
    },
  };
}
