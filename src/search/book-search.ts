/**
 * Words to cases and services: an index over names, addresses, parties, courts and dockets, forgiving typing errors.
 */
import MiniSearch from 'minisearch';
import type { Options, SearchOptions } from 'minisearch';
import type { Book, Entry } from '../domain/search/book.ts';
import type { CatalogService } from '../domain/model.ts';
import { searchWords } from '../domain/search/fold-search.ts';
import { inTurns, nextTask } from './in-turns.ts';
import type { Turn } from './in-turns.ts';

const FIELDS = ['name', 'address', 'party', 'docket', 'court', 'about'] as const;
type Fields = Record<(typeof FIELDS)[number], string>;
interface Indexed extends Fields {
  readonly id: number;
}

const DIGITS = /^\d+$/;
const SHORT = 3;
const MIDDLE = 6;

/** One letter may be wrong in a word of four, two in a long one; never in a number. */
const mistakes = (word: string): number | false =>
  word.length <= SHORT || DIGITS.test(word) ? false : word.length <= MIDDLE ? 1 : 2;

const OPTIONS: Options<Indexed> = {
  fields: [...FIELDS],
  tokenize: searchWords,
  processTerm: (word) => word, // folded by searchWords already
};
/** The words that are asked for, each once: one that is pasted over and over would be searched for each time. */
export const askedWords = (text: string): string[] => [...new Set(searchWords(text))];

const FIND: SearchOptions = {
  tokenize: askedWords,
  boost: { name: 6, address: 5, party: 3, docket: 3, court: 1.5 },
  prefix: (word) => word.length > 1,
  fuzzy: mistakes,
  weights: { fuzzy: 0.2, prefix: 0.6 },
  combineWith: 'AND',
};

const addressesOf = ({ domains, apps }: CatalogService): string[] => [
  ...domains.map(({ host }) => host),
  ...apps.map(({ id, name }) => `${name} ${id ?? ''}`),
];
const namesOf = ({ name, names }: CatalogService): string[] => [...new Set([name, ...names.map(({ text }) => text)])];

const fieldsOfCase = ({ record, services }: Entry): Fields => ({
  name: [record.caption, ...services.flatMap(namesOf)].join(' '),
  address: services.flatMap(addressesOf).join(' '),
  party: [...record.claimants, ...record.respondents, ...services.flatMap(({ operators }) => operators)].join(' '),
  docket: record.docket ?? '',
  court: record.court,
  // The id holds what a case is called for short: "ftc-v-devumi-2019".
  about: [record.id, ...record.platforms, ...record.conduct].join(' '),
});

const fieldsOfService = (service: CatalogService, book: Book): Fields => ({
  name: namesOf(service).join(' '),
  address: addressesOf(service).join(' '),
  party: service.operators.join(' '),
  docket: '',
  court: '',
  about: [...service.targets, ...service.cases.map((id) => book.caseById.get(id)?.record.caption ?? '')].join(' '),
});

export interface Search {
  /** Cases that hold all of the words, best first. */
  readonly cases: (text: string) => readonly Entry[];
  readonly services: (text: string) => readonly CatalogService[];
  /** Cases that hold at least one of the words, best first: for when none holds all of them. */
  readonly nearly: (text: string, most: number) => readonly Entry[];
}

async function indexOf<T>(things: readonly T[], fieldsOf: (thing: T) => Fields, turn: Turn) {
  const index = new MiniSearch<Indexed>(OPTIONS);
  await inTurns(things, turn, (thing, id) => index.add({ id, ...fieldsOf(thing) }));
  return (text: string, options: SearchOptions): T[] =>
    index.search(text, options).flatMap(({ id }) => things[id as number] ?? []);
}

/** Text that holds no word at all, as `***` does, finds everything: it says nothing of what is wanted. */
const saysNothing = (text: string): boolean => searchWords(text).length === 0;

/**
 * Builds the index of a book.
 * @param turn gives whoever shares the thread a turn between two pieces of the work
 */
export async function makeSearch(book: Book, turn: Turn = nextTask): Promise<Search> {
  const cases = await indexOf(book.entries, fieldsOfCase, turn);
  const services = await indexOf(book.catalog.services, (service) => fieldsOfService(service, book), turn);
  return {
    cases: (text) => (saysNothing(text) ? book.entries : cases(text, FIND)),
    nearly: (text, most) =>
      saysNothing(text) ? [] : cases(text, { ...FIND, combineWith: 'OR', fuzzy: 0.4 }).slice(0, most),
    services: (text) => (saysNothing(text) ? book.catalog.services : services(text, FIND)),
  };
}
