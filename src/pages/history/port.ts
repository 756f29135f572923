/** How the history page reaches the browser. */
import type { Visit } from '../../domain/history/look-back.ts';
import type { KeptDays, Meeting } from '../../domain/history/meetings.ts';
import type { CatalogCase, CatalogService } from '../../domain/model.ts';
import type { Ticks } from '../../domain/policy/ticks.ts';

export interface HistoryView {
  readonly meetings: readonly Meeting[];
  readonly days: KeptDays;
  /** Why the history begins anew: the database found was of a newer Caveat, or damaged. It was left as it is. */
  readonly setAside?: 'newer' | 'broken';
  /** The last meeting could not be saved, or old ones could not be deleted. */
  readonly isFull: boolean;
  /** The steps of the checklist that the reader has ticked. */
  readonly ticks: Ticks;
  readonly now: number;
}

/** Looking through the browser's own history. */
export interface LookBackPort {
  readonly services: readonly CatalogService[];
  readonly leadingCase: (service: CatalogService) => CatalogCase | undefined;
  /**
   * Asks for the permission to read the browser's history, looks for these hosts, and always gives the permission back.
   */
  readonly look: (hosts: readonly string[], onStep: (done: number) => void) => Promise<readonly Visit[] | 'refused'>;
}

export interface HistoryPort {
  /** In a private window the page cannot open the databases of other windows. */
  readonly isPrivate?: boolean;
  /** @throws where the browser keeps no database for Caveat */
  readonly view: () => Promise<HistoryView>;
  readonly keep: (days: KeptDays) => Promise<void>;
  readonly remove: (meetings: readonly Meeting[]) => Promise<void>;
  readonly putBack: (meetings: readonly Meeting[]) => Promise<void>;
  /** Absent in private windows. */
  readonly lookBack?: LookBackPort;
  readonly save: (name: string, type: string, text: string) => void;
  /** The name of a service; undefined for one that is no longer listed. */
  readonly nameOf: (service: string) => string | undefined;
  readonly captionOf: (id: string) => string | undefined;
  /** The platform whose checklist fits a service. */
  readonly platformOf: (service: string) => string | undefined;
}
