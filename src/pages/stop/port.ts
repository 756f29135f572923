import type { ContinueFor } from '../../domain/policy/preferences.ts';
import type { StopView } from '../../messages/stop.ts';

/** How the page reaches the browser. */
export interface StopPort {
  readonly view: () => Promise<StopView>;
  /** It stood before the reader long enough to be noticed, or was answered. */
  readonly seen: () => void;
  /** Opens the way; answers where it leads. */
  readonly keepOn: (until: ContinueFor) => Promise<string | null>;
  /** Back, or to a blank page. */
  readonly leave: () => Promise<void>;
  /** Goes on in the place of this page, so that "back" does not meet it again. */
  readonly goOn: (address: string) => void;
  readonly openChecklist: (platform: string | undefined) => void;
  readonly openOptions: () => void;
}
