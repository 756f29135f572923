/** Looks up the listed services of a host: exactly, in one pass over the host from its end. */
import type { Finding, ServiceNumber } from '../model.ts';
import type { PageIndex } from './page-index.ts';
import { EMPTY, entryStart, END, finishHash, HASH_SEED, hashUnit, tagOf } from './tag-table.ts';
import type { TagTable } from './tag-table.ts';

/** A finding about the page's own host, as pages report it. */
export type ListedSite = Extract<Finding<ServiceNumber>, { kind: 'listed-site' }>;

export interface Listed {
  readonly service: ServiceNumber;
  /** The listed host: the one that was asked for, or a parent of it. */
  readonly host: string;
  /** Known only from a link somebody published. */
  readonly weak: boolean;
  /** Further services of the same host. */
  readonly others?: readonly ServiceNumber[];
}

/** The finding for a listed address alone: corroborated, since nothing speaks against it until its page is read. */
export const findingOfAddress = ({ service, host, weak }: Listed): ListedSite => ({
  kind: 'listed-site',
  service,
  host,
  weak,
  corroborated: true,
  asksLogin: false,
  signals: [],
});

const DOT = 46;
/** Begins the entry of a host on the never-list. */
const NEVER = 'N';
/** The entry of a host on the never-list. It holds no text, only the bits of the hash that slot and tag do not give. */
export const neverEntry = (hash: number): string => NEVER + ((hash >>> 6) & 0xfffff).toString(36).padStart(4, '0');

/** Finds the service of a normalised host or of its nearest listed parent; null where there is none. */
export function findListed(index: PageIndex, host: string): Listed | null {
  const { hosts } = index;
  const found = nearest(hosts, host, 0, host.length);
  if (found < 0 || hosts.blob.startsWith(NEVER, found)) return null;
  if (lastTable !== hosts) {
    lastTable = hosts;
    decoded.clear();
  }
  let listed = decoded.get(found);
  if (listed === undefined) decoded.set(found, (listed = decode(hosts, found, host.slice(nearestFrom))));
  return listed;
}

/** Entries of `lastTable` that were decoded, by offset: one object at most for each listed host that was met. */
const decoded = new Map<number, Listed>();
let lastTable: TagTable | null = null;

/** True for hosts on the never-list or below such a host: they match nothing, whatever the registry says. */
export function isNever(index: PageIndex, host: string): boolean {
  const found = nearest(index.hosts, host, 0, host.length);
  return found >= 0 && index.hosts.blob.startsWith(NEVER, found);
}

/** True for hosts that are listed or on the never-list, or lie below such a host. */
export const isIndexed = (index: PageIndex, host: string): boolean => nearest(index.hosts, host, 0, host.length) >= 0;

/** The same for the host from `from` to `to` in a text, without a string being created for it. */
export const isIndexedAt = (index: PageIndex, text: string, from: number, to: number): boolean =>
  nearest(index.hosts, text, from, to) >= 0;

/** Second result of `nearest`: where the host it found begins. A variable, so that look-ups create no objects. */
let nearestFrom = 0;

/**
 * Finds the host from `from` to `to` in a text, or its nearest parent, in the table.
 * @returns where in `blob` the services of that host begin, or the entry of a never-listed one; -1 for none
 */
function nearest(hosts: TagTable, text: string, from: number, to: number): number {
  const { tags } = hosts;
  const mask = tags.length - 1;
  let hash = HASH_SEED;
  let found = -1;
  let dots = 0;
  for (let i = to - 1; i >= from; i--) {
    const unit = text.charCodeAt(i);
    // A single label is never listed, so the last dot is passed over.
    if (unit === DOT && dots++ > 0) {
      const mixed = finishHash(hash);
      if (tags.charCodeAt(mixed & mask) !== EMPTY) {
        const entry = entryOf(hosts, mixed, text, i + 1, to);
        if (entry >= 0) {
          found = entry;
          nearestFrom = i + 1;
        }
      }
    }
    hash = hashUnit(hash, unit);
  }
  if (dots === 0) return found;
  const entry = entryOf(hosts, finishHash(hash), text, from, to);
  if (entry < 0) return found;
  nearestFrom = from;
  return entry;
}

/** Like `nearest`, but for exactly the host from `from` to `to`, without its parents. */
function entryOf(hosts: TagTable, hash: number, text: string, from: number, to: number): number {
  const { tags, blob } = hosts;
  const mask = tags.length - 1;
  const wanted = tagOf(hash);
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const tag = tags.charCodeAt(slot);
    if (tag === EMPTY) return -1;
    if (tag !== wanted) continue;
    const at = entryStart(hosts, slot);
    if (blob.startsWith(NEVER, at)) {
      if (blob.startsWith(neverEntry(hash), at)) return at;
      continue;
    }
    const end = at + to - from;
    if (blob.startsWith(text.slice(from, to), at) && blob.charCodeAt(end) < 97 && blob.charCodeAt(end) > 64) return end;
  }
}

function decode(hosts: TagTable, at: number, host: string): Listed {
  const [first = '', ...others] = hosts.blob.slice(at, hosts.blob.indexOf(END, at)).split(/(?=[SW])/);
  const numberOf = (part: string): number => parseInt(part.slice(1), 36);
  return {
    service: numberOf(first),
    host,
    weak: first.startsWith('W'),
    ...(others.length === 0 ? {} : { others: others.map(numberOf) }),
  };
}

/** Hash of a host, from its last unit to its first: so one pass over a host hashes all its parents, too. */
export function hashHost(host: string): number {
  let hash = HASH_SEED;
  for (let i = host.length - 1; i >= 0; i--) hash = hashUnit(hash, host.charCodeAt(i));
  return finishHash(hash);
}
