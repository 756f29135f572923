/**
 * Holds the sending of a filled password whose field never had the focus, as after a password manager filled it in. A
 * press, Enter or a form's submission may send it. It is repeated as it was if the reader decides so.
 */
import { allIn } from '../platform/page/elements.ts';
import { capture } from './surface/capture.ts';
import { likeness } from './surface/likeness.ts';
import { controlOf, deepTarget, defaultButtonOf, fieldsOfForm, fieldsSentBy, formOf, isFilled } from './passwords.ts';

interface SendWatch {
  /** False once this script is an orphan, which holds nothing. */
  readonly isOn: () => boolean;
  /** False while the alert or a guard stands: what is held waits. */
  readonly isFree: () => boolean;
  /** Whether an event's target is Caveat's own. */
  readonly isOurs: (target: EventTarget | null) => boolean;
  /** Whether a field is one to guard that the reader has not decided about. */
  readonly isGuarded: (field: HTMLElement) => boolean;
  /** Something is held. `pass` sends it on: allow the fields first, else they are held again. */
  readonly onHeld: (fields: readonly HTMLElement[], pass: () => void) => void;
}

const PRESS_EVENTS = ['pointerdown', 'touchstart', 'mousedown', 'pointerup', 'touchend', 'mouseup'] as const;
/* eslint-disable @typescript-eslint/unbound-method -- called on forms, whose fields may be named like these */
const { requestSubmit, submit } = HTMLFormElement.prototype;
/* eslint-enable @typescript-eslint/unbound-method */

/** Sends a form as its button would. */
function sendForm(form: HTMLFormElement, submitter: HTMLElement | null): void {
  try {
    requestSubmit.call(form, submitter);
  } catch {
    requestSubmit.call(form); // the button has left the form meanwhile
  }
}

/** Does what Enter in a field does by itself: presses the form's default button, or sends a form that has none. */
function enter(field: Element, event: KeyboardEvent): void {
  if (!field.dispatchEvent(likeness(event))) return;
  const form = formOf(field);
  if (form === null) return;
  const button = defaultButtonOf(form);
  if (button === undefined) sendForm(form, null);
  else if (!button.matches(':disabled')) button.click();
}

/** Watches until `signal` aborts. @returns reports what waited for `isFree`; to be called when that may have changed */
export function watchSending(doc: Document, watch: SendWatch, signal: AbortSignal): () => void {
  const view = doc.defaultView;
  let waiting: (() => void) | undefined;
  /** The events of the press under way that were kept from the page. */
  let pressed: Event[] = [];

  const guardedOf = (fields: readonly HTMLElement[]): HTMLElement[] =>
    fields.filter((field) => watch.isGuarded(field) && isFilled(field));
  /** Keeps an event from the page if it would send a guarded field. @returns whether it did */
  const hold = (event: Event, fields: readonly HTMLElement[], resume: () => void): boolean => {
    const held = guardedOf(fields);
    if (held.length === 0) return false;
    event.preventDefault();
    event.stopImmediatePropagation();
    const raise = (): void => watch.onHeld(held, resume);
    if (watch.isFree()) raise();
    else waiting = raise;
    return true;
  };
  const listen = (target: EventTarget | null | undefined, type: string, listener: (event: Event) => void): void =>
    capture(
      target,
      type,
      (event) => {
        if (event.isTrusted && watch.isOn() && !watch.isOurs(event.target)) listener(event);
      },
      signal,
    );

  for (const type of PRESS_EVENTS)
    listen(view, type, (event) => {
      if (type === 'pointerdown') pressed = [];
      const control = controlOf(event);
      if (control === undefined || guardedOf(fieldsSentBy(control)).length === 0) return;
      event.stopImmediatePropagation();
      pressed.push(event);
    });
  listen(view, 'click', (event) => {
    const control = controlOf(event);
    const target = deepTarget(event);
    const events = [...pressed, event];
    pressed = [];
    if (control === undefined || target === undefined) return;
    hold(event, fieldsSentBy(control), () => {
      for (const each of events) target.dispatchEvent(likeness(each));
    });
  });
  listen(view, 'keydown', (event) => {
    const { key, isComposing } = event as KeyboardEvent;
    const field = deepTarget(event);
    if (key !== 'Enter' || isComposing || field?.localName !== 'input' || controlOf(event) !== undefined) return;
    hold(event, fieldsSentBy(field), () => enter(field, event as KeyboardEvent));
  });
  listen(view, 'submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    const { submitter } = event as SubmitEvent;
    hold(event, fieldsOfForm(form), () => sendForm(form, submitter));
  });
  // `form.submit()` fires no submit event: the Navigation API tells of it.
  listen((view as { navigation?: EventTarget } | null)?.navigation, 'navigate', (event) => {
    const { formData, sourceElement } = event as Event & { formData?: FormData | null; sourceElement?: Element | null };
    if (!formData && !(sourceElement instanceof HTMLFormElement)) return;
    const forms = sourceElement instanceof HTMLFormElement ? [sourceElement] : [...allIn<HTMLFormElement>(doc, 'form')];
    const form = forms.find((each) => guardedOf(fieldsOfForm(each)).length > 0);
    if (form !== undefined) hold(event, fieldsOfForm(form), () => submit.call(form));
  });
  return () => {
    if (waiting === undefined || !watch.isFree()) return;
    const raise = waiting;
    waiting = undefined;
    raise();
  };
}
