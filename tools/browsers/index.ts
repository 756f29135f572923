/** Browsers with Caveat loaded, for specs, samples and screenshots. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from './chromium.ts';
import type { Driver, LaunchOptions } from './driver.ts';
import { launchFirefox } from './firefox.ts';
import type { BrowserName } from './find.ts';
import { distFolder } from '../lib/paths.ts';

export { findBrowser, missingBrowser } from './find.ts';
export type { BrowserName } from './find.ts';
export type { AddressBar, Badge, Driver, LaunchOptions, MenuPress } from './driver.ts';
export { serveSites } from './sites.ts';
export type { Site, SitePage, Sites } from './sites.ts';

/** Copies a build, with one language only. @returns the folder of the copy. */
function inLanguage(build: string, language: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'caveat-language-'));
  cpSync(build, folder, { recursive: true });
  for (const other of readdirSync(join(folder, '_locales')))
    if (other !== language) rmSync(join(folder, '_locales', other), { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  writeFileSync(path, JSON.stringify({ ...manifest, default_locale: language }));
  return folder;
}

/**
 * Opens the named browser with Caveat's build for it.
 * @throws Error that says in one sentence what to install, when the browser is missing
 */
export async function launch(name: BrowserName, options: LaunchOptions): Promise<Driver> {
  const build = distFolder(name === 'chromium' ? 'chrome' : 'firefox');
  const folder = options.language === undefined ? build : inLanguage(build, options.language);
  const driver = await (name === 'chromium' ? launchChromium(folder, options) : launchFirefox(folder, options));
  if (folder !== build) void driver.closed.then(() => rmSync(folder, { recursive: true, force: true }));
  return driver;
}
