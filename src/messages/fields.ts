/** Shapes that several messages share. */
import { GOODS, PLACES, STORES } from '../domain/model.ts';
import { PLATFORMS } from '../domain/platforms.ts';
import type { ServiceId } from '../domain/model.ts';
import { CONTINUE_FOR } from '../domain/policy/preferences.ts';
import { bool, either, list, matching, object, oneOf, whole } from './shapes.ts';
import type { Shape } from './shapes.ts';

export const nothing = object({});
export const host = matching(/^[a-z0-9.:[\]_-]*$/, 255);
/** A word in the form of ids and platform names. */
export const slug = matching(/^[a-z0-9][a-z0-9-]*$/, 80);
export const serviceId = slug as Shape<ServiceId>;
const serviceNumber = whole(0, 100_000);
export const tabId = whole(0, Number.MAX_SAFE_INTEGER);
export const continueFor = oneOf(CONTINUE_FOR);

const count = whole(1, 10_000_000);
export const signals = list(
  object({ id: matching(/^[a-z][a-z0-9_]*$/, 60), place: oneOf(PLACES) }, { points: whole(0, 10_000) }),
  64,
);

/** A finding as a content script reports it. */
export const finding = either(
  object({
    kind: oneOf(['listed-site']),
    service: serviceNumber,
    host,
    weak: bool,
    corroborated: bool,
    asksLogin: bool,
    signals,
  }),
  object({ kind: oneOf(['listed-listing']), service: serviceNumber, store: oneOf(STORES), by: oneOf(['id', 'name']) }),
  object(
    { kind: oneOf(['embedded']), service: serviceNumber, host, how: oneOf(['frame', 'script', 'form']) },
    { unseen: bool },
  ),
  object({
    kind: oneOf(['lookalike']),
    service: serviceNumber,
    host,
    how: oneOf(['other-suffix', 'one-edit', 'confusable', 'digits', 'added-word', 'inside', 'name']),
    signals,
  }),
  object({
    kind: oneOf(['offer']),
    goods: list(oneOf(GOODS), GOODS.length),
    platforms: list(oneOf(PLATFORMS), PLATFORMS.length),
    asksLogin: bool,
    signals,
  }),
  object({ kind: oneOf(['link']), service: serviceNumber, host, count }),
  object(
    { kind: oneOf(['mention']), service: serviceNumber, count, places: list(oneOf(PLACES), PLACES.length) },
    { own: bool },
  ),
);
