/** Firefox with Caveat loaded, driven over WebDriver BiDi. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import type { Page } from 'puppeteer-core';
import type { AddressBar, Driver, LaunchOptions } from './driver.ts';
import { findBrowser, missingBrowser } from './find.ts';
import { environmentWithFonts } from './fonts.ts';
import { killProcess, throughHub } from './hub.ts';
import { inBrowserStorage, inOwnDatabase } from './lasting.ts';
import { said } from './said.ts';

const GECKO_ID = 'caveat@caveat.invalid';
/**
 * Names the extension's own origin, where its data lie. The browser would draw it anew for each installation, and note
 * it only when it ends well: in a folder that is kept it has to be the same.
 */
const ORIGIN = '7d0c2f5e-3a1b-4c64-9e58-0b6f1d2a4c93';
/** The extension in the browser's own words. */
const EXTENSION = `WebExtensionPolicy.getByID(${JSON.stringify(GECKO_ID)}).extension`;

/** The parts of BiDi used here that puppeteer-core 24 does not type. */
interface Bidi {
  send(method: string, parameters: Record<string, unknown>): Promise<{ result: never }>;
}
interface BidiNode {
  sharedId?: string;
  value?: { localName?: string; shadowRoot?: BidiNode | null; mode?: string; children?: BidiNode[] };
}

const contextOf = (page: Page): string => (page.mainFrame() as unknown as { _id: string })._id;

/** A home folder in which Firefox finds what an organisation has set for Caveat. */
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

