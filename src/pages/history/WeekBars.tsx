import type { WeekRow } from '../../domain/history/meetings.ts';
import { useWords } from '../../ui/words.ts';

const HEIGHT = 40;

/** A small chart of meetings a week, labelled only with the first and the last week. */
export function WeekBars({ rows }: { readonly rows: readonly WeekRow[] }) {
  const { say, count, date, dir } = useWords();
  const most = Math.max(1, ...rows.map(({ total }) => total));
  const step = 100 / Math.max(1, rows.length);
  const dayOf = (start: number): string => date(new Date(start).toISOString().slice(0, 10));
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return null;
  return (
    <figure class="weeks">
      <h2 class="minor">{say('history_weeks_title')}</h2>
      <svg
        class="chart"
        width="100%"
        height={HEIGHT}
        role="img"
        aria-label={say('history_weeks', rows.map(({ total }) => total).join(', '))}
      >
        <line class="chart__axis" x1="0" x2="100%" y1={HEIGHT - 1} y2={HEIGHT - 1} />
        {rows.map(({ start, total }, at) => {
          if (total === 0) return null;
          const height = Math.max(2, (total / most) * (HEIGHT - 4));
          const x = dir === 'rtl' ? 100 - (at + 1) * step : at * step;
          return (
            <rect
              key={start}
              class="chart__part chart__part--full"
              x={`${x + step * 0.14}%`}
              width={`${step * 0.72}%`}
              y={HEIGHT - 1 - height}
              height={height}
            >
              <title>
                {dayOf(start)} · {count('history_findings', total)}
              </title>
            </rect>
          );
        })}
      </svg>
      <figcaption class="muted figures">
        <span>{say('history_week_of', dayOf(first.start))}</span>
        <span>{say('history_week_of', dayOf(last.start))}</span>
      </figcaption>
    </figure>
  );
}
