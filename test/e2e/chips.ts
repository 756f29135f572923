/** Helpers for specs about the chips of marks: where the chips stand, and what of the page they cover. */
import { PNG } from 'pngjs';
import type { Page } from 'puppeteer-core';
import { eventually } from './browser.ts';
import type { World } from './browser.ts';

export interface ChipSeen {
  readonly form: string;
  readonly name: string;
  readonly service: string;
  readonly isAbove: boolean;
  readonly isFocused: boolean;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The visible chips of a page, in viewport coordinates. */
export async function chips({ driver }: World, page: Page): Promise<readonly ChipSeen[]> {
  const found = await driver.inLayer(page, (root) =>
    [...root.querySelectorAll<HTMLElement>('.chip')]
      .filter((chip) => getComputedStyle(chip).visibility === 'visible' && chip.getClientRects().length > 0)
      .map((chip) => {
        const { left, top, width, height } = chip.getBoundingClientRect();
        return {
          form: chip.dataset['form'] ?? '',
          name: chip.getAttribute('aria-label') ?? '',
          service: chip.dataset['service'] ?? '',
          isAbove: chip.parentElement?.classList.contains('above') === true,
          isFocused: root.activeElement === chip,
          left,
          top,
          width,
          height,
        };
      }),
  );
  return found ?? [];
}

/** How long chips must not have moved, in milliseconds: Caveat places them anew 250 after the page has changed. */
const STILL_MS = 400;

/** Waits until a page shows exactly `count` chips and they stand still. @returns the chips. */
export async function stillChips(world: World, page: Page, count: number): Promise<readonly ChipSeen[]> {
  let now: readonly ChipSeen[] = [];
  let since = Date.now();
  await eventually(`${count} chips that stand still`, async () => {
    const before = JSON.stringify(now);
    now = await chips(world, page);
    if (JSON.stringify(now) !== before) since = Date.now();
    return now.length === count && Date.now() - since >= STILL_MS;
  });
  return now;
}

/**
 * Says which chips cover something of the page: a chip covers nothing if the page has a single colour under it.
 * @param plain a picture of the same page without Caveat.
 */
export function covered(plain: Uint8Array, places: readonly ChipSeen[]): string[] {
  const { width: wide, height: high, data } = PNG.sync.read(Buffer.from(plain));
  return places.flatMap(({ name, form, left, top, width, height }) => {
    const [x, y] = [Math.round(left), Math.round(top)];
    const colours = new Map<string, number>();
    const [right, bottom] = [Math.min(x + Math.round(width), wide), Math.min(y + Math.round(height), high)];
    for (let row = y; row < bottom; row += 1)
      for (let column = x; column < right; column += 1) {
        const at = (row * wide + column) * 4;
        // Left of the picture and above it is a colour of its own: a chip that reaches there covers something.
        const isOutside = row < 0 || column < 0;
        const colour = isOutside ? '' : [...data.subarray(at, at + 3)].map((value) => value >> 4).join();
        colours.set(colour, (colours.get(colour) ?? 0) + 1);
      }
    const counts = [...colours.values()];
    const ink = counts.reduce((sum, count) => sum + count, 0) - Math.max(0, ...counts);
    return ink === 0 ? [] : [`${name} (${form}, ${x} ${y} ${width} ${height}) covers ${ink} pixels of ink`];
  });
}
