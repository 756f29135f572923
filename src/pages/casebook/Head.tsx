import type { ComponentChildren } from 'preact';
import { addressOfQuery } from '../../domain/search/address.ts';
import { NO_QUERY, VIEWS } from '../../domain/search/query.ts';
import type { Query } from '../../domain/search/query.ts';
import { Masthead } from '../Masthead.tsx';
import { useWords } from '../../ui/words.ts';

interface Props {
  /** What the list asks for; empty on the page of one case. */
  readonly query: Query;
  readonly isList: boolean;
  readonly children?: ComponentChildren;
}

/** The head of the book: masthead, title, and what the page adds. */
export function Head({ query, isList, children }: Props) {
  const { say } = useWords();
  return (
    <header class="book__head">
      <Masthead here="casebook" />
      <div class="book__title">
        {isList ? (
          <h1 tabIndex={-1}>{say('book_title')}</h1>
        ) : (
          <p class="book__name">
            <a href={addressOfQuery(NO_QUERY)}>{say('book_title')}</a>
          </p>
        )}
        {children}
      </div>
      <nav class="book__parts" aria-label={say('book_parts')}>
        <ul>
          {VIEWS.map((view) => (
            <li key={view}>
              <a
                href={addressOfQuery({ ...query, view })}
                {...(isList && query.view === view ? { 'aria-current': 'page' as const } : {})}
              >
                {say(`book_view_${view}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}
