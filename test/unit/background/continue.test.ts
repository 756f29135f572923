import { beforeEach, describe, expect, it } from 'vitest';
import { continueWith } from '../../../src/background/continue.ts';
import { continuedNow } from '../../../src/domain/policy/attention.ts';
import type { ServiceId } from '../../../src/domain/model.ts';
import { CONTINUE_FOR } from '../../../src/domain/policy/preferences.ts';
import { fakeWorld, NOW, SERVICE } from '../../fakes/world.ts';
import type { FakeWorld } from '../../fakes/world.ts';

let world: FakeWorld;
beforeEach(async () => {
  world = await fakeWorld();
});
const DAY_MS = 86_400_000;
const past = () => world.store.readLasting('past');
const holds = async (after: number, revision = SERVICE.revision): Promise<string | undefined> =>
  continuedNow(await past(), SERVICE.id, revision, NOW + after)?.until;

describe('a choice to continue', () => {
  it.each(CONTINUE_FOR)('%s is kept with its moment and the record it was made on', async (until) => {
    await continueWith(world, SERVICE.id, until, false);
    expect((await past()).services[SERVICE.id]?.continued).toMatchObject({
      until,
      at: NOW,
      revision: SERVICE.revision,
    });
    expect(await holds(1000)).toBe(until);
  });
  it('for seven days ends then, and one until the record changes with the record', async () => {
    await continueWith(world, SERVICE.id, '7-days', false);
    expect([await holds(6 * DAY_MS), await holds(8 * DAY_MS)]).toEqual(['7-days', undefined]);
    await continueWith(world, SERVICE.id, 'until-record-changes', false);
    expect([await holds(400 * DAY_MS), await holds(1000, 'another')]).toEqual(['until-record-changes', undefined]);
  });
  it('is taken back by asking to be reminded again', async () => {
    await continueWith(world, SERVICE.id, 'always', false);
    await continueWith(world, SERVICE.id, 'remind-again', false);
    expect(await holds(1000)).toBeUndefined();
  });
  it('about a service that no record names is none', async () => {
    await continueWith(world, 'nobody' as ServiceId, 'always', false);
    expect((await past()).services).toEqual({});
  });
  it('in a private window leaves nothing in what lasts', async () => {
    await continueWith(world, SERVICE.id, '7-days', true);
    expect((await past()).services).toEqual({});
  });
});
