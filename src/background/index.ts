/**
 * The background. All listeners are registered in the first turn, because the browser may start this script for a
 * single message and delivers it right after. A page without a finding never wakes it.
 */
import catalog from 'caveat:catalog';
import lookalikes from 'caveat:lookalikes';
import index from 'caveat:page-index';
import ownPageScript from '../content/own.ts?script';
import readerScript from '../content/reader.ts?script';
import { recordsOf } from '../domain/records.ts';
import { openHistory } from '../platform/extension/database.ts';
import { onCommand } from '../platform/extension/commands.ts';
import { onBrowserStart, onInstalled } from '../platform/extension/lifecycle.ts';
import { leave } from '../platform/extension/leave.ts';
import { listen } from '../platform/extension/listen.ts';
import { onManagedChange, readManaged } from '../platform/extension/managed.ts';
import { addMenus, onMenu, setMenus } from '../platform/extension/menus.ts';
import { onOmnibox } from '../platform/extension/omnibox.ts';
import { hasPanel, openPanel } from '../platform/extension/panel.ts';
import * as ownScript from '../platform/extension/own-script.ts';
import { lacksRoom } from '../platform/extension/room.ts';
import * as shutting from '../platform/extension/shutting.ts';
import * as store from '../platform/extension/storage.ts';
import * as tabs from '../platform/extension/tabs.ts';
import { pause } from '../platform/extension/timing.ts';
import { showOnToolbar } from '../platform/extension/toolbar.ts';
import { onLoaded } from '../platform/extension/closed-documents.ts';
import { browserWords } from '../words/browser-words.ts';
import warningScript from '../warning/entry.tsx?script';
import { pressKey } from './commands.ts';
import { handlersOf } from './features.ts';
import { menuEntries, pressMenu } from './menus.ts';
import { omnibox } from './omnibox.ts';
import { followOwn } from './own-entries.ts';
import { bringUp, followStops } from './stop.ts';
import { listedHosts, meetInViewer } from './viewers.ts';
import type { World } from './world.ts';

const world: World = {
  records: recordsOf(catalog),
  index: { ...index, ...lookalikes },
  store,
  managed: readManaged,
  tabs: { ...tabs, leave },
  shutting,
  ownScript,
  scripts: { warning: warningScript, reader: readerScript, own: ownPageScript },
  openHistory,
  lacksRoom,
  openPanel,
  showOnToolbar,
  now: Date.now,
  pause,
};

listen(handlersOf(world));
onOmnibox(omnibox(catalog, world.index, browserWords));
onCommand((press) => pressKey(world, press));
onMenu((press) => pressMenu(world, press));
onLoaded(listedHosts(world), (tab, url) => meetInViewer(world, tab, url));

store.closeToWebPages();
// Chrome does not tell the background of private windows about the installation, and keeps no menus for it, so add them
// at each start. Do not remove any first: that would remove those of the other windows.
if (tabs.isPrivateWorld()) addMenus(menuEntries(hasPanel()));
/** Brings rules and scripts in line with what is kept: choices end with time, and updates remove rules and scripts. */
const follow = async (): Promise<void> => {
  await followStops(world);
  await followOwn(world);
};
onBrowserStart(follow);
shutting.onShut((tab, address) => bringUp(world, tab, address));
shutting.onWake(() => followStops(world));
// These may change anywhere: by a choice on a page, the options, a settings file that was read.
store.onLastingChange(['preferences', 'past', 'pauses'], () => followStops(world));
onManagedChange(() => void followStops(world));
store.onLastingChange(['own'], () => followOwn(world));
onInstalled(async () => {
  await store.upgradeStorage();
  await setMenus(menuEntries(hasPanel()));
  // Chrome runs content scripts only in pages that are opened after the installation. Firefox runs them in open pages
  // by itself; the content script detects when it runs a second time.
  for (const tab of await tabs.webTabs()) await tabs.injectContentScript(tab);
  await follow();
});
