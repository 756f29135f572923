import { addressOfQuery } from '../../domain/search/address.ts';
import type { Book, Facet } from '../../domain/search/book.ts';
import { choose, chooseYears } from '../../domain/search/query.ts';
import type { Found, Query, Years } from '../../domain/search/query.ts';
import { casesByFacet, casesByYear, conductOverTime, ENDINGS, withoutYear } from '../../domain/search/tables.ts';
import { Figure } from '../../ui/charts/Figure.tsx';
import { OutcomeMark } from '../../ui/charts/OutcomeMark.tsx';
import { RowBars } from '../../ui/charts/RowBars.tsx';
import { SmallYears } from '../../ui/charts/SmallYears.tsx';
import { YearBars } from '../../ui/charts/YearBars.tsx';
import { useWords } from '../../ui/words.ts';
import { labelOf } from './labels.ts';
import type { CasebookPort } from './port.ts';

interface Props {
  readonly found: Found;
  readonly query: Query;
  readonly port: CasebookPort;
  readonly onYears: (years: Years) => void;
}

/** The query that a picture's links lead to: the list of the same cases. */
const listOf = (query: Query): Query => ({ ...query, view: query.view === 'pictures' ? 'cases' : query.view });
const low = (grade: (typeof ENDINGS)[number]): Lowercase<typeof grade> =>
  grade.toLowerCase() as Lowercase<typeof grade>;

/** The key to the patterns of the bars; each entry is a link that filters by it. */
function Legend({ query }: { readonly query: Query }) {
  const { say } = useWords();
  return (
    <ul class="legend">
      {ENDINGS.map((grade) => {
        const isOn = query.chosen.grade === low(grade);
        return (
          <li key={grade}>
            <a
              href={addressOfQuery(choose(listOf(query), 'grade', isOn ? undefined : low(grade)))}
              {...(isOn ? { 'aria-current': 'true' as const } : {})}
            >
              <OutcomeMark grade={grade} />
              <span class="sentence">{say(`book_ending_${low(grade)}`)}</span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}

/** A chart of cases per year, by how they ended. */
export function YearPicture({ found, query, level, port, onYears }: Props & { readonly level: 2 | 3 }) {
  const { say, count, lang } = useWords();
  const numbers = new Intl.NumberFormat(lang);
  const rows = casesByYear(found.ofAnyYear);
  const undated = withoutYear(found.ofAnyYear);
  const hrefOf = (year: number): string => {
    const isOn = query.years?.from === year && query.years.to === year;
    return addressOfQuery(chooseYears(listOf(query), isOn ? undefined : { from: year, to: year }));
  };
  if (rows.length === 0) return null;
  return (
    <Figure
      title={say('book_picture_years')}
      level={level}
      {...(undated === 0 ? {} : { note: count('book_undated', undated) })}
      heads={[
        say('book_facet_year'),
        say('book_all_cases'),
        ...ENDINGS.map((grade) => say(`book_ending_${low(grade)}`)),
      ]}
      rows={rows.map(({ year, total, endings }) => [
        { text: String(year), href: hrefOf(year) },
        { text: numbers.format(total) },
        ...ENDINGS.map((grade) =>
          endings[grade] === 0
            ? { text: numbers.format(0) }
            : {
                text: numbers.format(endings[grade]),
                href: addressOfQuery(choose(chooseYears(listOf(query), { from: year, to: year }), 'grade', low(grade))),
              },
        ),
      ])}
      copy={port.copy}
    >
      <YearBars
        rows={rows}
        years={query.years}
        label={say('book_picture_years')}
        hrefOf={hrefOf}
        describe={({ year, total }) => count('book_bar', total, String(year))}
        onBrush={onYears}
      />
      <Legend query={query} />
    </Figure>
  );
}

const MOST_BARS = 12;

function FacetPicture({
  book,
  found,
  query,
  port,
  facet,
}: Omit<Props, 'onYears'> & { readonly book: Book; readonly facet: Facet }) {
  const words = useWords();
  const { say, count, lang } = words;
  const numbers = new Intl.NumberFormat(lang);
  const rows = casesByFacet(found.entries, facet);
  const hrefOf = (value: string): string => addressOfQuery(choose(listOf(query), facet, value));
  const nameOf = (value: string): string => labelOf(book, words, facet, value);
  if (rows.length === 0) return null;
  return (
    <Figure
      title={say(facet === 'country' ? 'book_picture_country' : 'book_picture_platform')}
      level={3}
      {...(rows.length > MOST_BARS ? { note: count('book_picture_rest', rows.length - MOST_BARS) } : {})}
      heads={[
        say(`book_facet_${facet}`),
        say('book_all_cases'),
        ...ENDINGS.map((grade) => say(`book_ending_${low(grade)}`)),
      ]}
      rows={rows.map(({ value, total, endings }) => [
        { text: nameOf(value), href: hrefOf(value) },
        { text: numbers.format(total) },
        ...ENDINGS.map((grade) => ({ text: numbers.format(endings[grade]) })),
      ])}
      copy={port.copy}
    >
      <RowBars rows={rows.slice(0, MOST_BARS)} nameOf={nameOf} hrefOf={hrefOf} />
    </Figure>
  );
}

function ConductPicture({ book, found, query, port }: Omit<Props, 'onYears'> & { readonly book: Book }) {
  const words = useWords();
  const { say, count, lang } = words;
  const numbers = new Intl.NumberFormat(lang);
  const { years, rows } = conductOverTime(found.entries);
  const most = Math.max(1, ...rows.flatMap(({ counts }) => counts));
  const undated = withoutYear(found.entries);
  const nameOf = (conduct: string): string => labelOf(book, words, 'conduct', conduct);
  if (rows.length === 0) return null;
  return (
    <Figure
      title={say('book_picture_conduct')}
      level={3}
      {...(undated === 0 ? {} : { note: count('book_undated', undated) })}
      heads={[say('book_facet_conduct'), say('book_all_cases'), ...years.map(String)]}
      rows={rows.map(({ conduct, total, counts }) => [
        { text: nameOf(conduct), href: addressOfQuery(choose(listOf(query), 'conduct', conduct)) },
        { text: numbers.format(total) },
        ...counts.map((each) => ({ text: numbers.format(each) })),
      ])}
      copy={port.copy}
    >
      <ol class="small-years">
        {rows.map(({ conduct, counts, total }) => {
          const narrowed = choose(listOf(query), 'conduct', conduct);
          return (
            <li key={conduct}>
              <a class="small-years__name" href={addressOfQuery(narrowed)}>
                <span class="sentence">{nameOf(conduct)}</span>
              </a>
              <SmallYears
                years={years}
                counts={counts}
                most={most}
                label={nameOf(conduct)}
                hrefOf={(year) => addressOfQuery(chooseYears(narrowed, { from: year, to: year }))}
                describe={(year, each) => count('book_bar', each, String(year))}
              />
              <span class="small-years__total figures">{numbers.format(total)}</span>
            </li>
          );
        })}
      </ol>
      <p class="small-years__foot muted figures" aria-hidden="true">
        <span>{years[0]}</span>
        <span>{years.at(-1)}</span>
      </p>
    </Figure>
  );
}

/** All charts, over the same cases as the list. */
export function Pictures(props: Props & { readonly book: Book }) {
  if (props.found.ofAnyYear.length === 0) return null;
  return (
    <div class="pictures">
      <YearPicture {...props} level={3} />
      <FacetPicture {...props} facet="platform" />
      <FacetPicture {...props} facet="country" />
      <ConductPicture {...props} />
    </div>
  );
}
