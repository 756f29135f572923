import type { Meeting } from '../../domain/history/meetings.ts';
import type { ServiceId } from '../../domain/model.ts';

/** How the side panel reaches the browser, beyond what the popup needs. */
export interface PanelPort {
  /** Meetings that were seen since a moment, newest first. */
  readonly metSince: (since: number) => Promise<readonly Meeting[]>;
  /** Calls when another meeting was written down; @returns what ends that */
  readonly onMeeting: (listener: () => void) => () => void;
  /** Names of services by id. */
  readonly namesOf: (services: readonly ServiceId[]) => Promise<Readonly<Record<string, string>>>;
}
