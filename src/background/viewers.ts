/**
 * Listed pages that the browser shows in a viewer of its own, where no script of Caveat can run. They are judged by
 * their address alone, and shown on the toolbar button alone.
 */
import { hostOfUrl } from '../domain/address/hostname.ts';
import { findingOfAddress, findListed } from '../domain/match/listed.ts';
import { randomName } from '../messages/random-name.ts';
import { takeReport } from './warnings/follow.ts';
import { changeTab } from './warnings/tab-state.ts';
import type { World } from './world.ts';

/** All listed hosts. */
export function listedHosts({ records }: World): readonly string[] {
  const services = Array.from({ length: records.summary.services }, (_, number) => records.serviceByNumber(number));
  return [...new Set(services.flatMap((service) => service?.domains.map(({ host }) => host) ?? []))];
}

/** A page of a listed host has loaded. If it cannot report by itself, a report is made from its address. */
export async function meetInViewer(world: World, tab: number, url: string): Promise<void> {
  const host = hostOfUrl(url);
  const listed = host === null ? null : findListed(world.index, host);
  if (host === null || listed === null || !(await world.tabs.mayReadPages())) return;
  // Where the script can run, it runs already and ignores the second injection.
  if (await world.tabs.injectContentScript(tab)) return;
  const isPrivate = (await world.tabs.tabById(tab))?.incognito !== false;
  // Nobody has read the document.
  const finding = { ...findingOfAddress(listed), corroborated: false };
  const report = { document: randomName(), generation: 0, host, findings: [finding], complete: true };
  await takeReport(world, report, { tab, url, isPrivate });
  await changeTab(world, tab, (state) =>
    state.report.document === report.document ? { ...state, viewer: true } : state,
  );
}
