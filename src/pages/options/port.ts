import type { KeptDays } from '../../domain/history/meetings.ts';
import type { OwnChange } from '../../domain/policy/own.ts';
import type { PastEntry } from '../../domain/policy/choices.ts';
import type { PauseChange } from '../../domain/policy/pauses.ts';
import type { Preferences } from '../../domain/policy/preferences.ts';
import type { CommandName } from '../../platform/extension/commands.ts';
import type { OptionsView } from '../../messages/options.ts';
import type { OwnAnswer } from '../../messages/own.ts';

/** How the options page reaches the browser. */
export interface OptionsPort {
  /** The service for which the reader pressed "Always continue" in a warning. */
  readonly asked?: string;
  readonly view: () => Promise<OptionsView>;
  /** Sets for how many days the history is kept. Older meetings go when the history is next opened. */
  readonly keepHistory: (days: KeptDays) => Promise<unknown>;
  readonly setPreferences: (changed: Partial<Preferences>) => Promise<unknown>;
  /** @returns the entries that undo the change */
  readonly setPast: (entries: readonly PastEntry[]) => Promise<readonly PastEntry[]>;
  readonly addOwn: (address: string, note: string) => Promise<OwnAnswer>;
  /** @returns the changes that undo it */
  readonly setOwn: (changes: readonly OwnChange[]) => Promise<readonly OwnChange[]>;
  /** Sets or ends pauses. @returns the changes that undo it */
  readonly setPauses: (changes: readonly PauseChange[]) => Promise<readonly PauseChange[]>;
  /** Saves a text as a file on the reader's device. */
  readonly save: (name: string, text: string) => void;
  /** The keyboard shortcuts; undefined in browsers that have none. */
  readonly keys: () => Promise<Readonly<Record<CommandName, string>> | undefined>;
  readonly openKeySettings: () => Promise<void>;
  /** Calls the listener when something may have changed elsewhere. @returns a function that ends this */
  readonly onChanged: (listener: () => void) => () => void;
}
