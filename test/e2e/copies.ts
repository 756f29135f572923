/** Records what a page copies inside the page itself, because a headless browser may have no clipboard. */
import type { Page } from 'puppeteer-core';

export const keepCopies = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const kept = globalThis as unknown as { copied: string };
    navigator.clipboard.writeText = (text) => {
      kept.copied = text;
      return Promise.resolve();
    };
  });
export const copied = (page: Page): Promise<string> =>
  page.evaluate(() => (globalThis as unknown as { copied: string }).copied);
