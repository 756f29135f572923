/** What the features of the background work with. Tests supply their own. */
import type { LookalikeTables, PageIndex } from '../domain/match/page-index.ts';
import type { Managed } from '../domain/policy/managed.ts';
import type { Records } from '../domain/records.ts';
import type { Handlers } from '../platform/extension/listen.ts';
import type * as storage from '../platform/extension/storage.ts';
import type * as ownScript from '../platform/extension/own-script.ts';
import type * as shutting from '../platform/extension/shutting.ts';
import type { leave } from '../platform/extension/leave.ts';
import type * as tabs from '../platform/extension/tabs.ts';
import type { openHistory } from '../platform/extension/database.ts';
import type { lacksRoom } from '../platform/extension/room.ts';
import type { ToolbarState } from '../platform/extension/toolbar.ts';

export interface World {
  readonly records: Records;
  readonly index: PageIndex & LookalikeTables;
  readonly store: Pick<
    typeof storage,
    'readLasting' | 'changeLasting' | 'isLastingOpen' | 'isStandIn' | 'readSession' | 'changeSession' | 'sessionKeys'
  >;
  /** What the organisation that manages the browser has set. */
  readonly managed: () => Promise<Managed>;
  readonly tabs: Pick<
    typeof tabs,
    | 'askPage'
    | 'injectScript'
    | 'injectContentScript'
    | 'tabById'
    | 'allTabs'
    | 'openPage'
    | 'show'
    | 'openBeside'
    | 'addStyle'
    | 'removeStyle'
    | 'ownAddress'
    | 'isPrivateWorld'
    | 'mayReadPages'
  > & { readonly leave: typeof leave };
  /** Keeps addresses shut until the reader has decided. */
  readonly shutting: Pick<typeof shutting, 'shut' | 'openInTab' | 'closeInTabs' | 'stopAddress' | 'wakeAt'>;
  /** The script that runs on the hosts the reader has marked, and nowhere else. */
  readonly ownScript: Pick<typeof ownScript, 'standOn'>;
  /** Built scripts, to be injected. */
  readonly scripts: { readonly warning: string; readonly reader: string; readonly own: string };
  readonly openHistory: typeof openHistory;
  readonly lacksRoom: typeof lacksRoom;
  /** Opens the side panel in a window; must be called in the turn of a press. */
  readonly openPanel: (window: number) => Promise<void>;
  readonly showOnToolbar: (tab: number, state: ToolbarState) => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly pause: (ms: number) => Promise<void>;
}

/** A feature: the handlers of its messages, made over a world. */
export type Feature<Table> = (world: World) => Pick<Handlers, keyof Table & keyof Handlers>;
