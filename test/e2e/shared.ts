/** One browser for all spec files that need none of their own: to start one costs more than most of their tests. */
import { launch, serveSites } from '../../tools/browsers/index.ts';
import type { BrowserName, Driver, Site, Sites } from '../../tools/browsers/index.ts';

export interface World {
  readonly driver: Driver;
  readonly sites: Sites;
}

/** What the file that has the browser now serves. */
let site: Site = () => undefined;
let shared: Promise<World> | undefined;

async function open(name: BrowserName): Promise<World> {
  const sites = await serveSites((host, path) => site(host, path));
  return { sites, driver: await launch(name, { sites, headless: true, isFrugal: true }) };
}

/** Takes the shared browser; it is opened when there is none. It ends with the process. */
export async function takeShared(name: BrowserName, wanted: Site): Promise<World> {
  site = wanted;
  shared ??= open(name);
  const world = await shared;
  (world.sites.seen as string[]).length = 0;
  return world;
}

/** Gives it back with nothing open in it; one that is not sound any more is closed, and the next file opens another. */
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
