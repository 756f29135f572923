/** Messages between the page that stands in the place of a site and the background. */
import type { JudgedFinding } from '../domain/finding.ts';
import { CONTINUE_FOR } from '../domain/policy/preferences.ts';
import { tabId } from './fields.ts';
import { answeredBy } from './message.ts';
import { object, oneOf } from './shapes.ts';

/** What the page shows. The background takes the address from the tab, never from a message. */
export type StopView =
  | {
      readonly is: 'stopped';
      readonly shown: JudgedFinding;
      /** Of the address, which may lie below the listed one. */
      readonly host: string;
      /** Where the reader was going, in full. */
      readonly address: string;
      /** Whether the address is still the service's only its page could tell. */
      readonly mayHaveChangedHands: boolean;
      readonly now: number;
    }
  /** Nothing keeps it shut, or nothing does any more: the page goes on. */
  | { readonly is: 'open'; readonly address: string }
  /** No address that Caveat stops. */
  | { readonly is: 'unknown' };

export const stopMessages = {
  'stop/view': answeredBy<StopView>()('extension', object({ tab: tabId })),
  /** The page stood before the reader long enough to be noticed, or was answered. */
  'stop/seen': answeredBy<void>()('extension', object({ tab: tabId })),
  /** Opens the way; answers the address to go on to, null where there is none. */
  'stop/continue': answeredBy<string | null>()('extension', object({ tab: tabId, until: oneOf(CONTINUE_FOR) })),
  'stop/leave': answeredBy<void>()('extension', object({ tab: tabId })),
};
