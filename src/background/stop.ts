/**
 * The full-page stop: which hosts the browser keeps shut, what the stop page shows, and how it is answered. A choice
 * made in a private window opens the site in single tabs there, and nowhere else.
 */
import { hostOfUrl } from '../domain/address/hostname.ts';
import type { JudgedFinding } from '../domain/finding.ts';
import { findingOfAddress, findListed } from '../domain/match/listed.ts';
import type { ListedSite } from '../domain/match/listed.ts';
import type { ServiceId } from '../domain/model.ts';
import { continuedNow, rememberAlert } from '../domain/policy/attention.ts';
import { hostsOf, nextEnd, stopFor, stoppedHosts } from '../domain/policy/stopping.ts';
import type { stopMessages, StopView } from '../messages/stop.ts';
import { continueWith } from './continue.ts';
import { recordDeedOn, recordMeetings } from './history.ts';
import { changePast, circumstances, preferencesInForce, readPast } from './past.ts';
import { toolbarFor } from './warnings/toolbar-state.ts';
import type { Feature, World } from './world.ts';

let queue: Promise<void> = Promise.resolve();

/**
 * Brings the browser's rules in line with option, choices and records. The calls run one after the other, and each
 * reads the data when its turn comes.
 */
export function followStops(world: World): Promise<void> {
  queue = queue.catch(() => undefined).then(() => bringInLine(world));
  return queue;
}

async function bringInLine(world: World): Promise<void> {
  const { records, index, shutting, now } = world;
  const held = await circumstances(world, false);
  const { hosts, except } = stoppedHosts(records, (host) => findListed(index, host), held);
  await shutting.shut(hosts, except);
  const isOn = held.preferences.stop;
  const past = await readPast(world, true);
  const open = Object.keys(past.services).flatMap((id) => {
    const service = records.serviceById(id as ServiceId);
    const number = records.numberOf(id as ServiceId);
    if (!isOn || service === undefined || number === undefined) return [];
    return continuedNow(past, service.id, service.revision, now()) === undefined ? [] : [number + 1];
  });
  await shutting.closeInTabs(open);
  const ends = isOn ? [nextEnd(held.past, now()), nextEnd(past, now())].filter((end) => end !== undefined) : [];
  await shutting.wakeAt(ends.length === 0 ? undefined : Math.min(...ends));
}

/** A stopped address in a tab, as the browser tells it. */
interface StoppedTab {
  readonly address: string;
  readonly host: string;
  readonly finding: ListedSite;
  readonly isPrivate: boolean;
}

/** What was stopped in a tab; undefined where the tab does not show the stop page of a listed web address. */
async function stoppedIn(world: World, tab: number): Promise<StoppedTab | undefined> {
  const known = await world.tabs.tabById(tab);
  const start = world.shutting.stopAddress();
  if (known?.url?.startsWith(start) !== true) return undefined;
  return stoppedAt(world, known.url.slice(start.length), known.incognito !== false);
}

function stoppedAt({ index }: World, address: string, isPrivate: boolean): StoppedTab | undefined {
  const host = /^https?:\/\//.test(address) ? hostOfUrl(address) : null;
  const listed = host === null ? null : findListed(index, host);
  if (host === null || listed === null) return undefined;
  return { address, host, finding: findingOfAddress(listed), isPrivate };
}

/** The finding that stops the address at this moment; undefined where nothing does. */
async function stopOf(world: World, { finding, isPrivate }: StoppedTab): Promise<JudgedFinding | undefined> {
  return stopFor(finding, world.records, await circumstances(world, isPrivate));
}

/** Opens the site in a tab whose reader has chosen to continue, just now or earlier. */
async function openWay(world: World, tab: number, { finding, isPrivate }: StoppedTab): Promise<void> {
  const service = world.records.serviceByNumber(finding.service);
  await followStops(world);
  if (isPrivate && service !== undefined)
    await world.shutting.openInTab(finding.service + 1, hostsOf(world.records, service.id), tab);
}

async function stopView(world: World, tab: number): Promise<StopView> {
  const stopped = await stoppedIn(world, tab);
  if (stopped === undefined) return { is: 'unknown' };
  const { address, host, finding, isPrivate } = stopped;
  const shown = await stopOf(world, stopped);
  if (shown === undefined) {
    await openWay(world, tab, stopped);
    return { is: 'open', address };
  }
  await recordMeetings(world, [shown], host, isPrivate);
  await world.showOnToolbar(tab, toolbarFor([shown]));
  const domain = shown.dossier?.service.domains.find((each) => each.host === finding.host);
  return {
    is: 'stopped',
    shown,
    host,
    address,
    mayHaveChangedHands: domain?.mayHaveChangedHands === true,
    now: world.now(),
  };
}

/** Opens the stop page where the browser has shut an address but did not open the stop page itself. */
export async function bringUp(world: World, tab: number, address: string): Promise<void> {
  const known = await world.tabs.tabById(tab);
  const stopped = known && stoppedAt(world, address, known.incognito !== false);
  // A web page may try the stop page's address as well. While the option is off, that tells it nothing.
  if (stopped === undefined || !(await preferencesInForce(world)).stop) return;
  await world.tabs.show(tab, world.shutting.stopAddress() + address);
}

/** Notes that the stop page was seen. It counts as the service's alert, in case the stop is switched off later. */
async function seen(world: World, tab: number): Promise<void> {
  const stopped = await stoppedIn(world, tab);
  const service = stopped && world.records.serviceByNumber(stopped.finding.service);
  if (stopped !== undefined && service !== undefined)
    await changePast(world, stopped.isPrivate, (past) => rememberAlert(past, service.id, world.now()));
}

/**
 * Catches pages of a stopped site that the rules missed: one from the browser's memory, for example, or one opened
 * before the option was on. @returns whether the stop page replaced the page.
 */
export async function stopPage(
  world: World,
  tab: number,
  url: string,
  finding: ListedSite,
  isPrivate: boolean,
): Promise<boolean> {
  if (stopFor(finding, world.records, await circumstances(world, isPrivate)) === undefined) return false;
  await followStops(world);
  await world.tabs.show(tab, world.shutting.stopAddress() + url);
  return true;
}

export const stop: Feature<typeof stopMessages> = (world) => ({
  'stop/view': ({ tab }) => stopView(world, tab),
  'stop/seen': ({ tab }) => seen(world, tab),
  'stop/continue': async ({ tab, until }) => {
    const stopped = await stoppedIn(world, tab);
    const service = stopped && world.records.serviceByNumber(stopped.finding.service);
    if (stopped === undefined || service === undefined) return null;
    await continueWith(world, service.id, until, stopped.isPrivate);
    await recordDeedOn(world, stopped.host, service.id, until, stopped.isPrivate);
    await openWay(world, tab, stopped);
    return stopped.address;
  },
  'stop/leave': async ({ tab }) => {
    const stopped = await stoppedIn(world, tab);
    if (stopped !== undefined) await recordDeedOn(world, stopped.host, undefined, 'left', stopped.isPrivate);
    const start = world.shutting.stopAddress();
    await world.tabs.leave(tab, (url) => {
      const host = hostOfUrl(url);
      return (
        !url.startsWith(start) &&
        (host === null || findListed(world.index, host)?.service !== stopped?.finding.service || stopped === undefined)
      );
    });
  },
});
