/** Buttons answer to people only: a page may send events of its own making at anything it can reach. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Tells whether an event came from a person. */
export type Trust = (event: Event) => boolean;

const Context = createContext<Trust>((event) => event.isTrusted);

/** Component tests bring their own: their events are never trusted. */
export const TrustProvider = Context.Provider;

/** Wraps a handler so that it runs for trusted events only. */
export function useTrusted(): <E extends Event>(handler: (event: E) => void) => (event: E) => void {
  const trust = useContext(Context);
  return (handler) => (event) => {
    if (trust(event)) handler(event);
  };
}
