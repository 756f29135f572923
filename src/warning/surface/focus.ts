/** Keyboard focus on the page, and inside our own shadow root. */
import { shadowRootOf } from '../../platform/page/browser.ts';
import { capture } from './capture.ts';

/** Gives the focus without scrolling there. */
export const IN_PLACE: FocusOptions = { preventScroll: true };
const FOCUSABLE = 'button,a[href],input,select,textarea,[tabindex="0"]';

/** The elements that Tab reaches, in order. */
export function focusables(within: Element): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((element) => element.closest('[hidden]') === null);
}

/** Keeps Tab inside an element: leads it from the last control to the first, and Shift+Tab back. */
export function focusWithin(within: Element, event: KeyboardEvent): void {
  const all = focusables(within);
  const focused = (within.getRootNode() as ShadowRoot | Document).activeElement;
  const edge = event.shiftKey ? all[0] : all.at(-1);
  if (focused !== edge && focused !== null && within.contains(focused)) return;
  event.preventDefault();
  (event.shiftKey ? all.at(-1) : all[0])?.focus();
}

/** The innermost focused element: follows the focus from `element` into its shadow root, and further in. */
export function focusedWithin(element: Element | null): Element | null {
  const inner = element && shadowRootOf(element)?.activeElement;
  return inner ? focusedWithin(inner) : element;
}

/** The innermost focused element of a page, also in shadow roots. */
export const focusedIn = (doc: Document): Element | null => focusedWithin(doc.activeElement);

/**
 * Calls `then` at once and whenever the focus moves, until `signal` aborts. A move inside a shadow root is heard only
 * there, so each root that has the focus gets a listener. @returns a look by hand, for moves that the page kept from us
 */
export function watchFocus(doc: Document, then: () => void, signal: AbortSignal): () => void {
  const look = (): void => {
    for (let root = focusedIn(doc)?.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode())
      capture(root, 'focusin', look, signal);
    then();
  };
  capture(doc.defaultView, 'focusin', look, signal);
  look();
  return look;
}

/** How many controls are tried in each element around a hidden field. */
const MOST_NEAR = 10;
const FOCUS_EVENTS = ['focus', 'blur', 'focusin', 'focusout', 'change'] as const;

let quiet = 0;
/** Whether the focus is just being moved unheard by the page. */
export const isQuiet = (): boolean => quiet > 0;

/**
 * Moves the focus unheard by the page: what closes on blur stays open, and no field is validated. A `change`, which the
 * browser fires when a field is left, is fired again when the field is really left.
 */
export function quietly(doc: Document, move: () => void): void {
  const view = doc.defaultView;
  const swallow = (event: Event): void => {
    event.stopImmediatePropagation();
    if (event.type !== 'change' || !event.isTrusted) return;
    const field = event.composedPath()[0];
    const tell = (left: Event): void => {
      if (left.type === 'blur') field?.dispatchEvent(new Event('change', { bubbles: true }));
      for (const type of ['blur', 'change']) field?.removeEventListener(type, tell);
    };
    for (const type of ['blur', 'change']) field?.addEventListener(type, tell);
  };
  for (const type of FOCUS_EVENTS) view?.addEventListener(type, swallow, true);
  quiet += 1;
  try {
    move();
  } finally {
    quiet -= 1;
    for (const type of FOCUS_EVENTS) view?.removeEventListener(type, swallow, true);
  }
}

/** Focuses an element that is shown only while the focus is near it, as in a menu held open by `:focus-within`. */
function openAround(element: HTMLElement): void {
  for (let around = element.parentElement; around !== null; around = around.parentElement)
    for (const near of [around, ...focusables(around).slice(0, MOST_NEAR)]) {
      near.focus(IN_PLACE);
      if (element.getClientRects().length > 0) return element.focus(IN_PLACE);
    }
}

/**
 * Remembers the selection in an element.
 * @returns gives the focus and the selection back, and opens the popover around the element that ours may have closed
 */
export function keepFocus(element: HTMLElement): () => void {
  // A form's fields may have the names of all that is used here. It takes no text, so nothing is lost.
  if (element instanceof HTMLFormElement) return () => undefined;
  const popover = element.closest<HTMLElement>('[popover]');
  const selection = element.ownerDocument.getSelection();
  const range =
    element.isContentEditable && selection !== null && selection.rangeCount > 0
      ? selection.getRangeAt(0).cloneRange()
      : undefined;
  const { selectionStart, selectionEnd, selectionDirection } = element as Partial<HTMLInputElement>;
  const marked =
    typeof selectionStart === 'number' && typeof selectionEnd === 'number'
      ? ([selectionStart, selectionEnd, selectionDirection ?? 'none'] as const)
      : undefined;
  return () => {
    if (!element.isConnected) return;
    popover?.togglePopover?.(true);
    quietly(element.ownerDocument, () => {
      // Blur first, even if the field has the focus: after a press in a closed shadow root Chromium sends keys nowhere.
      element.blur();
      element.focus(IN_PLACE);
      if (element.getClientRects().length === 0) openAround(element);
      if (marked !== undefined) (element as HTMLInputElement).setSelectionRange(...marked);
      if (range === undefined) return;
      selection?.removeAllRanges();
      selection?.addRange(range);
    });
  };
}
