/**
 * Watches for the moment before a password or an access token is given away. It looks at which field has the focus and at
 * the shape of what is pasted; it reads no keys, and keeps nothing of either.
 */
export interface FieldWatch {
  /** A password field got the focus; `use` gives it back and never asks for this field again. */
  readonly onPassword: (field: HTMLElement, use: () => void) => void;
  /** A paste shaped like an access token is held; `use` lets it through. */
  readonly onToken: (field: HTMLElement, use: () => void) => void;
  /** There is a frame, one was loaded, or one got the focus: what is in it is seen only from inside. */
  readonly onFrame: () => void;
  /** While false, fields are left alone: the alert stands, or a guard already does. */
  readonly isFree: () => boolean;
}

/** Shapes of access tokens of the platforms these services ask them for. Long and of one alphabet: prose never looks like it. */
const TOKEN_SHAPES: readonly RegExp[] = [
  /\bEAA[A-Za-z0-9]{30,}/, // Facebook and Instagram graph tokens
  /\bIGQ[A-Za-z0-9_-]{30,}/, // Instagram basic display tokens
  /\bya29\.[A-Za-z0-9_-]{30,}/, // Google OAuth tokens
  /[#?&]access_token=[^&\s]{20,}/, // an address that carries one
];

/** Whether a text holds something shaped like an access token. */
export const looksLikeToken = (text: string): boolean => text.length <= 20_000 && TOKEN_SHAPES.some((shape) => shape.test(text));

const isPasswordField = (target: EventTarget | null | undefined): target is HTMLInputElement =>
  target instanceof HTMLElement && target.localName === 'input' && (target as HTMLInputElement).type === 'password' && !(target as HTMLInputElement).disabled;
const isTextField = (target: EventTarget | null | undefined): target is HTMLElement =>
  target instanceof HTMLElement && (target.localName === 'textarea' || target.localName === 'input' || target.isContentEditable);

const isFrame = (target: EventTarget | null): boolean => /^i?frame$/.test((target as Partial<Element> | null)?.localName ?? '');

/** What an event really happened on, also inside open shadow roots. */
const origin = (event: Event): EventTarget | null => event.composedPath()[0] ?? event.target;

/** Puts a held paste where it was meant to go, in the way a page notices. */
function insert(field: HTMLElement, text: string): void {
  field.focus({ preventScroll: true });
  const doc = field.ownerDocument;
  // Deprecated, and the only way that works with undo and with every framework's own idea of a field.
  if (typeof doc.execCommand === 'function' && doc.execCommand('insertText', false, text)) return;
  if (!('setRangeText' in field)) return;
  const input = field as HTMLInputElement;
  input.setRangeText(text, input.selectionStart ?? input.value.length, input.selectionEnd ?? input.value.length, 'end');
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Starts to watch; the answer ends it. `look` checks the field that already has the focus. */
export function watchFields(doc: Document, watch: FieldWatch): { readonly look: () => void; readonly stop: () => void } {
  const allowed = new WeakSet<EventTarget>();
  const guard = (field: HTMLElement): void => {
    if (allowed.has(field) || !watch.isFree()) return;
    field.blur(); // nothing is typed into it while the guard stands, and closing the guard does not focus it again
    watch.onPassword(field, () => {
      allowed.add(field);
      field.focus({ preventScroll: true });
    });
  };
  const onFocus = (event: Event): void => {
    const field = origin(event);
    if (isPasswordField(field)) guard(field);
  };
  const onPaste = (event: ClipboardEvent): void => {
    const field = origin(event);
    if (!isTextField(field) || allowed.has(field) || !watch.isFree()) return;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!looksLikeToken(text)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    watch.onToken(field, () => {
      allowed.add(field);
      insert(field, text);
    });
  };
  // Load events do not bubble, but they are seen on their way down.
  const onLoad = (event: Event): void => {
    if (isFrame(event.target)) watch.onFrame();
  };
  // A frame that gets the focus takes it from the window; no event is seen on the frame itself.
  const onBlur = (): void => {
    // Which element has it now, Firefox knows only after the event.
    setTimeout(() => {
      if (isFrame(doc.activeElement)) watch.onFrame();
    });
  };
  const view = doc.defaultView;
  doc.addEventListener('focusin', onFocus, true);
  doc.addEventListener('paste', onPaste, true);
  doc.addEventListener('load', onLoad, true);
  view?.addEventListener('blur', onBlur);
  if (doc.querySelector('iframe, frame') !== null) watch.onFrame();
  return {
    look: () => {
      if (isPasswordField(doc.activeElement)) guard(doc.activeElement);
    },
    stop: () => {
      doc.removeEventListener('focusin', onFocus, true);
      doc.removeEventListener('paste', onPaste, true);
      doc.removeEventListener('load', onLoad, true);
      view?.removeEventListener('blur', onBlur);
    },
  };
}
