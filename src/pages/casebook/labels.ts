/** The labels of filter values. */
import { CONDUCTS, OUTCOMES } from '../../domain/model.ts';
import type { Grade } from '../../domain/model.ts';
import { PLATFORMS } from '../../domain/platforms.ts';
import type { Book, Facet } from '../../domain/search/book.ts';
import type { Years } from '../../domain/search/query.ts';
import { under } from '../../words/keys.ts';
import type { Words } from '../../words/words.ts';

const isOneOf = <T extends string>(words: readonly T[], value: string): value is T =>
  (words as readonly string[]).includes(value);

const GRADES: readonly Lowercase<Grade>[] = ['a', 'b', 'c', 'd', 'x'];

/** Making these Intl objects is slow and every row needs them, so keep one for each language. */
const names = new Map<string, Intl.DisplayNames>();
const lists = new Map<string, Intl.ListFormat>();

function made<T>(kept: Map<string, T>, lang: string, make: () => T): T {
  const one = kept.get(lang) ?? make();
  kept.set(lang, one);
  return one;
}

/** The name of a country in the reader's language; the code where it has none. */
function countryName(code: string, lang: string): string {
  try {
    return made(names, lang, () => new Intl.DisplayNames(lang, { type: 'region' })).of(code.toUpperCase()) ?? code;
  } catch {
    return code;
  }
}

/** Words as a list, joined as the language does it. */
export const listOf = (words: readonly string[], lang: string): string =>
  made(lists, lang, () => new Intl.ListFormat(lang, { type: 'unit' })).format(words);

/** A span of years, or a single year. */
export const yearsOf = ({ say }: Words, { from, to }: Years): string =>
  from === to ? String(from) : say('book_years', from.toString(), to.toString());

/** The label of a filter's value; the value itself where no record has it. */
export function labelOf(book: Book, { say, lang }: Words, facet: Facet, value: string): string {
  switch (facet) {
    case 'by':
      return book.labels.by.get(value) ?? value;
    case 'court':
      return book.labels.court.get(value) ?? value;
    case 'country':
      return countryName(value, lang);
    case 'platform':
      return isOneOf(PLATFORMS, value) ? say(`platform_${under(value)}`) : value;
    case 'conduct':
      return isOneOf(CONDUCTS, value)
        ? say(value === 'other' ? 'book_conduct_other' : `conduct_${under(value)}`)
        : value;
    case 'outcome':
      return isOneOf(OUTCOMES, value) ? say(`outcome_${under(value)}`) : value;
    case 'grade':
      return isOneOf(GRADES, value) ? say(`book_ending_${value}`) : value;
    case 'address':
      return value === 'yes' ? say('book_address_yes') : value === 'no' ? say('book_address_no') : value;
  }
}

/** Whether the values of a facet are in the record's language instead of the reader's. */
export const isOfRecord = (facet: Facet): boolean => facet === 'by' || facet === 'court';
