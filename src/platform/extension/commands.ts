/** The keys that the browser lets an extension have, and where the reader changes them. */
import { browser } from './browser.ts';

/** What the manifest names; the browser itself does the first. */
export const COMMANDS = ['_execute_action', 'open-panel', 'next-finding', 'leave-site'] as const;
export type CommandName = (typeof COMMANDS)[number];

const isCommand = (name: string | undefined): name is CommandName =>
  (COMMANDS as readonly (string | undefined)[]).includes(name);

/** The tab that was looked at when a key was pressed. */
export interface KeyPress {
  readonly name: CommandName;
  readonly tab: number;
  readonly window: number;
}

/**
 * Calls when a key is pressed, in the same turn: what opens a panel may not wait. Must run in the background's first
 * turn.
 */
export function onCommand(listener: (press: KeyPress) => Promise<void>): void {
  // Firefox for Android has no keys.
  (browser as Partial<typeof browser>).commands?.onCommand.addListener((name, tab) => {
    if (isCommand(name) && tab?.id !== undefined) void listener({ name, tab: tab.id, window: tab.windowId ?? -1 });
  });
}

/** The keys as they are now; an empty text where there is none. Undefined in browsers that have no keys. */
export async function keysNow(): Promise<Readonly<Record<CommandName, string>> | undefined> {
  const { commands } = browser as Partial<typeof browser>;
  if (commands === undefined) return undefined;
  const all = await commands.getAll();
  const keyOf = (name: CommandName): string => all.find((each) => each.name === name)?.shortcut ?? '';
  return Object.fromEntries(COMMANDS.map((name) => [name, keyOf(name)])) as Record<CommandName, string>;
}

interface WithSettings {
  /** Firefox. */
  openShortcutSettings?(): Promise<void>;
}

/** Opens the browser's own page where keys are changed. */
export async function openKeySettings(): Promise<void> {
  const commands = browser.commands as unknown as WithSettings;
  if (commands.openShortcutSettings === undefined) await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
  else await commands.openShortcutSettings();
}
