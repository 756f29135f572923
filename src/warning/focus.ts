/** Keyboard focus inside a shadow root. */
const FOCUSABLE = 'button, a[href], input, select, textarea, [tabindex="0"]';

/** What can be reached with Tab, in order. */
export function focusables(within: Element): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((element) => element.closest('[hidden]') === null);
}

/** Leads Tab from the last control to the first, and back. */
export function focusWithin(within: Element, event: KeyboardEvent): void {
  const all = focusables(within);
  const focused = (within.getRootNode() as ShadowRoot | Document).activeElement;
  const edge = event.shiftKey ? all[0] : all.at(-1);
  if (focused !== edge && focused !== null && within.contains(focused)) return;
  event.preventDefault();
  (event.shiftKey ? all.at(-1) : all[0])?.focus();
}
