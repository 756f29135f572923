/**
 * What only Firefox's own window can do, with the browser's privileges: menus, keys, address bar, permission prompts
 * and settings. Each function has the window evaluate an expression.
 */
import type { AddressBar, Driver } from './driver.ts';

/** Evaluates an expression in the browser's own window. */
export type Privileged = <T>(expression: string) => Promise<T>;

export const GECKO_ID = 'caveat@caveat.invalid';
const POLICY = `WebExtensionPolicy.getByID(${JSON.stringify(GECKO_ID)})`;
/** Expression for the browser's own object of the extension. */
const EXTENSION = `${POLICY}.extension`;

type ThroughWindow =
  | 'playPrint'
  | 'closePanel'
  | 'pressMenu'
  | 'pressKey'
  | 'typeInAddressBar'
  | 'enterInAddressBar'
  | 'answerPermission'
  | 'clearBrowsing'
  | 'stopBackground';

/** The host of the extension's own addresses. */
export const ownHost = (privileged: Privileged): Promise<string> => privileged(`${POLICY}.mozExtensionHostname`);

export async function switchExtension(privileged: Privileged, isOn: boolean): Promise<void> {
  await privileged(`(async () => {
    const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
    const addon = await AddonManager.getAddonByID(${JSON.stringify(GECKO_ID)});
    await addon.${isOn ? 'enable' : 'disable'}();
    return true;
  })()`);
}

export const throughWindow = (privileged: Privileged): Required<Pick<Driver, ThroughWindow>> => ({
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
    await privileged(`(async () => { ${EXTENSION}.shortcuts.onCommand(${JSON.stringify(command)}); return true; })()`);
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
  async clearBrowsing() {
    await privileged(`(async () => {
      const { Sanitizer } = ChromeUtils.importESModule('resource:///modules/Sanitizer.sys.mjs');
      const all = ['history', 'cookies', 'offlineApps', 'cache', 'sessions', 'formdata'];
      await Sanitizer.sanitize(all, { range: null });
      return true;
    })()`);
  },
  async stopBackground() {
    await privileged(`(async () => { await ${EXTENSION}.terminateBackground(); return true; })()`);
  },
});
