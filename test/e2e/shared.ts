/**
 * One browser for all spec files of a process that do not need their own: starting one takes longer than most of their
 * tests.
 */
import { launch, serveSites } from '../../tools/browsers/index.ts';
import type { BrowserName, Driver, Site, Sites } from '../../tools/browsers/index.ts';

export interface World {
  readonly driver: Driver;
  readonly sites: Sites;
}

/** The pages of the spec file that uses the browser at the moment. */
let site: Site = () => undefined;
let shared: Promise<World> | undefined;

async function open(name: BrowserName): Promise<World> {
  const sites = await serveSites((host, path) => site(host, path));
  return { sites, driver: await launch(name, { sites, headless: true, isFrugal: true }) };
}

/** Takes the shared browser, which serves the `wanted` site from then on. It is opened if there is none. */
export async function takeShared(name: BrowserName, wanted: Site): Promise<World> {
  site = wanted;
  shared ??= open(name);
  const world = await shared;
  (world.sites.seen as string[]).length = 0;
  return world;
}

/** Gives the browser back without open pages. If it is not sound, it is closed, and the next file opens another one. */
export async function giveBack({ driver, sites }: World, isSound: boolean): Promise<void> {
  const isEmpty =
    isSound &&
    (await driver.closeOthers().then(
      () => true,
      () => false,
    ));
  if (isEmpty) return;
  shared = undefined;
  await driver.close().catch(() => undefined);
  await sites.close();
}
