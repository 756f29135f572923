/**
 * Pages that remove the warning again and again. Either it stands and can be seen, or the toolbar button shows the
 * badge and the popup says that it was removed; there is nothing in between.
 */
import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { eventually, forget, layer, openWorld, pictureOf, visit } from '../browser.ts';

/** A white page that does something to Caveat's host or to the document's root element, in every frame and task. */
const looping = (body: string, changesDocument: boolean): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,">
  <title>Massroot8</title></head><body style="background: white"><h1>Massroot8</h1><p>Connect your account.</p><script>
  globalThis.turns = 0;
  const hosts = () => document.querySelectorAll(':root > div');
  const each = (run) => { for (const host of hosts()) { try { run(host); } catch {} } };
  const turn = () => { turns += 1; ${body} };
  const frame = () => { turn(); requestAnimationFrame(frame); };
  frame();
  setInterval(turn, 4);
  ${
    // A handler that changes the document itself would trigger its own observer for ever.
    changesDocument
      ? ''
      : 'new MutationObserver(turn).observe(document, { childList: true, subtree: true, attributes: true });'
  }
  </script></body></html>`;

const LOOPS = {
  'hides it as a popover': `each((host) => {
    host.setAttribute('popover', 'manual'); host.showPopover(); host.hidePopover();
  });`,
  'sets styles on it': `each((host) =>
    host.setAttribute('style', turns % 2 ? 'all: initial !important; display: none !important' : ''));`,
  'hides it in other ways': `each((host) => {
    host.hidden = true; host.inert = true; host.slot = 'x'; host.className = 'gone';
  });`,
  'moves it into a closed box': `each((host) => {
    const box = document.createElement('details'); document.body.append(box); box.append(host);
  });`,
  'hides all popovers and closes all dialogs there are': `for (const one of document.querySelectorAll('*')) {
    try { one.hidePopover(); } catch {} try { one.close(); } catch {}
  }
  each((host) => host.style.setProperty('visibility', 'hidden', 'important'));`,
  'opens a dialog over it': `const cover = document.querySelector('dialog') ??
    document.body.appendChild(document.createElement('dialog'));
  cover.style.cssText = 'inset: 0; width: 100%; height: 100%; max-width: none; max-height: none; border: 0';
  cover.close();
  cover.showModal();`,
  'opens a popover over it that takes no presses': `const cover = document.querySelector('[popover]') ??
    document.body.appendChild(Object.assign(document.createElement('p'), { popover: 'manual', style:
      'position: fixed; inset: 0; width: 100%; height: 100%; margin: 0; background: white; pointer-events: none' }));
  try { cover.hidePopover(); } catch {}
  cover.showPopover();`,
  'throws a shadow over it': `const cover = document.querySelector('[popover]') ??
    document.body.appendChild(Object.assign(document.createElement('p'), { popover: 'manual', style:
      'position: fixed; inset: 0 auto auto 0; width: 1px; height: 1px; margin: 0; padding: 0; border: 0;' +
      'pointer-events: none; box-shadow: 0 0 0 3000px white' }));
  try { cover.hidePopover(); } catch {}
  cover.showPopover();`,
  'opens a popover over it and keeps that to itself': `if (turns === 1) for (const type of ['beforetoggle', 'toggle'])
    addEventListener(type, (event) => event.stopImmediatePropagation(), true);
  const cover = document.querySelector('[popover]') ??
    document.body.appendChild(Object.assign(document.createElement('p'), { popover: 'manual', style:
      'position: fixed; inset: 0; width: 100%; height: 100%; margin: 0; background: white; pointer-events: none' }));
  if (hosts().length > 0) { try { cover.hidePopover(); } catch {} cover.showPopover(); }`,
  'hides the root': `document.documentElement.style.setProperty(
    'display', turns % 2 ? 'none' : 'block', 'important');`,
  'hides the root another way each time': `document.documentElement.style.cssText = [
    'visibility: hidden', 'opacity: 0', 'filter: opacity(0)', 'content-visibility: hidden', 'transform: scale(0)',
    'clip-path: circle(0)'][turns % 6] + ' !important';`,
} as const;

const world = openWorld(
  Object.fromEntries(
    Object.values(LOOPS).map(
      (body, at) => [`massroot8.com/loop-${at}`, looping(body, /documentElement|showModal/.test(body))] as const,
    ),
  ),
);

/** Whether anything is drawn in the middle of the window, where the page itself is white. */
async function isDrawn(page: Page): Promise<boolean> {
  const shot = await pictureOf(page, { x: 350, y: 250, width: 500, height: 300 });
  const colours = new Set<string>();
  for (let y = 0; y < shot.height; y += 3)
    for (let x = 0; x < shot.width; x += 3) {
      const at = (y * shot.width + x) * 4;
      colours.add([...shot.data.subarray(at, at + 3)].join());
    }
  return colours.size > 8;
}

describe('a page that', () => {
  it.each(Object.keys(LOOPS).map((name, at) => [name, at] as const))('%s, in a loop', async (_name, at) => {
    const page = await visit(world, `https://massroot8.com/loop-${at}`);
    const { driver } = world;
    await eventually('the sign on the button', async () => (await driver.badge(page)).text === '▲');
    // Wait until the warning is seen, or removed for good.
    await eventually('an end', async () => {
      if ((await driver.review(page)).removed === true) return true;
      const shown = await layer(world, page, 0);
      // The visit before may be stored only after the clean-up. Then a bar comes, which the picture does not include.
      if (shown?.part === 'notice') {
        await forget(world);
        await page.reload({ waitUntil: 'domcontentloaded' });
        return false;
      }
      return shown !== undefined && (await isDrawn(page));
    });
    // Caveat checks its warning for the last time after 5 s; nothing changes after that.
    const later = (await page.evaluate(() => performance.now())) + 6000;
    await eventually('its last look', () => page.evaluate((then) => performance.now() > then, later));
    // Repeat, because a picture may be taken in the middle of a turn, and on a slow page the end comes later.
    let removed = false;
    await eventually('it is as the popup says', async () => {
      removed = (await driver.review(page)).removed === true;
      return (await isDrawn(page)) === !removed;
    });
    expect((await driver.badge(page)).text).toBe('▲');
    const popup = await driver.popup(page);
    await popup.waitForSelector(removed ? '[data-removed]' : '[data-state]');
    await popup.close();
    // The page's own loop still runs.
    const turns = (): Promise<number> => page.evaluate(() => (globalThis as unknown as { turns: number }).turns);
    const before = await turns();
    await eventually('it goes on', async () => (await turns()) > before + 10);
  });
});
