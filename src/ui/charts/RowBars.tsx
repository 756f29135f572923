import { useId } from 'preact/hooks';
import { ENDINGS } from '../../domain/search/tables.ts';
import type { ValueRow } from '../../domain/search/tables.ts';
import { useWords } from '../words.ts';
import { EndingPatterns, fillOf } from './EndingPatterns.tsx';

interface Props {
  readonly rows: readonly ValueRow[];
  readonly nameOf: (value: string) => string;
  readonly hrefOf: (value: string) => string;
}

const HEIGHT = 14;

/** One bar per row, divided by how the cases ended; each row is a link. */
export function RowBars({ rows, nameOf, hrefOf }: Props) {
  const { dir } = useWords();
  const id = useId();
  const most = Math.max(...rows.map(({ total }) => total), 1);
  return (
    <ol class="row-bars">
      {rows.map((row) => {
        let end = 0;
        return (
          <li key={row.value}>
            <a href={hrefOf(row.value)}>
              <span class="row-bars__name sentence">{nameOf(row.value)}</span>
              <svg class="chart" width="100%" height={HEIGHT} aria-hidden="true" focusable="false">
                <EndingPatterns id={`${id}${row.value}`} />
                {ENDINGS.map((grade) => {
                  const width = (row.endings[grade] / most) * 100;
                  if (width === 0) return null;
                  const x = dir === 'rtl' ? 100 - end - width : end;
                  end += width;
                  return (
                    <rect
                      key={grade}
                      class="chart__part"
                      x={`${x}%`}
                      width={`${width}%`}
                      y="1"
                      height={HEIGHT - 2}
                      fill={fillOf(`${id}${row.value}`, grade)}
                    />
                  );
                })}
              </svg>
              <span class="row-bars__count figures">{row.total}</span>
            </a>
          </li>
        );
      })}
    </ol>
  );
}
