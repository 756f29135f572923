/**
 * Further ways of a page to reach the warning’s closed root, to hide it where nobody is told, and to keep presses from
 * it. Judged by pixels, by what is stored, and by what the page got.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { eventually, html, layer, listedPage, openWorld, pictureOf, press, pressesCount, visit } from '../browser.ts';
import { stillChips } from '../chips.ts';

/** Notes under which names a page’s listeners are given something that stands in a shadow root. */
const listensTo = (more: string): string => `<script>
  globalThis.got = [];
  const isInside = (value) => value instanceof Node && value.getRootNode() instanceof ShadowRoot;
  for (const type of ('${more} pointerdown pointerup pointermove pointerover pointerenter pointerout ' +
    'mousedown mouseup mousemove mouseover mouseenter mouseout click auxclick dblclick contextmenu wheel ' +
    'DOMMouseScroll MozMousePixelScroll touchstart touchend keydown keypress keyup focus focusin focusout blur ' +
    'beforeinput copy selectstart dragstart gotpointercapture lostpointercapture').split(' '))
    addEventListener(type, (event) => {
      for (const name in event) if (isInside(event[name])) got.push(type + ' ' + name);
    }, true);
</script>`;
const LISTENS = listensTo('pointerrawupdate');
/** Pages that are not listed are told of this one event: to hear it everywhere would cost too much. */
const LISTENS_ELSEWHERE = listensTo('');
/** Makes a form the root element, with fields named like all that an element can do. */
const FORM = `<script>
  const names = new Set([EventTarget, Node, Element, HTMLElement, HTMLFormElement].flatMap(
    ({ prototype }) => Object.getOwnPropertyNames(prototype)));
  const { appendChild } = Node.prototype;
  const form = document.createElement('form');
  form.append(...document.documentElement.childNodes);
  for (const name of names) appendChild.call(form, Object.assign(document.createElement('input'),
    { name, hidden: true }));
  document.replaceChild(form, document.documentElement);
</script>`;
const POPOVER_IN_ROOT = `<script>
  const cover = document.body.appendChild(document.createElement('p')).attachShadow({ mode: 'closed' });
  cover.innerHTML = '<p popover="manual" style="position: fixed; inset: 0; width: 100vw; height: 100vh; ' +
    'max-width: none; max-height: none; margin: 0; padding: 0; border: 0; background: white; pointer-events: none">';
  setInterval(() => { cover.firstChild.togglePopover(false); cover.firstChild.togglePopover(true); }, 60);
</script>`;
const WITHOUT_SLOT = `<script>
  const root = document.createElement('div');
  root.attachShadow({ mode: 'closed' }).innerHTML = '<h1>Massroot8</h1><p>Connect your account.</p>';
  root.append(...document.documentElement.childNodes);
  document.replaceChild(root, document.documentElement);
</script>`;
/** Does something as soon as the page may: any press in the window allows it. */
const onceAllowed = (act: string): string =>
  `<script>setInterval(() => { if (navigator.userActivation?.isActive !== false) ${act}; }, 50);</script>`;

const world = openWorld({
  'massroot8.com/listens': listedPage(LISTENS),
  'massroot8.com/plain': listedPage(''),
  'elsewhere.example/': html(
    '<p style="margin: 60px"><a href="https://massroot8.com/">Massroot8</a></p>',
    LISTENS_ELSEWHERE,
  ),
  'elsewhere.example/leave': html(
    `<p style="margin: 60px"><a href="https://massroot8.com/">Massroot8</a></p><script>
      globalThis.left = new Set();
      for (const type of ['mouseout', 'mouseleave', 'pointerleave', 'blur'])
        document.querySelector('a').addEventListener(type, () => left.add(type));
    </script>`,
    LISTENS_ELSEWHERE,
  ),
  'massroot8.com/form': listedPage('', FORM),
  'massroot8.com/popover': listedPage('<script>document.documentElement.popover = "manual"</script>'),
  'massroot8.com/in-root': listedPage('', POPOVER_IN_ROOT),
  'massroot8.com/without-slot': listedPage('', WITHOUT_SLOT),
  'massroot8.com/svg': {
    type: 'image/svg+xml',
    body:
      '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><title>Massroot8</title>' +
      '<style>foreignObject { display: none !important }</style><text x="10" y="20">Massroot8</text></svg>',
  },
  'massroot8.com/fullscreen': listedPage(
    '',
    `<iframe allow="fullscreen" title="x" srcdoc="<body style='background: white'>x"></iframe>${onceAllowed(
      "document.fullscreenElement || document.querySelector('iframe').requestFullscreen().catch(() => undefined)",
    )}`,
  ),
  'massroot8.com/lock': listedPage(
    '',
    onceAllowed(
      'document.pointerLockElement || Promise.resolve(document.body.requestPointerLock()).catch(() => undefined)',
    ),
  ),
  'massroot8.com/fingers': listedPage(`<script>
    for (const type of ['touchstart', 'touchend', 'pointerdown'])
      addEventListener(type, (event) => { event.preventDefault(); event.stopImmediatePropagation(); },
        { capture: true, passive: false });
  </script>`),
});

/** The middle of something in the warning. */
const middleOf = async (page: Page, selector: string): Promise<{ x: number; y: number }> =>
  (await world.driver.inLayer(
    page,
    (root, wanted) => {
      const { x, y, width, height } = root.querySelector(wanted)!.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    },
    selector,
  ))!;
