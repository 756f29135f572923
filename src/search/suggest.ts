/** What is suggested in the browser's address bar while somebody types, and where Enter leads. */
import { findAddress } from '../domain/match/address.ts';
import type { FoundAddress } from '../domain/match/address.ts';
import type { LookalikeTables, PageIndex } from '../domain/match/page-index.ts';
import type { CaseId, CatalogService, ServiceId } from '../domain/model.ts';
import { addressOfCase, addressOfQuery, addressOfService, cleanText, readPlace } from '../domain/search/address.ts';
import type { Book, Entry } from '../domain/search/book.ts';
import { foldForSearch } from '../domain/search/fold-search.ts';
import { NO_QUERY } from '../domain/search/query.ts';
import type { Search } from './book-search.ts';

interface Suggested {
  readonly services: readonly CatalogService[];
  readonly cases: readonly Entry[];
}

/** Address bars show about six lines, and the first is the browser's own. */
const MOST = 5;
const MOST_SERVICES = 3;

/** Services and cases for what was typed so far, best first; where nothing holds all words, what holds some. */
export function suggest(search: Search, text: string): Suggested {
  const wanted = cleanText(text).trim();
  if (wanted === '') return { services: [], cases: [] };
  const services = search.services(wanted).slice(0, MOST_SERVICES);
  const cases = search.cases(wanted).slice(0, MOST - services.length);
  if (services.length + cases.length > 0) return { services, cases };
  return { services, cases: search.nearly(wanted, MOST) };
}

/** What the one line above all suggestions is about: where Enter leads from what was typed. */
export type Goal =
  | { readonly is: 'service'; readonly service: CatalogService; readonly fragment: string }
  | { readonly is: 'case'; readonly entry: Entry; readonly fragment: string }
  /** An address that is not listed. `resembles` where it looks like one that is. */
  | { readonly is: 'address'; readonly found: FoundAddress; readonly fragment: string }
  | { readonly is: 'search'; readonly text: string; readonly fragment: string };

const serviceGoal = (service: CatalogService): Goal => ({
  is: 'service',
  service,
  fragment: addressOfService(service.id),
});

const isCalled = (service: CatalogService, folded: string): boolean =>
  [service.id, service.name, ...service.names.map(({ text }) => text)].some((name) => foldForSearch(name) === folded);

/**
 * Where Enter leads: to a page of the book that the text names outright, by fragment, address or full name; else to
 * the book with the text searched for.
 */
export function goalOf(book: Book, index: PageIndex & LookalikeTables, typed: string): Goal {
  const text = cleanText(typed).trim();
  const place = readPlace(text);
  const named = place.at === 'case' ? book.caseById.get(place.id as CaseId) : undefined;
  if (named !== undefined) return { is: 'case', entry: named, fragment: addressOfCase(named.record.id) };
  const byId = place.at === 'service' ? book.serviceById.get(place.id as ServiceId) : undefined;
  if (byId !== undefined) return serviceGoal(byId);
  const search = { is: 'search', text, fragment: addressOfQuery({ ...NO_QUERY, text }) } as const;
  const found = /\s/.test(text) ? null : findAddress(index, text);
  if (found !== null) {
    const finding = found.findings.find(({ kind }) => kind !== 'lookalike');
    const service = finding !== undefined && 'service' in finding ? book.catalog.services[finding.service] : undefined;
    if (service !== undefined) return serviceGoal(service);
    return { is: 'address', found, fragment: addressOfQuery({ ...NO_QUERY, text: found.resembles ?? found.host }) };
  }
  const folded = foldForSearch(text);
  const [service, another] = folded === '' ? [] : book.catalog.services.filter((each) => isCalled(each, folded));
  if (service !== undefined && another === undefined) return serviceGoal(service);
  return search;
}

/** The text that the address bar holds while a suggestion is chosen: a fragment without its `#`, short and telling. */
export const contentOf = (fragment: string): string => fragment.replace(/^#/, '');
