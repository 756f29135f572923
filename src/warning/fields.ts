/**
 * Watches for the moment before a password or an access token is given away. It looks at which field has the focus
 * and at the shape of what is pasted or dropped; it reads no keys, and keeps nothing of either.
 */
import { parentOf } from '../platform/page/elements.ts';
import type { Trust } from '../ui/trust.ts';
import { capture } from './surface/capture.ts';
import { focusedIn, focusedWithin, keepFocus, quietly, watchFocus } from './surface/focus.ts';
import type { Timers } from './surface/timers.ts';
import { fieldsOfForm, formOf, isPasswordField, isTextField } from './passwords.ts';
import { watchSending } from './sending.ts';

export interface FieldWatch {
  /**
   * A password field got the focus. `keepsFocus`: without the focus it would not be shown, so it has it still. Here and
   * below, `use` is the reader's decision: the field is not asked about again, and the answer goes on with what was
   * held, once nothing stands before the field any more.
   */
  readonly onPassword: (field: HTMLElement, use: () => () => void, keepsFocus: boolean) => void;
  /** Something shaped like an access token was pasted or dropped and is held. */
  readonly onToken: (field: HTMLElement, use: () => () => void) => void;
  /** A filled password field that was not decided about would be sent, and is not. */
  readonly onSend: (field: HTMLElement, use: () => () => void) => void;
  /** There is a frame, one was loaded, or one got the focus: what is in it is seen only from inside. */
  readonly onFrame: () => void;
  /** While false, fields are left alone and what would be sent waits: the alert stands, or a guard already does. */
  readonly isFree: () => boolean;
  /** False on the page of an orphan, where nothing is held. */
  readonly isAlive: () => boolean;
  /** Whether something is Caveat's own. */
  readonly isOurs: (target: EventTarget | null) => boolean;
  readonly trust: Trust;
  readonly timers: Timers;
}

/** How soon a field is seen whose events the page keeps from us. */
const LOOK_MS = 500;

/**
 * Shapes of access tokens of the platforms these services ask them for. Long and of one alphabet: prose never looks
 * like it.
 */
