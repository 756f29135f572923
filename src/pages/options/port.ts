import type { OwnChange } from '../../domain/policy/own.ts';
import type { PastEntry } from '../../domain/policy/choices.ts';
import type { Preferences } from '../../domain/policy/preferences.ts';
import type { OptionsView } from '../../messages/options.ts';
import type { OwnAnswer } from '../../messages/own.ts';

/** How the options page reaches the browser. */
export interface OptionsPort {
  /** The service that a warning in a page asks to be continued to for good. */
  readonly asked?: string;
  readonly view: () => Promise<OptionsView>;
  readonly setPreferences: (changed: Partial<Preferences>) => Promise<unknown>;
  /** Answers what undoes it. */
  readonly setPast: (entries: readonly PastEntry[]) => Promise<readonly PastEntry[]>;
  readonly addOwn: (address: string, note: string) => Promise<OwnAnswer>;
  /** Answers what undoes it. */
  readonly setOwn: (changes: readonly OwnChange[]) => Promise<readonly OwnChange[]>;
  /** Saves a text under a name on the reader's device. */
  readonly save: (name: string, text: string) => void;
  /** Calls whenever something may have changed elsewhere; @returns what ends that. */
  readonly onChanged: (listener: () => void) => () => void;
}
