/** How the case book reaches the browser. */
import type { Meeting } from '../../domain/history/meetings.ts';
import type { ServiceId } from '../../domain/model.ts';
import type { CheckedText } from '../../messages/check.ts';

export interface CasebookPort {
  /** Puts text on the clipboard. */
  readonly copy: (text: string) => Promise<void>;
  readonly print: () => void;
  /** When and where the reader met a service, newest first, as far as the history goes. */
  readonly met: (service: ServiceId) => Promise<readonly Meeting[]>;
  /** What the reader chose about a service, said in words; empty where nothing holds. */
  readonly chosen: () => Promise<readonly Chosen[]>;
  /** What is known of a link or text that was sent to be checked; null where that is forgotten. */
  readonly checked: (id: string) => Promise<CheckedText | null>;
}

/** A choice to continue that holds. */
export interface Chosen {
  readonly service: ServiceId;
  readonly until: 'visit' | '7-days' | 'until-record-changes' | 'always';
  readonly at: number;
}
