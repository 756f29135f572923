/** What both drivers ask the extension itself, from a page of its own. */
import type { Browser, Page } from 'puppeteer-core';
import type { ReviewView } from '../../src/messages/messages.ts';
import type { Badge, Driver } from './driver.ts';

/** The little of the extension API that is used here; lives in the extension's page, not in Node. */
interface Api {
  readonly runtime: { sendMessage(message: unknown): Promise<unknown> };
  readonly tabs: { query(filter: { active: boolean }): Promise<{ id?: number; url?: string }[]> };
  readonly action: {
    getBadgeText(tab: { tabId: number }): Promise<string>;
    getTitle(tab: { tabId: number }): Promise<string>;
  };
}

/** The page of the extension that questions are put to; it shows nothing. */
const HUB_PAGE = 'src/pages/popup/index.html?tab=0';

/** The browser's number for the tab that shows `page`; makes it the active tab. */
async function tabIdOf(hub: Page, page: Page): Promise<number> {
  await page.bringToFront();
  // The page's own word: puppeteer's is of the page before when a prerendered one took its place.
  const url = await page.evaluate(() => location.href);
  return hub.evaluate(async (wanted: string) => {
    const scope = globalThis as unknown as { browser?: Api; chrome?: Api };
    const active = (await (scope.browser ?? scope.chrome)!.tabs.query({ active: true })).find(
      (tab) => tab.url === wanted,
    );
    if (active?.id === undefined) throw new Error(`no active tab shows ${wanted}`);
    return active.id;
  }, url);
}

/** What the toolbar button shows for a tab. */
function badgeOf(hub: Page, tab: number): Promise<Badge> {
  return hub.evaluate(async (tabId: number) => {
    const scope = globalThis as unknown as { browser?: Api; chrome?: Api };
    const { action } = (scope.browser ?? scope.chrome)!;
    return { text: await action.getBadgeText({ tabId }), title: await action.getTitle({ tabId }) };
  }, tab);
}

/** What the popup would be told about a tab. */
function reviewOf(hub: Page, tab: number): Promise<ReviewView> {
  return hub.evaluate(async (tabId: number) => {
    const scope = globalThis as unknown as { browser?: Api; chrome?: Api };
    const answer = (await (scope.browser ?? scope.chrome)!.runtime.sendMessage({
      name: 'review/view',
      payload: { tab: tabId },
    })) as { ok: boolean; value: ReviewView; error?: string };
    if (!answer.ok) throw new Error(answer.error);
    return answer.value;
  }, tab);
}

/**
 * What of a driver is the same in both browsers: all that goes through a page of the extension, or is plain
 * puppeteer.
 */
export function throughHub(
  browser: Browser,
  openExtension: (path: string) => Promise<Page>,
  load: { readonly install: () => Promise<unknown>; readonly uninstall: () => Promise<unknown> },
): Omit<Driver, 'name' | 'playsTouch' | 'playsDrop' | 'pinButton' | 'inLayer' | 'stopBackground'> {
  let hub: Promise<Page> | undefined;
  /** The hub goes away with the extension it belongs to. */
  const leaveHub = async (): Promise<void> => {
    const page = await hub;
    hub = undefined;
    await page?.close().catch(() => undefined);
  };
  const atHub = (): Promise<Page> => (hub ??= openExtension(HUB_PAGE));
  const tabId = async (page: Page): Promise<number> => tabIdOf(await atHub(), page);
  return {
    tabId,
    firstPage: async () => (await browser.pages())[0] ?? browser.newPage(),
    async newPage() {
      const page = await browser.newPage();
      await page.bringToFront();
      return page;
    },
    badge: async (page) => badgeOf(await atHub(), await tabId(page)),
    review: async (page) => reviewOf(await atHub(), await tabId(page)),
    popup: async (page) => openExtension(`src/pages/popup/index.html?tab=${await tabId(page)}`),
    extensionPage: openExtension,
    inExtension: async (run, argument = '') => (await atHub()).evaluate(run, argument),
    async update() {
      await leaveHub();
      await load.install();
    },
    async without(during) {
      await leaveHub();
      await load.uninstall();
      await during();
      await load.install();
    },
    close: () => browser.close(),
    closed: new Promise((resolve) => browser.once('disconnected', () => resolve())),
  };
}
