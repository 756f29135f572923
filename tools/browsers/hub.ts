/** What both drivers ask the extension itself, from a page of its own. */
import type { Page } from 'puppeteer-core';
import type { ReviewView } from '../../src/platform/messages.ts';
import type { Badge } from './driver.ts';

/** The little of the extension API that is used here; lives in the extension's page, not in Node. */
interface Api {
  readonly runtime: { sendMessage(message: unknown): Promise<unknown> };
  readonly tabs: { query(filter: { active: boolean }): Promise<{ id?: number; url?: string }[]> };
  readonly action: { getBadgeText(tab: { tabId: number }): Promise<string>; getTitle(tab: { tabId: number }): Promise<string> };
}

/** The page of the extension that questions are put to; it shows nothing. */
export const HUB_PAGE = 'src/pages/popup/index.html?tab=0';

/** The browser's number for the tab that shows `page`; makes it the active tab. */
export async function tabIdOf(hub: Page, page: Page): Promise<number> {
  await page.bringToFront();
  return hub.evaluate(async (wanted: string) => {
    const scope = globalThis as unknown as { browser?: Api; chrome?: Api };
    const active = (await (scope.browser ?? scope.chrome)!.tabs.query({ active: true })).find((tab) => tab.url === wanted);
    if (active?.id === undefined) throw new Error(`no active tab shows ${wanted}`);
    return active.id;
  }, page.url());
}

/** What the toolbar button shows for a tab. */
export function badgeOf(hub: Page, tab: number): Promise<Badge> {
  return hub.evaluate(async (tabId: number) => {
    const scope = globalThis as unknown as { browser?: Api; chrome?: Api };
    const { action } = (scope.browser ?? scope.chrome)!;
    return { text: await action.getBadgeText({ tabId }), title: await action.getTitle({ tabId }) };
  }, tab);
}

/** What the popup would be told about a tab. */
export function reviewOf(hub: Page, tab: number): Promise<ReviewView> {
  return hub.evaluate(async (tabId: number) => {
    const scope = globalThis as unknown as { browser?: Api; chrome?: Api };
    const answer = await (scope.browser ?? scope.chrome)!.runtime.sendMessage({ name: 'review/view', payload: { tab: tabId } }) as { ok: boolean; value: ReviewView; error?: string };
    if (!answer.ok) throw new Error(answer.error);
    return answer.value;
  }, tab);
}
