/** Whether what is shown fits, and can be hit. */
import type { Page, Viewport } from 'puppeteer-core';
import type { Driver } from '../../tools/browsers/index.ts';
import { waitFor } from '../../tools/lib/visit.ts';

/** Waits until the warning that a scene asks for stands on the rehearsal page; a mark stands where its link is seen. */
async function sceneStands(page: Page, path: string): Promise<void> {
  if (path.includes('part=mark'))
    await page.evaluate(() => document.querySelector('.rehearsal__page')!.scrollIntoView({ block: 'center' }));
  await page.waitForFunction(
    () => document.querySelector(':root > div')?.shadowRoot?.querySelector('[data-part]') instanceof Element,
  );
}

/** Waits until all that fades or moves in, in the warning too, has come to rest. */
export const comesToRest = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const running = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(running.map(({ finished }) => finished));
  });

/**
 * Opens a page of the extension, in the tab of another one where that is given; the warning stands on it where it is
 * that of a scene, and nothing moves any more.
 */
export async function openAtRest(driver: Driver, path: string, viewport: Viewport, before?: Page): Promise<Page> {
  const page = await driver.extensionPage(path, before);
  await page.setViewport(viewport);
  await page.waitForSelector('main > *');
  if (path.includes('part=')) await sceneStands(page, path);
  await comesToRest(page);
  return page;
}

/** How long a page may take to find its new places after its window has changed, in milliseconds. */
const SETTLES_MS = 5000;

/**
 * Says what does not fit at a width, or is hard to hit: in the warning that stands on a page (with an open root), or in
 * the page itself where none does. What is amiss only while the page finds its places does not count.
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

/** The same for pages that are opened for it alone, one after the other in one tab. */
export async function misfits(
  driver: Driver,
  paths: readonly string[],
  width: number,
  touch = false,
): Promise<string[]> {
  const viewport = { width, height: 700, ...(touch ? { hasTouch: true, isMobile: true } : {}) };
  const found: string[] = [];
  let page: Page | undefined;
  for (const path of paths) {
    page = await openAtRest(driver, path, viewport, page);
    found.push(...(await misfitsOn(page, path, width, touch)));
  }
  await page?.close();
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
        // A bar of a chart is as wide as its year; the table beside it has the same links (WCAG 2.5.8, equivalent).
        if (element.closest('svg') !== null) continue;
        const { width: wide, height: high } = element.getBoundingClientRect();
        if (wide === 0) continue;
        // An invisible edge around a small thing counts as part of it.
        const edge = getComputedStyle(element, '::after');
        const more =
          edge.content === 'none' || edge.position !== 'absolute'
            ? 0
            : -parseFloat(edge.top) - parseFloat(edge.bottom) || 0;
        if (high + more < least - 0.5 && getComputedStyle(element).display !== 'inline')
          faults.push(`${element.textContent} is ${high + more} high`);
        // A mark that stands as a tab may be narrower where nothing else to press is near (WCAG 2.5.8, spacing).
        if (wide < (element.matches('.chip[data-reach]') ? 18 : 24))
          faults.push(`${element.textContent} is ${wide} wide`);
      }
      for (const element of root === document ? [document.body] : shown) {
        const { left, right, height } = element.getBoundingClientRect();
        if (left < -0.5 || right > innerWidth + 0.5)
          faults.push(`${element.dataset['part']} stands out: ${left} to ${right} of ${innerWidth}`);
        if (element.dataset['part'] === 'notice' && height > 44) faults.push(`the bar is ${height} high`);
        for (const inner of element.querySelectorAll<HTMLElement>('*')) {
          if (inner.classList.contains('docket')) continue; // its ribbon hangs out on purpose
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
