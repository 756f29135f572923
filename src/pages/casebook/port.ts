/** How the case book reaches the browser. */
import type { Meeting } from '../../domain/history/meetings.ts';
import type { ServiceId } from '../../domain/model.ts';

export interface CasebookPort {
  /** Puts text on the clipboard. */
  readonly copy: (text: string) => Promise<void>;
  readonly print: () => void;
  /** When and where the reader met a service, newest first, as far as the history goes. */
  readonly met: (service: ServiceId) => Promise<readonly Meeting[]>;
  /** What the reader chose about a service, said in words; empty where nothing holds. */
  readonly chosen: () => Promise<readonly Chosen[]>;
}

/** A choice to continue that holds. */
export interface Chosen {
  readonly service: ServiceId;
  readonly until: 'visit' | '7-days' | 'until-record-changes' | 'always';
  readonly at: number;
}
