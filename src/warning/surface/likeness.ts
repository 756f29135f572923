/** Copies an event, of a key also as another `type`. A page can tell the copy by `isTrusted` only. */
export function likeness(event: Event, type = event.type): Event {
  if (event instanceof KeyboardEvent) return new KeyboardEvent(type, event);
  if (typeof PointerEvent === 'function' && event instanceof PointerEvent) return new PointerEvent(event.type, event);
  if (event instanceof MouseEvent) return new MouseEvent(event.type, event);
  if (event instanceof FocusEvent) return new FocusEvent(event.type, event);
  return new Event(event.type, event);
}
