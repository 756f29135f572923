/**
 * What the options page asks and changes. Only what lasts: private windows keep their own past until the browser
 * closes.
 */
import { decisionsNow, putPast, standing } from '../domain/policy/choices.ts';
import type { PastEntry } from '../domain/policy/choices.ts';
import type { OptionsView } from '../messages/options.ts';
import type { Feature, World } from './world.ts';

/** All that the options page shows. A service that is no longer listed goes by its id. */
async function optionsView({ store, records, now }: World): Promise<OptionsView> {
  const [preferences, past, own] = await Promise.all([
    store.readLasting('preferences'),
    store.readLasting('past'),
    store.readLasting('own'),
  ]);
  const decisions = decisionsNow(past, (id) => records.serviceById(id)?.revision, now()).map((each) => ({
    ...each,
    name: records.serviceById(each.service)?.name ?? each.service,
  }));
  return { preferences, decisions, own, registry: records.summary, now: now() };
}

/**
 * Puts entries in the place of what was known of their services;
 * @returns what stood there, which undoes it when put back.
 */
async function setPast({ store }: World, entries: readonly PastEntry[]): Promise<readonly PastEntry[]> {
  let before: readonly PastEntry[] = [];
  await store.changeLasting('past', (past) => {
    before = standing(past, entries);
    return putPast(past, entries);
  });
  return before;
}

export const options: Feature<'options/view' | 'preferences/set' | 'past/set'> = (world) => ({
  'options/view': () => optionsView(world),
  'preferences/set': (changed) =>
    world.store.changeLasting('preferences', (preferences) => ({ ...preferences, ...changed })),
  'past/set': ({ entries }) => setPast(world, entries),
});
