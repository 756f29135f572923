import type { ServiceId } from '../../domain/model.ts';
import type { MarkList } from '../../domain/policy/mark-list.ts';
import type { ContinueFor } from '../../domain/policy/preferences.ts';
import type { RegistryChange } from '../../domain/releases.ts';
import type { FoundEntries } from '../../domain/search/find-entries.ts';
import type { AddressView, ReviewView } from '../../messages/review.ts';

/** How the popup and the side panel reach the browser. */
export interface PopupPort {
  readonly tab: () => Promise<number>;
  readonly view: (tab: number) => Promise<ReviewView>;
  readonly check: (address: string) => Promise<AddressView | null>;
  /** Services and cases that hold what was typed. */
  readonly search: (text: string) => Promise<FoundEntries>;
  readonly keepOn: (tab: number, service: ServiceId, until: ContinueFor | 'remind-again') => Promise<void>;
  /** Pauses Caveat on the tab's site, or takes that back. */
  readonly pause: (tab: number, paused: boolean) => Promise<void>;
  readonly showMention: (tab: number, service: ServiceId, index: number) => Promise<{ readonly total: number }>;
  readonly showEmbedded: (tab: number, service: ServiceId, index: number) => Promise<{ readonly total: number }>;
  readonly marks: (tab: number) => Promise<MarkList>;
  /** Answers whether the link is still there. */
  readonly showMark: (tab: number, index: number) => Promise<boolean>;
  /** What changed in the list; from then on the reader has looked at it. */
  readonly readNews: (tab: number) => Promise<readonly RegistryChange[]>;
  /** Leads the tab off the site it shows: back, or to a blank page. */
  readonly leave: (tab: number) => Promise<void>;
  readonly openPage: (path: string) => Promise<void>;
  /** Puts text on the clipboard. */
  readonly copy: (text: string) => Promise<void>;
  /** Asks the browser to let Caveat look at pages of the web; answers whether it may. */
  readonly allow: () => Promise<boolean>;
  /** Opens the side panel; absent where the browser has none, and in the panel itself. */
  readonly openPanel?: () => Promise<void>;
}
