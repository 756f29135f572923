/** "Leave this site". */
import { hostOfUrl } from '../domain/address/hostname.ts';
import { findListed } from '../domain/match/listed.ts';
import { readTab } from './warnings/tab-state.ts';
import type { World } from './world.ts';

/** Leads a tab away from all hosts of the service that owns its page, or, where none is known, from the page's host. */
export async function leaveSite(world: World, tab: number): Promise<void> {
  const report = (await readTab(world, tab))?.report;
  const listed = report?.findings.find((finding) => finding.kind === 'listed-site');
  await world.tabs.leave(tab, (url) => {
    const host = hostOfUrl(url);
    return (
      host === null ||
      (listed === undefined ? host !== report?.host : findListed(world.index, host)?.service !== listed.service)
    );
  });
}
