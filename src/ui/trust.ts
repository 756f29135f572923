/** Makes buttons react to people only: a page's scripts may dispatch events to anything they can reach. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Tells whether an event came from a person. */
export type Trust = (event: Event) => boolean;

const Context = createContext<Trust>((event) => event.isTrusted);

/** Component tests replace the check, since their events are never trusted. */
export const TrustProvider = Context.Provider;

/** Wraps a handler so that it runs for trusted events only. */
export function useTrusted(): <E extends Event>(handler: (event: E) => void) => (event: E) => void {
  const trust = useContext(Context);
  return (handler) => (event) => {
    if (trust(event)) handler(event);
  };
}
