/**
 * Sites on which the reader has paused Caveat, as plain data: host -> since when. A pause holds for what lies below
 * the host, too.
 */
import { parentHosts } from '../address/hostname.ts';

export type Pauses = Readonly<Record<string, number>>;

/** Nobody pauses more; the oldest go first. */
export const MOST_PAUSES = 2000;
const HOST = /^[a-z0-9.:[\]_-]{1,255}$/;

/** The site a pause is for: `www.` is no site of its own. */
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

/** Takes back every pause that holds on a host. */
export const resumeOn = (pauses: Pauses, host: string): Pauses =>
  Object.fromEntries(Object.entries(pauses).filter(([site]) => !parentHosts(host).includes(site)));

/** A pause of a site in the place of what stood there; null takes it away. */
export interface PauseChange {
  readonly host: string;
  /** Since when, milliseconds since 1970. */
  readonly at: number | null;
}

/** Puts pauses in the place of what stood for their sites. */
export function putPauses(pauses: Pauses, changes: readonly PauseChange[]): Pauses {
  const changed = new Set(changes.map(({ host }) => host));
  const kept = Object.entries(pauses).filter(([site]) => !changed.has(site));
  const put = changes.flatMap(({ host, at }): [string, number][] => (at === null ? [] : [[host, at]]));
  return Object.fromEntries([...kept, ...put].sort(([, one], [, other]) => one - other).slice(-MOST_PAUSES));
}

/** What stands where `changes` would go: putting that back undoes them. */
export const standingPauses = (pauses: Pauses, changes: readonly PauseChange[]): PauseChange[] =>
  changes.map(({ host }) => ({ host, at: (Object.hasOwn(pauses, host) ? pauses[host] : undefined) ?? null }));

/** Pauses of two places: all of them, each since it was made last. */
export const joinPauses = (one: Pauses, other: Pauses): Pauses =>
  putPauses(
    one,
    Object.entries(other).map(([host, at]) => ({
      host,
      at: Math.max(at, (Object.hasOwn(one, host) && one[host]) || 0),
    })),
  );

/** Whether a host can be one that is paused on. */
export const isPausable = (host: unknown): host is string => typeof host === 'string' && HOST.test(host);

/** The pauses in a stored value; what is damaged is left out, and a moment to come counts as now. */
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
