/**
 * What the options page asks and changes. Only what lasts: private windows keep their own past until the browser
 * closes.
 */
import { decisionsNow, putPast, standing } from '../domain/policy/choices.ts';
import type { PastEntry } from '../domain/policy/choices.ts';
import type { OptionsView } from '../messages/options.ts';
import { changeLasting, readLasting } from '../platform/extension/storage.ts';
import { registrySummary, serviceById } from './records.ts';

/** All that the options page shows. A service that is no longer listed goes by its id. */
export async function optionsView(): Promise<OptionsView> {
  const [preferences, past] = await Promise.all([readLasting('preferences'), readLasting('past')]);
  const now = Date.now();
  const decisions = decisionsNow(past, (id) => serviceById(id)?.revision, now).map((each) => ({
    ...each,
    name: serviceById(each.service)?.name ?? each.service,
  }));
  return { preferences, decisions, registry: registrySummary, now };
}

/**
 * Puts entries in the place of what was known of their services;
 * @returns what stood there, which undoes it when put back.
 */
export async function setPast(entries: readonly PastEntry[]): Promise<readonly PastEntry[]> {
  let before: readonly PastEntry[] = [];
  await changeLasting('past', (past) => {
    before = standing(past, entries);
    return putPast(past, entries);
  });
  return before;
}
