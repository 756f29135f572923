/**
 * Watches for the moment before a password or an access token is given away. It looks at which field has the focus and
 * at the shape of what is pasted or dropped. It reads no keys, and stores nothing.
 */
import { allIn, attributeOf, parentOf, rootOf } from '../platform/page/elements.ts';
import type { Trust } from '../ui/trust.ts';
import { capture } from './surface/capture.ts';
import { focusedIn, focusedWithin, keepFocus, quietly, watchFocus } from './surface/focus.ts';
import type { Timers } from './surface/timers.ts';
import { fieldsOfForm, formOf, isPasswordField, isTextField } from './passwords.ts';
import { watchSending } from './sending.ts';

interface FieldWatch {
  /**
   * A password field got the focus. `use`, here and below, is called when the reader decides to use the field: it is
   * not asked about again. What `use` returns resumes what was held, once nothing stands before the field.
   * `keepsFocus`: the field still has the focus, because the page hides the field without it.
   */
  readonly onPassword: (field: HTMLElement, use: () => () => void, keepsFocus: boolean) => void;
  /** Something shaped like an access token was pasted or dropped and is held. */
  readonly onToken: (field: HTMLElement, use: () => () => void) => void;
  /** A filled password field that the reader has not decided about was about to be sent; the sending is held. */
  readonly onSend: (field: HTMLElement, use: () => () => void) => void;
  /** There is a frame, one was loaded, or one got the focus: only a script inside of it sees its fields. */
  readonly onFrame: () => void;
  /** False while the alert or a guard stands: fields are left alone, and what would be sent waits. */
  readonly isFree: () => boolean;
  /** False once this script is an orphan, which holds nothing. */
  readonly isAlive: () => boolean;
  /** Whether an event's target is Caveat's own. */
  readonly isOurs: (target: EventTarget | null) => boolean;
  readonly trust: Trust;
  readonly timers: Timers;
}

/** Milliseconds between looks for password fields, also for one whose events the page keeps from us. */
const LOOK_MS = 500;

/**
 * Shapes of the platforms' access tokens that these services ask for. They are long and of one alphabet: prose never
 * looks like them.
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

const PASSWORDS = '[type=password i]';
const FRAMES = 'iframe,frame,object,embed';
const isFrame = (target: EventTarget | null | undefined): boolean =>
  target instanceof Element && target.matches(FRAMES);

/**
 * The password field that stands for one which the page has drawn anew: one that is the same to the page by its
 * attributes, or the only one that is shown.
 */
function standInOf(field: Element, root: Document | ShadowRoot): HTMLElement | undefined {
  const all = [...allIn<HTMLElement>(root, PASSWORDS)].filter(isPasswordField);
  const isLike = (each: Element): boolean =>
    ['name', 'id', 'autocomplete'].every((name) => attributeOf(each, name) === attributeOf(field, name));
  const shown = all.filter(isShown);
  return all.find(isLike) ?? (shown.length === 1 ? shown[0] : undefined);
}

/** Whether a field has a box and is visible. */
const isShown = (field: HTMLElement): boolean =>
  field.getClientRects().length > 0 && getComputedStyle(field).visibility === 'visible';

/**
 * The field an event happened in: in a shadow root the one that has the focus, in editable content the outermost
 * editable element.
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

/** The text that is about to be pasted or dropped into a field; empty for typed text. */
function transferred(event: Event): string {
  const { clipboardData, dataTransfer, data, inputType = 'insertFrom' } = event as Partial<ClipboardEvent & InputEvent>;
  if (!inputType.startsWith('insertFrom')) return '';
  return (clipboardData ?? dataTransfer)?.getData('text/plain') || data || '';
}

/** Inserts held text into its field, in a way that the page notices. */
function insert(field: HTMLElement, text: string): void {
  const doc = field.ownerDocument;
  // Deprecated, but the only way that works with undo and with every framework's own state of a field.
  if ((doc as Partial<Document>).execCommand?.('insertText', false, text) === true) return;
  if (!('setRangeText' in field)) return;
  const input = field as HTMLInputElement;
  input.setRangeText(text, input.selectionStart ?? input.value.length, input.selectionEnd ?? input.value.length, 'end');
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Starts to watch. `look` checks the field that has the focus, `stop` ends the watch. */
export function watchFields(
  doc: Document,
  watch: FieldWatch,
): { readonly look: () => void; readonly stop: () => void } {
  const allowed = new WeakSet<EventTarget>();
  const ending = new AbortController();
  const { signal } = ending;
  let last: Element | null = null;
  /** True while we take the focus from a field or give it back: our own listeners hear these moves, too. */
  let isTaking = false;
  /** A decision about one field holds for all password fields of its form, because they are sent together. */
  const allow = (field: HTMLElement): void => {
    allowed.add(field);
    const form = formOf(field);
    if (form !== null) for (const other of fieldsOfForm(form)) if (isPasswordField(other)) allowed.add(other);
  };
  /** Guards the field that has the focus, if it is one to guard. @returns whether a guard stands then */
  const guard = (): boolean => {
    if (isTaking) return true;
    const field = focusedIn(doc);
    // A frame takes the focus from the window, without an event on the frame itself.
    if (field !== last && isFrame(field)) watch.onFrame();
    last = field;
    if (!isPasswordField(field) || allowed.has(field) || !watch.isFree()) return false;
    const giveBack = keepFocus(field);
    const root = rootOf(field) as Document | ShadowRoot;
    // Take the focus away: nothing can be typed while the guard stands, and closing the guard does not focus the field.
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
        if (field.isConnected) return giveBack;
        const now = standInOf(field, root);
        if (now !== undefined) allow(now);
        return () => now?.focus();
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
      isGuarded: (field) => isPasswordField(field) && !allowed.has(field),
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
  /** Notes the password fields there are before the page may show their text. */
  const note = (): void => allIn(doc, PASSWORDS).forEach(isPasswordField);
  note();
  const stopLooking = watch.timers.every(LOOK_MS, () => {
    note();
    look();
  });
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
  // Only after the event does Firefox know which element has the focus.
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
