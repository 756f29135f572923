import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useTrusted } from '../../ui/trust.ts';
import { capture } from './capture.ts';
import { focusWithin, focusables, focusedIn, IN_PLACE, keepFocus, quietly } from './focus.ts';
import type { Timers } from './timers.ts';

/** For this long after opening, and after each further letter, keys press no button: they were meant for the page. */
export const CALM_MS = 700;

interface Props {
  readonly part: 'alert' | 'guard';
  readonly service: string;
  readonly tone: string;
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly style?: Readonly<Record<string, string>>;
  readonly onEscape: () => void;
  /** Leaves the focus on the page, and swallows the page's keys until the dialog is answered. */
  readonly isBeside?: boolean;
  /** Registers a listener for when the stage was put on top again. @returns removes it */
  readonly onRaise: (listener: () => void) => () => void;
  readonly timers: Timers;
  readonly children: ComponentChildren;
}

/** Beside the field: swallows what is typed or pasted, which the field must not get. */
function useSwallowing(ref: RefObject<HTMLDialogElement | null>, isBeside: boolean, onEscape: (event: Event) => void) {
  // A layout effect: from the start.
  useLayoutEffect(() => {
    if (!isBeside) return undefined;
    const dialog = ref.current!;
    const doc = dialog.ownerDocument;
    const ending = new AbortController();
    const take = (event: Event): void => {
      if (event.target === (dialog.getRootNode() as ShadowRoot).host) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const { key } = event as Partial<KeyboardEvent>;
      if (event.type === 'keydown' && key === 'Tab') quietly(doc, () => focusables(dialog)[0]?.focus());
      if (event.type === 'keydown' && key === 'Escape') onEscape(event);
    };
    capture(doc.defaultView, 'keydown keypress keyup beforeinput paste drop', take, ending.signal);
    return () => ending.abort();
  }, [isBeside]);
}

/** Where the page is not inert it may take the focus; the next Tab brings the focus back. */
function useReturn(ref: RefObject<HTMLDialogElement | null>) {
  useEffect(() => {
    const dialog = ref.current!;
    const doc = dialog.ownerDocument;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Tab' || (dialog.getRootNode() as ShadowRoot).activeElement !== null) return;
      event.preventDefault();
      focusables(dialog)[0]?.focus();
    };
    doc.addEventListener('keydown', onKey, true);
    return () => doc.removeEventListener('keydown', onKey, true);
  }, []);
}

/**
 * An alert dialog. Opened by `showModal` where the browser can: the page behind is inert, so that it can neither take
 * the focus away nor put a dialog of its own in the way. The focus goes in, stays in, and returns to where it was. Keys
 * that were typed for the page press nothing by accident.
 */
export function Modal({
  part,
  service,
  tone,
  labelledBy,
  describedBy,
  style,
  onEscape,
  isBeside = false,
  onRaise,
  timers,
  children,
}: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const escaped = useRef(false);
  /** Ends the wait; set while keys press nothing. */
  const stopWaiting = useRef<(() => void) | undefined>(undefined);
  const trusted = useTrusted();
  const ignore = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  const wait = (): void => {
    stopWaiting.current?.();
    stopWaiting.current = timers.after(CALM_MS, () => {
      stopWaiting.current = undefined;
    });
  };
  const escape = (): void => {
    if (escaped.current) return;
    escaped.current = true;
    onEscape();
  };

  useLayoutEffect(() => {
    const dialog = ref.current!;
    const doc = dialog.ownerDocument;
    const giveBack = keepFocus((focusedIn(doc) ?? doc.documentElement) as HTMLElement);
    const open = (): void => {
      wait();
      if (isBeside) return dialog.setAttribute('open', '');
      const focused = (dialog.getRootNode() as ShadowRoot).activeElement as HTMLElement | null;
      if (dialog.open && typeof dialog.close === 'function') dialog.close();
      try {
        if (typeof dialog.showModal !== 'function') throw new TypeError();
        dialog.showModal();
      } catch {
        dialog.setAttribute('open', ''); // a document that knows no modal dialogs
      }
      (focused !== null && dialog.contains(focused) ? focused : focusables(dialog)[0])?.focus(IN_PLACE);
    };
    const show = (): void => quietly(doc, open);
    show();
    const stop = onRaise(show);
    return () => {
      stop();
      stopWaiting.current?.();
      escaped.current = true;
      quietly(doc, () => {
        if (dialog.open && typeof dialog.close === 'function') dialog.close();
      });
      if (!isBeside) giveBack();
    };
  }, [onRaise, timers, isBeside]);

  useSwallowing(ref, isBeside, trusted(escape));
  useReturn(ref);

  return (
    <dialog
      ref={ref}
      class={`card card--${part}`}
      role="alertdialog"
      aria-modal={isBeside ? 'false' : 'true'}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      data-part={part}
      data-service={service}
      data-tone={tone}
      style={style}
      onKeyDownCapture={(event) => {
        const isCalm = stopWaiting.current !== undefined;
        if (!/^(?: |Enter)$/.test(event.key)) {
          if (isCalm && event.key.length === 1) wait(); // a reader who types on has not seen the dialog yet
        } else if (isCalm || event.repeat) ignore(event);
      }}
      onMouseDown={(event) => {
        if (isBeside) event.preventDefault();
      }}
      onClickCapture={(event) => {
        if (event.detail === 0 && stopWaiting.current !== undefined) ignore(event);
      }}
      onCancel={(event) => {
        event.preventDefault();
        trusted(escape)(event);
      }}
      // `show` closes the dialog for a moment, to open it again on top: that is no escape.
      onClose={(event) => {
        if (!event.currentTarget.open) trusted(escape)(event);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Tab') focusWithin(event.currentTarget, event);
        if (event.key !== 'Escape') return;
        event.preventDefault();
        trusted(escape)(event);
      }}
    >
      {children}
    </dialog>
  );
}
