/** How the case book reaches the browser. */
import type { Meeting } from '../../domain/history/meetings.ts';
import type { ServiceId } from '../../domain/model.ts';
import type { CheckedText } from '../../messages/check.ts';

export interface CasebookPort {
  /** Puts text on the clipboard. */
  readonly copy: (text: string) => Promise<void>;
  readonly print: () => void;
  /** The reader's meetings with a service, newest first, as far back as the history goes. */
  readonly met: (service: ServiceId) => Promise<readonly Meeting[]>;
  /** The reader's choices that are in force. */
  readonly chosen: () => Promise<readonly Chosen[]>;
  /** The answer about a link or text sent from the context menu; null if it is forgotten. */
  readonly checked: (id: string) => Promise<CheckedText | null>;
}

/** A choice to continue to a service that is in force. */
export interface Chosen {
  readonly service: ServiceId;
  readonly until: 'visit' | '7-days' | 'until-record-changes' | 'always';
  readonly at: number;
}
