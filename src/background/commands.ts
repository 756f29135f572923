/** What the keyboard shortcuts do. */
import { leads } from '../domain/finding.ts';
import type { KeyPress } from '../platform/extension/commands.ts';
import { recordDeed } from './history.ts';
import { leaveSite } from './leave.ts';
import { readTab } from './warnings/tab-state.ts';
import type { World } from './world.ts';

/** Goes to the next finding on a tab's page. A page that the gate let pass has no reader script, so inject it first. */
async function goToNext(world: World, tab: number): Promise<void> {
  if ((await world.tabs.askPage(tab, 'page/next-finding', {})) !== undefined) return;
  if (await world.tabs.injectScript(tab, world.scripts.reader)) await world.tabs.askPage(tab, 'page/next-finding', {});
}

/** Leaves the site in a tab, if Caveat has a leading finding there: a key pressed by mistake leaves no other page. */
async function leave(world: World, tab: number): Promise<void> {
  if ((await readTab(world, tab))?.report.findings.some(leads) !== true) return;
  await recordDeed(world, tab, undefined, 'left', (await world.tabs.tabById(tab))?.incognito !== false);
  await leaveSite(world, tab);
}

/** Carries out a shortcut in the tab that was in front. */
export async function pressKey(world: World, { name, tab, window }: KeyPress): Promise<void> {
  // Before anything asynchronous: browsers open a panel only in the turn of the press.
  if (name === 'open-panel') await world.openPanel(window);
  if (name === 'next-finding') await goToNext(world, tab);
  if (name === 'leave-site') await leave(world, tab);
}
