/**
 * Answers the options page and makes its changes. It deals with lasting data alone: private windows keep their own past
 * until the browser closes.
 */
import { decisionsNow, putPast, standing } from '../domain/policy/choices.ts';
import type { PastEntry } from '../domain/policy/choices.ts';
import type { optionsMessages, OptionsView } from '../messages/options.ts';
import { putPauses, standingPauses } from '../domain/policy/pauses.ts';
import type { PauseChange } from '../domain/policy/pauses.ts';
import { changePauses } from './past.ts';
import { followSites } from './warnings/follow.ts';
import type { Feature, World } from './world.ts';

/** All that the options page shows. A service that is not listed any longer is shown by its id. */
async function optionsView({ store, managed, records, now }: World): Promise<OptionsView> {
  const [preferences, set, past, own, { days }, paused, isOpenToPages] = await Promise.all([
    store.readLasting('preferences'),
    managed(),
    store.readLasting('past'),
    store.readLasting('own'),
    store.readLasting('history'),
    store.readLasting('pauses'),
    store.isLastingOpen(),
  ]);
  const pauses = Object.entries(paused)
    .map(([host, at]) => ({ host, at }))
    .sort((a, b) => b.at - a.at || (a.host < b.host ? -1 : 1));
  const decisions = decisionsNow(past, (id) => records.serviceById(id)?.revision, now()).map((each) => ({
    ...each,
    name: records.serviceById(each.service)?.name ?? each.service,
  }));
  return {
    preferences,
    managed: set,
    decisions,
    own,
    historyDays: days,
    pauses,
    isOpenToPages,
    registry: records.summary,
    now: now(),
  };
}

/**
 * Sets the past of some services.
 * @returns their past before, which undoes this when set again.
 */
async function setPast({ store }: World, entries: readonly PastEntry[]): Promise<readonly PastEntry[]> {
  let before: readonly PastEntry[] = [];
  await store.changeLasting('past', (past) => {
    before = standing(past, entries);
    return putPast(past, entries);
  });
  return before;
}

/** Sets pauses in the same way, and updates open pages at once. */
async function setPauses(world: World, changes: readonly PauseChange[]): Promise<readonly PauseChange[]> {
  let before: readonly PauseChange[] = [];
  await changePauses(world, false, (pauses) => {
    before = standingPauses(pauses, changes);
    return putPauses(pauses, changes);
  });
  await followSites(
    world,
    changes.map(({ host }) => host),
    false,
  );
  return before;
}

export const options: Feature<typeof optionsMessages> = (world) => ({
  'options/view': () => optionsView(world),
  'preferences/set': (changed) =>
    world.store.changeLasting('preferences', (preferences) => ({ ...preferences, ...changed })),
  'pauses/set': ({ changes }) => setPauses(world, changes),
  'past/set': ({ entries }) => setPast(world, entries),
});
