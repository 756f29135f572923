/**
 * What was shown and decided before. Nothing lasting is kept of private windows: their past is kept apart until the
 * browser closes, and the two never mix.
 */
import { pruned } from '../domain/policy/attention.ts';
import type { Past } from '../domain/policy/attention.ts';
import type { Circumstances } from '../domain/policy/judged.ts';
import { inForce } from '../domain/policy/managed.ts';
import { soundPauses } from '../domain/policy/pauses.ts';
import type { Pauses } from '../domain/policy/pauses.ts';
import type { Preferences } from '../domain/policy/preferences.ts';
import { soundPast } from '../messages/stored.ts';
import type { World } from './world.ts';

const PRIVATE_KEY = 'private-past';
const PRIVATE_PAUSES = 'private-pauses';

/** The past, of ordinary windows or of private ones. */
export async function readPast({ store, now }: World, isPrivate: boolean): Promise<Past> {
  return isPrivate ? soundPast(await store.readSession(PRIVATE_KEY), now()) : store.readLasting('past');
}

/** Changes the past, and drops what has ended. */
export async function changePast(
  { store, now }: World,
  isPrivate: boolean,
  change: (past: Past) => Past,
): Promise<void> {
  const changeIt = (past: Past): Past => change(pruned(past, now()));
  if (isPrivate) await store.changeSession(PRIVATE_KEY, (value) => changeIt(soundPast(value, now())));
  else await store.changeLasting('past', changeIt);
}

/** The sites on which Caveat is paused, in ordinary windows or in private ones. */
async function readPauses({ store, now }: World, isPrivate: boolean): Promise<Pauses> {
  return isPrivate ? soundPauses(await store.readSession(PRIVATE_PAUSES), now()) : store.readLasting('pauses');
}

/** Changes the pauses. */
export async function changePauses(
  { store, now }: World,
  isPrivate: boolean,
  change: (pauses: Pauses) => Pauses,
): Promise<void> {
  if (isPrivate) await store.changeSession(PRIVATE_PAUSES, (value) => change(soundPauses(value, now())));
  else await store.changeLasting('pauses', change);
}

/** The preferences in force: the reader's own, overridden by what an organisation has set. */
export async function preferencesInForce({ store, managed }: World): Promise<Preferences> {
  return inForce(await store.readLasting('preferences'), await managed());
}

/** All that decides, besides a finding itself, how loudly it may speak at this moment. */
export async function circumstances(world: World, isPrivate: boolean): Promise<Circumstances> {
  const [preferences, past, pauses, own] = await Promise.all([
    preferencesInForce(world),
    readPast(world, isPrivate),
    readPauses(world, isPrivate),
    world.store.readLasting('own'),
  ]);
  return { preferences, past, pauses, own, now: world.now() };
}
