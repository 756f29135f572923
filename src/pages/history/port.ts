/** How the history page reaches the browser. */
import type { Visit } from '../../domain/history/look-back.ts';
import type { KeptDays, Meeting } from '../../domain/history/meetings.ts';
import type { CatalogCase, CatalogService } from '../../domain/model.ts';
import type { Ticks } from '../../domain/policy/ticks.ts';

export interface HistoryView {
  readonly meetings: readonly Meeting[];
  readonly days: KeptDays;
  /** A database of another version, or a damaged one, was left as it is; this one is new. */
  readonly setAside?: 'newer' | 'broken';
  /** The last meeting could not be written down. */
  readonly isFull: boolean;
  /** Steps of the checklist that are done. */
  readonly ticks: Ticks;
  readonly now: number;
}

/** The look through the browser's own history. */
export interface LookBackPort {
  readonly services: readonly CatalogService[];
  readonly leadingCase: (service: CatalogService) => CatalogCase | undefined;
  /** Asks for the browser's history, looks through it for these hosts, and gives it back whatever happens. */
  readonly look: (hosts: readonly string[], onStep: (done: number) => void) => Promise<readonly Visit[] | 'refused'>;
}

export interface HistoryPort {
  /** In a private window the browser shows none of the others' databases. */
  readonly isPrivate?: boolean;
  /** @throws where the browser keeps no history for Caveat. */
  readonly view: () => Promise<HistoryView>;
  readonly keep: (days: KeptDays) => Promise<void>;
  readonly remove: (meetings: readonly Meeting[]) => Promise<void>;
  readonly putBack: (meetings: readonly Meeting[]) => Promise<void>;
  /** Absent in private windows. */
  readonly lookBack?: LookBackPort;
  readonly save: (name: string, type: string, text: string) => void;
  /** Names of services by id; undefined for one that is no longer listed. */
  readonly nameOf: (service: string) => string | undefined;
  readonly captionOf: (id: string) => string | undefined;
  /** Account whose checklist fits a service. */
  readonly platformOf: (service: string) => string | undefined;
}
