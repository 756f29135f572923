/** Sites that the reader has marked as theirs: adding, changing and removing marks, and what happens on such a site. */
import { hostOfUrl } from '../domain/address/hostname.ts';
import { changeOwn, MOST_NOTE, MOST_OWN, ownEntryFor, ownHost, tidyNote, undoOwn } from '../domain/policy/own.ts';
import type { OwnChange } from '../domain/policy/own.ts';
import type { ownMessages, OwnAnswer } from '../messages/own.ts';
import type { PageSender } from '../platform/extension/listen.ts';
import { followTab } from './warnings/follow.ts';
import { takenFrom } from './warnings/reports.ts';
import { keepReport, readTab } from './warnings/tab-state.ts';
import type { Feature, World } from './world.ts';

let queue: Promise<void> = Promise.resolve();

/** Has the browser run the script on exactly the marked hosts. One run after the other; each reads the marks anew. */
export function followOwn({ store, ownScript, scripts }: World): Promise<void> {
  queue = queue
    .catch(() => undefined)
    .then(async () => {
      const own = await store.readLasting('own');
      await ownScript.standOn(
        own.map(({ host }) => host),
        scripts.own,
      );
    });
  return queue;
}

/** Makes changes, and updates the open tabs. @returns the changes that undo them. */
async function setOwn(world: World, changes: readonly OwnChange[]): Promise<readonly OwnChange[]> {
  let undo: readonly OwnChange[] = [];
  await world.store.changeLasting('own', (own) => {
    undo = undoOwn(own, changes);
    return changeOwn(own, changes);
  });
  await followOwn(world);
  for (const [tab, { isPrivate }] of await world.tabs.allTabs()) {
    const url = (await world.tabs.tabById(tab))?.url;
    const host = url === undefined ? null : hostOfUrl(url);
    if (host !== null && changes.some((each) => host === each.host || host.endsWith(`.${each.host}`)))
      await meetOwn(world, tab, isPrivate);
  }
  return undo;
}

/** Marks the site of an address. Where it is marked already, the note changes but the date stays. */
export async function addOwn(world: World, address: string, raw: string): Promise<OwnAnswer> {
  const found = ownHost(address);
  if ('fault' in found) return { ok: false, fault: { key: found.fault, args: [] } };
  const note = tidyNote(raw);
  if (note.length > MOST_NOTE) return { ok: false, fault: { key: 'own_long_note', args: [MOST_NOTE, note.length] } };
  const own = await world.store.readLasting('own');
  const before = own.find(({ host }) => host === found.host);
  if (before === undefined && own.length >= MOST_OWN)
    return { ok: false, fault: { key: 'own_many', args: [MOST_OWN] } };
  const entry = { host: found.host, note: note === '' ? (before?.note ?? '') : note, at: before?.at ?? world.now() };
  await setOwn(world, [{ host: entry.host, entry }]);
  return { ok: true, entry };
}

/**
 * Handles a tab with a page of a host that is marked, or was until this change. The page is read as if its popup had
 * been opened, because all that Caveat shows about a page starts from its report.
 */
async function meetOwn(world: World, tab: number, isPrivate: boolean): Promise<void> {
  const ask = () => world.tabs.askPage(tab, 'page/report-now', {});
  const said = (await ask()) ?? ((await world.tabs.injectScript(tab, world.scripts.reader)) ? await ask() : undefined);
  if (said === undefined) return;
  const isKnown = (await readTab(world, tab)) !== undefined;
  const isMarked = ownEntryFor(await world.store.readLasting('own'), said.host) !== undefined;
  if (!isMarked && !isKnown) return;
  await keepReport(world, tab, takenFrom(said, world));
  await followTab(world, tab, isPrivate, true);
}

export const own: Feature<typeof ownMessages> = (world) => ({
  'own/here': (_nothing, { tab, isPrivate }: PageSender) => meetOwn(world, tab, isPrivate),
  'own/add': ({ address, note }) => addOwn(world, address, note),
  'own/set': ({ changes }) => setOwn(world, changes),
});
