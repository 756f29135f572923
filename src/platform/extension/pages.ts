/** What the extension's own pages need of the browser besides messages. */
import { browser } from './browser.ts';

/** The tab the reader looks at; -1 when there is none. */
export async function activeTab(): Promise<number> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? -1;
}

/** A value of this browser session, as the background left it. */
export async function readOfSession(key: string): Promise<unknown> {
  return (await browser.storage.session.get(key))[key];
}

/** A value that a page keeps for itself and that nothing else reads; whoever reads it checks its shape. */
export async function readOwn(key: string): Promise<unknown> {
  return (await browser.storage.local.get(key))[key];
}

/** Keeps such a value. */
export const writeOwn = (key: string, value: unknown): Promise<void> => browser.storage.local.set({ [key]: value });

/** Calls whenever something that lasts was changed, by whatever page; @returns what ends that. */
export function onLastingChange(listener: () => void): () => void {
  const onChanged = (_changes: unknown, area: string): void => {
    if (area === 'local') listener();
  };
  browser.storage.onChanged.addListener(onChanged);
  return () => browser.storage.onChanged.removeListener(onChanged);
}
