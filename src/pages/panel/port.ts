import type { Meeting } from '../../domain/history/meetings.ts';
import type { ServiceId } from '../../domain/model.ts';

/** What the side panel needs of the browser beyond what the popup needs. */
export interface PanelPort {
  /** Meetings since a time in milliseconds, newest first. */
  readonly metSince: (since: number) => Promise<readonly Meeting[]>;
  /** Calls the listener when another meeting is written to the history. @returns a function that ends this */
  readonly onMeeting: (listener: () => void) => () => void;
  /** The names of services, by id. */
  readonly namesOf: (services: readonly ServiceId[]) => Promise<Readonly<Record<string, string>>>;
}
