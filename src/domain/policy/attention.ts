/**
 * The past, what was shown and chosen for each service, as plain data, and how it changes. One alert per service in
 * seven days; "Continue" lasts as long as the reader said.
 */
import { DAY_MS } from '../dates.ts';
import type { ServiceId } from '../model.ts';
import type { ContinueFor } from './preferences.ts';

/** After an alert the same service speaks more quietly for this long, in milliseconds. */
export const ALERT_REST_MS = 7 * DAY_MS;
/**
 * A visit ends this long after the last page of the service was seen, in milliseconds: the usual measure of web
 * analytics.
 */
export const VISIT_MS = 30 * 60_000;

export interface Continued {
  readonly until: ContinueFor;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The service's revision when the choice was made. */
  readonly revision: string;
  /** For a choice that holds for a visit: when a page of the service was last seen, milliseconds since 1970. */
  readonly seenAt?: number;
}

export interface ServicePast {
  /** Milliseconds since 1970. */
  readonly alertedAt?: number;
  readonly continued?: Continued;
}

export interface Past {
  readonly services: Readonly<Record<string, ServicePast>>;
}

export const NO_PAST: Past = { services: {} };

const change = (past: Past, service: ServiceId, part: ServicePast): Past => ({
  services: { ...past.services, [service]: part },
});

/** The past of one service; empty where nothing is known. */
export const pastOf = (past: Past, service: ServiceId): ServicePast =>
  Object.hasOwn(past.services, service) ? (past.services[service] ?? {}) : {};

/** The past after an alert was shown. */
export const rememberAlert = (past: Past, service: ServiceId, now: number): Past =>
  change(past, service, { ...pastOf(past, service), alertedAt: now });

/** The past after the reader chose to continue. */
export const rememberContinue = (past: Past, service: ServiceId, continued: Continued): Past =>
  change(past, service, { ...pastOf(past, service), continued });

/** The past after a page of the service was seen: it extends a choice for a visit that has not ended. */
export function rememberSeen(past: Past, service: ServiceId, now: number): Past {
  const known = pastOf(past, service);
  const { continued } = known;
  if (continued?.until !== 'visit' || continuedNow(past, service, continued.revision, now) === undefined) return past;
  return change(past, service, { ...known, continued: { ...continued, seenAt: now } });
}

/** The past without the service, as if nothing had been shown: for a reader who wants to be reminded again. */
export const forgetContinue = (past: Past, service: ServiceId): Past => ({
  services: Object.fromEntries(Object.entries(past.services).filter(([id]) => id !== service)),
});

const madeLater = (one: Continued | undefined, other: Continued | undefined): Continued | undefined =>
  one === undefined || other === undefined
    ? (one ?? other)
    : other.at > one.at || (other.at === one.at && (other.seenAt ?? 0) > (one.seenAt ?? 0))
      ? other
      : one;

/** Merges two pasts: for each service the later alert and the later choice. */
export function joinPast(one: Past, other: Past): Past {
  const services = Object.entries(other.services).map(([id, known]): [string, ServicePast] => {
    const before = pastOf(one, id as ServiceId);
    const alertedAt = Math.max(before.alertedAt ?? -1, known.alertedAt ?? -1);
    const continued = madeLater(before.continued, known.continued);
    return [id, { ...(alertedAt < 0 ? {} : { alertedAt }), ...(continued === undefined ? {} : { continued }) }];
  });
  return { services: { ...one.services, ...Object.fromEntries(services) } };
}

/** The choice that is in force now; undefined when there is none or it has ended. */
export function continuedNow(past: Past, service: ServiceId, revision: string, now: number): Continued | undefined {
  const { continued } = pastOf(past, service);
  if (continued === undefined) return undefined;
  switch (continued.until) {
    case 'visit':
      return now - (continued.seenAt ?? continued.at) < VISIT_MS ? continued : undefined;
    case '7-days':
      return now - continued.at < ALERT_REST_MS ? continued : undefined;
    case 'until-record-changes':
      return continued.revision === revision ? continued : undefined;
    case 'always':
      return continued;
  }
}

/** The past without the services whose alert and choice have both ended; the same object when there are none. */
export function pruned(past: Past, now: number): Past {
  const services = Object.keys(past.services) as ServiceId[];
  const kept = services.filter((service) => {
    const { continued } = pastOf(past, service);
    return (
      alertedLately(past, service, now) ||
      (continued !== undefined && continuedNow(past, service, continued.revision, now) !== undefined)
    );
  });
  return kept.length === services.length
    ? past
    : { services: Object.fromEntries(kept.map((service) => [service, pastOf(past, service)])) };
}

/** Whether an alert for the service was shown within the last seven days. */
export function alertedLately(past: Past, service: ServiceId, now: number): boolean {
  const { alertedAt } = pastOf(past, service);
  return alertedAt !== undefined && now - alertedAt < ALERT_REST_MS;
}
