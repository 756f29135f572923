/**
 * The background: all listeners are registered in the first turn, because the browser starts this script anew for a
 * single message and delivers it right after. A page without a finding never wakes it.
 */
import { browser } from '../platform/extension/browser.ts';
import { listen } from '../platform/extension/listen.ts';
import { upgradeStorage } from '../platform/extension/storage.ts';
import { injectContentScript, webTabs } from '../platform/extension/tabs.ts';
import { handlers } from './handlers.ts';

listen(handlers);

browser.runtime.onInstalled.addListener(() => {
  void (async () => {
    await upgradeStorage();
    // Chrome runs content scripts only in pages opened after the installation; Firefox does this by itself, and the
    // content script knows when it is there already.
    for (const tab of await webTabs()) await injectContentScript(tab);
  })();
});
