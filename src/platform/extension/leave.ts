/** Leads a tab away from a site, also from one that does not want to be left. */
import { browser } from './browser.ts';
import { tabById } from './tabs.ts';
import { pause } from './timing.ts';

/** Browsers keep 50 pages of a tab. */
const STEPS_BACK = 50;
const LOOK_MS = 50;
/** How long one step may take, and all of them: a page that adds a step for each one taken is never at its end. */
const STEP_MS = 1000;
const ALL_STEPS_MS = 3000;
/** How long it is watched whether the page that was reached leads back to the site. */
const WATCH_MS = 4000;
const BLANKS = 3;
/** After this time a tab that is still there is given up. */
const PATIENCE_MS = 7000;

/**
 * Empties the page at an address, with all that listens in it: it can neither ask to be stayed with nor answer each
 * step back with one of its own. The reader has said that they leave it.
 */
async function empty(tab: number, url: string | undefined): Promise<void> {
  if (url === undefined) return;
  // Firefox lets only the page's own world write it anew; in Chrome, ours cannot be kept from it by the page.
  for (const world of ['ISOLATED', 'MAIN'] as const)
    try {
      await browser.scripting.executeScript({
        target: { tabId: tab, allFrames: true },
        injectImmediately: true,
        world,
        args: [new URL(url).origin],
        func: (origin: string) => {
          if (window !== window.top || location.origin === origin)
            (Document.prototype.open as () => void).call(document);
        },
      });
    } catch {
      // No page of the web, or none that can be written to.
    }
}

/** Waits until `reached`, at most `ms`. @returns whether it was. */
async function waitUntil(ms: number, reached: () => Promise<boolean>): Promise<boolean> {
  for (let passed = 0; passed < ms; passed += LOOK_MS) {
    await pause(LOOK_MS);
    if (await reached()) return true;
  }
  return false;
}

/** Goes back until `isAway`. @returns whether such a page was reached. */
async function goBackUntil(tab: number, isAway: (url: string | undefined) => boolean): Promise<boolean> {
  const end = Date.now() + ALL_STEPS_MS;
  for (let step = 0; step < STEPS_BACK && Date.now() < end; step += 1) {
    const before = (await tabById(tab))?.url;
    await empty(tab, before);
    let after = before;
    try {
      await browser.tabs.goBack(tab);
    } catch {
      return false;
    }
    const hasMoved = await waitUntil(STEP_MS, async () => {
      after = (await tabById(tab))?.url;
      return after !== before;
    });
    if (!hasMoved) return false;
    if (isAway(after)) return true;
  }
  return false;
}

/**
 * Leads a tab back to the first earlier page that `isGone`, or to a blank page when there is none or when that page
 * leads back to the site. The browser does not say whether there is a page to go back to, so it is tried.
 */
async function leadAway(tab: number, isGone: (url: string | undefined) => boolean): Promise<void> {
  let hasLeft = await goBackUntil(tab, isGone);
  for (let blanks = 0; blanks < BLANKS; blanks += 1) {
    if (!hasLeft) {
      await empty(tab, (await tabById(tab))?.url);
      await browser.tabs.update(tab, { url: 'about:blank' });
      hasLeft = await waitUntil(STEP_MS, async () => isGone((await tabById(tab))?.url));
    }
    const isBack = await waitUntil(WATCH_MS, async () => !isGone((await tabById(tab))?.url));
    if (!isBack) return;
    hasLeft = false;
  }
}

/** Puts a blank tab in the place of one: what its page does ends with it. */
async function replaceTab(tab: number): Promise<void> {
  const { index, windowId, active } = await browser.tabs.get(tab);
  const place = windowId === undefined ? {} : { windowId };
  await browser.tabs.create({ url: 'about:blank', index: index + 1, active, ...place });
  await browser.tabs.remove(tab);
}

/**
 * Leads a tab away from a site, to where it `isAway`. A page that cannot be left, since it goes on to addresses of its
 * own without end, goes with its tab: in Firefox that keeps even the browser from going elsewhere.
 */
export async function leave(tab: number, isAway: (url: string) => boolean): Promise<void> {
  // A page of the browser itself has an address that Caveat is not told.
  const isGone = (url: string | undefined): boolean => url === undefined || isAway(url);
  // Of a tab that is gone by then nothing is left to do.
  await Promise.race([leadAway(tab, isGone).catch(() => undefined), pause(PATIENCE_MS)]);
  if (!isGone((await tabById(tab))?.url)) await replaceTab(tab);
}
