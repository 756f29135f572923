import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Moves the focus to what comes in the place of a pressed button that disappears, as soon as the one is gone and the
 * other is drawn. Somebody who has gone on meanwhile keeps the focus.
 * @returns a function to call with the selectors of what may get the focus, the best one first
 */
export function useFocusNext(options?: FocusOptions): (...selectors: readonly string[]) => void {
  const wanted = useRef<readonly string[]>([]);
  const pressed = useRef<Element | null>(null);
  useLayoutEffect(() => {
    const { activeElement } = document;
    if (activeElement !== document.body) {
      if (activeElement !== pressed.current) wanted.current = [];
      return;
    }
    const next = wanted.current.map((each) => document.querySelector<HTMLElement>(each)).find((each) => each !== null);
    if (!next) return;
    wanted.current = [];
    next.focus(options);
  });
  return (...selectors) => {
    wanted.current = selectors;
    pressed.current = document.activeElement;
  };
}
