/** Copies an event. A page can tell the copy by `isTrusted` only. */
export const likeness = (event: Event): Event => new (event.constructor as typeof Event)(event.type, event);
