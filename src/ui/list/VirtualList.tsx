import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { RowHeights, rowsInSight } from './rows-in-sight.ts';
import type { Span } from './rows-in-sight.ts';

interface Props<T> {
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** Assumed height of a row before it is measured, in pixels. */
  readonly guess: number;
  /** Draws a row. As long as this is the same function, rows that are drawn already are reused. */
  readonly row: (item: T) => ComponentChildren;
  readonly label: string;
}

/** The rows in the document, and the props from which they were drawn. */
interface Kept<T> {
  readonly rows: ReadonlyMap<string, VNode>;
  readonly row?: Props<T>['row'];
  /** Absent where rows do not state their position (`aria-posinset`). */
  readonly items?: readonly T[];
}

/** Up to this many rows, all are in the document: the browser can search and print them. */
const ALL_AT_ONCE = 250;
/** At most this many rows are printed: nobody wants a thousand pages. */
const MOST_PRINTED = 1000;
/** Rows are drawn this far beyond the window, in window heights, because a wheel can outrun a frame. */
const BESIDE = 0.5;
/** They are drawn anew once less than this is left, not at each turn of the wheel. */
const LEAST_BESIDE = 0.2;
/** Scrolling that pauses for this long has come to rest. */
const REST_MS = 120;

/** A list that has only the rows in view and near it in the document. */
export function VirtualList<T>({ items, keyOf, guess, row, label }: Props<T>) {
  const list = useRef<HTMLUListElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const known = useRef(new Map<string, number>());
  const [sight, setSight] = useState(() => {
    const height = typeof innerHeight === 'number' ? innerHeight : 800;
    return { top: 0, height, beside: height * BESIDE };
  });
  const [width, setWidth] = useState(0);
  const [isPrinting, setPrinting] = useState(false);
  const isWhole = items.length <= ALL_AT_ONCE;
  const heights = useMemo(
    () => new RowHeights(isWhole ? 0 : items.length, (at) => known.current.get(keyOf(items[at]!)) ?? guess),
    [items, isWhole, guess, width],
  );
  const span = isWhole
    ? { from: 0, to: items.length }
    : isPrinting
      ? { from: 0, to: Math.min(items.length, MOST_PRINTED) }
      : rowsInSight(heights, sight, sight.beside);
  const drawn = useRef<Span>(span);
  drawn.current = span;
  useEffect(() => {
    if (isWhole) return undefined;
    let due = 0;
    let rest: ReturnType<typeof setTimeout> | undefined;
    let wide = list.current?.clientWidth ?? 0;
    const draw = (isResting: boolean): void => {
      due = 0;
      const box = head.current?.getBoundingClientRect();
      if (box === undefined) return;
      // In a list of another width all lines break elsewhere, so measured heights are void.
      if (Math.round(box.width) !== Math.round(wide)) {
        known.current.clear();
        setWidth(box.width);
      }
      wide = box.width;
      const now = { top: Math.max(0, -box.top), height: innerHeight };
      const { from, to } = rowsInSight(heights, now, now.height * LEAST_BESIDE);
      const stands = drawn.current;
      if (!isResting && stands.from <= from && stands.to >= to) return;
      // Dragging the scroll bar leaps over rows: draw only those in view, and more once the scrolling rests.
      const isLeap = !isResting && (stands.from >= to || stands.to <= from);
      clearTimeout(rest);
      if (isLeap) rest = setTimeout(() => draw(true), REST_MS);
      setSight({ ...now, beside: isLeap ? 0 : now.height * BESIDE });
    };
    const look = (): void => draw(false);
    const plan = (): void => {
      if (due === 0) due = requestAnimationFrame(look);
    };
    const beforePrint = (): void => setPrinting(true);
    const afterPrint = (): void => setPrinting(false);
    look();
    window.addEventListener('scroll', plan, { passive: true });
    window.addEventListener('resize', plan);
    window.addEventListener('beforeprint', beforePrint);
    window.addEventListener('afterprint', afterPrint);
    return () => {
      cancelAnimationFrame(due);
      clearTimeout(rest);
      window.removeEventListener('scroll', plan);
      window.removeEventListener('resize', plan);
      window.removeEventListener('beforeprint', beforePrint);
      window.removeEventListener('afterprint', afterPrint);
    };
  }, [isWhole, heights]);
  useLayoutEffect(() => {
    if (isWhole || list.current === null) return;
    for (const [place, element] of [...list.current.children].entries()) {
      const item = items[span.from + place];
      const { height } = element.getBoundingClientRect();
      if (item === undefined || height === 0) continue;
      known.current.set(keyOf(item), height);
      heights.set(span.from + place, height);
    }
  });
  // Preact skips a row whose VNode is the same object as before.
  const kept = useRef<Kept<T>>({ rows: new Map() });
  const before = kept.current;
  const mayStay = before.row === row && before.items === (isWhole ? undefined : items);
  const rows = new Map<string, VNode>();
  for (let at = span.from; at < span.to; at += 1) {
    const item = items[at]!;
    const key = keyOf(item);
    rows.set(
      key,
      (mayStay ? before.rows.get(key) : undefined) ?? (
        <li key={key} {...(isWhole ? {} : { 'aria-setsize': items.length, 'aria-posinset': at + 1 })}>
          {row(item)}
        </li>
      ),
    );
  }
  kept.current = { rows, row, ...(isWhole ? {} : { items }) };
  // The spacers for the missing rows are outside the list, so that the browser's scroll anchoring keeps the text in
  // place when a row turns out higher than assumed.
  return (
    <div>
      <div ref={head} style={{ height: `${heights.topOf(span.from)}px` }} />
      <ul ref={list} class="rows" aria-label={label}>
        {[...rows.values()]}
      </ul>
      {!isWhole && <div style={{ height: `${heights.topOf(items.length) - heights.topOf(span.to)}px` }} />}
    </div>
  );
}
