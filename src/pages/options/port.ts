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
  /** The service that a warning in a page asks to be continued to for good. */
  readonly asked?: string;
  readonly view: () => Promise<OptionsView>;
  /** Keeps the history for so many days from now on; what is too old goes when it is next looked at. */
  readonly keepHistory: (days: KeptDays) => Promise<unknown>;
  readonly setPreferences: (changed: Partial<Preferences>) => Promise<unknown>;
  /** Answers what undoes it. */
  readonly setPast: (entries: readonly PastEntry[]) => Promise<readonly PastEntry[]>;
  readonly addOwn: (address: string, note: string) => Promise<OwnAnswer>;
  /** Answers what undoes it. */
  readonly setOwn: (changes: readonly OwnChange[]) => Promise<readonly OwnChange[]>;
  /** Turns Caveat on again on a site. */
  readonly resume: (host: string) => Promise<void>;
  /** Answers what undoes it. */
  readonly setPauses: (changes: readonly PauseChange[]) => Promise<readonly PauseChange[]>;
  /** Saves a text under a name on the reader's device. */
  readonly save: (name: string, text: string) => void;
  /** The keys as they are now; undefined in browsers that have none. */
  readonly keys: () => Promise<Readonly<Record<CommandName, string>> | undefined>;
  readonly openKeySettings: () => Promise<void>;
  /** Calls whenever something may have changed elsewhere; @returns what ends that. */
  readonly onChanged: (listener: () => void) => () => void;
}
