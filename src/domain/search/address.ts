/**
 * A place in the case book, as the fragment of its address: `#cases?year=2020&by=facebook`, `#case/<id>`,
 * `#service/<id>`. Reading never fails; a fragment that names nothing is returned too, so that the page can suggest
 * what is nearest.
 */
import { FACETS } from './book.ts';
import type { Facet } from './book.ts';
import { NO_QUERY, SORTS, VIEWS } from './query.ts';
import type { Query, Sort, View, Years } from './query.ts';

export type BookPlace =
  | { readonly at: 'list'; readonly query: Query }
  | { readonly at: 'case' | 'service'; readonly id: string }
  /** The check of a text that the reader sent; `id` is the number under which the background keeps the text. */
  | { readonly at: 'check'; readonly id: string }
  /** A fragment that is none of these. */
  | { readonly at: 'unknown'; readonly text: string };

/** Longest text to search for, in characters; the rest is cut off. */
export const MOST_TEXT = 200;
/** How much of a pasted text is looked at, in UTF-16 units: more than is kept, since white space collapses. */
export const MOST_PASTED = MOST_TEXT * 4;
/** Longest fragment that is read. A longer one was not made here; its rest is ignored. */
const MOST_FRAGMENT = 4000;
const MOST_VALUE = 120;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

const isYear = (year: number): boolean => Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR;

/** `2020` or `2019-2021`; either end may be missing, as in `2019-`. */
function readYears(value: string): Years | undefined {
  const match = /^(\d{4})?(-)?(\d{4})?$/.exec(value);
  if (match === null || (match[1] === undefined && match[3] === undefined)) return undefined;
  const from = match[1] === undefined ? FIRST_YEAR : Number(match[1]);
  const to = match[3] !== undefined ? Number(match[3]) : match[2] === undefined ? from : LAST_YEAR;
  if (!isYear(from) || !isYear(to)) return undefined;
  return from <= to ? { from, to } : { from: to, to: from };
}

const writeYears = ({ from, to }: Years): string => {
  if (from === to) return String(from);
  return `${from === FIRST_YEAR ? '' : from}-${to === LAST_YEAR ? '' : to}`;
};

/** Text as it is searched for: in one line, without control characters, of bounded length. */
export function cleanText(text: string): string {
  const line = text.slice(0, MOST_PASTED).replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ');
  // Remove half characters (lone surrogates), which the cut may leave: an address cannot hold them.
  return [...line.replace(/\p{Cs}/gu, '')].slice(0, MOST_TEXT).join('');
}

function readQuery(view: View, parameters: URLSearchParams): Query {
  const text = cleanText(parameters.get('q') ?? '').trim();
  const years = readYears(parameters.get('year') ?? '');
  const sort = parameters.get('sort');
  const chosen: Partial<Record<Facet, string>> = {};
  for (const facet of FACETS) {
    const value = parameters.get(facet)?.trim().toLowerCase().slice(0, MOST_VALUE);
    if (value !== undefined && value !== '') chosen[facet] = value;
  }
  return {
    ...NO_QUERY,
    view,
    text,
    chosen,
    ...(years === undefined ? {} : { years }),
    ...(sort !== null && (SORTS as readonly string[]).includes(sort) ? { sort: sort as Sort } : {}),
  };
}

/** Decodes percent signs; a malformed text is returned as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Reads a fragment, with or without its `#`. */
export function readPlace(fragment: string): BookPlace {
  const text = fragment.replace(/^#/, '').slice(0, MOST_FRAGMENT);
  if (text === '') return { at: 'list', query: NO_QUERY };
  const [path = '', parameters = ''] = text.split(/\?(.*)/s);
  const view = VIEWS.find((each) => each === path);
  if (view !== undefined) return { at: 'list', query: readQuery(view, new URLSearchParams(parameters)) };
  const [, at, id = ''] = /^(case|service|check)\/(.*)$/s.exec(path) ?? [];
  if ((at === 'case' || at === 'service' || at === 'check') && id !== '')
    return { at, id: decoded(id).slice(0, MOST_VALUE) };
  return { at: 'unknown', text: cleanText(decoded(path)) };
}

/** The fragment for the list of a query. */
export function addressOfQuery({ view, text, years, chosen, sort }: Query): string {
  const parameters = new URLSearchParams();
  if (text !== '') parameters.set('q', text);
  if (years !== undefined) parameters.set('year', writeYears(years));
  for (const facet of FACETS) {
    const value = chosen[facet];
    if (value !== undefined) parameters.set(facet, value);
  }
  if (sort !== undefined) parameters.set('sort', sort);
  const all = parameters.toString();
  return `#${view}${all === '' ? '' : `?${all}`}`;
}

export const addressOfCase = (id: string): string => `#case/${encodeURIComponent(id)}`;
export const addressOfService = (id: string): string => `#service/${encodeURIComponent(id)}`;
