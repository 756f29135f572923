/**
 * The full-page stop: which listed addresses are not opened until the reader has decided. It acts before a page is
 * loaded, so it knows only the address. Only choices count: an alert that was shown lately opens nothing.
 */
import type { JudgedFinding } from '../finding.ts';
import { findingOfAddress } from '../match/listed.ts';
import type { Listed, ListedSite } from '../match/listed.ts';
import type { ServiceId } from '../model.ts';
import type { Records } from '../records.ts';
import { ALERT_REST_MS, pastOf, VISIT_MS } from './attention.ts';
import type { Past } from './attention.ts';
import { judgeFindings } from './judged.ts';
import type { Circumstances } from './judged.ts';

const choicesIn = (past: Past): Past => ({
  services: Object.fromEntries(
    Object.entries(past.services).flatMap(([id, { continued }]) =>
      continued === undefined ? [] : [[id, { continued }]],
    ),
  ),
});

/** The finding that keeps a listed site from being opened; undefined where it may be opened, or the stop is off. */
export function stopFor(finding: ListedSite, records: Records, now: Circumstances): JudgedFinding | undefined {
  if (!now.preferences.stop) return undefined;
  const [judged] = judgeFindings([finding], finding.host, records, {
    ...now,
    own: [],
    past: choicesIn(now.past),
  });
  return judged?.loudness === 'alert' ? judged : undefined;
}

/** The hosts that are not opened, with all hosts below them, except those in `except`. */
interface StoppedHosts {
  readonly hosts: readonly string[];
  readonly except: readonly string[];
}

/** All hosts that are not opened at this moment. Of several listed hosts above a host, the nearest decides. */
export function stoppedHosts(
  records: Records,
  find: (host: string) => Listed | null,
  now: Circumstances,
): StoppedHosts {
  if (!now.preferences.stop) return { hosts: [], except: [] };
  const stopped = new Set<string>();
  const open = new Set<string>();
  for (let number = 0; number < records.summary.services; number += 1)
    for (const { host } of records.serviceByNumber(number)?.domains ?? []) {
      const listed = find(host);
      const isStopped = listed !== null && stopFor(findingOfAddress(listed), records, now) !== undefined;
      (isStopped ? stopped : open).add(host);
    }
  const hosts = [...stopped].sort();
  return { hosts, except: [...open].filter((each) => hosts.some((host) => each.endsWith(`.${host}`))).sort() };
}

/** The service's hosts, all of which a choice for one tab opens. */
export const hostsOf = (records: Records, service: ServiceId): readonly string[] =>
  records.serviceById(service)?.domains.map(({ host }) => host) ?? [];

/** When the next choice ends by time alone, milliseconds since 1970; undefined when none does. */
export function nextEnd(past: Past, now: number): number | undefined {
  const ends = Object.keys(past.services).flatMap((id) => {
    const { continued } = pastOf(past, id as ServiceId);
    if (continued?.until === 'visit') return [(continued.seenAt ?? continued.at) + VISIT_MS];
    return continued?.until === '7-days' ? [continued.at + ALERT_REST_MS] : [];
  });
  const coming = ends.filter((end) => end > now);
  return coming.length === 0 ? undefined : Math.min(...coming);
}
