/** Entries in the context menu of web pages. Firefox for Android has none. */
import { browser } from './browser.ts';

/** What an entry is for. */
export type MenuPlace = 'link' | 'selection';

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
}

const menusOf = (): typeof browser.contextMenus | undefined => (browser as Partial<typeof browser>).contextMenus;

/** Puts the entries in the place of those of an earlier version: the browser keeps them from then on. */
export async function setMenus(entries: readonly MenuEntry[]): Promise<void> {
  const menus = menusOf();
  if (menus === undefined) return;
  await menus.removeAll();
  for (const { id, place, title } of entries)
    menus.create({
      id,
      title,
      contexts: [place],
      ...(place === 'link' ? { targetUrlPatterns: ['http://*/*', 'https://*/*'] } : {}),
    });
}

/** Calls when an entry is pressed; must run in the background's first turn. */
export function onMenu(listener: (press: MenuPress) => Promise<void>): void {
  menusOf()?.onClicked.addListener(({ menuItemId, linkUrl = '', selectionText = '' }) => {
    void listener({ id: String(menuItemId), link: linkUrl, selection: selectionText });
  });
}
