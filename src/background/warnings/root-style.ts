/**
 * Corrects what a page does to its root element while a warning stands on it. A user style sheet does this: it beats
 * every rule of the page, and changes no attribute of the page's elements.
 */
import type { RootRight } from '../../messages/warning.ts';
import type { World } from '../world.ts';
import { changeTab, readTab } from './tab-state.ts';

const CSS: Readonly<Record<RootRight, string>> = {
  // Not `revert`: the browser itself hides a root element that is a popover.
  display: ':root { display: block !important; }',
  content: ':root { content: normal !important; }',
  'content-visibility': ':root { content-visibility: visible !important; }',
  zoom: ':root { zoom: 1 !important; }',
  direction: ':root, body { direction: ltr !important; }',
  'writing-mode': ':root, body { writing-mode: vertical-lr !important; }',
  // A running transition beats every rule.
  filter: ':root { filter: none !important; transition: none !important; }',
};

/** Corrects exactly the properties in `right`, and undoes the others; undoes all where no warning is shown. */
export async function setRootRight(world: World, tab: number, right: readonly RootRight[]): Promise<void> {
  const state = await readTab(world, tab);
  if (state === undefined) return;
  const before = state.righted ?? [];
  const wanted = state.shown === undefined ? [] : right;
  for (const name of before) if (!wanted.includes(name)) await world.tabs.removeStyle(tab, CSS[name]);
  for (const name of wanted) if (!before.includes(name)) await world.tabs.addStyle(tab, CSS[name]);
  await changeTab(world, tab, (now) => ({ ...now, righted: wanted }));
}
