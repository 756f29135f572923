/** Has a guard stand at the fields of a page, and the page around a frame know of one that stands in the frame. */
import type { Trust } from '../ui/trust.ts';
import { watchFields } from './fields.ts';
import type { GuardedAct } from './Guard.tsx';
import type { Timers } from './surface/timers.ts';
import type { PageEvent } from './Warning.tsx';

/** How long the bar makes way for a guard in a frame of which nothing more is heard, in milliseconds. */
const ASIDE_MS = 4000;

export interface GuardingOptions {
  readonly doc: Document;
  readonly trust: Trust;
  readonly timers: Timers;
  readonly isAlive: () => boolean;
  readonly isOurs: (target: EventTarget | null) => boolean;
  /** Whether nothing else stands that has to be answered first. */
  readonly isFree: () => boolean;
  /** Shows the guard. */
  readonly emit: (event: PageEvent) => void;
  /** Guards the fields of the frames in this page, too. */
  readonly guardFrames: () => void;
  /** Tells the page around this frame whether a guard stands here. */
  readonly tell: (stands: boolean) => void;
}

export interface Guarding {
  /** Guards the page's fields from now on, or leaves them alone. */
  readonly set: (guards: boolean) => void;
  /** Looks at the fields as they are by now. */
  readonly look: () => void;
  /** The guard that stood is gone with what it was about. */
  readonly forget: () => void;
}

/** Watches the fields of a page once it is told to. */
export function makeGuarding(options: GuardingOptions): Guarding {
  const { doc, trust, timers, isAlive } = options;
  const isFrame = doc.defaultView !== doc.defaultView?.top;
  let fields: ReturnType<typeof watchFields> | undefined;
  let isGuarding = false;
  let stopTelling: () => void = () => undefined;

  /** Again and again: a frame may be gone at any time. */
  const tell = (): void => {
    if (!isFrame || !isGuarding) return;
    options.tell(true);
    stopTelling = timers.after(ASIDE_MS / 2, tell);
  };
  const guard = (field: HTMLElement, what: GuardedAct, onUse: () => () => void, keepsFocus = false): void => {
    isGuarding = true;
    tell();
    options.emit({
      kind: 'field',
      field,
      what,
      keepsFocus,
      onUse,
      onClosed: () => {
        isGuarding = false;
        stopTelling();
        if (isFrame) options.tell(false);
      },
    });
  };
  return {
    set: (guards) => {
      if (!guards) {
        fields?.stop();
        fields = undefined;
        return;
      }
      fields ??= watchFields(doc, {
        trust,
        timers,
        isAlive,
        isOurs: options.isOurs,
        isFree: () => isAlive() && !isGuarding && options.isFree(),
        onPassword: (field, use, keepsFocus) => guard(field, 'password', use, keepsFocus),
        onToken: (field, use) => guard(field, 'token', use),
        onSend: (field, use) => guard(field, 'send', use),
        onFrame: options.guardFrames,
      });
      fields.look();
    },
    look: () => fields?.look(),
    forget: () => {
      isGuarding = false;
    },
  };
}

/**
 * The bar makes way for a guard in a frame, as long as that is told of.
 * @param set is called with whether it is to stand aside
 */
export function makeAside(timers: Timers, set: (isAside: boolean) => void): (stands: boolean) => void {
  let stop: () => void = () => undefined;
  const step = (stands: boolean): void => {
    stop();
    set(stands);
    if (stands) stop = timers.after(ASIDE_MS, () => step(false));
  };
  return step;
}
