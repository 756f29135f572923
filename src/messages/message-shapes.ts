/**
 * What each message must look like. A page cannot speak to the background, but a content script runs inside pages and
 * may be of an older version: the background acts on nothing that does not fit.
 */
import { CONTINUE_FOR } from '../domain/policy/preferences.ts';
import type { Preferences } from '../domain/policy/preferences.ts';
import { GOODS, PLACES, PLATFORMS, STORES } from '../domain/model.ts';
import type { ServiceId } from '../domain/model.ts';
import type { BackgroundMessage, BackgroundMessages, PageReport } from './messages.ts';
import { bool, either, list, matching, object, oneOf, text, whole } from './shapes.ts';
import type { Shape } from './shapes.ts';

const host = matching(/^[a-z0-9.:[\]_-]*$/, 255);
const service = whole(0, 100_000);
const id = matching(/^[a-z0-9][a-z0-9-]*$/, 80);
const count = whole(1, 10_000_000);
const signals = list(object({ id: matching(/^[a-z][a-z0-9_]*$/, 60), place: oneOf(PLACES), count }), 64);
const nothing = object({});

const finding = either(
  object({ kind: oneOf(['listed-site']), service, host, weak: bool, corroborated: bool, asksLogin: bool, signals }),
  object({ kind: oneOf(['listed-listing']), service, store: oneOf(STORES), by: oneOf(['id', 'name']) }),
  object({ kind: oneOf(['embedded']), service, host, how: oneOf(['frame', 'script', 'form']) }),
  object({
    kind: oneOf(['lookalike']),
    service,
    host,
    how: oneOf(['other-suffix', 'one-edit', 'confusable', 'digits', 'added-word']),
    signals,
  }),
  object({
    kind: oneOf(['offer']),
    goods: list(oneOf(GOODS), GOODS.length),
    platforms: list(oneOf(PLATFORMS), PLATFORMS.length),
    asksLogin: bool,
    signals,
  }),
  object({ kind: oneOf(['link']), service, host, count }),
  object({ kind: oneOf(['mention']), service, count, places: list(oneOf(PLACES), PLACES.length) }),
);

/** A report of a content script; also checked when the background asks a page for its report. */
export const pageReport: Shape<PageReport> = object(
  {
    document: matching(/^[0-9a-f]{16}$/, 16),
    generation: whole(0, 1_000_000),
    host,
    findings: list(finding, 1000),
    complete: bool,
  },
  { trade: signals, cutAtKb: whole(0, 1_000_000) },
);

const moment = whole(0, 8_640_000_000_000_000);
const pastEntry = object(
  { service: id as Shape<ServiceId> },
  {
    alertedAt: moment,
    continued: object({ until: oneOf(CONTINUE_FOR), at: moment, revision: text(200) }, { seenAt: moment }),
  },
);

/** What each preference may be. */
export const PREFERENCE_FIELDS: { readonly [K in keyof Preferences]: Shape<Preferences[K]> } = {
  barPosition: oneOf(['top', 'bottom']),
  marksOnSearch: bool,
  marksOnSocial: bool,
  marksElsewhere: bool,
  guard: bool,
  offers: bool,
};

/** The check of each message's payload. */
export const BACKGROUND_SHAPES: { readonly [M in BackgroundMessage]: Shape<BackgroundMessages[M]['send']> } = {
  'page/read': nothing,
  'page/report': pageReport,
  'warning/view': object({ host }),
  'warning/guard-frames': nothing,
  'warning/frame-view': nothing,
  'warning/seen': nothing,
  'warning/leave': nothing,
  'warning/continue': object({ service: id, until: oneOf(CONTINUE_FOR) }) as Shape<
    BackgroundMessages['warning/continue']['send']
  >,
  'warning/fold': object({ folded: bool }),
  'warning/removed': nothing,
  'warning/open': object({ page: oneOf(['rehearsal', 'checklist']) }, { id }),
  'review/view': object({ tab: whole(0, Number.MAX_SAFE_INTEGER) }),
  'review/leave': object({ tab: whole(0, Number.MAX_SAFE_INTEGER) }),
  'review/check': object({ address: text(2000) }),
  'review/continue': object({
    tab: whole(0, Number.MAX_SAFE_INTEGER),
    service: id,
    until: oneOf([...CONTINUE_FOR, 'remind-again']),
  }) as Shape<BackgroundMessages['review/continue']['send']>,
  'review/show-mention': object({
    tab: whole(0, Number.MAX_SAFE_INTEGER),
    service: id,
    index: whole(0, 1_000_000),
  }) as Shape<BackgroundMessages['review/show-mention']['send']>,
  'options/view': nothing,
  'preferences/set': object({}, PREFERENCE_FIELDS),
  'past/set': object({ entries: list(pastEntry, 10_000) }),
};

/** Which messages the scripts in any frame of a web page may send. */
export const FROM_FRAME: ReadonlySet<BackgroundMessage> = new Set<BackgroundMessage>([
  'warning/guard-frames',
  'warning/frame-view',
  'warning/leave',
]);

/** Which messages a web page's content script may send; all others come from the extension's own pages only. */
export const FROM_PAGE: ReadonlySet<BackgroundMessage> = new Set<BackgroundMessage>([
  ...FROM_FRAME,
  'page/read',
  'page/report',
  'warning/view',
  'warning/seen',
  'warning/continue',
  'warning/fold',
  'warning/removed',
  'warning/open',
]);
