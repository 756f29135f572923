/** Puts a guard at the fields of a page. In a frame, it tells the page around the frame while a guard stands. */
import type { Trust } from '../ui/trust.ts';
import { watchFields } from './fields.ts';
import type { GuardedAct } from './Guard.tsx';
import type { Timers } from './surface/timers.ts';
import type { PageEvent } from './Warning.tsx';

/** How long the bar stays aside after a frame last said that a guard stands in it, in milliseconds. */
const ASIDE_MS = 4000;

interface GuardingOptions {
  readonly doc: Document;
  readonly trust: Trust;
  readonly timers: Timers;
  readonly isAlive: () => boolean;
  readonly isOurs: (target: EventTarget | null) => boolean;
  /** Whether a guard may come up: not while the alert waits for its answer. */
  readonly isFree: () => boolean;
  /** Shows the guard. */
  readonly emit: (event: PageEvent) => void;
  /** Guards the fields of the frames in this page, too. */
  readonly guardFrames: () => void;
  /** Tells the page around this frame whether a guard stands here. */
  readonly tell: (stands: boolean) => void;
}

interface Guarding {
  /** Starts or stops guarding the page's fields. */
  readonly set: (guards: boolean) => void;
  /** Looks whether a field with the focus has to be guarded. */
  readonly look: () => void;
  /** Forgets the guard that stood: it went together with the finding it was about. */
  readonly forget: () => void;
}

/** Makes the guarding of a page, which starts with `set(true)`. */
export function makeGuarding(options: GuardingOptions): Guarding {
  const { doc, trust, timers, isAlive } = options;
  const isFrame = doc.defaultView !== doc.defaultView?.top;
  let fields: ReturnType<typeof watchFields> | undefined;
  let isGuarding = false;
  let stopTelling: () => void = () => undefined;

  /** Repeated while the guard stands: a frame may be removed without a last word, and then the bar has to come back. */
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
 * Has the bar make way for a guard in a frame, as long as the frame goes on to report one.
 * @param set called with whether the bar is to stand aside @returns takes what a frame reports
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
