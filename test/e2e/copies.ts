/** What pages copy: kept by the page itself, because a browser without a screen need not have a clipboard. */
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
