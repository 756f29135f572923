/** Messages between the toolbar popup and the background. */
import type { ClosedPage } from '../domain/address/closed-pages.ts';
import type { JudgedFinding } from '../domain/finding.ts';
import type { IsoDate } from '../domain/model.ts';
import type { Preferences } from '../domain/policy/preferences.ts';
import { CONTINUE_FOR } from '../domain/policy/preferences.ts';
import { serviceId, tabId } from './fields.ts';
import { answeredBy } from './message.ts';
import { object, oneOf, text, whole } from './shapes.ts';

export type ReviewState = 'clean' | 'mention' | 'listed' | 'cannot-run' | 'not-read-yet';

/** How much the registry holds, and of when it is. */
export interface RegistrySummary {
  readonly version: string;
  readonly date: IsoDate;
  readonly services: number;
  readonly cases: number;
}

/** What the toolbar popup shows for one tab. */
export interface ReviewView {
  readonly state: ReviewState;
  /** In the state `cannot-run`: what kind of page it is. */
  readonly closed?: ClosedPage;
  readonly host: string;
  /** Loudest first. */
  readonly findings: readonly JudgedFinding[];
  readonly complete: boolean;
  readonly cutAtKb?: number;
  /** The page took the warning away: only the toolbar button and the popup say it. */
  readonly removed?: true;
  readonly registry: RegistrySummary;
  readonly preferences: Preferences;
  readonly now: number;
}

/** Answer of the popup's "check this address". */
export interface AddressView {
  readonly host: string;
  readonly findings: readonly JudgedFinding[];
  /** The listed host that this one, which is not listed, resembles. */
  readonly resembles?: string;
}

export const reviewMessages = {
  'review/view': answeredBy<ReviewView>()('extension', object({ tab: tabId })),
  'review/check': answeredBy<AddressView | null>()('extension', object({ address: text(2000) })),
  /** Leads the tab off the site that was warned about: back, or to a blank page. */
  'review/leave': answeredBy<void>()('extension', object({ tab: tabId })),
  'review/continue': answeredBy<void>()(
    'extension',
    object({ tab: tabId, service: serviceId, until: oneOf([...CONTINUE_FOR, 'remind-again']) }),
  ),
  /** Shows the n-th mention of a service on a tab's page; zero when the page holds none any more. */
  'review/show-mention': answeredBy<{ readonly total: number }>()(
    'extension',
    object({ tab: tabId, service: serviceId, index: whole(0, 1_000_000) }),
  ),
};
