/**
 * Documents that the browser shows in a viewer of its own, which no script of an extension may enter: Firefox's PDF
 * viewer. Chrome's viewers are pages in which the content script runs.
 */
import { browser, isFirefox } from './browser.ts';
import type { Tabs } from './browser.ts';

interface Updates {
  addListener(
    listener: (tab: number, change: Tabs.OnUpdatedChangeInfoType, state: Tabs.Tab) => void,
    filter: { readonly urls: readonly string[]; readonly properties: readonly string[] },
  ): void;
}

/**
 * Calls `listener` when a page of one of these hosts, or of a subdomain, has loaded; the browser wakes the background
 * for no other page. Firefox only. Must be registered in the background's first turn.
 */
export function onLoaded(hosts: readonly string[], listener: (tab: number, url: string) => Promise<void>): void {
  if (!isFirefox()) return;
  const urls = hosts.map((host) => (/^[\d.]+$/.test(host) ? `*://${host}/*` : `*://*.${host}/*`));
  (browser.tabs.onUpdated as Updates).addListener(
    (tab, { status }, { url }) => {
      if (status === 'complete' && url !== undefined) void listener(tab, url);
    },
    { urls, properties: ['status'] },
  );
}