const TOKEN_SHAPES: readonly RegExp[] = [
  /\bEAA[A-Za-z0-9]{30,}/, // Facebook and Instagram graph tokens
  /\bIGQ[A-Za-z0-9_-]{30,}/, // Instagram basic display tokens
  /\bya29\.[A-Za-z0-9_-]{30,}/, // Google OAuth tokens
  /[#?&]access_token=[^&\s]{20,}/, // an address that carries one
];

/** Whether a text holds something shaped like an access token. */
export const looksLikeToken = (text: string): boolean =>
  text.length <= 20_000 && TOKEN_SHAPES.some((shape) => shape.test(text));

const FRAMES = 'iframe, frame, object, embed';
const isFrame = (target: EventTarget | null | undefined): boolean =>
  target instanceof Element && target.matches(FRAMES);

/** Whether it is displayed and to be seen. */
const isShown = (field: HTMLElement): boolean =>
  field.getClientRects().length > 0 && getComputedStyle(field).visibility === 'visible';

/**
 * The field an event really happened in; the whole of an editable part of the page. In a closed shadow root, the one
 * that has the focus.
 */
function fieldOf(event: Event): HTMLElement | undefined {
  const [inner] = event.composedPath();
  const target = inner instanceof Element ? focusedWithin(inner) : inner;
  if (!isTextField(target)) return undefined;
  let field: HTMLElement = target;
  for (let up = parentOf(field); up instanceof HTMLElement && up.isContentEditable === true; up = parentOf(up))
    field = up;
  return field;
}

/** What is about to come into a field by pasting or dropping; empty when it is typed. */
function transferred(event: Event): string {
  const { clipboardData, dataTransfer, data, inputType = 'insertFrom' } = event as Partial<ClipboardEvent & InputEvent>;
  if (!inputType.startsWith('insertFrom')) return '';
  return (clipboardData ?? dataTransfer)?.getData('text/plain') || data || '';
}

/** Puts what was held where it was meant to go, in the way a page notices. */
function insert(field: HTMLElement, text: string): void {
  const doc = field.ownerDocument;
  // Deprecated, and the only way that works with undo and with every framework's own idea of a field.
  if (typeof doc.execCommand === 'function' && doc.execCommand('insertText', false, text)) return;
  if (!('setRangeText' in field)) return;
  const input = field as HTMLInputElement;
  input.setRangeText(text, input.selectionStart ?? input.value.length, input.selectionEnd ?? input.value.length, 'end');
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Starts to watch; the answer ends it. `look` checks the field that already has the focus. */
export function watchFields(
  doc: Document,
  watch: FieldWatch,
): { readonly look: () => void; readonly stop: () => void } {
  const allowed = new WeakSet<EventTarget>();
  const known = new WeakSet<EventTarget>();
  const ending = new AbortController();
  const { signal } = ending;
  let last: Element | null = null;
  /** While the focus is taken from a field, and perhaps given back: we hear of these moves ourselves. */
  let isTaking = false;
  /** Whether it is a password field, or was one when it had the focus before: its text may be shown by now. */
  const isToGuard = (field: Element | null): field is HTMLElement => {
    if (isPasswordField(field)) known.add(field);
    return field !== null && known.has(field);
  };
  /** A decision about one field holds for all of its form: they are sent together. */
  const allow = (field: HTMLElement): void => {
    allowed.add(field);
    const form = formOf(field);
    for (const other of form === null ? [] : fieldsOfForm(form)) if (isToGuard(other)) allowed.add(other);
  };
  /** Guards the field that has the focus, if it is one to guard. Tells whether it was. */
  const guard = (): boolean => {
    if (isTaking) return true;
    const field = focusedIn(doc);
    // A frame that gets the focus takes it from the window; no event is seen on the frame itself.
    if (field !== last && isFrame(field)) watch.onFrame();
    last = field;
    if (!isToGuard(field) || allowed.has(field) || !watch.isFree()) return false;
    const giveBack = keepFocus(field);
    // Nothing is typed into it while the guard stands, and closing the guard does not focus it again.
    const wasShown = isShown(field);
    isTaking = true;
    quietly(doc, () => field.blur());
    const keepsFocus = wasShown && !isShown(field);
    if (keepsFocus) giveBack();
    isTaking = false;
    watch.onPassword(
      field,
      () => {
        allow(field);
        return giveBack;
      },
      keepsFocus,
    );
    return true;
  };
  const resume = watchSending(
    doc,
    {
      isOn: watch.isAlive,
      isFree: watch.isFree,
      isOurs: watch.isOurs,
      isGuarded: (field) => isToGuard(field) && !allowed.has(field),
      onHeld: (fields, pass) =>
        watch.onSend(fields[0]!, () => {
          for (const field of fields) allow(field);
          return pass;
        }),
    },
    signal,
  );
  const look = watchFocus(
    doc,
    () => {
      if (!guard()) resume();
    },
    signal,
  );
  const lookOn = (): (() => void) =>
    watch.timers.after(LOOK_MS, () => {
      look();
      stopLooking = lookOn();
    });
  let stopLooking = lookOn();
  const onTransfer = (event: Event): void => {
    const field = fieldOf(event);
    if (field === undefined || allowed.has(field) || !watch.trust(event) || !watch.isFree()) return;
    const text = transferred(event);
    if (!looksLikeToken(text)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const giveBack = keepFocus(field);
    watch.onToken(field, () => {
      allowed.add(field);
      return () => {
        giveBack();
        insert(field, text);
      };
    });
  };
  capture(doc.defaultView, 'paste drop', onTransfer, signal);
  capture(
    doc.defaultView,
    'beforeinput',
    (event) => {
      if (guard()) event.preventDefault();
      else onTransfer(event);
    },
    signal,
  );
  capture(
    doc,
    'load',
    ({ target }) => {
      if (isFrame(target)) watch.onFrame();
    },
    signal,
  );
  // Which element has it now, Firefox knows only after the event.
  doc.defaultView?.addEventListener('blur', () => void setTimeout(guard), { signal });
  if (doc.querySelector(FRAMES) !== null) watch.onFrame();
  return {
    look,
    stop: () => {
      ending.abort();
      stopLooking();
    },
  };
}
