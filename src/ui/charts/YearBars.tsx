import { useId } from 'preact/hooks';
import type { Grade } from '../../domain/model.ts';
import { ENDINGS } from '../../domain/search/tables.ts';
import type { YearRow } from '../../domain/search/tables.ts';
import type { Years } from '../../domain/search/query.ts';
import { useWords } from '../words.ts';
import { EndingPatterns, fillOf } from './EndingPatterns.tsx';
import { barIn } from './bar-width.ts';
import { useBrush } from './use-brush.ts';
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
/** About as many year labels as fit under the bars on a narrow screen. */
const MOST_LABELS = 7;

interface BarProps {
  readonly row: YearRow;
  /** Where the year begins and how wide it is, in percent of the chart. */
  readonly x: number;
  readonly step: number;
  /** Pixels for one case. */
  readonly scale: number;
  /** The id of the patterns that fill the parts. */
  readonly patterns: string;
}

/** What is drawn of one year: a part for each ending, one upon the other, and their number. */
function Bar({ row, x, step, scale, patterns }: BarProps) {
  let top = HEIGHT - FOOT;
  const bar = barIn(x, step);
  const parts = ENDINGS.flatMap((grade): [Grade, number, number][] => {
    const height = row.endings[grade] * scale;
    if (height === 0) return [];
    top -= height;
    return [[grade, top, height]];
  });
  return (
    <>
      <rect class="chart__reach" x={`${x}%`} width={`${step}%`} y="0" height={HEIGHT - FOOT} />
      {parts.map(([grade, y, height]) => (
        <rect
          key={grade}
          class="chart__part"
          x={`${bar.x}%`}
          width={`${bar.width}%`}
          y={y}
          height={height}
          fill={fillOf(patterns, grade)}
        />
      ))}
      {row.total > 0 && (
        <text class="chart__number" x={`${x + step / 2}%`} y={top - 5} text-anchor="middle">
          {row.total}
        </text>
      )}
    </>
  );
}

/** Cases per year, each bar divided by how they ended. Dragging over years chooses them. */
export function YearBars({ rows, years, label, hrefOf, describe, onBrush }: Props) {
  const { dir } = useWords();
  const isRtl = dir === 'rtl';
  const id = useId();
  const roving = useRoving(isRtl);
  const first = rows[0]?.year ?? 0;
  const { plot, held, handlers } = useBrush(isRtl, (share) => first + Math.floor(share * rows.length), onBrush);
  if (rows.length === 0) return null;
  const step = 100 / rows.length;
  const most = Math.max(...rows.map(({ total }) => total), 1);
  const scale = (HEIGHT - HEAD - FOOT) / most;
  const percentOf = (at: number): number => (isRtl ? 100 - (at + 1) * step : at * step);
  const every = Math.ceil(rows.length / MOST_LABELS);
  const isLabelled = (at: number): boolean =>
    at === rows.length - 1 || (at % every === 0 && rows.length - 1 - at >= every);
  const isPale = (year: number): boolean => years !== undefined && (year < years.from || year > years.to);
  return (
    <svg
      ref={plot}
      class="chart chart--years"
      width="100%"
      height={HEIGHT}
      role="group"
      aria-label={label}
      onKeyDown={roving.onKeyDown}
      {...handlers}
    >
      <EndingPatterns id={id} />
      {held !== undefined && (
        <rect
          class="chart__brush"
          x={`${Math.min(percentOf(held.from - first), percentOf(held.to - first))}%`}
          width={`${(held.to - held.from + 1) * step}%`}
          y="0"
          height={HEIGHT - FOOT}
        />
      )}
      <line class="chart__axis" x1="0" x2="100%" y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} />
      {rows.map((row, at) => (
        <a
          key={row.year}
          href={hrefOf(row.year)}
          tabindex={roving.tabIndexOf(at)}
          aria-label={describe(row)}
          class={isPale(row.year) ? 'chart__bar is-pale' : 'chart__bar'}
          data-year={row.year}
        >
          <Bar row={row} x={percentOf(at)} step={step} scale={scale} patterns={id} />
        </a>
      ))}
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
