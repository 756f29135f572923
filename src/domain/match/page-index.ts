/**
 * The part of the registry that the reader in a web page needs: addresses and names -> service numbers, nothing else.
 * Plain data that is used without parsing; `registry/page-index.ts` builds it.
 */
import type { ServiceNumber } from '../model.ts';
import { PLATFORMS } from '../platforms.ts';
import type { Platform } from '../platforms.ts';
import type { TagTable } from './tag-table.ts';
import type { TermTable } from '../text/terms.ts';

/** An app of a service: index of its store in `STORES`, id or '', folded name, folded developer or '', service. */
export type IndexedApp = readonly [store: number, id: string, name: string, developer: string, service: ServiceNumber];

export interface PageIndex {
  /**
   * Host -> its services. An entry is the host, then for each service `S` (or `W` where the evidence is weak) and its
   * number in base 36. A host on the never-list is stored as a part of its hash only (`neverEntry`): it matches
   * nothing, even where a parent is listed.
   */
  readonly hosts: TagTable;
  /** Names, domains, operators and words of the trade. The value of a hit is made by `nameValue`. */
  readonly names: TermTable;
  /** Names, separated by spaces, that count with an ending even if the page never has them without one. */
  readonly inflected: string;
  readonly apps: readonly IndexedApp[];
  /** Services that harvest credentials, in ascending order: password fields on their sites get the guard. */
  readonly login: readonly ServiceNumber[];
  /** For each service of `login`, the platforms whose logins it takes: indexes in `PLATFORMS`. */
  readonly loginPlatforms: readonly (readonly number[])[];
}

/** The further tables by which the background sees that a host resembles a listed one. */
export interface LookalikeTables {
  /** Listed hosts that others may resemble. */
  readonly alike: readonly string[];
  /** The service of each of `alike`. */
  readonly alikeOf: readonly ServiceNumber[];
  /** Labels that resemble a listed one but are well known for something else. */
  readonly unlike: readonly string[];
}

/** The page index with the tables for look-alikes. */
export type FullIndex = PageIndex & LookalikeTables;

/** Roles of names, in two bits. */
export const ROLE = {
  /** A word that keeps every ordinary name near it company. Its kind (`COMPANY`) stands in place of the service. */
  TRADE: 0,
  /** Counts wherever it stands. */
  FREE: 1,
  /** An ordinary word: counts only with company. */
  COMPANION: 2,
  /** Keeps the ordinary names of its service company, anywhere on the page. */
  OPERATOR: 3,
} as const;

/**
 * Kinds of company. A word of the `trade` is company by itself. `goods` are, if a word for their `sale` is beside them
 * or a word of the `law` is near the name, too.
 */
export const COMPANY = { trade: 0, goods: 1, sale: 2, law: 3 } as const;

/** Packs the role and the service of a name into one number. */
export const nameValue = (role: number, service: ServiceNumber): number => service * 4 + role;
export const roleOf = (value: number): number => value & 3;
export const ownerOf = (value: number): ServiceNumber => value >> 2;

/** True for services that were taken to court for harvesting credentials. */
export const asksLogin = (index: PageIndex, service: ServiceNumber): boolean => index.login.includes(service);

/** The platforms whose logins a service takes; none for a service that was not sued over that. */
export const loginPlatforms = (index: PageIndex, service: ServiceNumber): readonly Platform[] =>
  (index.loginPlatforms[index.login.indexOf(service)] ?? []).flatMap((place) => PLATFORMS[place] ?? []);
