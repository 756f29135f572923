/** Leads a tab away from a site, even if the site tries to keep the reader. */
import { browser } from './browser.ts';
import { tabById } from './tabs.ts';
import { pause } from './timing.ts';

/** Browsers keep 50 history entries for a tab. */
const STEPS_BACK = 50;
const LOOK_MS = 50;
/** Time limits for one step back and for all: a page that adds a history entry at each step has no end. */
const STEP_MS = 1000;
const ALL_STEPS_MS = 3000;
/** How long the tab is watched after leaving, in case the page that was reached leads back to the site. */
const WATCH_MS = 4000;
const BLANKS = 3;
/** After this time a tab that still shows the site is replaced. */
const PATIENCE_MS = 7000;

/**
 * Empties the frames of a tab, and its top page if it still has the origin of `url`: without its listeners the page can
 * neither ask the reader to stay nor add an entry for each step back. The reader has chosen to leave it.
 */
async function empty(tab: number, url: string | undefined): Promise<void> {
  if (url === undefined) return;
  // Firefox lets only the main world call `document.open`. In Chrome the page can break the main world's, but not ours.
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
      // Not a web page, or one in which scripts cannot run.
    }
}

/** Asks `reached` again and again for at most `ms` milliseconds. @returns whether it became true. */
async function waitUntil(ms: number, reached: () => Promise<boolean>): Promise<boolean> {
  for (let passed = 0; passed < ms; passed += LOOK_MS) {
    await pause(LOOK_MS);
    if (await reached()) return true;
  }
  return false;
}

/** Goes back page by page until `isAway`. @returns whether such a page was reached. */
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
 * Leads a tab back to the first earlier page that `isGone`, or to a blank page if there is none or if that page leads
 * back to the site. The browser does not say whether there is an earlier page, so going back is simply tried.
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

/** Replaces a tab by a blank one: closing it ends everything its page does. */
async function replaceTab(tab: number): Promise<void> {
  const { index, windowId, active } = await browser.tabs.get(tab);
  const place = windowId === undefined ? {} : { windowId };
  await browser.tabs.create({ url: 'about:blank', index: index + 1, active, ...place });
  await browser.tabs.remove(tab);
}

/**
 * Leads a tab away from a site, to an address for which `isAway` is true. A page that keeps navigating to new addresses
 * of its own cannot be left, since in Firefox that stops even the browser's own navigation: its tab is closed.
 */
export async function leave(tab: number, isAway: (url: string) => boolean): Promise<void> {
  // Caveat is not told the addresses of the browser's own pages; such a page is not the site.
  const isGone = (url: string | undefined): boolean => url === undefined || isAway(url);
  // If the tab is closed meanwhile, there is nothing left to do.
  await Promise.race([leadAway(tab, isGone).catch(() => undefined), pause(PATIENCE_MS)]);
  if (!isGone((await tabById(tab))?.url)) await replaceTab(tab);
}
