/** Whatever the storage holds, under any key: all code that reads it goes on, and one bad value harms no other. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handlersOf } from '../../src/background/features.ts';
import { DEFAULT_PREFERENCES } from '../../src/domain/policy/preferences.ts';
import { READ } from '../../src/platform/extension/lasting-values.ts';
import { upgradeStorage } from '../../src/platform/extension/storage.ts';
import browser from '../fakes/browser.ts';
import { fakeWorld, HOST, report, sender, SERVICE } from '../fakes/world.ts';
import { runs } from './runs.ts';

/** Points in time. Like the other generators here, it makes plain data: any at all, or of nearly the right form. */
const moment = fc.oneof(fc.integer(), fc.constantFrom(0, -1, 2 ** 60, Number.MAX_SAFE_INTEGER), fc.jsonValue());
const host = () => fc.constantFrom(HOST, 'own.example', '__proto__', 'constructor', 'a b', '');
/** The id of a text that was sent to be checked. */
const ASKED = '0123456789abcdef';
const part = fc.oneof(
  fc.jsonValue(),
  fc.record({
    services: fc.dictionary(
      fc.constantFrom(SERVICE.id, '__proto__', 'constructor', 'a b', ''),
      fc.oneof(
        fc.jsonValue(),
        fc.record({
          alertedAt: moment,
          continued: fc.oneof(
            fc.jsonValue(),
            fc.record({
              until: fc.constantFrom('always', 'visit', 'x'),
              at: moment,
              revision: fc.string(),
              seenAt: moment,
            }),
          ),
        }),
      ),
    ),
  }),
  fc.dictionary(fc.constantFrom('guard', 'marks', 'offers', 'barPosition', 'days'), fc.jsonValue()),
  // Pauses, but none for HOST: it would be in force, and rightly silence the button.
  fc.dictionary(fc.constantFrom('other.example', '__proto__', 'constructor', 'a b', ''), moment),
  // Sites that the reader has marked, and texts to be checked.
  fc.array(fc.oneof(fc.jsonValue(), fc.record({ host: host(), note: fc.jsonValue(), at: moment }))),
  fc.array(fc.oneof(fc.jsonValue(), fc.record({ id: fc.constant(ASKED), text: fc.string(), from: fc.string() }))),
  fc.record({ version: fc.jsonValue(), changes: fc.jsonValue(), date: fc.jsonValue() }, { requiredKeys: [] }),
  fc.record({ since: moment, latest: moment }, { requiredKeys: [] }),
);
const local = fc.dictionary(fc.constantFrom(...Object.keys(READ), 'version', 'x'), part);
const tabState = fc.oneof(
  fc.jsonValue(),
  fc.record(
    {
      report: fc.oneof(
        fc.jsonValue(),
        fc.constant(report()),
        fc.record({ host: fc.constant(HOST), findings: fc.jsonValue() }),
      ),
      at: fc.jsonValue(),
      shown: fc.oneof(
        fc.jsonValue(),
        fc.record(
          {
            subject: fc.oneof(fc.jsonValue(), fc.record({ is: fc.constant('service'), id: fc.jsonValue() })),
            loudness: fc.constantFrom('alert', 'notice', 'x'),
            reason: fc.oneof(fc.jsonValue(), fc.record({ key: fc.constant('reason_alerted'), args: fc.jsonValue() })),
            guards: fc.jsonValue(),
          },
          { requiredKeys: [] },
        ),
      ),
      marked: fc.jsonValue(),
      removed: fc.jsonValue(),
      righted: fc.jsonValue(),
    },
    { requiredKeys: ['report'] },
  ),
);
const session = fc.record(
  {
    'tab:1': tabState,
    'tab:2': tabState,
    'tab:x': fc.jsonValue(),
    folded: fc.jsonValue(),
    'private-folded': fc.jsonValue(),
    'private-past': part,
    opened: fc.jsonValue(),
    documents: fc.jsonValue(),
    'history-fault': fc.jsonValue(),
    'history-made-room': fc.jsonValue(),
    'history-session': part,
    'private-pauses': part,
    checked: part,
  },
  { requiredKeys: [] },
);

describe('damaged storage', () => {
  it('keeps no warning from coming, and no page of ours from opening', async () => {
    const world = await fakeWorld();
    const all = handlersOf(world);
    await fc.assert(
      fc.asyncProperty(local, session, async (lasting, passing) => {
        await browser.storage.local.clear();
        await browser.storage.session.clear();
        await browser.storage.local.set(lasting);
        await browser.storage.session.set(passing);
        world.done.length = 0;
        const view = await all['options/view']({}, undefined);
        expect(Object.keys(view.preferences).sort()).toEqual(Object.keys(DEFAULT_PREFERENCES).sort());
        await all['checklist/ticks']({}, undefined);
        await all['history/settings']({}, undefined);
        await all['check/answer']({ id: ASKED }, undefined);
        await all['own/add']({ address: 'new.example', note: '' }, undefined);
        await all['review/view']({ tab: 1 }, undefined);
        for (const isPrivate of [false, true]) {
          await all['warning/view']({ host: HOST }, sender({ isPrivate }));
          await all['page/report'](report({ document: '00000000000000cc', generation: 9 }), sender({ isPrivate }));
        }
        await all['warning/fold']({ folded: true }, sender());
        await all['warning/seen']({}, sender());
        await all['warning/open']({ page: 'checklist' }, sender());
        await all['warning/continue']({ service: SERVICE.id, until: 'visit' }, sender());
        await all['preferences/set']({ guard: true }, undefined);
        await upgradeStorage();
        // Damaged data must not silence the warning.
        expect(world.toolbar.get(1)?.text).toBe('▲');
      }),
      runs(150),
    );
  }, 600_000);
});
