/**
 * Hears events on their way down, before what they happen to, until `signal`: those too that do not bubble.
 * @param types names, parted by spaces
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
