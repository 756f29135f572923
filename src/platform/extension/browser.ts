/** The browser's API for the background and the extension pages: promises on every supported Chrome and Firefox. */
import browser from 'webextension-polyfill';

export { browser };
export type { Runtime, Scripting, Tabs } from 'webextension-polyfill';
