import { useCallback, useEffect, useMemo, useRef } from 'preact/hooks';
import type { CatalogService } from '../../domain/model.ts';
import { addressOfQuery } from '../../domain/search/address.ts';
import type { Book, Entry } from '../../domain/search/book.ts';
import { applyFilters, chooseYears, isNarrowed, NO_QUERY, ordered, SORTS, sortOf } from '../../domain/search/query.ts';
import type { Query, Sort, Years } from '../../domain/search/query.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { useWords } from '../../ui/words.ts';
import { Active, Filters } from './Filters.tsx';
import { Head } from './Head.tsx';
import { Nothing } from './Nothing.tsx';
import { Pictures, YearPicture } from './Pictures.tsx';
import type { CasebookPort } from './port.ts';
import { CaseRow, ServiceRow } from './Rows.tsx';
import type { Search } from '../../search/book-search.ts';
import { SearchBox } from './SearchBox.tsx';
import { VirtualList } from '../../ui/list/VirtualList.tsx';

interface Props {
  readonly book: Book;
  readonly query: Query;
  /** Undefined until the index is built. */
  readonly search: Search | undefined;
  /** Builds the index at once, because the reader is about to search. */
  readonly hurry: () => void;
  readonly port: CasebookPort;
  readonly replace: (query: Query) => void;
  readonly go: (query: Query) => void;
  readonly step: number;
}

/** The orders that make sense for a query. */
const sortsOf = ({ text, view }: Query): readonly Sort[] =>
  SORTS.filter(
    (sort) => (sort !== 'best' || text !== '') && (view === 'cases' || sort === 'caption' || sort === 'best'),
  );

/** The front page: the chart of years, the filters, the list. */
export function ListPage({ book, query, search, hurry, port, replace, go, step }: Props) {
  const { say, count, date } = useWords();
  const { text, years, view } = query;
  const heading = useRef<HTMLHeadingElement>(null);
  const fitting = useMemo(() => (text === '' ? book.entries : (search?.cases(text) ?? [])), [book, search, text]);
  const found = useMemo(
    () => applyFilters(fitting, { chosen: query.chosen, ...(years === undefined ? {} : { years }) }),
    [fitting, query],
  );
  const entries = useMemo(() => ordered(found.entries, sortOf(query), book.entries), [found, query, book]);
  const services = useMemo(() => servicesIn(book, query, search, entries), [book, query, search, entries]);
  const countries = useMemo(() => new Set(book.entries.flatMap(({ values }) => values.country)).size, [book]);
  const caseRow = useCallback((entry: Entry) => <CaseRow book={book} entry={entry} />, [book]);
  const serviceRow = useCallback((service: CatalogService) => <ServiceRow book={book} service={service} />, [book]);
  useEffect(() => {
    // The filter that was pressed may be gone from the page and the focus with it, so move the focus to the list's
    // heading.
    if (step > 0 && (document.activeElement === null || document.activeElement === document.body))
      heading.current?.focus({ preventScroll: true });
  }, [step]);
  const total = view === 'services' ? services.length : entries.length;
  const isReading = text !== '' && search === undefined;
  const onYears = (next: Years | undefined): void => go(chooseYears(query, next));
  return (
    <div class="book">
      <Head query={query} isList>
        <SearchBox text={text} onBegin={hurry} onSearch={(next) => replace({ ...query, text: next })} />
      </Head>
      <p class="book__lede muted figures">
        <span class="part">{count('book_cases', book.entries.length)}</span>
        <span class="part">{count('book_services', book.catalog.services.length)}</span>
        <span class="part">{count('book_countries', countries)}</span>
        <span class="part">{say('ui_as_of', date(book.catalog.date))}</span>
      </p>
      {view !== 'pictures' && <YearPicture found={found} query={query} level={2} port={port} onYears={onYears} />}
      <div class="book__columns">
        <nav class="book__rail" aria-label={say('book_filters')}>
          <Active book={book} query={query} />
          <div class="book__wide">
            <Filters book={book} query={query} found={found} onYears={onYears} />
          </div>
          <div class="book__slim">
            <Disclosure title={say('book_filters')}>
              <Filters book={book} query={query} found={found} onYears={onYears} />
            </Disclosure>
          </div>
        </nav>
        <section class="book__list" aria-labelledby="book-count">
          <div class="book__listhead">
            <h2 id="book-count" ref={heading} tabIndex={-1} class="figures">
              <span role="status">
                {isReading
                  ? say('book_reading')
                  : view === 'services'
                    ? count('book_services', total)
                    : count('book_cases', entries.length)}
              </span>
            </h2>
            {view !== 'pictures' && total > 1 && <SortLinks query={query} />}
            {isNarrowed(query) && (
              <a class="book__clear" href={addressOfQuery({ ...NO_QUERY, view })}>
                {say('book_clear')}
              </a>
            )}
          </div>
          {sortOf(query) === 'amount' && view === 'cases' && <p class="muted">{say('book_amount_note')}</p>}
          {!isReading && total === 0 && <Nothing book={book} query={query} search={search} />}
          {view === 'cases' && (
            <VirtualList
              items={entries}
              keyOf={({ record }) => record.id}
              guess={108}
              label={say('book_view_cases')}
              row={caseRow}
            />
          )}
          {view === 'services' && (
            <VirtualList
              items={services}
              keyOf={({ id }) => id}
              guess={92}
              label={say('book_view_services')}
              row={serviceRow}
            />
          )}
          {view === 'pictures' && <Pictures book={book} found={found} query={query} port={port} onYears={onYears} />}
        </section>
      </div>
    </div>
  );
}

/** The services that fit the words. With filters, only the services of the cases in the list. */
function servicesIn(
  book: Book,
  query: Query,
  search: Search | undefined,
  entries: Props['book']['entries'],
): Props['book']['catalog']['services'] {
  if (query.view !== 'services') return [];
  const { text } = query;
  const isFiltered = query.years !== undefined || Object.keys(query.chosen).length > 0;
  const ofCases = new Set(entries.flatMap(({ services }) => services));
  const all = text === '' ? book.catalog.services : (search?.services(text) ?? []);
  const fitting = all.filter((service) => !isFiltered || ofCases.has(service));
  if (sortOf(query) === 'best') return fitting;
  return [...fitting].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

function SortLinks({ query }: { readonly query: Query }) {
  const { say } = useWords();
  const sorts = sortsOf(query);
  if (sorts.length < 2) return null;
  const now = sortOf(query);
  return (
    <ul class="book__sorts" aria-label={say('book_sort')}>
      {sorts.map((sort) => (
        <li key={sort}>
          <a href={addressOfQuery({ ...query, sort })} {...(sort === now ? { 'aria-current': 'true' as const } : {})}>
            {say(`book_sort_${sort}`)}
          </a>
        </li>
      ))}
    </ul>
  );
}
