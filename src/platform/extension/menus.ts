/** Entries in the context menu of web pages. Firefox for Android has none. */
import { browser } from './browser.ts';

/** What must be pressed for an entry to appear. */
type MenuPlace = 'link' | 'selection' | 'page';

export interface MenuEntry {
  readonly id: string;
  readonly place: MenuPlace;
  /** `%s` stands for the selected text. */
  readonly title: string;
}

/** A pressed entry: where and on what. */
export interface MenuPress {
  readonly id: string;
  readonly link: string;
  readonly selection: string;
  /** Id of the window; -1 where the browser does not say. */
  readonly window: number;
  /** Address of the page. */
  readonly page?: string;
}

const WEB = ['http://*/*', 'https://*/*'];

const menusOf = (): typeof browser.contextMenus | undefined => (browser as Partial<typeof browser>).contextMenus;

/** Replaces the entries of an earlier version; the browser keeps the new ones. */
export async function setMenus(entries: readonly MenuEntry[]): Promise<void> {
  await menusOf()?.removeAll();
  addMenus(entries);
}

/** Adds entries; one whose id exists already stays as it is. */
export function addMenus(entries: readonly MenuEntry[]): void {
  for (const { id, place, title } of entries)
    menusOf()?.create(
      {
        id,
        title,
        contexts: [place],
        ...(place === 'link' ? { targetUrlPatterns: WEB } : {}),
        ...(place === 'page' ? { documentUrlPatterns: WEB } : {}),
      },
      // Reading the error keeps it out of the extension's log where the entry exists already.
      () => void browser.runtime.lastError,
    );
}

/** Calls `listener` in the same turn as the press. Must run in the background's first turn. */
export function onMenu(listener: (press: MenuPress) => Promise<void>): void {
  menusOf()?.onClicked.addListener(({ menuItemId, linkUrl = '', selectionText = '', pageUrl = '' }, tab) => {
    const window = tab?.windowId ?? -1;
    void listener({ id: String(menuItemId), link: linkUrl, selection: selectionText, page: pageUrl, window });
  });
}
