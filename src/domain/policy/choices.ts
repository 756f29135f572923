/**
 * The choices to continue as the reader sees them: which are in force, until when, how to take them back and how to
 * restore them.
 */
import { ALERT_REST_MS, continuedNow, forgetContinue, pastOf } from './attention.ts';
import type { Continued, Past, ServicePast } from './attention.ts';
import type { ServiceId } from '../model.ts';

/** A choice to continue, with the service it is about. */
export interface ServiceChoice extends Continued {
  readonly service: ServiceId;
}

/** The past of one service. An entry with nothing but the service means: forget the service. */
export interface PastEntry extends ServicePast {
  readonly service: ServiceId;
}

/** Replaces the past of each service in `entries`. */
export const putPast = (past: Past, entries: readonly PastEntry[]): Past =>
  entries.reduce(
    (before, { service, ...known }) =>
      Object.keys(known).length === 0
        ? forgetContinue(before, service)
        : { services: { ...before.services, [service]: known } },
    past,
  );

/** The present past of the services in `entries`: given to `putPast` later, it undoes these entries. */
export const standing = (past: Past, entries: readonly PastEntry[]): PastEntry[] =>
  entries.map(({ service }) => ({ service, ...pastOf(past, service) }));

/** When a choice for seven days ends, in milliseconds since 1970; undefined for all other choices. */
export const endOf = ({ until, at }: Continued): number | undefined =>
  until === '7-days' ? at + ALERT_REST_MS : undefined;

/**
 * The choices in force, newest first; damaged ones are left out.
 * @param revisionOf the service's present revision; undefined for a service that is not listed
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
