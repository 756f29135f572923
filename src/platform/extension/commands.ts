/** The extension's keyboard shortcuts, and the browser's page where the reader changes them. */
import { browser } from './browser.ts';

/** The commands named in the manifest. The browser itself carries out the first one, which opens the popup. */
export const COMMANDS = ['_execute_action', 'open-panel', 'next-finding', 'leave-site'] as const;
export type CommandName = (typeof COMMANDS)[number];

const isCommand = (name: string | undefined): name is CommandName =>
  (COMMANDS as readonly (string | undefined)[]).includes(name);

/** A pressed shortcut, with the tab in front at that moment and its window (-1 where the browser does not say). */
export interface KeyPress {
  readonly name: CommandName;
  readonly tab: number;
  readonly window: number;
}

/**
 * Calls `listener` in the same turn as the press, because a panel can be opened only in that turn. Must run in the
 * background's first turn.
 */
export function onCommand(listener: (press: KeyPress) => Promise<void>): void {
  // Firefox for Android has no shortcuts.
  (browser as Partial<typeof browser>).commands?.onCommand.addListener((name, tab) => {
    if (isCommand(name) && tab?.id !== undefined) void listener({ name, tab: tab.id, window: tab.windowId ?? -1 });
  });
}

/** The current shortcut of each command, empty where none is set; undefined in browsers without shortcuts. */
export async function keysNow(): Promise<Readonly<Record<CommandName, string>> | undefined> {
  const { commands } = browser as Partial<typeof browser>;
  if (commands === undefined) return undefined;
  const all = await commands.getAll();
  const keyOf = (name: CommandName): string => all.find((each) => each.name === name)?.shortcut ?? '';
  return Object.fromEntries(COMMANDS.map((name) => [name, keyOf(name)])) as Record<CommandName, string>;
}

interface WithSettings {
  /** Only Firefox has it. */
  openShortcutSettings?(): Promise<void>;
}

/** Opens the browser's own page for changing shortcuts. */
export async function openKeySettings(): Promise<void> {
  const commands = browser.commands as unknown as WithSettings;
  if (commands.openShortcutSettings === undefined) await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
  else await commands.openShortcutSettings();
}
