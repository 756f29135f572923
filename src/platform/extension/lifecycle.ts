/** What happens to the extension itself. */
import { browser } from './browser.ts';

/** Calls once after the browser was started. */
export function onBrowserStart(listener: () => Promise<void>): void {
  browser.runtime.onStartup.addListener(() => void listener());
}

/** Calls once after the extension was installed or updated. */
export function onInstalled(listener: () => Promise<void>): void {
  browser.runtime.onInstalled.addListener(() => void listener());
}
