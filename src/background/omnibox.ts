/** The keyword `caveat` in the address bar: what it suggests and where it leads. */
import { inLetters } from '../domain/address/punycode.ts';
import type { LookalikeTables, PageIndex } from '../domain/match/page-index.ts';
import type { Catalog, CatalogService } from '../domain/model.ts';
import { addressOfCase, addressOfService } from '../domain/search/address.ts';
import { makeBook } from '../domain/search/book.ts';
import type { Book, Entry } from '../domain/search/book.ts';
import type { Line, OmniboxAnswers, Suggestion } from '../platform/extension/omnibox.ts';
import { PAGE_PATHS } from '../platform/extension/page-paths.ts';
import { makeSearch } from '../search/book-search.ts';
import type { Search } from '../search/book-search.ts';
import { contentOf, goalOf, suggest } from '../search/suggest.ts';
import type { Goal } from '../search/suggest.ts';
import type { Words } from '../words/words.ts';

const serviceLine = ({ id, name, domains, grade }: CatalogService, { say }: Words): Suggestion => ({
  content: contentOf(addressOfService(id)),
  parts: [
    { text: name },
    { text: inLetters(domains[0]?.host ?? ''), look: 'url' },
    { text: say(`book_ending_${grade.toLowerCase() as Lowercase<typeof grade>}`), look: 'dim' },
  ],
});

const caseLine = ({ record, year }: Entry, { say, outcome }: Words): Suggestion => ({
  content: contentOf(addressOfCase(record.id)),
  parts: [
    { text: record.caption },
    { text: String(year ?? say('ui_undated')), look: 'dim' },
    { text: outcome(record), look: 'dim' },
  ],
});

function firstLine(goal: Goal, { say }: Words): Line {
  switch (goal.is) {
    case 'service':
      return { parts: [{ text: say('omnibox_open', goal.service.name) }] };
    case 'case':
      return { parts: [{ text: say('omnibox_open', goal.entry.record.caption) }] };
    // In punycode, as browsers send it: letters of other scripts may look like those of a listed address.
    case 'address':
      return {
        parts: [
          {
            text: say(goal.found.resembles === undefined ? 'popup_check_clean' : 'popup_check_alike', goal.found.host),
          },
        ],
      };
    case 'search':
      return { parts: [{ text: goal.text === '' ? say('book_search') : say('omnibox_search', goal.text) }] };
  }
}

/**
 * The answers for the address bar, from a catalog. The search index is built when something is first typed, and kept as
 * long as the browser keeps the background running.
 */
export function omnibox(catalog: Catalog, index: PageIndex & LookalikeTables, words: () => Words): OmniboxAnswers {
  let made: { readonly book: Book; readonly search: Promise<Search> } | undefined;
  const whole = (): NonNullable<typeof made> => {
    if (made === undefined) {
      const book = makeBook(catalog);
      made = { book, search: makeSearch(book) };
    }
    return made;
  };
  return {
    begin: () => firstLine({ is: 'search', text: '', fragment: '' }, words()),
    suggest: async (text) => {
      const { book, search } = whole();
      const goal = goalOf(book, index, text);
      const said = words();
      // The first line already offers what Enter opens.
      const { services, cases } = suggest(await search, text);
      const others = [
        ...services.map((service) => serviceLine(service, said)),
        ...cases.map((entry) => caseLine(entry, said)),
      ].filter(({ content }) => content !== contentOf(goal.fragment));
      return { first: firstLine(goal, said), others };
    },
    goal: (text) => Promise.resolve(`${PAGE_PATHS.casebook}${goalOf(whole().book, index, text).fragment}`),
  };
}
