import { useState } from 'preact/hooks';
import { addressOfQuery } from '../../domain/search/address.ts';
import { chooseYears } from '../../domain/search/query.ts';
import type { Query } from '../../domain/search/query.ts';
import type { YearRow } from '../../domain/search/tables.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../ui/words.ts';

const AT_FIRST = 5;

/**
 * Filters by year, newest first, and by a span of years: the keyboard's way to do what dragging over the chart does.
 */
export function YearFilter({
  rows,
  query,
  onYears,
}: {
  readonly rows: readonly YearRow[];
  readonly query: Query;
  readonly onYears: (years: Query['years']) => void;
}) {
  const { say, lang } = useWords();
  const [isLong, setLong] = useState(false);
  const numbers = new Intl.NumberFormat(lang);
  const { years } = query;
  const all = [...rows].reverse().filter(({ total }) => total > 0);
  const [newest, oldest] = [rows.at(-1)?.year, rows[0]?.year];
  if (newest === undefined || oldest === undefined) return null;
  const isOn = (year: number): boolean => years?.from === year && years.to === year;
  const span = { from: Math.max(years?.from ?? oldest, oldest), to: Math.min(years?.to ?? newest, newest) };
  const pick = (end: 'from' | 'to', value: string): void => {
    const next = { ...span, [end]: Number(value) };
    onYears(next.from <= next.to ? next : { from: next.to, to: next.from });
  };
  const choices = Array.from({ length: newest - oldest + 1 }, (_, at) => oldest + at);
  return (
    <section class="facet" aria-labelledby="facet-year">
      <h2 class="minor" id="facet-year">
        {say('book_facet_year')}
      </h2>
      <ul>
        {(isLong ? all : all.filter(({ year }, at) => at < AT_FIRST || isOn(year))).map(({ year, total }) => (
          <li key={year}>
            <a
              href={addressOfQuery(chooseYears(query, isOn(year) ? undefined : { from: year, to: year }))}
              {...(isOn(year) ? { 'aria-current': 'true' as const } : {})}
            >
              <span class="facet__name figures">{year}</span>
              <span class="facet__count figures">{isOn(year) ? '✕' : numbers.format(total)}</span>
            </a>
          </li>
        ))}
      </ul>
      {all.length > AT_FIRST && (
        <Button look="text" expanded={isLong} onPress={() => setLong(!isLong)}>
          {isLong ? say('book_fewer') : say('book_all', all.length)}
        </Button>
      )}
      <div class="facet__span">
        {(['from', 'to'] as const).map((end) => (
          <label key={end}>
            {say(`book_year_${end}`)}
            <select value={String(span[end])} onChange={(event) => pick(end, event.currentTarget.value)}>
              {choices.map((year) => (
                <option key={year} value={String(year)}>
                  {year}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
    </section>
  );
}
