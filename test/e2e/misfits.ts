/** Checks that everything shown fits the window and is large enough to press. */
import type { Page, Viewport } from 'puppeteer-core';
import type { Driver } from '../../tools/browsers/index.ts';
import { waitFor } from '../../tools/lib/visit.ts';

/** Waits until the rehearsal page shows a scene's warning. A mark needs its link in view, so the page is scrolled. */
async function sceneStands(page: Page, path: string): Promise<void> {
  if (path.includes('part=mark'))
    await page.evaluate(() => document.querySelector('.rehearsal__page')!.scrollIntoView({ block: 'center' }));
  await page.waitForFunction(
    () => document.querySelector(':root > div')?.shadowRoot?.querySelector('[data-part]') instanceof Element,
  );
}

/** Waits until all fading and moving animations have ended, including those in the warning. */
export const comesToRest = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const running = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(running.map(({ finished }) => finished));
  });

/**
 * Opens a page of the extension, in the tab of `before` if given. Waits until the scene's warning is shown, if the path
 * names one, and until nothing moves.
 */
export async function openAtRest(driver: Driver, path: string, viewport: Viewport, before?: Page): Promise<Page> {
  const page = await driver.extensionPage(path, before);
  await page.setViewport(viewport);
  await page.waitForSelector('main > *');
  if (path.includes('part=')) await sceneStands(page, path);
  await comesToRest(page);
  return page;
}

/** How long the page may take to lay itself out again after the window has changed, in milliseconds. */
const SETTLES_MS = 25_000;

/**
 * Says what does not fit at a width, or is too small to press: in the warning on a page (in its open root), or in the
 * page itself if it has none. Faults that go away while the page settles do not count.
 */
export async function misfitsOn(page: Page, path: string, width: number, touch = false): Promise<string[]> {
  await page.setViewport({ width, height: 700, ...(touch ? { hasTouch: true, isMobile: true } : {}) });
  await comesToRest(page);
  let found: string[] = [];
  await waitFor(async () => {
    found = await faultsOf(page, touch, path.includes('part='));
    return found.length === 0 || undefined;
  }, SETTLES_MS);
  return found.map((fault) => `${path} at ${width}: ${fault}`);
}

/** The same for several pages, opened one after the other in one tab: that of `before`, if given. */
export async function misfits(
  driver: Driver,
  paths: readonly string[],
  width: number,
  touch = false,
  before?: Page,
): Promise<string[]> {
  const viewport = { width, height: 700, ...(touch ? { hasTouch: true, isMobile: true } : {}) };
  const found: string[] = [];
  let page = before;
  for (const path of paths) {
    page = await openAtRest(driver, path, viewport, page);
    found.push(...(await misfitsOn(page, path, width, touch)));
  }
  if (before === undefined) await page?.close();
  return found;
}

function faultsOf(page: Page, touch: boolean, isScene: boolean): Promise<string[]> {
  return page.evaluate(
    (finger, ofWarning) => {
      const root = ofWarning
        ? (document.querySelector(':root > div')?.shadowRoot ?? document.createDocumentFragment())
        : document;
      const least = finger ? 44 : 24;
      const faults: string[] =
        finger === matchMedia('(pointer: coarse)').matches ? [] : ['the browser plays no finger'];
      const shown = [...root.querySelectorAll<HTMLElement>('[data-part]')];
      if (document.documentElement.scrollWidth > innerWidth)
        faults.push(`the page is ${document.documentElement.scrollWidth} wide`);
      for (const element of root.querySelectorAll<HTMLElement>('button, a[href]')) {
        // Bars of a chart may be too narrow: the table beside the chart has the same links (WCAG 2.5.8, equivalent).
        if (element.closest('svg') !== null) continue;
        const { width: wide, height: high } = element.getBoundingClientRect();
        if (wide === 0) continue;
        // A small target may have an invisible edge that takes presses too.
        const edge = getComputedStyle(element, '::after');
        const more =
          edge.content === 'none' || edge.position !== 'absolute'
            ? 0
            : -parseFloat(edge.top) - parseFloat(edge.bottom) || 0;
        if (high + more < least - 0.5 && getComputedStyle(element).display !== 'inline')
          faults.push(`${element.textContent} is ${high + more} high`);
        // A mark in the form of a tab may be narrower, because it has no other target near it (WCAG 2.5.8, spacing).
        if (wide < (element.matches('.chip[data-reach]') ? 18 : 24))
          faults.push(`${element.textContent} is ${wide} wide`);
      }
      for (const element of root === document ? [document.body] : shown) {
        const { left, right, height } = element.getBoundingClientRect();
        if (left < -0.5 || right > innerWidth + 0.5)
          faults.push(`${element.dataset['part']} stands out: ${left} to ${right} of ${innerWidth}`);
        if (element.dataset['part'] === 'notice' && height > 44) faults.push(`the bar is ${height} high`);
        for (const inner of element.querySelectorAll<HTMLElement>('*')) {
          if (inner.classList.contains('docket')) continue; // the ribbon of the docket hangs out on purpose
          if (inner instanceof SVGElement) continue; // a number under a bar may be wider than the bar
          if (
            inner.scrollWidth > inner.clientWidth + 1 &&
            inner.clientWidth > 0 &&
            getComputedStyle(inner).overflowX === 'visible' &&
            getComputedStyle(inner).display === 'block'
          )
            faults.push(
              `${inner.className || inner.localName} overflows: ${inner.scrollWidth} in ${inner.clientWidth}`,
            );
        }
      }
      return faults;
    },
    touch,
    isScene,
  );
}
