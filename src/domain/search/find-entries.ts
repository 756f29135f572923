/**
 * The search of the popup's one box: services and cases whose names, addresses, parties or dockets hold all of the
 * words. A plain walk over the catalog is fast enough for one box and needs no index; the case book has the thorough
 * search.
 */
import type { Catalog, CatalogCase, CatalogService } from '../model.ts';
import { nearest } from './nearest.ts';
import { searchWords } from './fold-search.ts';

/** A service or a case that fits. */
export interface FoundEntry {
  readonly is: 'service' | 'case';
  readonly id: string;
  /** Name of the service, caption of the case. */
  readonly name: string;
  /** The text that fits where the name does not: an address, another name, a party, a docket. */
  readonly by?: string;
}

export interface FoundEntries {
  readonly entries: readonly FoundEntry[];
  /** How many fit: more than `entries` has where only the first are returned. */
  readonly total: number;
  /** True where nothing holds the words, and `entries` are the nearest instead. */
  readonly isNearest: boolean;
}

const NOTHING: FoundEntries = { entries: [], total: 0, isNearest: false };

interface Candidate extends FoundEntry {
  /** Texts it may be found by, the name first. */
  readonly texts: readonly string[];
}

const ofService = ({ id, name, names, domains, apps, operators }: CatalogService): Candidate => ({
  is: 'service',
  id,
  name,
  texts: [
    name,
    ...names.map(({ text }) => text),
    ...domains.map(({ host }) => host),
    ...apps.map((app) => app.name),
    ...operators,
  ],
});
const ofCase = ({ id, caption, claimants, respondents, docket }: CatalogCase): Candidate => ({
  is: 'case',
  id,
  name: caption,
  texts: [caption, ...(docket === undefined ? [] : [docket]), ...claimants, ...respondents],
});

/** How well a text holds the words, by the beginnings of its own: 0 where one is missing, 1 where they are all. */
function fit(text: string, wanted: readonly string[]): number {
  const words = searchWords(text);
  let letters = 0;
  for (const each of wanted) {
    const word = words.find((candidate) => candidate.startsWith(each));
    if (word === undefined) return 0;
    letters += each.length / word.length;
  }
  return letters / Math.max(words.length, wanted.length);
}

/** A fit in the name ranks before one in another text, and a service before a case that fits as well. */
const NAME_BONUS = 1;
const SERVICE_BONUS = 0.25;

/** Finds entries of a catalog, best first. */
export function findEntries(
  { services, cases }: Pick<Catalog, 'services' | 'cases'>,
  text: string,
  most: number,
): FoundEntries {
  const wanted = [...new Set(searchWords(text))];
  if (wanted.length === 0) return NOTHING;
  const candidates = [...services.map(ofService), ...cases.map(ofCase)];
  const found = candidates
    .flatMap((candidate) => {
      const fits = candidate.texts.map((each) => fit(each, wanted));
      const best = Math.max(...fits);
      if (best === 0) return [];
      const at = fits.indexOf(best);
      const isName = (fits[0] ?? 0) > 0;
      const weight = best + (isName ? NAME_BONUS : 0) + (candidate.is === 'service' ? SERVICE_BONUS : 0);
      return [{ candidate, weight, by: isName ? undefined : candidate.texts[at] }];
    })
    .sort((a, b) => b.weight - a.weight || (a.candidate.name < b.candidate.name ? -1 : 1));
  const entryOf = ({ is, id, name }: Candidate, by?: string): FoundEntry => ({
    is,
    id,
    name,
    ...(by === undefined ? {} : { by }),
  });
  if (found.length > 0)
    return {
      entries: found.slice(0, most).map(({ candidate, by }) => entryOf(candidate, by)),
      total: found.length,
      isNearest: false,
    };
  const near = nearest(text, candidates, ({ texts }) => texts, most);
  return { entries: near.map((each) => entryOf(each)), total: near.length, isNearest: true };
}
