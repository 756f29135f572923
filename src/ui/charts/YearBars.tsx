import { useId, useRef, useState } from 'preact/hooks';
import type { Grade } from '../../domain/model.ts';
import { ENDINGS } from '../../domain/search/tables.ts';
import type { YearRow } from '../../domain/search/tables.ts';
import type { Years } from '../../domain/search/query.ts';
import { useWords } from '../words.ts';
import { EndingPatterns, fillOf } from './EndingPatterns.tsx';
import { barIn } from './bar-width.ts';
import { useRoving } from './use-roving.ts';

interface Props {
  readonly rows: readonly YearRow[];
  /** The chosen years; the others are drawn paler. */
  readonly years: Years | undefined;
  readonly label: string;
  /** The link of a bar: the cases of its year. */
  readonly hrefOf: (year: number) => string;
  readonly describe: (row: YearRow) => string;
  readonly onBrush: (years: Years) => void;
}

const HEIGHT = 132;
const FOOT = 22;
const HEAD = 18;
/** Moving the pointer less than this is a press, not a drag. */
const DRAG_PX = 6;
/** About as many year labels as fit under the bars on a narrow screen. */
const MOST_LABELS = 7;

/** Cases per year, each bar divided by how they ended. Dragging over years chooses them. */
export function YearBars({ rows, years, label, hrefOf, describe, onBrush }: Props) {
  const { dir } = useWords();
  const isRtl = dir === 'rtl';
  const id = useId();
  const roving = useRoving(isRtl);
  const plot = useRef<SVGSVGElement>(null);
  const [brush, setBrush] = useState<{ readonly start: number; readonly now: number } | undefined>();
  const isDrag = useRef(false);
  if (rows.length === 0) return null;
  const step = 100 / rows.length;
  const most = Math.max(...rows.map(({ total }) => total), 1);
  const scale = (HEIGHT - HEAD - FOOT) / most;
  const first = rows[0]?.year ?? 0;
  const percentOf = (at: number): number => (isRtl ? 100 - (at + 1) * step : at * step);
  const yearAt = (x: number): number => {
    const box = plot.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return first;
    const share = Math.min(Math.max((x - box.left) / box.width, 0), 0.9999);
    return first + Math.floor((isRtl ? 1 - share : share) * rows.length);
  };
  const every = Math.ceil(rows.length / MOST_LABELS);
  const isLabelled = (at: number): boolean =>
    at === rows.length - 1 || (at % every === 0 && rows.length - 1 - at >= every / 2);
  const end = (event: PointerEvent): void => {
    if (brush !== undefined && isDrag.current) {
      const [a, b] = [yearAt(brush.start), yearAt(event.clientX)];
      onBrush({ from: Math.min(a, b), to: Math.max(a, b) });
    }
    setBrush(undefined);
  };
  const isPale = (year: number): boolean => years !== undefined && (year < years.from || year > years.to);
  const held =
    brush !== undefined && isDrag.current ? [yearAt(brush.start), yearAt(brush.now)].sort((a, b) => a - b) : [];
  const [from, to] = held;
  return (
    <svg
      ref={plot}
      class="chart chart--years"
      width="100%"
      height={HEIGHT}
      role="group"
      aria-label={label}
      onKeyDown={roving.onKeyDown}
      onPointerDown={(event: PointerEvent) => {
        isDrag.current = false;
        if (event.button === 0) setBrush({ start: event.clientX, now: event.clientX });
      }}
      onPointerMove={(event: PointerEvent) => {
        if (brush === undefined) return;
        if (event.buttons === 0 && event.pointerType === 'mouse') return setBrush(undefined);
        if (!isDrag.current && Math.abs(event.clientX - brush.start) >= DRAG_PX) {
          isDrag.current = true;
          plot.current?.setPointerCapture(event.pointerId);
        }
        if (isDrag.current) setBrush({ ...brush, now: event.clientX });
      }}
      onPointerUp={end}
      onPointerCancel={() => setBrush(undefined)}
      onDragStart={(event: Event) => event.preventDefault()}
      onClickCapture={(event: Event) => {
        // The click at the end of a drag must not follow the link of the bar there.
        if (isDrag.current) event.preventDefault();
        isDrag.current = false;
      }}
    >
      <EndingPatterns id={id} />
      {from !== undefined && to !== undefined && (
        <rect
          class="chart__brush"
          x={`${Math.min(percentOf(from - first), percentOf(to - first))}%`}
          width={`${(to - from + 1) * step}%`}
          y="0"
          height={HEIGHT - FOOT}
        />
      )}
      <line class="chart__axis" x1="0" x2="100%" y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} />
      {rows.map((row, at) => {
        let top = HEIGHT - FOOT;
        const x = percentOf(at);
        const bar = barIn(x, step);
        const parts = ENDINGS.flatMap((grade): [Grade, number, number][] => {
          const height = row.endings[grade] * scale;
          if (height === 0) return [];
          top -= height;
          return [[grade, top, height]];
        });
        return (
          <a
            key={row.year}
            href={hrefOf(row.year)}
            tabindex={roving.tabIndexOf(at)}
            aria-label={describe(row)}
            class={isPale(row.year) ? 'chart__bar is-pale' : 'chart__bar'}
            data-year={row.year}
          >
            <rect class="chart__reach" x={`${x}%`} width={`${step}%`} y="0" height={HEIGHT - FOOT} />
            {parts.map(([grade, y, height]) => (
              <rect
                key={grade}
                class="chart__part"
                x={`${bar.x}%`}
                width={`${bar.width}%`}
                y={y}
                height={height}
                fill={fillOf(id, grade)}
              />
            ))}
            {row.total > 0 && (
              <text class="chart__number" x={`${x + step / 2}%`} y={top - 5} text-anchor="middle">
                {row.total}
              </text>
            )}
          </a>
        );
      })}
      {rows.map(({ year }, at) =>
        isLabelled(at) ? (
          <text
            key={year}
            class="chart__label"
            x={`${percentOf(at) + step / 2}%`}
            y={HEIGHT - 5}
            text-anchor="middle"
            aria-hidden="true"
          >
            {year}
          </text>
        ) : null,
      )}
    </svg>
  );
}
