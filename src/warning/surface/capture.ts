/**
 * Listens in the capture phase until `signal` aborts: before the event's target, and to events that do not bubble, too.
 * @param types names of events, separated by spaces
 */
export function capture<E extends Event = Event>(
  target: EventTarget | null | undefined,
  types: string,
  listener: (event: E) => void,
  signal: AbortSignal,
): void {
  for (const type of types.split(' '))
    target?.addEventListener(type, listener as (event: Event) => void, { capture: true, signal });
}
