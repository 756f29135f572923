import type { ServiceId } from '../../domain/model.ts';
import type { ContinueFor } from '../../domain/policy/preferences.ts';
import type { AddressView, ReviewView } from '../../messages/review.ts';

/** How the popup reaches the browser. */
export interface PopupPort {
  readonly tab: () => Promise<number>;
  readonly view: (tab: number) => Promise<ReviewView>;
  readonly check: (address: string) => Promise<AddressView | null>;
  readonly keepOn: (tab: number, service: ServiceId, until: ContinueFor | 'remind-again') => Promise<void>;
  readonly showMention: (tab: number, service: ServiceId, index: number) => Promise<{ readonly total: number }>;
  /** Leads the tab off the site it shows: back, or to a blank page. */
  readonly leave: (tab: number) => Promise<void>;
  readonly openPage: (path: string) => Promise<void>;
}
