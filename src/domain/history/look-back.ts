/** "Have I been here before?": visits from the browser's own history, by listed service and day. */
import type { CaseId, CatalogService, PartialDate, ServiceDomain, ServiceId } from '../model.ts';
import { parentHosts } from '../address/hostname.ts';
import type { Meeting } from './meetings.ts';

/** One visit that the browser remembers; of its address only the host is kept. */
export interface Visit {
  readonly host: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Whether the address was the service's when it was visited, as far as the record knows. */
type HeldThen = 'then' | 'before' | 'after';

export interface DayThere {
  /** The day in the reader's time zone, as YYYY-MM-DD. */
  readonly day: string;
  /** The last visit of that day, milliseconds since 1970. */
  readonly at: number;
  readonly host: string;
  readonly held: HeldThen;
}

/** A listed service that was visited, with the days, newest first. */
export interface BeenThere {
  readonly service: CatalogService;
  readonly days: readonly DayThere[];
}

/** Every listed host, each once. */
export const listedHosts = (services: readonly CatalogService[]): string[] => [
  ...new Set(services.flatMap(({ domains }) => domains.map(({ host }) => host))),
];

/** A date known only to the month or year is compared at that precision. */
const isBefore = (day: string, date: PartialDate): boolean => day.slice(0, date.length) < date;
const isAfter = (day: string, date: PartialDate): boolean => day.slice(0, date.length) > date;

function heldOn(day: string, { heldFrom, heldUntil }: ServiceDomain): HeldThen {
  if (heldFrom !== undefined && isBefore(day, heldFrom)) return 'before';
  return heldUntil !== undefined && isAfter(day, heldUntil) ? 'after' : 'then';
}

/**
 * Groups visits by service and day, the service visited last first; visits to other hosts are left out.
 * @param dayOf the day of a moment in the reader's time zone, as YYYY-MM-DD
 */
export function beenThere(
  visits: readonly Visit[],
  services: readonly CatalogService[],
  dayOf: (at: number) => string,
): BeenThere[] {
  const owners = new Map<string, { readonly service: CatalogService; readonly domain: ServiceDomain }[]>();
  for (const service of services)
    for (const domain of service.domains)
      owners.set(domain.host, [...(owners.get(domain.host) ?? []), { service, domain }]);
  const found = new Map<ServiceId, { readonly service: CatalogService; readonly days: Map<string, DayThere> }>();
  for (const { host, at } of visits) {
    const listed = parentHosts(host).find((each) => owners.has(each));
    for (const { service, domain } of owners.get(listed ?? '') ?? []) {
      const known = found.get(service.id) ?? { service, days: new Map<string, DayThere>() };
      found.set(service.id, known);
      const day = dayOf(at);
      const key = `${day} ${host}`;
      if ((known.days.get(key)?.at ?? -1) < at) known.days.set(key, { day, at, host, held: heldOn(day, domain) });
    }
  }
  return [...found.values()]
    .map(({ service, days }) => ({
      service,
      days: [...days.values()].sort((a, b) => b.at - a.at || (a.host < b.host ? -1 : 1)),
    }))
    .sort((a, b) => (b.days[0]?.at ?? 0) - (a.days[0]?.at ?? 0) || (a.service.id < b.service.id ? -1 : 1));
}

/**
 * Turns the visits found into rows of the history. Days on which the address was not the service's are left out. The id
 * is made of service, day and host, so that the same day, kept twice, is one row.
 */
export const meetingsOfPast = (
  been: readonly BeenThere[],
  caseOf: (service: CatalogService) => CaseId | undefined,
  keptAt: number,
): Meeting[] =>
  been.flatMap(({ service, days }) => {
    const leading = caseOf(service);
    return days
      .filter(({ held }) => held === 'then')
      .map(
        ({ day, at, host }): Meeting => ({
          id: `back ${service.id} ${day} ${host}`.slice(0, 80),
          at,
          seenAt: at,
          host,
          kind: 'looked-back',
          service: service.id,
          ...(leading === undefined ? {} : { case: leading }),
          loudness: 'silent',
          did: 'was-there',
          keptAt,
        }),
      );
  });
