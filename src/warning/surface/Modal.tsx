import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useTrusted } from '../../ui/trust.ts';
import { capture } from './capture.ts';
import { focusWithin, focusables, focusedIn, keepFocus, quietly } from './focus.ts';
import type { Timers } from './timers.ts';

/** How long keys press nothing at first, and after each further letter: they were meant for the page. */
export const CALM_MS = 700;

interface Props {
  readonly part: 'alert' | 'guard';
  readonly service: string;
  readonly tone: string;
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly style?: Readonly<Record<string, string>>;
  readonly onEscape: () => void;
  /** Leaves the focus on the page, whose keys it keeps until it is answered. */
  readonly isBeside?: boolean;
  /** Registers what to do when the layer was put on top again. */
  readonly onRaise: (listener: () => void) => () => void;
  readonly timers: Timers;
  readonly children: ComponentChildren;
}

/**
 * An alert dialog. Modal by the browser's own means where it can: the page behind is inert then, so that it can neither
 * take the focus away nor have a dialog of its own in the way. Focus goes in, stays in, and back where it was. Who
 * was typing presses nothing by accident.
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
  /** Ends the wait; there while keys press nothing. */
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
    const dialog = ref.current;
    if (dialog === null) return undefined;
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
      (focused !== null && dialog.contains(focused) ? focused : focusables(dialog)[0])?.focus({ preventScroll: true });
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

  // What is typed on the page meanwhile is meant for the field that must not have it: from the moment it stands.
  useLayoutEffect(() => {
    const dialog = ref.current;
    const doc = dialog?.ownerDocument;
    if (!isBeside || !dialog || !doc) return undefined;
    const ending = new AbortController();
    const take = (event: Event): void => {
      if (event.target === (dialog.getRootNode() as ShadowRoot).host) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const { key } = event as Partial<KeyboardEvent>;
      if (event.type === 'keydown' && key === 'Tab') quietly(doc, () => focusables(dialog)[0]?.focus());
      if (event.type === 'keydown' && key === 'Escape') trusted(escape)(event);
    };
    capture(doc.defaultView, 'keydown keypress keyup beforeinput paste drop', take, ending.signal);
    return () => ending.abort();
  }, [isBeside]);

  // Without a modal dialog's inertness the page may take the focus; the next Tab brings it back.
  useEffect(() => {
    const dialog = ref.current;
    const doc = dialog?.ownerDocument;
    if (!dialog || !doc) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Tab' || (dialog.getRootNode() as ShadowRoot).activeElement !== null) return;
      event.preventDefault();
      focusables(dialog)[0]?.focus();
    };
    doc.addEventListener('keydown', onKey, true);
    return () => doc.removeEventListener('keydown', onKey, true);
  }, []);

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
          if (isCalm && event.key.length === 1) wait(); // whoever types on has not seen it yet
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
      // Being closed for a moment, to be opened again on top, is not an escape.
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
