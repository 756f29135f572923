/**
 * Sets right what a page does to its root element while something is shown on it: by a style sheet in the reader's
 * name, which no rule of the page beats and which stands on nothing of the page.
 */
import type { RootRight } from '../../messages/warning.ts';
import type { World } from '../world.ts';
import { changeTab, readTab } from './tab-state.ts';

/** `revert` in the reader's name: as the browser would show it. */
const CSS: Readonly<Record<RootRight, string>> = {
  display: ':root { display: revert !important; }',
  'content-visibility': ':root { content-visibility: visible !important; }',
  direction: ':root, body { direction: ltr !important; }',
  'writing-mode': ':root, body { writing-mode: vertical-lr !important; }',
  // A transition that runs beats every rule.
  filter: ':root { filter: none !important; transition: none !important; }',
};

/** Has exactly `right` set right in a tab. Only where something is shown: a page says so itself. */
export async function setRootRight(world: World, tab: number, right: readonly RootRight[]): Promise<void> {
  const state = await readTab(world, tab);
  if (state === undefined) return;
  const before = state.righted ?? [];
  const wanted = state.shown === undefined ? [] : right;
  for (const name of before) if (!wanted.includes(name)) await world.tabs.removeStyle(tab, CSS[name]);
  for (const name of wanted) if (!before.includes(name)) await world.tabs.addStyle(tab, CSS[name]);
  await changeTab(world, tab, (now) => ({ ...now, righted: wanted }));
}
