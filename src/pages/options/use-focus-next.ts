import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Moves the focus to what comes in the place of a pressed button that disappears.
 * @param part the name of the part of the page
 * @returns a function that takes the selector of what gets the focus as soon as it is drawn
 */
export function useFocusNext(part: string): (selector: string) => void {
  const wanted = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    if (wanted.current === undefined) return;
    const found = document.querySelector<HTMLElement>(`[data-part="${part}"] ${wanted.current}`);
    if (found === null) return;
    wanted.current = undefined;
    found.focus();
  });
  return (selector) => {
    wanted.current = selector;
  };
}
