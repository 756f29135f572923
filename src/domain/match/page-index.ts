/**
 * What a web page's watcher needs of the registry: addresses and names -> service numbers, nothing else. Plain data
 * that is used as it lies in the script; `registry/page-index.ts` builds it.
 */
import type { ServiceNumber } from '../model.ts';
import { PLATFORMS } from '../platforms.ts';
import type { Platform } from '../platforms.ts';
import type { TagTable } from './tag-table.ts';
import type { TermTable } from '../text/terms.ts';

/** An app of a service: place of the store in `STORES`, id or '', folded name, folded developer or '', service. */
export type IndexedApp = readonly [store: number, id: string, name: string, developer: string, service: ServiceNumber];

export interface PageIndex {
  /**
   * Host -> its services: the host, then for each service `S` (or `W` where the evidence is weak) and its number.
   * Hosts on the never-list stand there by their hash only (`neverEntry`): they match nothing, though a parent may be
   * listed.
   */
  readonly hosts: TagTable;
  /** Names, domains, operators and words of the trade; a hit's value is `nameValue`. */
  readonly names: TermTable;
  /** Names that count with an ending alone, after spaces. */
  readonly inflected: string;
  readonly apps: readonly IndexedApp[];
  /** Services that harvest credentials: password fields on their sites get the guard. In order. */
  readonly login: readonly ServiceNumber[];
  /** Of each of these the platforms whose logins they take, as places in `PLATFORMS`. */
  readonly loginPlatforms: readonly (readonly number[])[];
}

/** What the background needs besides, to see that a host resembles a listed one. */
export interface LookalikeTables {
  /** Listed hosts that others may resemble. */
  readonly alike: readonly string[];
  /** The service of each of `alike`. */
  readonly alikeOf: readonly ServiceNumber[];
  /** Labels that resemble a listed one but are well known for something else. */
  readonly unlike: readonly string[];
}

/** Addresses and names with what resembles them. */
export type FullIndex = PageIndex & LookalikeTables;

/** Roles of names, in two bits. */
export const ROLE = {
  /** Company for every ordinary name nearby; of which kind, stands in the place of the service. */
  TRADE: 0,
  /** Counts wherever it stands. */
  FREE: 1,
  /** An ordinary word: counts only with company. */
  COMPANION: 2,
  /** Company for the ordinary names of its service. */
  OPERATOR: 3,
} as const;

/**
 * Words of the `trade` are company alone, those of its `goods` only with a `sale` of them, or with a word of the `law`
 * near.
 */
export const COMPANY = { trade: 0, goods: 1, sale: 2, law: 3 } as const;

/** Value of a name: its role and its service. */
export const nameValue = (role: number, service: ServiceNumber): number => service * 4 + role;
export const roleOf = (value: number): number => value & 3;
export const ownerOf = (value: number): ServiceNumber => value >> 2;

/** True for services that were taken to court for harvesting credentials. */
export const asksLogin = (index: PageIndex, service: ServiceNumber): boolean => index.login.includes(service);

/** The platforms whose logins a service takes; none for a service that was not sued over that. */
export const loginPlatforms = (index: PageIndex, service: ServiceNumber): readonly Platform[] =>
  (index.loginPlatforms[index.login.indexOf(service)] ?? []).flatMap((place) => PLATFORMS[place] ?? []);
