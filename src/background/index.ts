/**
 * The background: all listeners are registered in the first turn, because the browser starts this script anew for a
 * single message and delivers it right after. A page without a finding never wakes it.
 */
import catalog from 'caveat:catalog';
import lookalikes from 'caveat:lookalikes';
import index from 'caveat:page-index';
import readerScript from '../content/reader.ts?script';
import { recordsOf } from '../domain/records.ts';
import { openHistory } from '../platform/extension/database.ts';
import { onCommand } from '../platform/extension/commands.ts';
import { onInstalled } from '../platform/extension/lifecycle.ts';
import { listen } from '../platform/extension/listen.ts';
import { onMenu, setMenus } from '../platform/extension/menus.ts';
import { onOmnibox } from '../platform/extension/omnibox.ts';
import * as store from '../platform/extension/storage.ts';
import * as tabs from '../platform/extension/tabs.ts';
import { pause } from '../platform/extension/timing.ts';
import { showOnToolbar } from '../platform/extension/toolbar.ts';
import { browserWords } from '../words/browser-words.ts';
import warningScript from '../warning/entry.tsx?script';
import { check } from './check.ts';
import { checklist } from './checklist.ts';
import { pressKey } from './commands.ts';
import { history } from './history.ts';
import { menuEntries, pressMenu } from './menus.ts';
import { omnibox } from './omnibox.ts';
import { options } from './options.ts';
import { review } from './review.ts';
import { warnings } from './warnings/feature.ts';
import type { World } from './world.ts';

const world: World = {
  records: recordsOf(catalog),
  index: { ...index, ...lookalikes },
  store,
  tabs,
  scripts: { warning: warningScript, reader: readerScript },
  openHistory,
  showOnToolbar,
  now: Date.now,
  pause,
};

listen({
  ...warnings(world),
  ...review(world),
  ...options(world),
  ...checklist(world),
  ...history(world),
  ...check(world),
});
onOmnibox(omnibox(catalog, world.index, browserWords));
onCommand((name, tab) => pressKey(world, name, tab));
onMenu((press) => pressMenu(world, press));

store.closeToWebPages();
onInstalled(async () => {
  await store.upgradeStorage();
  await setMenus(menuEntries());
  // Chrome runs content scripts only in pages opened after the installation; Firefox does this by itself, and the
  // content script knows when it is there already.
  for (const tab of await tabs.webTabs()) await tabs.injectContentScript(tab);
});
