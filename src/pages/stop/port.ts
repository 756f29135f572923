import type { ContinueFor } from '../../domain/policy/preferences.ts';
import type { StopView } from '../../messages/stop.ts';

/** How the stop page reaches the browser. */
export interface StopPort {
  readonly view: () => Promise<StopView>;
  /** Reports that the page was visible long enough to be noticed, or that a button was pressed. */
  readonly seen: () => void;
  /** Lets the tab through to the site. @returns the address to go to, null where there is none */
  readonly keepOn: (until: ContinueFor) => Promise<string | null>;
  /** Goes back, or to a blank page. */
  readonly leave: () => Promise<void>;
  /** Replaces this page in the tab's history, so that "back" does not lead here again. */
  readonly goOn: (address: string) => void;
  readonly openChecklist: (platform: string | undefined) => void;
  readonly openOptions: () => void;
}
