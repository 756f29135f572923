/** On which edge of the page the bar sits right now. */
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { focusedIn, watchFocus } from './focus.ts';

type Edge = 'top' | 'bottom';

/**
 * The wished edge, unless the control that has the focus lies under the bar there. It goes back once the focus is
 * elsewhere, and stays where it is while the reader is in it.
 */
export function useEdge(ref: RefObject<HTMLElement | null>, wished: Edge, isHeld: boolean): Edge {
  const [edge, setEdge] = useState(wished);
  useEffect(() => {
    const doc = ref.current?.ownerDocument;
    if (!doc || isHeld) return undefined;
    const place = (): void => {
      const bar = ref.current;
      const focused = focusedIn(doc);
      const view = doc.defaultView;
      if (bar === null || view === null || focused?.getRootNode() === bar.getRootNode()) return;
      const { height } = bar.getBoundingClientRect();
      const covers = (where: Edge): boolean => {
        if (focused === null || focused === doc.body || focused === doc.documentElement) return false;
        const { top, bottom } = focused.getBoundingClientRect();
        const wholePage = bottom - top > view.innerHeight / 2;
        return (
          !wholePage &&
          (where === 'top' ? top < height && bottom > 0 : bottom > view.innerHeight - height && top < view.innerHeight)
        );
      };
      const other: Edge = wished === 'top' ? 'bottom' : 'top';
      setEdge(covers(wished) && !covers(other) ? other : wished);
    };
    const ending = new AbortController();
    watchFocus(doc, place, ending.signal);
    doc.addEventListener('scroll', place, { capture: true, passive: true, signal: ending.signal });
    return () => ending.abort();
  }, [wished, isHeld]);
  return edge;
}
