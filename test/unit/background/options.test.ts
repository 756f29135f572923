import { beforeEach, describe, expect, it } from 'vitest';
import { options } from '../../../src/background/options.ts';
import type { ServiceId } from '../../../src/domain/model.ts';
import type { PastEntry } from '../../../src/domain/policy/choices.ts';
import { MESSAGES } from '../../../src/messages/messages.ts';
import browser from '../../fakes/browser.ts';
import { fakeWorld, SERVICE } from '../../fakes/world.ts';

const known = SERVICE.id;
const gone = 'gone' as ServiceId;
const always = { until: 'always', at: 1_700_000_000_000, revision: SERVICE.revision } as const;

let feature: ReturnType<typeof options>;
beforeEach(async () => {
  feature = options(await fakeWorld());
});
const view = () => feature['options/view']({}, undefined);
const setPast = (entries: readonly PastEntry[]) => feature['past/set']({ entries }, undefined);

describe('the options view', () => {
  it('names the services, also those that are no longer listed by their id', async () => {
    await setPast([
      { service: known, continued: always },
      { service: gone, continued: { ...always, at: always.at - 1 } },
    ]);
    const { decisions, ...rest } = await view();
    expect(decisions.map(({ name }) => name)).toEqual([SERVICE.name, 'gone']);
    expect(rest).toMatchObject({ preferences: { barPosition: 'top', guard: true }, registry: { version: '1.2.3' } });
  });

  it('holds a choice until the record changes against the record', async () => {
    await setPast([{ service: known, continued: { ...always, until: 'until-record-changes', revision: 'r0' } }]);
    expect((await view()).decisions).toEqual([]);
  });
});

describe('setting preferences', () => {
  it('changes what it names and nothing else', async () => {
    await feature['preferences/set']({ guard: false }, undefined);
    expect(await feature['preferences/set']({ barPosition: 'bottom' }, undefined)).toMatchObject({
      guard: false,
      barPosition: 'bottom',
      offers: true,
    });
  });
});

describe('setting what is known', () => {
  it('answers what stood there, and putting that back undoes it', async () => {
    await setPast([{ service: known, alertedAt: 5, continued: always }]);
    const before = await browser.storage.local.get('past');
    const undo = await setPast([{ service: known }, { service: gone, continued: always }]);
    expect((await view()).decisions.map(({ service }) => service)).toEqual([gone]);
    expect(MESSAGES['past/set'].send({ entries: undo })).toBe(true);
    await setPast(undo);
    expect(await browser.storage.local.get('past')).toEqual(before);
  });

  it('is for pages of the extension alone', () => {
    for (const name of ['options/view', 'preferences/set', 'past/set'] as const)
      expect(MESSAGES[name].from).toBe('extension');
  });

  it('is refused for what does not fit', () => {
    const fits = (entry: unknown): boolean => MESSAGES['past/set'].send({ entries: [entry] });
    expect(fits({ service: 'alpha', continued: { ...always, seenAt: 7 } })).toBe(true);
    for (const entry of [
      {},
      { service: 'Alpha' },
      { service: '__proto__' },
      { service: 'alpha', continued: {} },
      { service: 'alpha', continued: { ...always, until: 'ever' } },
      { service: 'alpha', alertedAt: -1 },
      { service: 'alpha', more: 1 },
    ]) {
      expect(fits(entry), JSON.stringify(entry)).toBe(false);
    }
  });
});
