import { useWords } from '../words.ts';
import { barIn } from './bar-width.ts';
import { useRoving } from './use-roving.ts';

interface Props {
  readonly years: readonly number[];
  readonly counts: readonly number[];
  /** The largest count in all charts of the group, so that their bars can be compared. */
  readonly most: number;
  readonly label: string;
  readonly hrefOf: (year: number) => string;
  readonly describe: (year: number, count: number) => string;
}

const HEIGHT = 34;

/** A small bar chart over years, for use in a stack of several. */
export function SmallYears({ years, counts, most, label, hrefOf, describe }: Props) {
  const { dir } = useWords();
  const roving = useRoving(dir === 'rtl');
  const step = 100 / Math.max(years.length, 1);
  let at = -1;
  return (
    <svg
      class="chart chart--small"
      width="100%"
      height={HEIGHT}
      role="group"
      aria-label={label}
      onKeyDown={roving.onKeyDown}
    >
      <line class="chart__axis" x1="0" x2="100%" y1={HEIGHT - 1} y2={HEIGHT - 1} />
      {years.map((year, place) => {
        const count = counts[place] ?? 0;
        // A year without cases has no bar and no link.
        if (count === 0) return null;
        at += 1;
        const height = Math.max(2, (count / most) * (HEIGHT - 4));
        const x = dir === 'rtl' ? 100 - (place + 1) * step : place * step;
        const bar = barIn(x, step);
        return (
          <a
            key={year}
            class="chart__bar"
            href={hrefOf(year)}
            tabindex={roving.tabIndexOf(at)}
            aria-label={describe(year, count)}
          >
            <rect class="chart__reach" x={`${x}%`} width={`${step}%`} y="0" height={HEIGHT - 1} />
            <rect
              class="chart__part chart__part--full"
              x={`${bar.x}%`}
              width={`${bar.width}%`}
              y={HEIGHT - 1 - height}
              height={height}
            />
          </a>
        );
      })}
    </svg>
  );
}
