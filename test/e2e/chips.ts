/** Helpers for specs about the chips of marks: where the chips stand, and what of the page they cover. */
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
 * Says which chips cover something of the page: a chip covers nothing if `plain` has a single colour under it.
 * @param plain a base64 PNG of the same page without Caveat; it is decoded in a page of the browser.
 */
export async function covered(world: World, plain: string, places: readonly ChipSeen[]): Promise<string[]> {
  const desk = await world.driver.newPage();
  return desk.evaluate(
    async (picture, places) => {
      const boxes = JSON.parse(places) as ChipSeen[];
      const image = new Image();
      image.src = `data:image/png;base64,${picture}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      const pen = canvas.getContext('2d')!;
      pen.drawImage(image, 0, 0);
      return boxes.flatMap(({ name, form, left, top, width, height }) => {
        const [x, y] = [Math.round(left), Math.round(top)];
        const [wide, high] = [
          Math.min(Math.round(width), canvas.width - x),
          Math.min(Math.round(height), canvas.height - y),
        ];
        if (wide < 1 || high < 1) return [];
        const { data } = pen.getImageData(x, y, wide, high);
        const colours = new Map<string, number>();
        for (let at = 0; at < data.length; at += 4) {
          const colour = [...data.slice(at, at + 3)].map((value) => value >> 4).join();
          colours.set(colour, (colours.get(colour) ?? 0) + 1);
        }
        const ground = Math.max(...colours.values());
        const ink = data.length / 4 - ground;
        return ink === 0 ? [] : [`${name} (${form}, ${x} ${y} ${wide} ${high}) covers ${ink} pixels of ink`];
      });
    },
    plain,
    JSON.stringify(places),
  );
}
