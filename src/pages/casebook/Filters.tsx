import { useState } from 'preact/hooks';
import { addressOfQuery } from '../../domain/search/address.ts';
import { FACETS } from '../../domain/search/book.ts';
import type { Book, Facet } from '../../domain/search/book.ts';
import { choose, chooseYears } from '../../domain/search/query.ts';
import type { Found, Query } from '../../domain/search/query.ts';
import { casesByYear } from '../../domain/search/tables.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../ui/words.ts';
import { isOfRecord, labelOf, yearsOf } from './labels.ts';
import { YearFilter } from './YearFilter.tsx';

interface Props {
  readonly book: Book;
  readonly query: Query;
  readonly found: Found;
}

const AT_FIRST = 5;

/** The filters in force, each a link that removes it. */
export function Active({ book, query }: Pick<Props, 'book' | 'query'>) {
  const words = useWords();
  const { say } = words;
  const { years } = query;
  const on = [
    ...(years === undefined
      ? []
      : [
          {
            key: 'year',
            name: yearsOf(words, years),
            href: addressOfQuery(chooseYears(query, undefined)),
          },
        ]),
    ...FACETS.flatMap((facet) => {
      const value = query.chosen[facet];
      if (value === undefined) return [];
      return [
        { key: facet, name: labelOf(book, words, facet, value), href: addressOfQuery(choose(query, facet, undefined)) },
      ];
    }),
  ];
  if (on.length === 0) return null;
  return (
    <ul class="active" aria-label={say('book_active')}>
      {on.map(({ key, name, href }) => (
        <li key={key}>
          <a href={href} aria-label={say('book_take_back', name)}>
            <span class="sentence">{name}</span>
            <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true" focusable="false">
              <path d="m2 2 8 8M10 2l-8 8" />
            </svg>
          </a>
        </li>
      ))}
    </ul>
  );
}

function FacetList({ book, query, found, facet }: Props & { readonly facet: Facet }) {
  const words = useWords();
  const { say, lang } = words;
  const [isLong, setLong] = useState(false);
  const chosen = query.chosen[facet];
  const numbers = new Intl.NumberFormat(lang);
  const rows = [...found.counts[facet]].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  // Show the chosen value even if no case in the list has it.
  if (chosen !== undefined && !rows.some(([value]) => value === chosen)) rows.unshift([chosen, 0]);
  if (rows.length === 0) return null;
  const shown = isLong ? rows : rows.filter(([value], at) => at < AT_FIRST || value === chosen);
  const heading = `facet-${facet}`;
  return (
    <section class="facet" aria-labelledby={heading}>
      <h2 class="minor" id={heading}>
        {say(`book_facet_${facet}`)}
      </h2>
      <ul>
        {shown.map(([value, count]) => {
          const isOn = value === chosen;
          return (
            <li key={value}>
              <a
                href={addressOfQuery(choose(query, facet, isOn ? undefined : value))}
                {...(isOn ? { 'aria-current': 'true' as const } : {})}
              >
                <span class="facet__name sentence" {...(isOfRecord(facet) ? { lang: 'en' } : {})}>
                  {labelOf(book, words, facet, value)}
                </span>
                <span class="facet__count figures">{isOn ? '✕' : numbers.format(count)}</span>
              </a>
            </li>
          );
        })}
      </ul>
      {rows.length > AT_FIRST && (
        <Button look="text" expanded={isLong} onPress={() => setLong(!isLong)}>
          {isLong ? say('book_fewer') : say('book_all', rows.length)}
        </Button>
      )}
    </section>
  );
}

/** The rail of filters; each value says how many cases it would leave. */
export function Filters(props: Props & { readonly onYears: (years: Query['years']) => void }) {
  const { query, found, onYears } = props;
  return (
    <>
      <YearFilter rows={casesByYear(found.ofAnyYear)} query={query} onYears={onYears} />
      {FACETS.map((facet) => (
        <FacetList key={facet} {...props} facet={facet} />
      ))}
    </>
  );
}
