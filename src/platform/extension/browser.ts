/** The browser's API for the background and the extension pages: promises on every supported Chrome and Firefox. */
import browser from 'webextension-polyfill';

export { browser };

/** Only Firefox offers `getBrowserInfo` to extensions. */
export const isFirefox = (): boolean => 'getBrowserInfo' in browser.runtime;

export type { Runtime, Scripting, Tabs } from 'webextension-polyfill';
