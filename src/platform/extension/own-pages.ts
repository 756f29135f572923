/** What the extension's own pages need of the browser besides messages. */
import { browser } from './browser.ts';

/** The tab the reader looks at; -1 when there is none. */
export async function activeTab(): Promise<number> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? -1;
}

/** Whether this page stands in a private window; so it does where the browser does not say. */
export const inPrivateWindow = (): boolean => browser.extension.inIncognitoContext !== false;

/** Calls whenever something that lasts was changed, by whatever page; @returns what ends that. */
export function onLastingChange(listener: () => void): () => void {
  const onChanged = (_changes: unknown, area: string): void => {
    if (area === 'local') listener();
  };
  browser.storage.onChanged.addListener(onChanged);
  return () => browser.storage.onChanged.removeListener(onChanged);
}
