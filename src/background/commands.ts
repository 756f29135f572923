/** What the keys do. */
import { leads } from '../domain/finding.ts';
import type { KeyPress } from '../platform/extension/commands.ts';
import { recordDeed } from './history.ts';
import { leaveSite } from './leave.ts';
import { readTab } from './warnings/tab-state.ts';
import type { World } from './world.ts';

/** A page that the gate let pass has no reader yet. */
async function goToNext(world: World, tab: number): Promise<void> {
  if ((await world.tabs.askPage(tab, 'page/next-finding', {})) !== undefined) return;
  if (await world.tabs.injectScript(tab, world.scripts.reader)) await world.tabs.askPage(tab, 'page/next-finding', {});
}

/** Leaves a site that Caveat says something about; a key that was hit by mistake leads off no other page. */
async function leave(world: World, tab: number): Promise<void> {
  if ((await readTab(world, tab))?.report.findings.some(leads) !== true) return;
  await recordDeed(world, tab, undefined, 'left', (await world.tabs.tabById(tab))?.incognito !== false);
  await leaveSite(world, tab);
}

/** Does what a key says in the tab that was looked at. */
export async function pressKey(world: World, { name, tab, window }: KeyPress): Promise<void> {
  // Before all that takes time: browsers open a panel only in the turn of the press.
  if (name === 'open-panel') await world.openPanel(window);
  if (name === 'next-finding') await goToNext(world, tab);
  if (name === 'leave-site') await leave(world, tab);
}
