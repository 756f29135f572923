/** Messages between the options page and the background. */
import type { ServiceChoice, PastEntry } from '../domain/policy/choices.ts';
import type { KeptDays } from '../domain/history/meetings.ts';
import type { Managed } from '../domain/policy/managed.ts';
import type { OwnEntry } from '../domain/policy/own.ts';
import { isPausable, MOST_PAUSES } from '../domain/policy/pauses.ts';
import type { PauseChange } from '../domain/policy/pauses.ts';
import type { Preferences } from '../domain/policy/preferences.ts';
import { nothing } from './fields.ts';
import { answeredBy } from './message.ts';
import type { RegistrySummary } from './review.ts';
import { list, object, whole } from './shapes.ts';
import type { Shape } from './shapes.ts';
import { pastEntry, PREFERENCE_SHAPES } from './stored.ts';

/** What the options page shows. Nothing of private windows, because nothing of them is kept. */
export interface OptionsView {
  /** The reader's own preferences, even where an organisation has set something else. */
  readonly preferences: Preferences;
  /** What the organisation that manages the browser has set; it overrides the reader's preferences. */
  readonly managed: Managed;
  /** The choices in force, newest first, with the names of their services. */
  readonly decisions: readonly (ServiceChoice & { readonly name: string })[];
  /** Sites the reader has marked, newest first. */
  readonly own: readonly OwnEntry[];
  /** For how many days the history is kept. */
  readonly historyDays: KeptDays;
  /** The sites on which Caveat is paused, the latest first. */
  readonly pauses: readonly { readonly host: string; readonly at: number }[];
  /** Whether scripts in web pages could reach lasting data: where Firefox is set to never remember history. */
  readonly isOpenToPages: boolean;
  readonly registry: RegistrySummary;
  readonly now: number;
}

const isMoment = whole(0, Number.MAX_SAFE_INTEGER);
const momentOrNone: Shape<number | null> = (value): value is number | null => value === null || isMoment(value);

export const optionsMessages = {
  'options/view': answeredBy<OptionsView>()('extension', nothing),
  /** Sets the pauses of some sites, or removes them; answers the changes that undo this. */
  'pauses/set': answeredBy<readonly PauseChange[]>()(
    'extension',
    object({ changes: list(object({ host: isPausable, at: momentOrNone }), MOST_PAUSES * 2) }),
  ),
  'preferences/set': answeredBy<Preferences>()('extension', object({}, PREFERENCE_SHAPES)),
  /** Replaces or forgets the past of some services; answers what it was before, which undoes this when sent back. */
  'past/set': answeredBy<readonly PastEntry[]>()('extension', object({ entries: list(pastEntry, 10_000) })),
};
