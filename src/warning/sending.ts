/**
 * Holds the sending of a filled password whose field never had the focus, as after a password manager filled it in. A
 * press, Enter or a form's submission may send it. It is repeated as it was if the reader decides so.
 */
import { allIn, fits, nameOf } from '../platform/page/elements.ts';
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

const PRESS_EVENTS = 'pointerdown touchstart mousedown pointerup touchend mouseup';
/* oxlint-disable typescript/unbound-method -- called on forms, whose fields may be named like these */
const { requestSubmit, submit } = HTMLFormElement.prototype;
/* oxlint-enable typescript/unbound-method */

/** Sends a form as its button would. */
function sendForm(form: HTMLFormElement, submitter: HTMLElement | null): void {
  try {
    requestSubmit.call(form, submitter);
  } catch {
    requestSubmit.call(form); // the button has left the form meanwhile
  }
}

/**
 * Presses and releases a key anew. What Enter does in a field by itself is done, too: it presses the form's default
 * button, or sends a form that has none.
 */
function type(target: Element, event: Event, isField: boolean): void {
  const goesOn = ['keydown', 'keypress'].every((kind) => target.dispatchEvent(likeness(event, kind)));
  if (goesOn && isField) enter(target);
  target.dispatchEvent(likeness(event, 'keyup'));
}

function enter(field: Element): void {
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
  const listen = (target: EventTarget | null | undefined, types: string, listener: (event: Event) => void): void =>
    capture(
      target,
      types,
      (event) => {
        if (event.isTrusted && watch.isOn() && !watch.isOurs(event.target)) listener(event);
      },
      signal,
    );

  listen(view, PRESS_EVENTS, (event) => {
    if (event.type === 'pointerdown') pressed = [];
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
    const target = deepTarget(event);
    const control = controlOf(event);
    if (target === undefined || isComposing || !/^(?:Enter| )$/.test(key)) return;
    // The browser itself makes a press of a key on a button or a link. What else is a button answers the key.
    if (control === undefined ? key === ' ' || nameOf(target) !== 'input' : fits(control, 'button,input,[href]'))
      return;
    hold(event, fieldsSentBy(control ?? target), () => type(target, event, control === undefined));
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
