/**
 * Sites on which the reader has paused Caveat, as plain data: host -> since when. A pause also holds for every host
 * below.
 */
import { parentHosts } from '../address/hostname.ts';

export type Pauses = Readonly<Record<string, number>>;

/** The most pauses that are kept; beyond it the oldest are dropped. */
export const MOST_PAUSES = 2000;
const HOST = /^[a-z0-9.:[\]_-]{1,255}$/;

/** The host a pause is kept under: without `www.`, which is no site of its own. */
export const siteOf = (host: string): string => host.replace(/^www\.(?=[^.]+\.)/, '');

/** Since when Caveat is paused on a host, milliseconds since 1970; undefined where it is not. */
export function pausedSince(pauses: Pauses, host: string): number | undefined {
  const site = parentHosts(host).find((each) => Object.hasOwn(pauses, each));
  return site === undefined ? undefined : pauses[site];
}

/** Pauses Caveat on the site of a host. */
export function pauseOn(pauses: Pauses, host: string, now: number): Pauses {
  const all = Object.entries({ ...pauses, [siteOf(host)]: now });
  return Object.fromEntries(all.sort(([, one], [, other]) => one - other).slice(-MOST_PAUSES));
}

/** Removes every pause that holds on a host. */
export const resumeOn = (pauses: Pauses, host: string): Pauses =>
  Object.fromEntries(Object.entries(pauses).filter(([site]) => !parentHosts(host).includes(site)));

/** A change of one site: its new pause, or null to remove it. */
export interface PauseChange {
  readonly host: string;
  /** Since when, milliseconds since 1970. */
  readonly at: number | null;
}

/** Applies changes: each replaces the pause of its site. */
export function putPauses(pauses: Pauses, changes: readonly PauseChange[]): Pauses {
  const changed = new Set(changes.map(({ host }) => host));
  const kept = Object.entries(pauses).filter(([site]) => !changed.has(site));
  const put = changes.flatMap(({ host, at }): [string, number][] => (at === null ? [] : [[host, at]]));
  return Object.fromEntries([...kept, ...put].sort(([, one], [, other]) => one - other).slice(-MOST_PAUSES));
}

/** The present pauses of the sites in `changes`: given to `putPauses` later, they undo these changes. */
export const standingPauses = (pauses: Pauses, changes: readonly PauseChange[]): PauseChange[] =>
  changes.map(({ host }) => ({ host, at: (Object.hasOwn(pauses, host) ? pauses[host] : undefined) ?? null }));

/** Merges the pauses of two places; a site that is paused in both keeps the later moment. */
export const joinPauses = (one: Pauses, other: Pauses): Pauses =>
  putPauses(
    one,
    Object.entries(other).map(([host, at]) => ({
      host,
      at: Math.max(at, (Object.hasOwn(one, host) && one[host]) || 0),
    })),
  );

/** Whether a value is a host that Caveat can be paused on. */
export const isPausable = (host: unknown): host is string => typeof host === 'string' && HOST.test(host);

/** Reads stored pauses: damaged ones are left out, and a moment in the future becomes `now`. */
export function soundPauses(stored: unknown, now: number): Pauses {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return {};
  return Object.fromEntries(
    Object.entries(stored)
      .filter(
        (entry): entry is [string, number] => isPausable(entry[0]) && Number.isSafeInteger(entry[1]) && entry[1] >= 0,
      )
      .map(([site, at]) => [site, Math.min(at, now)]),
  );
}
