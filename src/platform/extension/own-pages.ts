/** What the extension's own pages need of the browser besides messages. */
import { browser } from './browser.ts';
import { onAreaChange } from './lasting-changes.ts';

/** A tab and the window it is in; -1 for either where there is none. */
export interface ActiveTab {
  readonly tab: number;
  readonly window: number;
}

/** The tab the reader looks at, in this page's own window or in another. */
export async function activeTab(window?: number): Promise<ActiveTab> {
  const where = window === undefined ? { currentWindow: true } : { windowId: window };
  const [tab] = await browser.tabs.query({ active: true, ...where });
  return { tab: tab?.id ?? -1, window: tab?.windowId ?? -1 };
}

/** Whether this page stands in a private window; so it does where the browser does not say. */
export const isPrivateWindow = (): boolean => browser.extension.inIncognitoContext !== false;

/** Calls whenever something that lasts was changed, by whatever page; @returns what ends that. */
export function onLastingChange(listener: () => void): () => void {
  return onAreaChange(() => listener());
}

/**
 * A value without the moment it was noted and the turn of its report: a look at a tab notes that the tab was looked at,
 * which is no news. Whoever looks again at each of them would never end.
 */
const bare = (value: unknown): string =>
  JSON.stringify(value, (key, part: unknown) => (key === 'at' || key === 'turn' ? undefined : part));

/** Calls whenever what the background keeps of tabs and of this session has changed, with the names of what has. */
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

/** Calls whenever another tab comes to the front, or one goes to another page; @returns what ends that. */
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

/** Asks the reader to let Caveat look at pages of the web; must be called by a press. @returns whether it may. */
export async function askForPages(): Promise<boolean> {
  const { host_permissions: origins = [] } = browser.runtime.getManifest() as { host_permissions?: string[] };
  return browser.permissions.request({ origins });
}
