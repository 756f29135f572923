import { ownGlobal } from '../../platform/page/world.ts';

/** The kinds of events that are copied as such, the special before the general; browsers without touch lack one. */
const KINDS = ['KeyboardEvent', 'PointerEvent', 'MouseEvent', 'FocusEvent', 'TouchEvent'].flatMap(
  (name) => ownGlobal<typeof Event>(name) ?? [],
);

/** Copies an event. A page can tell the copy by `isTrusted` only. */
export function likeness(event: Event): Event {
  const Kind = KINDS.find((each) => event instanceof each) ?? Event;
  return new Kind(event.type, event);
}
