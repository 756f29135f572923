import { useRef, useState } from 'preact/hooks';
import type { Years } from '../../domain/search/query.ts';

/** Moving the pointer less than this is a press, not a drag. */
const DRAG_PX = 6;

/**
 * Choosing years by dragging over a chart.
 * @param yearAt the year at a share of the chart's width, in reading direction, from 0 to less than 1
 */
export function useBrush(isRtl: boolean, yearAt: (share: number) => number, onBrush: (years: Years) => void) {
  const plot = useRef<SVGSVGElement>(null);
  const [brush, setBrush] = useState<{ readonly start: number; readonly now: number } | undefined>();
  const isDrag = useRef(false);
  const yearUnder = (x: number): number => {
    const box = plot.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return yearAt(0);
    const share = (isRtl ? box.right - x : x - box.left) / box.width;
    return yearAt(Math.min(Math.max(share, 0), 0.9999));
  };
  const yearsTo = (x: number): Years | undefined => {
    if (brush === undefined || !isDrag.current) return undefined;
    const [a, b] = [yearUnder(brush.start), yearUnder(x)];
    return { from: Math.min(a, b), to: Math.max(a, b) };
  };
  return {
    plot,
    /** The years that the drag has gone over so far. */
    held: brush && yearsTo(brush.now),
    handlers: {
      onPointerDown: (event: PointerEvent): void => {
        isDrag.current = false;
        if (event.button === 0) setBrush({ start: event.clientX, now: event.clientX });
      },
      onPointerMove: (event: PointerEvent): void => {
        if (brush === undefined) return;
        if (event.buttons === 0 && event.pointerType === 'mouse') return setBrush(undefined);
        if (!isDrag.current && Math.abs(event.clientX - brush.start) >= DRAG_PX) {
          isDrag.current = true;
          plot.current?.setPointerCapture(event.pointerId);
        }
        if (isDrag.current) setBrush({ ...brush, now: event.clientX });
      },
      onPointerUp: (event: PointerEvent): void => {
        const years = yearsTo(event.clientX);
        if (years !== undefined) onBrush(years);
        setBrush(undefined);
      },
      onPointerCancel: (): void => setBrush(undefined),
      onDragStart: (event: Event): void => event.preventDefault(),
      onClickCapture: (event: Event): void => {
        // The click at the end of a drag must not follow the link of the bar there.
        if (isDrag.current) event.preventDefault();
        isDrag.current = false;
      },
    },
  };
}
