/**
 * What was shown and answered before, as plain data, and how it changes. One alert per service in seven days;
 * "Continue" lasts as long as the user said.
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
  /** The service's revision then. */
  readonly revision: string;
  /** When a page of the service was last seen, while the choice holds for a visit; milliseconds since 1970. */
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

/** What is known of a service. */
export const pastOf = (past: Past, service: ServiceId): ServicePast =>
  Object.hasOwn(past.services, service) ? (past.services[service] ?? {}) : {};

/** An alert was shown. */
export const rememberAlert = (past: Past, service: ServiceId, now: number): Past =>
  change(past, service, { ...pastOf(past, service), alertedAt: now });

/** The user chose to continue. */
export const rememberContinue = (past: Past, service: ServiceId, continued: Continued): Past =>
  change(past, service, { ...pastOf(past, service), continued });

/** A page of the service is seen: a visit that still runs goes on. */
export function rememberSeen(past: Past, service: ServiceId, now: number): Past {
  const known = pastOf(past, service);
  const { continued } = known;
  if (continued?.until !== 'visit' || continuedNow(past, service, continued.revision, now) === undefined) return past;
  return change(past, service, { ...known, continued: { ...continued, seenAt: now } });
}

/** The user wants to be reminded again: as if nothing had been shown. */
export const forgetContinue = (past: Past, service: ServiceId): Past => ({
  services: Object.fromEntries(Object.entries(past.services).filter(([id]) => id !== service)),
});

const madeLater = (one: Continued | undefined, other: Continued | undefined): Continued | undefined =>
  one === undefined || other === undefined
    ? (one ?? other)
    : other.at > one.at || (other.at === one.at && (other.seenAt ?? 0) > (one.seenAt ?? 0))
      ? other
      : one;

/** What was remembered in two places: of each service what was shown and chosen last. */
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

/**
 * Without what has ended: alerts that no longer matter, choices whose time is over. The same object when nothing has.
 */
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
