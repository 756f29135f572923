/** Browser functions for the extension's own pages, besides messages. */
import { browser } from './browser.ts';
import { onAreaChange } from './lasting-changes.ts';

/** A tab and its window; -1 for each where there is none. */
interface ActiveTab {
  readonly tab: number;
  readonly window: number;
}

/** The active tab of a window, by default the calling page's own. */
export async function activeTab(window?: number): Promise<ActiveTab> {
  const where = window === undefined ? { currentWindow: true } : { windowId: window };
  const [tab] = await browser.tabs.query({ active: true, ...where });
  return { tab: tab?.id ?? -1, window: tab?.windowId ?? -1 };
}

/** Whether this page is in a private window; true also where the browser does not say. */
export const isPrivateWindow = (): boolean => browser.extension.inIncognitoContext !== false;

/** Calls `listener` when any lasting value was changed, by whichever page. @returns a function that stops this. */
export function onLastingChange(listener: () => void): () => void {
  return onAreaChange(() => listener());
}

/**
 * A stored value as text, without the time and the turn of its report. Reviewing a tab updates these two alone, so a
 * page that reviews the tab again at every change would never stop.
 */
const bare = (value: unknown): string =>
  JSON.stringify(value, (key, part: unknown) => (key === 'at' || key === 'turn' ? undefined : part));

/** Calls `listener` with the keys of changed session values (tabs and session). @returns a function that stops this. */
export function onSessionChange(listener: (keys: readonly string[]) => void): () => void {
  const onChanged = (
    changes: Record<string, { readonly oldValue?: unknown; readonly newValue?: unknown }>,
    area: string,
  ): void => {
    if (area !== 'session') return;
    const keys = Object.keys(changes).filter((key) => bare(changes[key]?.oldValue) !== bare(changes[key]?.newValue));
    if (keys.length > 0) listener(keys);
  };
  browser.storage.onChanged.addListener(onChanged);
  return () => browser.storage.onChanged.removeListener(onChanged);
}

/** Calls `listener` when another tab becomes active, or when any tab navigates. @returns a function that stops this. */
export function onTabChange(listener: () => void): () => void {
  const onUpdated = (_tab: number, change: { readonly status?: string; readonly url?: string }): void => {
    if (change.status !== undefined || change.url !== undefined) listener();
  };
  browser.tabs.onActivated.addListener(listener);
  browser.tabs.onUpdated.addListener(onUpdated);
  return () => {
    browser.tabs.onActivated.removeListener(listener);
    browser.tabs.onUpdated.removeListener(onUpdated);
  };
}

/** Asks the reader for access to web pages; must be called by a press. @returns whether it was granted */
export async function askForPages(): Promise<boolean> {
  const { host_permissions: origins = [] } = browser.runtime.getManifest() as { host_permissions?: string[] };
  return browser.permissions.request({ origins });
}
