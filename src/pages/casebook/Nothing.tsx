import { useEffect, useMemo, useState } from 'preact/hooks';
import { addressOfQuery, addressOfService } from '../../domain/search/address.ts';
import type { Book, Entry } from '../../domain/search/book.ts';
import type { CatalogService } from '../../domain/model.ts';
import { nearest } from '../../domain/search/nearest.ts';
import { applyFilters, choose, loosened } from '../../domain/search/query.ts';
import type { Query } from '../../domain/search/query.ts';
import { useWords } from '../../ui/words.ts';
import { CaseLink } from './Names.tsx';
import { labelOf, yearsOf } from './labels.ts';
import type { Search } from '../../search/book-search.ts';
import { nearIn } from '../../search/near.ts';
import type { FindNear, Near as NearThings } from '../../search/near.ts';

const MOST = 5;
const NOTHING_NEAR: NearThings = { cases: [], services: [] };

/** Cases and services with names near to what was asked for. */
export function Near({
  title,
  cases,
  services,
}: {
  /** Replaces the title "Nearest in the book". */
  readonly title?: string;
  readonly cases: readonly Entry[];
  readonly services: readonly CatalogService[];
}) {
  const { say } = useWords();
  if (cases.length + services.length === 0) return null;
  return (
    <div class="near">
      <h2 class="minor">{title ?? say('book_nearest')}</h2>
      <ul>
        {services.map(({ id, name }) => (
          <li key={id}>
            <a href={addressOfService(id)}>
              <bdi>{name}</bdi>
            </a>
          </li>
        ))}
        {cases.map(({ record }) => (
          <li key={record.id}>
            <CaseLink record={record} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The cases and services with names nearest to what was asked for; nothing until the book's names are prepared. */
export function useNear(book: Book, asked: string): NearThings {
  const [find, setFind] = useState<FindNear>();
  useEffect(() => {
    let isHere = true;
    if (asked !== '') void nearIn(book).then((made) => isHere && setFind(() => made));
    return () => {
      isHere = false;
    };
  }, [book, asked === '']);
  return useMemo(() => (asked === '' ? undefined : find?.(asked, MOST)) ?? NOTHING_NEAR, [find, asked]);
}

/** Shown if the list is empty: which filters to drop, what is nearest, and how to report a missing case. */
export function Nothing({
  book,
  query,
  search,
}: {
  readonly book: Book;
  readonly query: Query;
  readonly search: Search | undefined;
}) {
  const words = useWords();
  const { say, count } = words;
  const fitting = (of: Query) => (of.text === '' ? book.entries : (search?.cases(of.text) ?? []));
  const near = useNear(book, query.text);
  const looser = loosened(query)
    .map(({ without, query: next }) => ({ without, next, total: applyFilters(fitting(next), next).entries.length }))
    .filter(({ total }) => total > 0);
  // Filter values that no case in the book has are most likely typing errors in the address: offer the nearest value.
  const misspelt = (Object.keys(query.chosen) as (keyof Query['chosen'])[]).flatMap((facet) => {
    const value = query.chosen[facet] ?? '';
    const known = [...new Set(book.entries.flatMap(({ values }) => values[facet]))];
    if (known.includes(value)) return [];
    return nearest(value, known, (each) => [each, labelOf(book, words, facet, each)], 1).map((near) => ({
      facet,
      near,
      next: choose(query, facet, near),
    }));
  });
  const nameOf = (without: (typeof looser)[number]['without']): string => {
    if (without === 'text') return query.text;
    if (without === 'year') return query.years === undefined ? '' : yearsOf(words, query.years);
    return labelOf(book, words, without, query.chosen[without] ?? '');
  };
  const nearly = query.text === '' ? [] : (search?.nearly(query.text, MOST) ?? []);
  return (
    <div class="nothing">
      <p>{say('book_nothing')}</p>
      {misspelt.length + looser.length > 0 && (
        <ul class="nothing__ways">
          {misspelt.map(({ facet, near: value, next }) => (
            <li key={facet}>
              <a href={addressOfQuery(next)}>{say('book_did_you_mean', labelOf(book, words, facet, value))}</a>
            </li>
          ))}
          {looser.map(({ without, next, total }) => (
            <li key={without}>
              <a href={addressOfQuery(next)}>{say('book_without', nameOf(without), count('book_cases', total))}</a>
            </li>
          ))}
        </ul>
      )}
      <Near services={near.services} cases={[...new Set([...nearly, ...near.cases])].slice(0, MOST)} />
      <p class="muted">{say('book_missing')}</p>
    </div>
  );
}
