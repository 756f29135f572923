/**
 * The choices to continue as the reader sees them: which hold, until when, and how they are taken back and put again.
 */
import { ALERT_REST_MS, continuedNow, forgetContinue, pastOf } from './attention.ts';
import type { Continued, Past, ServicePast } from './attention.ts';
import type { ServiceId } from '../model.ts';

/** A choice to continue, with the service it is about. */
export interface ServiceChoice extends Continued {
  readonly service: ServiceId;
}

/** What is known of one service. Without any knowledge it means: forget the service. */
export interface PastEntry extends ServicePast {
  readonly service: ServiceId;
}

/** Puts entries in the place of what was known of their services. */
export const putPast = (past: Past, entries: readonly PastEntry[]): Past =>
  entries.reduce(
    (before, { service, ...known }) =>
      Object.keys(known).length === 0
        ? forgetContinue(before, service)
        : { services: { ...before.services, [service]: known } },
    past,
  );

/** What stands where `entries` would go: putting that back undoes them. */
export const standing = (past: Past, entries: readonly PastEntry[]): PastEntry[] =>
  entries.map(({ service }) => ({ service, ...pastOf(past, service) }));

/** The moment a choice for some days ends, in milliseconds since 1970; undefined for all other choices. */
export const endOf = ({ until, at }: Continued): number | undefined =>
  until === '7-days' ? at + ALERT_REST_MS : undefined;

/**
 * The choices that hold now, newest first. Damaged ones are left out.
 * @param revisionOf the service's revision now; undefined for a service that is no longer listed
 */
export function decisionsNow(
  past: Past,
  revisionOf: (service: ServiceId) => string | undefined,
  now: number,
): ServiceChoice[] {
  return Object.keys(past.services)
    .flatMap((id) => {
      const service = id as ServiceId;
      const continued = continuedNow(past, service, revisionOf(service) ?? '', now);
      return continued === undefined || !Number.isFinite(continued.at) ? [] : [{ service, ...continued }];
    })
    .sort((a, b) => b.at - a.at || a.service.localeCompare(b.service));
}
