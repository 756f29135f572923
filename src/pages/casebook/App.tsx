import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { CaseId, Catalog, ServiceId } from '../../domain/model.ts';
import type { BookPlace } from '../../domain/search/address.ts';
import { makeBook } from '../../domain/search/book.ts';
import type { Book } from '../../domain/search/book.ts';
import { NO_QUERY } from '../../domain/search/query.ts';
import { useWords } from '../../ui/words.ts';
import type { Words } from '../../words/words.ts';
import { CasePage } from './CasePage.tsx';
import { CheckPage } from './CheckPage.tsx';
import { Head } from './Head.tsx';
import { ListPage } from './ListPage.tsx';
import { Near, useNear } from './Nothing.tsx';
import type { CasebookPort } from './port.ts';
import { ServicePage } from './ServicePage.tsx';
import { usePlace } from './use-place.ts';
import { useSearch } from './use-search.ts';

/** The window's title for a place in the book. */
function titleOf(place: BookPlace, book: Book, { say }: Words): string {
  const name =
    place.at === 'case'
      ? book.caseById.get(place.id as CaseId)?.record.caption
      : place.at === 'service'
        ? book.serviceById.get(place.id as ServiceId)?.name
        : undefined;
  return [...(name === undefined ? [] : [name]), say('book_title'), say('popup_title')].join(' – ');
}

/** Shown if the address names no case or service: offers the nearest ones. */
function Unknown({ book, asked }: { readonly book: Book; readonly asked: string }) {
  const { say } = useWords();
  const near = useNear(book, asked);
  return (
    <article class="sheet">
      <h1 tabIndex={-1}>{say('book_unknown')}</h1>
      <p>
        <bdi>{say('book_unknown_about', asked)}</bdi>
      </p>
      <Near cases={near.cases} services={near.services} />
    </article>
  );
}

/** The case book: every service and every case. */
export function App({ catalog, port }: { readonly catalog: Catalog; readonly port: CasebookPort }) {
  const words = useWords();
  const book = useMemo(() => makeBook(catalog), [catalog]);
  const { place, step, replace, go } = usePlace();
  const { search, hurry } = useSearch(book, place.at === 'check' || (place.at === 'list' && place.query.text !== ''));
  const root = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    document.title = titleOf(place, book, words);
    // Move the focus to the heading of each further page; on the first one, leave it where the browser put it.
    if (step > 0 && place.at !== 'list') root.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }, [place, step, book, words]);
  if (place.at === 'list')
    return (
      <div ref={root} class="book__page">
        <ListPage
          book={book}
          query={place.query}
          search={search}
          hurry={hurry}
          port={port}
          replace={replace}
          go={go}
          step={step}
        />
      </div>
    );
  const entry = place.at === 'case' ? book.caseById.get(place.id as CaseId) : undefined;
  const service = place.at === 'service' ? book.serviceById.get(place.id as ServiceId) : undefined;
  return (
    <div ref={root} class="book__page">
      <div class="book">
        <Head query={NO_QUERY} isList={false} />
        {entry !== undefined && <CasePage key={entry.record.id} book={book} entry={entry} port={port} />}
        {service !== undefined && <ServicePage key={service.id} book={book} service={service} port={port} />}
        {place.at === 'check' && <CheckPage key={place.id} id={place.id} port={port} search={search} />}
        {place.at !== 'check' && entry === undefined && service === undefined && (
          <Unknown book={book} asked={place.at === 'unknown' ? place.text : place.id} />
        )}
      </div>
    </div>
  );
}
