/** What stands in the context menu of web pages, and what it does. */
import type { MenuEntry, MenuPress } from '../platform/extension/menus.ts';
import { translate } from '../words/browser-words.ts';
import { checkText } from './check.ts';
import type { World } from './world.ts';

/** In the language that the browser has when Caveat is installed or updated. */
export const menuEntries = (): readonly MenuEntry[] => [
  { id: 'check-link', place: 'link', title: translate('menu_check_link') },
  { id: 'check-selection', place: 'selection', title: translate('menu_check_selection') },
];

/** Does what an entry says. */
export async function pressMenu(world: World, { id, link, selection }: MenuPress): Promise<void> {
  if (id === 'check-link' && link !== '') await checkText(world, link, 'link');
  if (id === 'check-selection' && selection.trim() !== '') await checkText(world, selection, 'selection');
}
