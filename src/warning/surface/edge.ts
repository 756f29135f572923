/** Finds the place of the bar, and of the tab that the bar folds into. */
import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { focusedIn, watchFocus } from './focus.ts';
import type { Timers } from './timers.ts';
import { coversTarget, lookUnder, ROWS } from './under.ts';
import type { Box } from './under.ts';

type Edge = 'top' | 'bottom';

interface BarPlace {
  readonly edge: Edge;
  /** Whether it covers something that can be pressed, or that stays in place while the page scrolls. */
  readonly covers: boolean;
  /** Distance of the tab from the inline end of its edge, in pixels. */
  readonly inset: number;
}

/** How long after a scroll, and how often without one, the bar looks at what it covers; in milliseconds. */
const SETTLED_MS = 150;
const LOOK_MS = 1000;
const TAB_INSET = 16;
const TAB_STEP = 48;

const opposite = (edge: Edge): Edge => (edge === 'top' ? 'bottom' : 'top');

/** Whether the focused control lies under a strip along the edge. One that fills half the window is the page itself. */
function coversFocus(doc: Document, box: Box): boolean {
  const focused = focusedIn(doc);
  if (focused === null || focused === doc.body || focused === doc.documentElement) return false;
  const { top, bottom } = focused.getBoundingClientRect();
  const wholePage = bottom - top > (doc.defaultView?.innerHeight ?? 0) / 2;
  return !wholePage && top < box.top + box.height && bottom > box.top;
}

/**
 * The wished edge, unless the bar would cover something there that must be seen: the focused control, a header that
 * stays, the place that the address points at. It makes way for the focused control only as long as that has the focus.
 * It does not move while the reader is in it. The tab also moves along its edge.
 */
export function usePlace(
  ref: RefObject<HTMLElement | null>,
  wished: Edge,
  { isHeld, isTab, timers }: { readonly isHeld: boolean; readonly isTab: boolean; readonly timers: Timers },
): BarPlace {
  const [place, setPlace] = useState<BarPlace>({ edge: wished, covers: false, inset: TAB_INSET });
  const home = useRef<Edge>(wished);
  const inset = useRef(TAB_INSET);
  /** Whether the last look found that something is covered. */
  const covers = useRef(false);

  const look = useCallback(
    (rows = ROWS): void => {
      const part = ref.current;
      const doc = part?.ownerDocument;
      const view = doc?.defaultView;
      const root = part?.getRootNode();
      if (!part || !doc || !view || !(root instanceof ShadowRoot) || focusedIn(doc)?.getRootNode() === root) return;
      const { width, height } = part.getBoundingClientRect();
      const isRtl = getComputedStyle(part).direction === 'rtl';
      const stripAt = (edge: Edge): Box => ({
        left: 0,
        top: edge === 'top' ? 0 : view.innerHeight - height,
        width: view.innerWidth,
        height,
      });
      const tabAt = (edge: Edge, end: number): Box => ({
        left: isRtl ? end : view.innerWidth - end - width,
        top: stripAt(edge).top,
        width,
        height,
      });
      const boxAt = (edge: Edge): Box => (isTab ? tabAt(edge, inset.current) : stripAt(edge));
      const under = (edge: Edge, at = ROWS): { readonly weight: number; readonly covers: boolean } => {
        const { pressable, staying } = lookUnder(doc, root.host, boxAt(edge), at);
        const weight = coversTarget(doc, boxAt(edge)) || (isTab ? pressable : staying) ? 1 : 0;
        return { weight, covers: pressable || staying };
      };
      let here = under(home.current, rows);
      if (here.covers && rows !== ROWS) here = under(home.current);
      if (isTab && here.weight > 0) {
        const steps = Math.floor((view.innerWidth - width - 2 * TAB_INSET) / TAB_STEP);
        const spots = [home.current, opposite(home.current)].flatMap((edge) =>
          Array.from({ length: Math.max(0, steps) + 1 }, (_, at) => ({ edge, end: TAB_INSET + at * TAB_STEP })),
        );
        const free = spots.find(({ edge, end }) => !lookUnder(doc, root.host, tabAt(edge, end)).pressable);
        if (free !== undefined) {
          home.current = free.edge;
          inset.current = free.end;
        }
      } else if (here.weight > 0) {
        const there = under(opposite(home.current));
        if (there.weight < here.weight) {
          home.current = opposite(home.current);
          here = there;
        }
      }
      const isInTheWay = coversFocus(doc, boxAt(home.current)) && !coversFocus(doc, boxAt(opposite(home.current)));
      covers.current = here.covers;
      const next: BarPlace = {
        edge: isInTheWay ? opposite(home.current) : home.current,
        covers: here.covers,
        inset: inset.current,
      };
      setPlace((before) =>
        before.edge === next.edge && before.covers === next.covers && before.inset === next.inset ? before : next,
      );
    },
    [ref, isTab],
  );

  useLayoutEffect(() => {
    home.current = wished;
  }, [wished]);
  // A layout effect: it looks before the bar is painted for the first time.
  useLayoutEffect(() => {
    const doc = ref.current?.ownerDocument;
    if (!doc || isHeld) return undefined;
    const ending = new AbortController();
    const { signal } = ending;
    let stopSettling: () => void = () => undefined;
    const settle = (): void => {
      stopSettling();
      stopSettling = timers.after(SETTLED_MS, lookAtAll);
    };
    let turn = 0;
    const stopLooking = timers.every(LOOK_MS, () => {
      turn = (turn + 1) % ROWS.length;
      // To ask what lies at a point is dear. As long as nothing is covered, one row of points is asked at a time.
      if (!covers.current) look(ROWS.slice(turn, turn + 1));
      else if (turn === 0) look();
    });
    const lookAtAll = (): void => look();
    watchFocus(doc, lookAtAll, signal);
    doc.addEventListener('scroll', settle, { capture: true, passive: true, signal });
    for (const type of ['hashchange', 'resize', 'scrollend'] as const)
      doc.defaultView?.addEventListener(type, lookAtAll, { signal });
    return () => {
      ending.abort();
      stopSettling();
      stopLooking();
    };
  }, [wished, look, isHeld, timers]);
  return place;
}
