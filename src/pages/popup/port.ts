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
  /** Finds the services and cases that fit the typed text. */
  readonly search: (text: string) => Promise<FoundEntries>;
  readonly keepOn: (tab: number, service: ServiceId, until: ContinueFor | 'remind-again') => Promise<void>;
  /** Pauses Caveat on the tab's site, or ends the pause. */
  readonly pause: (tab: number, paused: boolean) => Promise<void>;
  readonly showMention: (tab: number, service: ServiceId, index: number) => Promise<{ readonly total: number }>;
  readonly showEmbedded: (tab: number, service: ServiceId, index: number) => Promise<{ readonly total: number }>;
  readonly marks: (tab: number) => Promise<MarkList>;
  /** Scrolls to a marked link. @returns whether it is still there */
  readonly showMark: (tab: number, index: number) => Promise<boolean>;
  /** What changed in the registry. Asking for it counts as the reader having looked. */
  readonly readNews: (tab: number) => Promise<readonly RegistryChange[]>;
  /** Takes the tab off its site: back, or to a blank page. */
  readonly leave: (tab: number) => Promise<void>;
  readonly openPage: (path: string) => Promise<void>;
  /** Puts text on the clipboard. */
  readonly copy: (text: string) => Promise<void>;
  /** Asks the browser's permission to look at web pages. @returns whether it was given */
  readonly allow: () => Promise<boolean>;
  /** Opens the side panel; undefined where the browser has none, and in the panel itself. */
  readonly openPanel?: () => Promise<void>;
}
