/** Events in the life of the extension itself. */
import { browser } from './browser.ts';

/** Calls `listener` once after each start of the browser. */
export function onBrowserStart(listener: () => Promise<void>): void {
  browser.runtime.onStartup.addListener(() => void listener());
}

/** Calls `listener` once after the extension was installed or updated. */
export function onInstalled(listener: () => Promise<void>): void {
  browser.runtime.onInstalled.addListener(() => void listener());
}
