/** Tabs: messages to their pages, injection, opening. */
import { browser } from './browser.ts';
import type { Shape } from '../../messages/shapes.ts';
import type { Scripting, Tabs } from './browser.ts';
import { PAGE_MESSAGES } from '../../messages/messages.ts';
import type { PageAnswerOf, PageMessageName, PageSendOf } from '../../messages/messages.ts';

/**
 * Sends a message to the scripts in a tab's top frame; to those in all frames if its name starts with `frame/`.
 * @returns the first answer; undefined where there is none or it has the wrong shape
 */
export async function askPage<M extends PageMessageName>(
  tab: number,
  name: M,
  payload: PageSendOf<M>,
): Promise<PageAnswerOf<M> | undefined> {
  const isAnswer = PAGE_MESSAGES[name].answer as Shape<PageAnswerOf<M>>;
  try {
    const options = name.startsWith('frame/') ? {} : { frameId: 0 };
    const answer: unknown = await browser.tabs.sendMessage(tab, { name, payload }, options);
    return isAnswer(answer) ? answer : undefined;
  } catch {
    return undefined; // no content script there: a browser page, an add-on store, a page older than the installation
  }
}

/** Runs a built script in a tab's top frame, or in all its frames; false where the browser forbids it. */
export async function injectScript(tab: number, file: string, where: 'top' | 'all-frames' = 'top'): Promise<boolean> {
  try {
    await browser.scripting.executeScript({
      target: { tabId: tab, ...(where === 'top' ? { frameIds: [0] } : { allFrames: true }) },
      files: [file],
      injectImmediately: true,
    });
    return true;
  } catch {
    return false;
  }
}

const readersStyle = (tab: number, css: string): Scripting.CSSInjection => ({
  target: { tabId: tab, frameIds: [0] },
  css,
  origin: 'USER',
});

/** Adds a user style sheet to a tab's page; false when the browser does not allow it there. */
export const addStyle = (tab: number, css: string): Promise<boolean> =>
  browser.scripting.insertCSS(readersStyle(tab, css)).then(
    () => true,
    () => false,
  );

/** Removes such a style sheet; false when the browser does not allow it there. */
export const removeStyle = (tab: number, css: string): Promise<boolean> =>
  browser.scripting.removeCSS(readersStyle(tab, css)).then(
    () => true,
    () => false,
  );

/**
 * Runs the content script in a page that may lack it, such as one opened before the installation; false if forbidden.
 */
export async function injectContentScript(tab: number): Promise<boolean> {
  const file = browser.runtime.getManifest().content_scripts?.[0]?.js?.[0];
  return file !== undefined && injectScript(tab, file);
}

/** A tab; undefined when it is gone. Its `url` is set only where Caveat may access the page. */
export async function tabById(tab: number): Promise<Tabs.Tab | undefined> {
  try {
    return await browser.tabs.get(tab);
  } catch {
    return undefined;
  }
}

/** All tabs with a web page that is loaded. */
export async function webTabs(): Promise<number[]> {
  const tabs = await browser.tabs.query({ url: ['http://*/*', 'https://*/*'] });
  return tabs.flatMap((tab) => (tab.id === undefined || tab.discarded === true ? [] : [tab.id]));
}

/** All open tabs, and whether each is in a private window. */
export async function allTabs(): Promise<ReadonlyMap<number, { readonly isPrivate: boolean }>> {
  return new Map(
    (await browser.tabs.query({})).flatMap(({ id, incognito }) =>
      id === undefined ? [] : [[id, { isPrivate: incognito }]],
    ),
  );
}

/** Opens a page of the extension in a new tab: in the window of the tab `asker`, private or not, where one is given. */
export async function openPage(path: string, asker?: number): Promise<void> {
  const windowId = asker === undefined ? undefined : (await browser.tabs.get(asker)).windowId;
  await browser.tabs.create({ url: browser.runtime.getURL(path), ...(windowId === undefined ? {} : { windowId }) });
}

/** The tab of the calling extension page; -1 where it is in none. */
export async function ownTab(): Promise<number> {
  return (await browser.tabs.getCurrent())?.id ?? -1;
}

/** Navigates a tab to an address; a tab that is gone is no error. */
export async function show(tab: number, url: string): Promise<void> {
  await browser.tabs.update(tab, { url }).catch(() => undefined);
}

/**
 * Opens a web address in a new tab next to `tab`, in the same window, so that what is opened from a private window
 * stays in one. `behind` opens it in the background.
 */
export async function openBeside(tab: number, url: string, behind: boolean): Promise<void> {
  const { windowId, index } = await browser.tabs.get(tab);
  const place = { openerTabId: tab, index: index + 1, ...(windowId === undefined ? {} : { windowId }) };
  try {
    await browser.tabs.create({ url, active: !behind, ...place });
  } catch {
    await browser.tabs.create({ url, active: !behind }); // Firefox for Android has no tab positions
  }
}

/** Whether this is the separate background that Chrome runs for private windows. */
export const isPrivateWorld = (): boolean => browser.extension.inIncognitoContext === true;

/** The start of all addresses of the extension's own pages. */
export const ownAddress = (): string => browser.runtime.getURL('');

/** Whether Caveat may access web pages: in browsers the reader can switch that off. */
export async function mayReadPages(): Promise<boolean> {
  const { host_permissions: origins = [] } = browser.runtime.getManifest() as { host_permissions?: string[] };
  return browser.permissions.contains({ origins });
}
