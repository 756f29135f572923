/** Entries in the context menu of web pages. Firefox for Android has none. */
import { browser } from './browser.ts';

/** What an entry is for. */
export type MenuPlace = 'link' | 'selection' | 'page';

export interface MenuEntry {
  readonly id: string;
  readonly place: MenuPlace;
  /** `%s` stands for the selected text. */
  readonly title: string;
}

/** Where an entry was pressed. */
export interface MenuPress {
  readonly id: string;
  readonly link: string;
  readonly selection: string;
  /** The window it was pressed in; -1 where the browser does not say. */
  readonly window: number;
  /** Address of the page. */
  readonly page?: string;
}

const WEB = ['http://*/*', 'https://*/*'];

const menusOf = (): typeof browser.contextMenus | undefined => (browser as Partial<typeof browser>).contextMenus;

/** Puts the entries in the place of those of an earlier version: the browser keeps them from then on. */
export async function setMenus(entries: readonly MenuEntry[]): Promise<void> {
  await menusOf()?.removeAll();
  addMenus(entries);
}

/** Adds the entries to those that there are; one that is there already stays as it is. */
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
      // Read, so that an entry that is there already is no error in the extension's log.
      () => void browser.runtime.lastError,
    );
}

/** Calls when an entry is pressed, in the same turn; must run in the background's first turn. */
export function onMenu(listener: (press: MenuPress) => Promise<void>): void {
  menusOf()?.onClicked.addListener(({ menuItemId, linkUrl = '', selectionText = '', pageUrl = '' }, tab) => {
    const window = tab?.windowId ?? -1;
    void listener({ id: String(menuItemId), link: linkUrl, selection: selectionText, page: pageUrl, window });
  });
}
