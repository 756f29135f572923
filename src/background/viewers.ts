/**
 * Listed pages that no script of Caveat can run in, because the browser shows them in a viewer of its own: there the
 * address alone speaks, and the toolbar button alone tells.
 */
import { hostOfUrl } from '../domain/address/hostname.ts';
import { findingOfAddress, findListed } from '../domain/match/listed.ts';
import { randomName } from '../messages/random-name.ts';
import { takeReport } from './warnings/follow.ts';
import { changeTab } from './warnings/tab-state.ts';
import type { World } from './world.ts';

/** All hosts that are listed. */
export function listedHosts({ records }: World): readonly string[] {
  const services = Array.from({ length: records.summary.services }, (_, number) => records.serviceByNumber(number));
  return [...new Set(services.flatMap((service) => service?.domains.map(({ host }) => host) ?? []))];
}

/** A page of a listed host has loaded: where it cannot report by itself, it is reported by its address. */
export async function meetInViewer(world: World, tab: number, url: string): Promise<void> {
  const host = hostOfUrl(url);
  const listed = host === null ? null : findListed(world.index, host);
  if (host === null || listed === null || !(await world.tabs.mayReadPages())) return;
  // Where the script may run it does so already, and knows that.
  if (await world.tabs.injectContentScript(tab)) return;
  const isPrivate = (await world.tabs.tabById(tab))?.incognito !== false;
  // What stands in the document, nobody has read.
  const finding = { ...findingOfAddress(listed), corroborated: false };
  const report = { document: randomName(), generation: 0, host, findings: [finding], complete: true };
  await takeReport(world, report, { tab, url, isPrivate });
  await changeTab(world, tab, (state) =>
    state.report.document === report.document ? { ...state, viewer: true } : state,
  );
}
