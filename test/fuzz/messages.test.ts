/** Messages: whatever is sent, by whomever, no handler throws, and messages of no known form are dropped. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { handlersOf } from '../../src/background/features.ts';
import { MESSAGES } from '../../src/messages/messages.ts';
import type { MessageName } from '../../src/messages/messages.ts';
import { answerMessage } from '../../src/platform/extension/listen.ts';
import type { Handlers } from '../../src/platform/extension/listen.ts';
import { fakeWorld, HOST, report, SERVICE } from '../fakes/world.ts';
import { runs } from './runs.ts';

const ORIGIN = 'chrome-extension://caveat/';
const NAMES = Object.keys(MESSAGES) as MessageName[];
let handlers: Handlers;
beforeAll(async () => {
  handlers = handlersOf(await fakeWorld());
});

const sender = fc.record({
  url: fc.constantFrom(
    `https://${HOST}/`,
    `${ORIGIN}src/pages/popup/index.html`,
    'about:blank',
    'https://a.example/',
    '',
  ),
  frameId: fc.constantFrom(0, 1, undefined),
  tab: fc.constantFrom(undefined, { id: 1, incognito: false }, { id: 9, incognito: true }, { id: 3 }, {}),
});
const ask = (message: unknown, from: unknown) => answerMessage(handlers, message, from as never, ORIGIN);

/** One finding of any kind, valid or nearly valid. */
const finding = fc.record(
  {
    kind: fc.constantFrom('listed-site', 'listed-listing', 'embedded', 'lookalike', 'offer', 'link', 'mention', 'x'),
    service: fc.oneof(fc.constantFrom(0, 1, -1, 99_999), fc.anything()),
    host: fc.oneof(fc.constantFrom(HOST, 'a.example', ''), fc.string()),
    weak: fc.boolean(),
    corroborated: fc.boolean(),
    asksLogin: fc.boolean(),
    signals: fc.constantFrom([], [{ id: 'price', place: 'body' }], null),
    count: fc.oneof(fc.integer({ min: 1, max: 100 }), fc.double()),
    places: fc.constantFrom(['body'], [], ['nowhere']),
    store: fc.constantFrom('google-play', 'x'),
    by: fc.constantFrom('id', 'name'),
    how: fc.constantFrom('frame', 'script', 'form', 'one-edit'),
    goods: fc.constantFrom([], ['followers']),
    platforms: fc.constantFrom([], ['instagram']),
    unseen: fc.boolean(),
  },
  { requiredKeys: ['kind'] },
);
/** The fields of each kind of finding. Findings get only the fields of their kind, so that many pass the check. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  'listed-site': ['service', 'host', 'weak', 'corroborated', 'asksLogin', 'signals'],
  'listed-listing': ['service', 'store', 'by'],
  embedded: ['service', 'host', 'how', 'unseen'],
  lookalike: ['service', 'host', 'how', 'signals'],
  offer: ['goods', 'platforms', 'asksLogin', 'signals'],
  link: ['service', 'host', 'count'],
  mention: ['service', 'count', 'places'],
};
const fitting = finding.map((each) =>
  Object.fromEntries(
    Object.entries(each).filter(([name]) => name === 'kind' || FIELDS[each.kind]?.includes(name) === true),
  ),
);
const pageReport = fc
  .record({
    document: fc.constantFrom('00000000000000aa', '00000000000000ab', 'x'),
    generation: fc.integer({ min: -1, max: 5 }),
    host: fc.constantFrom(HOST, 'a.example', ''),
    findings: fc.array(fitting, { maxLength: 6 }),
    complete: fc.boolean(),
  })
  .map((each) => ({ ...report(), ...each }));

/** Payloads, many of which pass the check. */
const payload = fc.oneof(
  pageReport,
  fc.record({ host: fc.constantFrom(HOST, 'a.example') }),
  fc.constant({}),
  fc.record({
    service: fc.constantFrom(SERVICE.id, 'other'),
    until: fc.constantFrom('visit', '7-days', 'always', 'x'),
  }),
  fc.record({
    tab: fc.constantFrom(1, 9, 77, -1),
    service: fc.constantFrom(SERVICE.id, 'x'),
    until: fc.constant('always'),
  }),
  fc.record({ tab: fc.constantFrom(1, 9, 77, -1) }),
  fc.record({ folded: fc.boolean() }),
  fc.record({ url: fc.webUrl(), behind: fc.boolean() }),
  fc.record({ right: fc.subarray(['display', 'content-visibility', 'x']) }),
  fc.record({
    page: fc.constantFrom('checklist', 'options', 'rehearsal'),
    id: fc.constantFrom('instagram', '-', 'a b'),
  }),
  fc.record({ address: fc.oneof(fc.webUrl(), fc.domain(), fc.string({ unit: 'binary' })) }),
  fc.record({ days: fc.constantFrom(0, 7, 30, 90, 8) }),
  fc.record({ platform: fc.constantFrom('x', 'instagram'), steps: fc.subarray(['posts', 'access', 'no']) }),
  fc.record({ entries: fc.array(fc.record({ service: fc.constantFrom(SERVICE.id, 'y'), alertedAt: fc.integer() })) }),
  fc.record({ guard: fc.oneof(fc.boolean(), fc.anything()) }),
  fc.anything(),
);

describe('a message', () => {
  it('of any kind and from anywhere is answered with a value or dropped, and no handler fails', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...NAMES), payload, sender, async (name, what, from) => {
        const answer = await ask({ name, payload: what }, from);
        if (answer !== undefined) expect(answer).toMatchObject({ ok: true });
      }),
      runs(1500),
    );
  }, 600_000);

  it('of no known form is dropped', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything({ withNullPrototype: true }), sender, async (message, from) => {
        expect(await ask(message, from)).toBeUndefined();
      }),
      runs(1500),
    );
  }, 600_000);
});
