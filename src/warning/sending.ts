/**
 * Holds what sends a filled password whose field never had the focus, as after a password manager filled it in: a
 * press, Enter, a form's submission. What was held is sent on as it was once the reader decides so.
 */
import { allIn } from '../platform/page/elements.ts';
import { capture } from './surface/capture.ts';
import { controlOf, deepTarget, defaultButtonOf, fieldsOfForm, fieldsSentBy, formOf, isFilled } from './passwords.ts';

export interface SendWatch {
  /** Whether anything is held at all; false on an orphan's page. */
  readonly isOn: () => boolean;
  /** While false, what is held waits: the alert stands, or a guard already does. */
  readonly isFree: () => boolean;
  /** Whether something is Caveat's own. */
  readonly isOurs: (target: EventTarget | null) => boolean;
  /** Whether a field is one to guard, and was not decided about. */
  readonly isGuarded: (field: HTMLElement) => boolean;
  /** Something is held; `pass` sends it on and lets these fields be. */
  readonly onHeld: (fields: readonly HTMLElement[], pass: () => void) => void;
}

const PRESS_EVENTS = ['pointerdown', 'touchstart', 'mousedown', 'pointerup', 'touchend', 'mouseup'] as const;
/* eslint-disable @typescript-eslint/unbound-method -- called on forms, whose fields may be named like these */
const { requestSubmit, submit } = HTMLFormElement.prototype;
/* eslint-enable @typescript-eslint/unbound-method */

/** An event like another; a page can tell it only by `isTrusted`. */
function likeness(event: Event): Event {
  if (event instanceof KeyboardEvent) return new KeyboardEvent(event.type, event);
  if (typeof PointerEvent === 'function' && event instanceof PointerEvent) return new PointerEvent(event.type, event);
  if (event instanceof MouseEvent) return new MouseEvent(event.type, event);
  return new Event(event.type, { bubbles: event.bubbles, cancelable: event.cancelable, composed: event.composed });
}

/** Sends a form as its button would. */
function sendForm(form: HTMLFormElement, submitter: HTMLElement | null): void {
  try {
    requestSubmit.call(form, submitter);
  } catch {
    requestSubmit.call(form); // the button has left the form meanwhile
  }
}

/** What Enter in a field does by itself: presses the form's first button, or sends a form that has none. */
function enter(field: Element, event: KeyboardEvent): void {
  if (!field.dispatchEvent(likeness(event))) return;
  const form = formOf(field);
  if (form === null) return;
  const button = defaultButtonOf(form);
  if (button === undefined) sendForm(form, null);
  else if (!button.matches(':disabled')) button.click();
}

/** Starts to watch until `signal`; the answer brings up what was held in the meantime. */
export function watchSending(doc: Document, watch: SendWatch, signal: AbortSignal): () => void {
  const view = doc.defaultView;
  let waiting: (() => void) | undefined;
  /** The events of the press that is under way, which the page has not heard. */
  let pressed: Event[] = [];

  const guardedOf = (fields: readonly HTMLElement[]): HTMLElement[] =>
    fields.filter((field) => watch.isGuarded(field) && isFilled(field));
  /** Keeps an event from the page where it would send any of the fields. */
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
  // `form.submit()` sends no event of its own; where it leads is told by the Navigation API.
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