/** Whether the middle of the window, where the pages are empty, shows the alert. */
async function isDrawn(page: Page): Promise<boolean> {
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  const { data } = await pictureOf(page, { x: width / 2 - 150, y: height / 2 - 150, width: 300, height: 300 });
  const colours = new Set<string>();
  for (let at = 0; at < data.length; at += 4) colours.add([...data.subarray(at, at + 3)].join());
  return colours.size > 20;
}
const stored = async (): Promise<string> => JSON.stringify(await world.driver.lasting());
const isAnswered = (page: Page): Promise<void> =>
  eventually('the bar', async () => (await layer(world, page, 0))?.part === 'notice');

describe('what a page’s listeners are told', () => {
  it('leads to nothing in the root, wherever the mouse and the keys go', async () => {
    const page = await visit(world, 'https://massroot8.com/listens');
    expect(await layer(world, page)).toMatchObject({ part: 'alert' });
    const { x, y } = await middleOf(page, 'h1');
    for (let step = 0; step < 20; step += 1) await page.mouse.move(x - 250 + step * 25, y - 60 + step * 15);
    await page.mouse.click(x, y);
    await page.mouse.click(x, y, { button: 'right' });
    for (const key of ['Tab', 'Tab', 'a'] as const) await page.keyboard.press(key);
    await page.mouse.wheel({ deltaY: 40 });
    await press(world, page, '[data-action="continue"]');
    await isAnswered(page);
    expect(await page.evaluate(() => (globalThis as unknown as { got: string[] }).got)).toEqual([]);
  });
});

describe('what a page’s listeners are told of a mark', () => {
  it('leads to nothing in the root', async () => {
    const page = await visit(world, 'https://elsewhere.example/');
    await stillChips(world, page, 1);
    const { x, y } = await middleOf(page, '[data-part="mark"]');
    for (let step = 0; step < 20; step += 1) await page.mouse.move(x - 40 + step * 4, y - 10 + step);
    await page.mouse.click(x, y);
    await eventually('the card', async () => (await layer(world, page, 0))?.service === 'massroot8');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => (globalThis as unknown as { got: string[] }).got)).toEqual([]);
  });
});

describe('a link beside a mark', () => {
  it('is told that the pointer, or the focus, has gone to the mark', async () => {
    const page = await visit(world, 'https://elsewhere.example/leave');
    await stillChips(world, page, 1);
    const link = (await page.$('a'))!;
    await link.hover();
    const { x, y } = await middleOf(page, '[data-part="mark"]');
    await page.mouse.move(x, y);
    await link.focus();
    await page.keyboard.press('Tab');
    await page.waitForFunction(() => (globalThis as unknown as { left: Set<string> }).left.size === 4);
    expect(await page.evaluate(() => (globalThis as unknown as { got: string[] }).got)).toEqual([]);
  });
});

describe('the alert', () => {
  it.each([
    ['a form with fields named like all that it can do', 'form'],
    ['a popover that is not open', 'popover'],
  ])('stands on a root element that is %s', async (_what, path) => {
    const page = await visit(world, `https://massroot8.com/${path}`);
    await eventually('it is seen', () => isDrawn(page));
    await eventually('it counts as seen', async () => (await stored()).includes('alertedAt'));
  });

  it.each([
    ['under a popover in a closed root, opened again and again', 'in-root'],
    ['in a root element without a place for it', 'without-slot'],
    ['in a picture that hides its element', 'svg'],
  ])('is not seen %s, and the popup says so', async (_where, path) => {
    const page = await visit(world, `https://massroot8.com/${path}`);
    await eventually('it is given up', async () => (await world.driver.review(page)).removed === true);
    expect(await stored()).not.toContain('alertedAt');
  });

  it('stands over a frame that the page makes fullscreen with a press in it', async () => {
    const page = await visit(world, 'https://massroot8.com/fullscreen');
    await layer(world, page);
    await pressesCount(world, page);
    const { x, y } = await middleOf(page, 'h1');
    await page.mouse.click(x, y);
    await page.waitForFunction(() => document.fullscreenElement !== null);
    await eventually('it is seen', () => isDrawn(page));
  });

  // Firefox locks no pointer without a screen.
  it('can be pressed on a page that locks the pointer', { tags: 'chromium' }, async () => {
    const page = await visit(world, 'https://massroot8.com/lock');
    await layer(world, page);
    await pressesCount(world, page);
    const { x, y } = await middleOf(page, 'h1');
    await page.mouse.click(x, y);
    await press(world, page, '[data-action="continue"]');
    await isAnswered(page);
  });

  // Drivers of Firefox have no finger.
  it('can be pressed with a finger on a page that prevents what fingers do', { tags: 'chromium' }, async () => {
    const page = await world.driver.newPage();
    await page.setViewport({ width: 1200, height: 800, hasTouch: true });
    await page.goto('https://massroot8.com/fingers', { waitUntil: 'domcontentloaded' });
    await layer(world, page);
    await pressesCount(world, page);
    const { x, y } = await middleOf(page, '[data-action="continue"]');
    await page.touchscreen.tap(x, y);
    await isAnswered(page);
  });

  it('does not count as seen in a window too small to read it', async () => {
    const page = await world.driver.newPage();
    await page.setViewport({ width: 200, height: 110 });
    await page.goto('https://massroot8.com/plain', { waitUntil: 'domcontentloaded' });
    expect(await layer(world, page)).toMatchObject({ part: 'alert' });
    await pause(3000);
    expect(await stored()).not.toContain('alertedAt');
    await page.setViewport({ width: 1200, height: 800 });
    await eventually('it counts as seen', async () => (await stored()).includes('alertedAt'));
  });
});
