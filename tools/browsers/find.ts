/** Finds the browsers that are installed here. */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export type BrowserName = 'chromium' | 'firefox';

const NAMES: Readonly<Record<BrowserName, readonly string[]>> = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome-for-testing', 'google-chrome', 'google-chrome-stable'],
  firefox: ['firefox-esr', 'firefox', 'firefox-developer-edition'],
};
const ELSEWHERE: Readonly<Record<BrowserName, readonly string[]>> = {
  chromium: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    '/snap/bin/chromium',
  ],
  firefox: ['/Applications/Firefox.app/Contents/MacOS/firefox', 'C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
};
const OVERRIDE: Readonly<Record<BrowserName, string>> = { chromium: 'CAVEAT_CHROMIUM', firefox: 'CAVEAT_FIREFOX' };

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @returns the path of a browser's program, or undefined. CAVEAT_CHROMIUM and CAVEAT_FIREFOX override the search. */
export function findBrowser(name: BrowserName): string | undefined {
  const chosen = process.env[OVERRIDE[name]];
  if (chosen !== undefined && chosen !== '') return existsSync(chosen) ? chosen : undefined;
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...NAMES[name].flatMap((file) => folders.map((folder) => join(folder, file))), ...ELSEWHERE[name]].find(runs);
}

/** One sentence that says what to install when a browser is missing. */
export function missingBrowser(name: BrowserName): string {
  return name === 'chromium'
    ? 'No Chromium or Chrome found: install Chromium (Debian: apt-get install chromium), or set ' +
        'CAVEAT_CHROMIUM to its program.'
    : 'No Firefox found: install Firefox 142 or newer (Debian: apt-get install firefox-esr), or ' +
        'set CAVEAT_FIREFOX to its program.';
}
