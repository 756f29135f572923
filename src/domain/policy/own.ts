/**
 * The reader's own marks: sites that the reader has marked, with a note; plain data, how it is read and changed. They
 * are the reader's word alone, and never stand among what courts have decided.
 */
import { hostOfUrl, normalizeHost, parentHosts } from '../address/hostname.ts';
import { unwrap } from '../address/redirectors.ts';

export interface OwnEntry {
  /** Holds for the host and all below it. */
  readonly host: string;
  /** The reader's words; may be empty. */
  readonly note: string;
  /** When it was marked, milliseconds since 1970. */
  readonly at: number;
}

/** Longest note, in UTF-16 units. */
export const MOST_NOTE = 280;
/** The most sites that can be marked: the browser has to match each of them against every page it loads. */
export const MOST_OWN = 500;

/** Why an address cannot be marked; the interface has a message of the same name. */
export type OwnFault = 'own_not_address' | 'own_not_web' | 'own_long_note' | 'own_many';

/** The host to mark for an address, without `www.`, port and path; or why the address cannot be marked. */
export function ownHost(address: string): { readonly host: string } | { readonly fault: OwnFault } {
  const bare = address.trim();
  const scheme = /^([a-z][a-z0-9+.-]*):(?!\d)/i.exec(bare)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return { fault: 'own_not_web' };
  // Mark the site behind a link of a search engine or a social site, not the search engine or the social site.
  const host = hostOfUrl(unwrap(scheme === undefined ? `https://${bare.replace(/^\/\//, '')}` : bare));
  const known = host === null ? null : normalizeHost(host);
  if (known === null || /\s/.test(bare) || !(known.includes('.') || known.includes(':') || known === 'localhost'))
    return { fault: 'own_not_address' };
  const short = known.replace(/^www\.(?=.*\.)/, '');
  return { host: short };
}

/**
 * A note as it is kept: white space trimmed and collapsed, without characters that would turn the direction of the text
 * beside it.
 */
export const tidyNote = (note: string): string =>
  note
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();

/** The entry of the host or of its nearest parent that has one; undefined where there is none. */
export function ownEntryFor(own: readonly OwnEntry[], host: string): OwnEntry | undefined {
  const hosts = parentHosts(host);
  for (const each of hosts) {
    const entry = own.find((one) => one.host === each);
    if (entry !== undefined) return entry;
  }
  return undefined;
}

/** A change of one host: its new entry, or null to remove it. Plain data, so that another change can undo it. */
export interface OwnChange {
  readonly host: string;
  readonly entry: OwnEntry | null;
}

/** Applies changes; returns at most `MOST_OWN` entries, newest first. */
export function changeOwn(own: readonly OwnEntry[], changes: readonly OwnChange[]): readonly OwnEntry[] {
  const changed = new Set(changes.map(({ host }) => host));
  const kept = own.filter(({ host }) => !changed.has(host));
  const put = changes.flatMap(({ entry }) => entry ?? []);
  return [...put, ...kept].sort((a, b) => b.at - a.at || (a.host < b.host ? -1 : 1)).slice(0, MOST_OWN);
}

/** The changes that undo `changes`; `own` is the state before them. */
export const undoOwn = (own: readonly OwnEntry[], changes: readonly OwnChange[]): OwnChange[] =>
  changes.map(({ host }) => ({ host, entry: own.find((each) => each.host === host) ?? null }));

/** Merges the entries of two places: for each host the later one, at most `MOST_OWN` in all. */
export const joinOwn = (one: readonly OwnEntry[], other: readonly OwnEntry[]): readonly OwnEntry[] =>
  changeOwn(
    one,
    other
      .filter(({ host, at }) => !one.some((each) => each.host === host && each.at > at))
      .map((entry) => ({ host: entry.host, entry })),
  );

const isMoment = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= 8_640_000_000_000_000;

/** Whether a host is one that `ownHost` can return: so no file can mark all of `com`. */
function isOwnHost(host: string): boolean {
  const found = ownHost(host);
  return 'host' in found && found.host === host;
}

/** Whether a value from outside (a message, a file, storage) is an entry. */
export function isOwnEntry(value: unknown): value is OwnEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { host, note, at } = value as Record<string, unknown>;
  return (
    typeof host === 'string' && isOwnHost(host) && typeof note === 'string' && note.length <= MOST_NOTE && isMoment(at)
  );
}

/** Reads stored entries; damaged ones are left out. */
export const readOwn = (stored: unknown): readonly OwnEntry[] =>
  Array.isArray(stored)
    ? changeOwn(
        [],
        stored.filter(isOwnEntry).map((entry) => ({ host: entry.host, entry })),
      )
    : [];
