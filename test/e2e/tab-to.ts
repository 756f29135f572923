/** Helpers that move through pages of the extension with the Tab key. */
import type { Page } from 'puppeteer-core';

/** How many elements on a page the Tab key reaches. */
export const placesOf = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')].filter(
        (each) => each.checkVisibility({ visibilityProperty: true }) && each.tabIndex >= 0,
      ).length,
  );

/** Presses Tab until an element that matches has the focus; throws if Tab never reaches one. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  const total = await placesOf(page);
  for (let press = 0; press <= total; press += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never comes to ${selector}`);
}
