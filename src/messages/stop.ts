/** Messages between the page of the full-page stop and the background. */
import type { JudgedFinding } from '../domain/finding.ts';
import { CONTINUE_FOR } from '../domain/policy/preferences.ts';
import { tabId } from './fields.ts';
import { answeredBy } from './message.ts';
import { object, oneOf } from './shapes.ts';

/** What the stop page shows. The background takes the address from the tab, never from a message. */
export type StopView =
  | {
      readonly is: 'stopped';
      readonly shown: JudgedFinding;
      /** Host of the address; it may be a subdomain of the listed host. */
      readonly host: string;
      /** The full address to which the reader was going. */
      readonly address: string;
      /** Whether the address may have a new owner, which only the page itself could show. */
      readonly mayHaveChangedHands: boolean;
      readonly now: number;
    }
  /** The address is not stopped, or not any longer: the page goes on to it. */
  | { readonly is: 'open'; readonly address: string }
  /** The tab holds no address that Caveat stops. */
  | { readonly is: 'unknown' };

export const stopMessages = {
  'stop/view': answeredBy<StopView>()('extension', object({ tab: tabId })),
  /** The page was visible long enough to be noticed, or it was answered. */
  'stop/seen': answeredBy<void>()('extension', object({ tab: tabId })),
  /** Opens the site; answers the address to go on to, or null where there is none. */
  'stop/continue': answeredBy<string | null>()('extension', object({ tab: tabId, until: oneOf(CONTINUE_FOR) })),
  'stop/leave': answeredBy<void>()('extension', object({ tab: tabId })),
};
