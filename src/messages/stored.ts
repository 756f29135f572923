/** Shapes of what is stored, wherever it comes from: out of storage, out of a message. */
import type { Continued, ServicePast } from '../domain/policy/attention.ts';
import type { PastEntry } from '../domain/policy/choices.ts';
import type { Preferences } from '../domain/policy/preferences.ts';
import { continueFor, serviceId } from './fields.ts';
import { bool, object, oneOf, text, whole } from './shapes.ts';
import type { Shape } from './shapes.ts';

/** Milliseconds since 1970. */
const moment = whole(0, 8_640_000_000_000_000);
const continued: Shape<Continued> = object({ until: continueFor, at: moment, revision: text(200) }, { seenAt: moment });

/** What is known of one service. */
export const servicePast: Shape<ServicePast> = object({}, { alertedAt: moment, continued });
/** The same with the service it is about. */
export const pastEntry: Shape<PastEntry> = object({ service: serviceId }, { alertedAt: moment, continued });

/** What each preference may be. */
export const PREFERENCE_SHAPES: { readonly [K in keyof Preferences]: Shape<Preferences[K]> } = {
  barPosition: oneOf(['top', 'bottom']),
  marksOnSearch: bool,
  marksOnSocial: bool,
  marksElsewhere: bool,
  guard: bool,
  offers: bool,
};
