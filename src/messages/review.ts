/** Messages between the toolbar popup and the background. */
import type { ClosedPage } from '../domain/address/closed-pages.ts';
import type { JudgedFinding } from '../domain/finding.ts';
import type { RegistryChange } from '../domain/releases.ts';
import type { FoundEntries, FoundEntry } from '../domain/search/find-entries.ts';
import type { IsoDate } from '../domain/model.ts';
import type { MarkList } from '../domain/policy/mark-list.ts';
import type { Preferences } from '../domain/policy/preferences.ts';
import { CONTINUE_FOR } from '../domain/policy/preferences.ts';
import { serviceId, tabId } from './fields.ts';
import { answeredBy } from './message.ts';
import { bool, list, object, oneOf, text, whole } from './shapes.ts';

export type ReviewState = 'clean' | 'mention' | 'listed' | 'cannot-run' | 'not-read-yet';

/** How much the registry holds, and its version and date. */
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
  /** The window is private, or the browser does not say whether it is: nothing is recorded. */
  readonly isPrivate: boolean;
  /** Since when the reader has paused Caveat on this site, milliseconds since 1970. */
  readonly pausedSince?: number;
  /** For a look-alike: the listed host that the page's host resembles. */
  readonly resembles?: string;
  /** The number of changes in the list since the reader last looked at them. */
  readonly news: number;
  /** The cases that began most recently. */
  readonly latest: readonly FoundEntry[];
  /** When the first meeting since the browser started was recorded, milliseconds since 1970; absent when none was. */
  readonly sessionSince?: number;
  /** The page removed the warning, so only the toolbar button and the popup show it. */
  readonly removed?: true;
  /** The browser shows the document in a viewer of its own, in which no warning can stand. */
  readonly viewer?: true;
  readonly registry: RegistrySummary;
  readonly preferences: Preferences;
  readonly now: number;
}

/** The answer to the popup's "check this address". */
export interface AddressView {
  readonly host: string;
  readonly findings: readonly JudgedFinding[];
  /** For a host that is not listed: the listed host that it resembles. */
  readonly resembles?: string;
}

const place = whole(0, 1_000_000);

export const reviewMessages = {
  'review/view': answeredBy<ReviewView>()('extension', object({ tab: tabId })),
  'review/check': answeredBy<AddressView | null>()('extension', object({ address: text(2000) })),
  /** Leads the tab away from the site of the warning: back, or to a blank page. */
  'review/leave': answeredBy<void>()('extension', object({ tab: tabId })),
  'review/continue': answeredBy<void>()(
    'extension',
    object({ tab: tabId, service: serviceId, until: oneOf([...CONTINUE_FOR, 'remind-again']) }),
  ),
  /** Shows the n-th mention of a service on a tab's page; answers how many there are, 0 once there are none. */
  'review/show-mention': answeredBy<{ readonly total: number }>()(
    'extension',
    object({ tab: tabId, service: serviceId, index: place }),
  ),
  /** Shows the n-th part of a tab's page that comes from a service; answers how many there are. */
  'review/show-embedded': answeredBy<{ readonly total: number }>()(
    'extension',
    object({ tab: tabId, service: serviceId, index: place }),
  ),
  /** The marked links of a tab's page, in page order. */
  'review/marks': answeredBy<MarkList>()('extension', object({ tab: tabId })),
  /** Brings a marked link into view; answers whether it is still on the page. */
  'review/show-mark': answeredBy<boolean>()('extension', object({ tab: tabId, index: place })),
  /** Services and cases that match the typed text. */
  'review/search': answeredBy<FoundEntries>()('extension', object({ text: text(2000) })),
  /** Names of services by id. Services that are not listed are left out. */
  'review/names': answeredBy<Readonly<Record<string, string>>>()(
    'extension',
    object({ services: list(serviceId, 200) }),
  ),
  /** Pauses Caveat on the site in a tab, or ends the pause. */
  'review/pause': answeredBy<void>()('extension', object({ tab: tabId, paused: bool })),
  /**
   * The changes in the list since the reader last looked. They then count as looked at, except for a tab in a private
   * window, of which nothing is kept.
   */
  'review/read-news': answeredBy<readonly RegistryChange[]>()('extension', object({ tab: tabId })),
};
