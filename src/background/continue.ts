/** "Continue": keeps and takes back what the reader decided about a service. */
import { forgetContinue, rememberContinue } from '../domain/policy/attention.ts';
import type { ServiceId } from '../domain/model.ts';
import type { ContinueFor } from '../domain/policy/preferences.ts';
import { changePast } from './past.ts';
import type { World } from './world.ts';

/** Keeps a choice, or forgets it for `remind-again`. A choice about a service that is not in the catalog is ignored. */
export async function continueWith(
  world: World,
  service: ServiceId,
  until: ContinueFor | 'remind-again',
  isPrivate: boolean,
): Promise<void> {
  const at = world.now();
  const revision = world.records.serviceById(service)?.revision;
  if (until === 'remind-again') await changePast(world, isPrivate, (past) => forgetContinue(past, service));
  else if (revision !== undefined)
    await changePast(world, isPrivate, (past) => rememberContinue(past, service, { until, at, revision }));
}
