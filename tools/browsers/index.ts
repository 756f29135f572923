/** Opens the named browser with Caveat's build for it. */
import { launchChromium } from './chromium.ts';
import type { Driver, LaunchOptions } from './driver.ts';
import { launchFirefox } from './firefox.ts';
import type { BrowserName } from './find.ts';
import { distFolder } from '../lib/paths.ts';

export { findBrowser, missingBrowser } from './find.ts';
export type { BrowserName } from './find.ts';
export type { Badge, Driver, LaunchOptions } from './driver.ts';
export { serveSites } from './sites.ts';
export type { Site, SitePage, Sites } from './sites.ts';

/**
 * @throws Error with one sentence saying what to install when the browser is missing.
 */
export function launch(name: BrowserName, options: LaunchOptions): Promise<Driver> {
  return name === 'chromium' ? launchChromium(distFolder('chrome'), options) : launchFirefox(distFolder('firefox'), options);
}