/** Opens Firefox with the extension of `folder` (a build for Firefox). */
export async function launchFirefox(
  folder: string,
  {
    sites,
    headless,
    fontFolder,
    profile,
    neverRemembers = false,
    isFrugal = false,
    storageLimit,
    managed,
  }: LaunchOptions,
): Promise<Driver> {
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
      // The processes that draw pages read no other folder of fonts than the system's own.
      ...(fontFolder !== undefined && { 'security.sandbox.content.read_path_whitelist': `${fontFolder}/` }),
      ...(storageLimit !== undefined && { 'dom.quotaManager.temporaryStorage.fixedLimit': storageLimit }),
      ...(profile !== undefined && {
        'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: ORIGIN }),
        'extensions.webextensions.keepStorageOnUninstall': true,
      }),
      ...(neverRemembers && { 'browser.privatebrowsing.autostart': true }),
      ...(isFrugal && { 'dom.ipc.processPrelaunch.enabled': false }),
      'browser.shell.checkDefaultBrowser': false,
      'datareporting.policy.dataSubmissionEnabled': false,
    },
  });
  if (home !== undefined) browser.once('disconnected', () => rmSync(home, { recursive: true, force: true }));
  const bidi = (browser as unknown as { connection: Bidi }).connection;
  const install = (): Promise<unknown> =>
    neverRemembers
      ? bidi.send('webExtension.install', {
          extensionData: { type: 'path', path: folder },
          'moz:allowPrivateBrowsing': true,
        })
      : browser.installExtension(folder);
  await install();

  /** Evaluates an expression in the browser's own window, with its privileges. */
  async function privileged<T>(expression: string): Promise<T> {
    const tree = (await bidi.send('browsingContext.getTree', { 'moz:scope': 'chrome' })).result as {
      contexts: { context: string }[];
    };
    const { result } = await bidi.send('script.evaluate', {
      expression,
      target: { context: tree.contexts[0]!.context },
      awaitPromise: true,
    });
    const answer = result as { type: string; exceptionDetails?: { text: string }; result: { value?: unknown } };
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails?.text);
    return answer.result.value as T;
  }
  const openExtension = async (path: string, before?: Page): Promise<Page> => {
    // Drawn anew with each installation.
    const host = await privileged<string>(
      `WebExtensionPolicy.getByID(${JSON.stringify(GECKO_ID)}).mozExtensionHostname`,
    );
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
    async kill() {
      await killProcess(browser);
      // Puppeteer puts the settings in the folder back then; whoever starts with them sooner finds them gone.
      while (profile !== undefined && readdirSync(profile).some((name) => name.endsWith('.puppeteer'))) await pause(20);
    },
    panelStands: () => shared.withApi(({ sidebarAction }) => sidebarAction.isOpen({})),
    // The manifest for Firefox asks for the toolbar itself.
    pinButton: () => Promise.resolve(),
    async inLayer(page, run, argument = '', index = 0) {
      const context = contextOf(page);
      const { result: listed } = await bidi.send('script.evaluate', {
        expression: `[...document.querySelectorAll(':root > div')][${index}] ?? null`,
        target: { context, sandbox: 'caveat-driver' },
        awaitPromise: false,
        serializationOptions: { includeShadowTree: 'all', maxDomDepth: 1 },
      });
      const root = (listed as { result: BidiNode }).result.value?.shadowRoot;
      if (root?.sharedId === undefined) return undefined;
      const { result } = await bidi.send('script.callFunction', {
        functionDeclaration:
          `async (root, argument) => ` +
          `JSON.stringify(await (${run.toString()})(root, argument, ${said.toString()})) ?? 'null'`,
        target: { context },
        awaitPromise: true,
        arguments: [{ sharedId: root.sharedId }, { type: 'string', value: argument }],
      });
      const answer = result as { type: string; exceptionDetails?: { text: string }; result: { value: string } };
      if (answer.type === 'exception') throw new Error(answer.exceptionDetails?.text);
      return JSON.parse(answer.result.value) as never;
    },
    async playPrint(page) {
      await page.bringToFront();
      await privileged("(async () => { gBrowser.selectedBrowser.browsingContext.mediumOverride = 'print'; })()");
    },
    async closePanel() {
      await privileged('(async () => { SidebarController.hide(); return true; })()');
    },
    async pressMenu({ id, link, selection, isOnPage }) {
      const info = {
        menuItemId: id,
        editable: false,
        modifiers: [],
        ...(link === undefined ? {} : { linkUrl: link }),
        ...(selection === undefined ? {} : { selectionText: selection }),
      };
      const pageUrl = isOnPage === true ? '{ pageUrl: gBrowser.currentURI.spec }' : '{}';
      await privileged(
        `(() => {
          const info = { ...${JSON.stringify(info)}, ...${pageUrl} };
          ${EXTENSION}.emit('webext-menu-menuitem-click', info, gBrowser.selectedTab);
          return true;
        })()`,
      );
    },
    async pressKey(command) {
      await privileged(
        `(async () => { ${EXTENSION}.shortcuts.onCommand(${JSON.stringify(command)}); return true; })()`,
      );
    },
    async typeInAddressBar(text) {
      return JSON.parse(
        await privileged<string>(`(async () => {
          gURLBar.focus();
          gURLBar.search(${JSON.stringify(`caveat ${text}`)});
          const { results } = await gURLBar.lastQueryContextPromise;
          const lines = results.filter(({ payload }) => payload.keyword === 'caveat' && payload.title !== undefined);
          const [first, ...others] = lines.map(({ payload }) => ({
            content: String(payload.content).replace(/^caveat /, ''),
            text: payload.title,
          }));
          return JSON.stringify({ first: first?.text ?? '', others });
        })()`),
      ) as AddressBar;
    },
    async enterInAddressBar(text) {
      await privileged(`(async () => {
        gURLBar.focus();
        gURLBar.search(${JSON.stringify(`caveat ${text}`)});
        await gURLBar.lastQueryContextPromise;
        gURLBar.handleCommand();
        return true;
      })()`);
    },
    async answerPermission(isAllowed) {
      await privileged(`(() => {
        const topic = 'webextension-optional-permission-prompt';
        const answer = (subject) => {
          Services.obs.removeObserver(answer, topic);
          subject.wrappedJSObject.resolve(${String(isAllowed)});
        };
        Services.obs.addObserver(answer, topic);
        return true;
      })()`);
    },
    async switchOn(isOn) {
      await shared.leaveHub();
      await privileged(`(async () => {
        const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
        const addon = await AddonManager.getAddonByID(${JSON.stringify(GECKO_ID)});
        await addon.${isOn ? 'enable' : 'disable'}();
        return true;
      })()`);
    },
    async clearBrowsing() {
      await privileged(`(async () => {
        const { Sanitizer } = ChromeUtils.importESModule('resource:///modules/Sanitizer.sys.mjs');
        const all = ['history', 'cookies', 'offlineApps', 'cache', 'sessions', 'formdata'];
        await Sanitizer.sanitize(all, { range: null });
        return true;
      })()`);
    },
    async stopBackground() {
      await privileged(
        '(async () => { await ' +
          `WebExtensionPolicy.getByID(${JSON.stringify(GECKO_ID)}).extension.terminateBackground(); return true; })()`,
      );
    },
  };
}
