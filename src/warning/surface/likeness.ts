/** Copies an event. A page can tell the copy by `isTrusted` only. */
export function likeness(event: Event): Event {
  if (event instanceof KeyboardEvent) return new KeyboardEvent(event.type, event);
  if (typeof PointerEvent === 'function' && event instanceof PointerEvent) return new PointerEvent(event.type, event);
  if (event instanceof MouseEvent) return new MouseEvent(event.type, event);
  if (event instanceof FocusEvent) return new FocusEvent(event.type, event);
  return new Event(event.type, event);
}
