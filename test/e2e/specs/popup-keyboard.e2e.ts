/** The popup with the keyboard alone: everything is reached in its visible order, with a visible focus, and pressed. */
import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { eventually, html, layer, openWorld, reviewed, visit } from '../browser.ts';
import { placesOf, tabTo } from '../tab-to.ts';

const world = openWorld({
  'plain.example/*': html('<h1>Tide tables</h1><p>High water at nine in the morning.</p>'),
});

async function popupOver(address: string): Promise<Page> {
  const page = await visit(world, address);
  await reviewed(world, page);
  const popup = await world.driver.popup(page);
  await popup.waitForSelector('.frame:not([data-state="loading"])');
  await popup.bringToFront();
  return popup;
}

/** The focused element: its name, its place among all focusable ones (-1 if none), and whether its focus is visible. */
const focused = (popup: Page): Promise<{ readonly name: string; readonly at: number; readonly isSeen: boolean }> =>
  popup.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')].filter(
      (each) => each.checkVisibility({ visibilityProperty: true }) && each.tabIndex >= 0,
    );
    const now = document.activeElement as HTMLElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(now);
    const { top, bottom, left, right } = now.getBoundingClientRect();
    return {
      name: (now.getAttribute('aria-label') ?? now.innerText) || now.localName,
      at: all.indexOf(now),
      isSeen:
        outlineStyle !== 'none' &&
        parseFloat(outlineWidth) >= 2 &&
        top >= 0 &&
        bottom <= innerHeight &&
        left >= 0 &&
        right <= innerWidth,
    };
  });

describe('the popup', () => {
  it.each(['https://plain.example/', 'https://massroot8.com/'])(
    'is walked through in the order in which it stands, each place seen: %s',
    async (address) => {
      const popup = await popupOver(address);
      const total = await placesOf(popup);
      expect(total).toBeGreaterThan(4);
      await popup.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      const places: number[] = [];
      for (let press = 0; press < total; press += 1) {
        await popup.keyboard.press('Tab');
        let { name, at, isSeen } = await focused(popup);
        // Firefox also puts the focus on the scrollable part of the popup.
        if (at === -1) {
          await popup.keyboard.press('Tab');
          ({ name, at, isSeen } = await focused(popup));
        }
        expect({ name, isSeen }).toEqual({ name, isSeen: true });
        places.push(at);
      }
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(new Set(places).size).toBe(total);
      await popup.close();
    },
  );

  it('checks what is typed, and leads to the entry', async () => {
    const popup = await popupOver('https://plain.example/');
    await tabTo(popup, 'input');
    await popup.keyboard.type('massroot8.com');
    await popup.keyboard.press('Enter');
    await eventually('the answer', () => popup.evaluate(() => document.body.innerText.includes('Massroot8')));
    await popup.close();
  });

  it('continues for seven days, and keeps the focus', async () => {
    const popup = await popupOver('https://massroot8.com/');
    await tabTo(popup, '[data-action="continue-longer"]');
    await popup.keyboard.press('Enter');
    await popup.waitForSelector('[data-action="continue-7-days"]');
    await tabTo(popup, '[data-action="continue-7-days"]');
    await popup.keyboard.press('Enter');
    await eventually('kept', async () =>
      (await world.driver.ask('options/view', {})).decisions.some(({ until }) => until === '7-days'),
    );
    // The focus must stay in the popup when the focused button is removed.
    await popup.waitForSelector('[data-action="remind"]');
    await eventually('the focus stays in the popup', () =>
      popup.evaluate(() => document.activeElement !== null && document.activeElement !== document.body),
    );
    await popup.close();
  });

  it('leaves the site', async () => {
    const page = await visit(world, 'https://plain.example/');
    await page.goto('https://massroot8.com/');
    await layer(world, page);
    const popup = await world.driver.popup(page);
    await popup.waitForSelector('.frame:not([data-state="loading"])');
    await popup.bringToFront();
    await tabTo(popup, '[data-action="leave"]');
    await popup.keyboard.press('Enter');
    await eventually('it is left', () => Promise.resolve(!page.url().includes('massroot8.com')));
  });
});
