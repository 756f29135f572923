/** The entries in the context menu of web pages, and what they do. */
import type { MenuEntry, MenuPress } from '../platform/extension/menus.ts';
import { translate } from '../words/browser-words.ts';
import { checkText } from './check.ts';
import { addOwn } from './own-entries.ts';
import type { World } from './world.ts';

/** The entries, in the browser's language at the time Caveat is installed or updated. */
export const menuEntries = (hasPanel: boolean): readonly MenuEntry[] => [
  { id: 'check-link', place: 'link', title: translate('menu_check_link') },
  { id: 'check-selection', place: 'selection', title: translate('menu_check_selection') },
  { id: 'mark-site', place: 'page', title: translate('menu_mark_site') },
  ...(hasPanel ? [{ id: 'open-panel', place: 'page', title: translate('menu_panel') } as const] : []),
];

/** Carries out an entry. */
export async function pressMenu(world: World, { id, link, selection, window, page = '' }: MenuPress): Promise<void> {
  if (id === 'open-panel') await world.openPanel(window);
  if (id === 'check-link' && link !== '') await checkText(world, link, 'link');
  if (id === 'check-selection' && selection.trim() !== '') await checkText(world, selection, 'selection');
  // This entry appears on web pages only, and these can be marked.
  if (id === 'mark-site' && page !== '') await addOwn(world, page, '');
}
