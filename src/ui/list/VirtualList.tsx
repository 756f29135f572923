import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { rowsInSight } from './rows-in-sight.ts';

interface Props<T> {
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** What a row is thought to be high before it was measured. */
  readonly guess: number;
  readonly row: (item: T) => ComponentChildren;
  readonly label: string;
}

/** Up to so many rows are simply all there: the browser can find in them and print them. */
const ALL_AT_ONCE = 250;
/** Nobody wants a thousand pages on paper. */
const MOST_PRINTED = 1000;

/** A list of which only the rows in and near sight are in the document. */
export function VirtualList<T>({ items, keyOf, guess, row, label }: Props<T>) {
  const list = useRef<HTMLUListElement>(null);
  const heights = useRef(new Map<string, number>());
  const [sight, setSight] = useState({ top: 0, height: typeof innerHeight === 'number' ? innerHeight : 800 });
  const [isPrinting, setPrinting] = useState(false);
  const isWhole = items.length <= ALL_AT_ONCE;
  useEffect(() => {
    if (isWhole) return undefined;
    let due = 0;
    let width = list.current?.clientWidth ?? 0;
    const look = (): void => {
      due = 0;
      const box = list.current?.getBoundingClientRect();
      if (box === undefined) return;
      // Every line breaks elsewhere in a list of another width.
      if (Math.round(box.width) !== Math.round(width)) heights.current.clear();
      width = box.width;
      setSight({ top: Math.max(0, -box.top), height: innerHeight });
    };
    const plan = (): void => {
      if (due === 0) due = requestAnimationFrame(look);
    };
    const before = (): void => setPrinting(true);
    const after = (): void => setPrinting(false);
    look();
    window.addEventListener('scroll', plan, { passive: true });
    window.addEventListener('resize', plan);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      cancelAnimationFrame(due);
      window.removeEventListener('scroll', plan);
      window.removeEventListener('resize', plan);
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, [isWhole, items]);
  const heightOf = (at: number): number => {
    const item = items[at];
    return (item === undefined ? undefined : heights.current.get(keyOf(item))) ?? guess;
  };
  const shown = isWhole
    ? { from: 0, to: items.length, above: 0, below: 0 }
    : isPrinting
      ? { from: 0, to: Math.min(items.length, MOST_PRINTED), above: 0, below: 0 }
      : rowsInSight(items.length, heightOf, sight);
  useLayoutEffect(() => {
    if (isWhole || list.current === null) return;
    for (const element of list.current.children) {
      const { key } = (element as HTMLElement).dataset;
      const { height } = element.getBoundingClientRect();
      if (key !== undefined && height > 0) heights.current.set(key, height);
    }
  });
  return (
    <ul
      ref={list}
      class="rows"
      aria-label={label}
      style={isWhole ? undefined : { paddingBlockStart: `${shown.above}px`, paddingBlockEnd: `${shown.below}px` }}
    >
      {items.slice(shown.from, shown.to).map((item, at) => {
        const key = keyOf(item);
        return (
          <li
            key={key}
            data-key={key}
            {...(isWhole ? {} : { 'aria-setsize': items.length, 'aria-posinset': shown.from + at + 1 })}
          >
            {row(item)}
          </li>
        );
      })}
    </ul>
  );
}
