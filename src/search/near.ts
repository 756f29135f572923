/** What is nearest to a name in the book: of services by name and address, of cases by caption and party. */
import type { Book, Entry } from '../domain/search/book.ts';
import type { CatalogService } from '../domain/model.ts';
import { NameIndex } from '../domain/search/nearest.ts';
import { inTurns, nextTask } from './in-turns.ts';

export interface Near {
  readonly cases: readonly Entry[];
  readonly services: readonly CatalogService[];
}

/** Finds what is nearest, so many at most of cases and of services. */
export type FindNear = (asked: string, most: number) => Near;

const made = new WeakMap<Book, Promise<FindNear>>();

async function make(book: Book): Promise<FindNear> {
  const services = new NameIndex<CatalogService>();
  const cases = new NameIndex<Entry>();
  await inTurns(book.catalog.services, nextTask, (service) => {
    const { id, name, names, domains } = service;
    services.add(service, [id, name, ...names.map(({ text }) => text), ...domains.map(({ host }) => host)]);
  });
  await inTurns(book.entries, nextTask, (entry) => {
    const { id, caption, respondents } = entry.record;
    cases.add(entry, [id, caption, ...respondents]);
  });
  return (asked, most) => ({ services: services.nearest(asked, most), cases: cases.nearest(asked, most) });
}

/** Prepares the names of a book, once, when they are first asked for: few readers ever do. */
export function nearIn(book: Book): Promise<FindNear> {
  const known = made.get(book) ?? make(book);
  made.set(book, known);
  return known;
}
