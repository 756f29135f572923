/** Shapes of stored values, whether they come from storage or in a message. */
import { NO_PAST } from '../domain/policy/attention.ts';
import type { Continued, Past, ServicePast } from '../domain/policy/attention.ts';
import type { PastEntry } from '../domain/policy/choices.ts';
import { MANAGED } from '../domain/policy/managed.ts';
import type { Managed } from '../domain/policy/managed.ts';
import { DEFAULT_PREFERENCES, PREFERENCES } from '../domain/policy/preferences.ts';
import type { Preferences } from '../domain/policy/preferences.ts';
import { continueFor, serviceId } from './fields.ts';
import { bool, object, oneOf, text, whole } from './shapes.ts';
import type { Shape } from './shapes.ts';

/** Milliseconds since 1970. */
const moment = whole(0, 8_640_000_000_000_000);
const continued: Shape<Continued> = object({ until: continueFor, at: moment, revision: text(200) }, { seenAt: moment });

/** The past of one service, with the id of the service. */
export const pastEntry: Shape<PastEntry> = object({ service: serviceId }, { alertedAt: moment, continued });

/** The allowed values of each preference. */
export const PREFERENCE_SHAPES = Object.fromEntries(
  Object.entries(PREFERENCES).map(([name, { words }]) => [
    name,
    words === undefined ? bool : oneOf(words as readonly string[]),
  ]),
) as { readonly [K in keyof Preferences]: Shape<Preferences[K]> };

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The preferences in a stored value. A damaged one falls back to its default; the others are kept. */
export function soundPreferences(stored: unknown): Preferences {
  if (!isFields(stored)) return DEFAULT_PREFERENCES;
  const sound = Object.entries(PREFERENCE_SHAPES).filter(
    ([name, shape]) => Object.hasOwn(stored, name) && shape(stored[name]),
  );
  return { ...DEFAULT_PREFERENCES, ...Object.fromEntries(sound.map(([name]) => [name, stored[name]])) };
}

/** The managed settings in the value that the browser provides; damaged ones count as not set. */
export function soundManaged(stored: unknown): Managed {
  if (!isFields(stored)) return {};
  const sound = Object.entries(MANAGED).filter(([name]) => Object.hasOwn(stored, name) && bool(stored[name]));
  return Object.fromEntries(sound.map(([name, preference]) => [preference, stored[name]]));
}

/** Times in the future, left when the clock was set back, become `now`: they must not silence anything for years. */
const notAfter = <T extends object>(moments: T, now: number): T =>
  Object.fromEntries(
    Object.entries(moments).map(([name, value]) => [name, typeof value === 'number' ? Math.min(value, now) : value]),
  ) as T;

function soundService(stored: unknown, now: number): ServicePast {
  if (!isFields(stored)) return {};
  const { alertedAt, continued: choice } = stored;
  return {
    ...(moment(alertedAt) ? notAfter({ alertedAt }, now) : {}),
    ...(continued(choice) ? { continued: notAfter(choice, now) } : {}),
  };
}

/** Whether a stored past holds a time in the future. */
export const isAhead = (stored: unknown, now: number): boolean =>
  isFields(stored) &&
  Object.values(isFields(stored['services']) ? stored['services'] : {}).some((known) => {
    if (!isFields(known)) return false;
    const choice = isFields(known['continued']) ? known['continued'] : {};
    return [known['alertedAt'], choice['at'], choice['seenAt']].some((at) => typeof at === 'number' && at > now);
  });

/** The past in a stored value. Only the damaged parts of a service's past are left out. */
export function soundPast(stored: unknown, now: number): Past {
  if (!isFields(stored) || !isFields(stored['services'])) return NO_PAST;
  const services = Object.entries(stored['services'])
    .filter(([service]) => serviceId(service))
    .map(([service, known]) => [service, soundService(known, now)] as const)
    .filter(([, known]) => Object.keys(known).length > 0);
  return { services: Object.fromEntries(services) };
}
