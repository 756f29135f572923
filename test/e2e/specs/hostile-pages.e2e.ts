/** Pages that fight the warning. It stands its ground or gives way, and the page always goes on working. */
import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import {
  continueToBar,
  escapeToBar,
  eventually,
  LATER,
  layer,
  listedPage,
  openDetails,
  openWorld,
  press,
  pressesCount,
  reviewed,
  visit,
} from '../browser.ts';

const world = openWorld({
  'massroot8.com/frozen-head': listedPage(
    '<script>document.documentElement.append = () => { throw new Error("no"); }; ' +
      'Object.freeze(document.documentElement); Object.freeze(document);</script>',
  ),
  'massroot8.com/moved': listedPage(
    '<style>html { transform: translateX(-3000px) scale(.1); filter: blur(9px); opacity: 0; contain: strict; ' +
      'clip-path: circle(0) }</style>',
  ),
  'massroot8.com/unset': listedPage('<style>* { all: unset !important; display: none !important }</style>'),
  'massroot8.com/remove': listedPage(`<script>
    globalThis.removals = 0;
    new MutationObserver(() => { for (const each of document.querySelectorAll(':root > div')) { each.remove();
      globalThis.removals += 1; } }).observe(document, { childList: true, subtree: true });
  </script>`),
  'massroot8.com/remove-two': listedPage(
    `<script>
    globalThis.removals = 0;
    new MutationObserver(() => { if (removals < 2) for (const each of document.querySelectorAll(':root > div')) {
      each.remove(); removals += 1; } }).observe(document, { childList: true, subtree: true });
  </script>`,
    '<input type="password" id="field">',
  ),
  'massroot8.com/dialog': listedPage(
    '',
    '<dialog id="cover">A dialog of the page</dialog>' +
      '<script>setTimeout(() => document.getElementById("cover").showModal(), 2500)</script>',
  ),
  'massroot8.com/modal': listedPage(
    '',
    `<dialog id="cover">A dialog of the page <button id="closer"
      onclick="this.parentNode.close()">Close</button></dialog><script>
    const cover = document.getElementById("cover");
    document.getElementById("own").addEventListener("click", () => cover.showModal());
    globalThis.errors = [];
    addEventListener("error", ({ message }) => errors.push(message));
    globalThis.pressed = [];
    for (const type of ['pointerdown', 'mousedown', 'click']) document.addEventListener(type, ({ target }) => {
      if (target === cover || (type === 'click' && target.id !== '')) pressed.push(target.id); }, true);
  </script>`,
  ),
  // The popover fills the window. If it covered one edge only, the bar would move to the other edge.
  'massroot8.com/popover': listedPage(
    '',
    '<div popover="manual" id="cover" style="inset: 0; width: auto; height: auto; margin: 0; padding: 0; border: 0;' +
      ' background: pink">A popover of the page</div>',
  ),
  'massroot8.com/zoomed': listedPage('<style>html { zoom: 1.5 }</style>', '<input type="password" id="field">'),
  'massroot8.com/shrunk': listedPage('<style>html { zoom: .5 }</style>', '<input type="password" id="field">'),
  'massroot8.com/patched': listedPage(`<script>
    Element.prototype.attachShadow = function () { throw new Error('no'); };
    HTMLElement.prototype.showPopover = function () { throw new Error('no'); };
    Document.prototype.createElement = () => null;
    globalThis.MutationObserver = undefined;
    Object.freeze(Element.prototype); Object.freeze(Node.prototype);
  </script>`),
  'massroot8.com/focus': listedPage('<script>setInterval(() => document.getElementById("own")?.focus(), 50)</script>'),
  'massroot8.com/trap': listedPage(
    '',
    `<script>
    globalThis.heard = [];
    document.addEventListener('click', (event) => {
      heard.push(event.target.localName);
      if (event.target.id === 'own') return;
      event.preventDefault();
      event.stopImmediatePropagation();
    }, true);
    document.addEventListener('focusin', (event) => {
      if (event.target.id !== 'own') document.getElementById('own').focus();
    }, true);
  </script>`,
  ),
  'massroot8.com/captures': listedPage(
    '',
    `<script>
    let pointer;
    const take = (event) => {
      pointer = event.pointerId ?? pointer;
      for (const each of [document.documentElement, document.body, document.getElementById('own')])
        try { each.setPointerCapture(pointer); } catch {}
    };
    for (const type of ['pointerdown', 'mousedown'])
      for (const each of [window, document, document.documentElement]) each.addEventListener(type, take, true);
  </script>`,
  ),
  'massroot8.com/first': listedPage(`<script>
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
      addEventListener(type, (event) => { event.stopImmediatePropagation(); event.preventDefault(); }, true);
  </script>`),
  'massroot8.com/clobbered': listedPage(
    '',
    '<form name="body"><input name="childNodes"><input name="tagName"></form><img name="documentElement"><form>' +
      '<input name="attributes"><input type="password" name="parentNode"></form>',
  ),
  'massroot8.com/plain': listedPage(''),
});

describe('the warning is shown', () => {
  it.each(['frozen-head', 'moved', 'unset', 'patched', 'focus', 'clobbered'])(
    'on a page of kind "%s"',
    async (kind) => {
      const page = await visit(world, `https://massroot8.com/${kind}`);
      expect(await layer(world, page)).toMatchObject({ part: 'alert', service: 'massroot8' });
      await continueToBar(world, page);
      await openDetails(world, page, 'Facebook, Inc. v. Zaghar');
    },
  );

  it.each(['plain', 'moved', 'zoomed', 'shrunk'])('in its own size on a page of kind "%s"', async (kind) => {
    const page = await visit(world, `https://massroot8.com/${kind}`);
    await layer(world, page);
    const box = (part: string): Promise<number[] | undefined> =>
      world.driver.inLayer(
        page,
        (root, name) => {
          const { left, top, width, height } = root.querySelector(`[data-part="${name}"]`)!.getBoundingClientRect();
          return [left, top, width, height].map(Math.round);
        },
        part,
      );
    await eventually('the alert as it is made', async () => (await box('alert'))?.slice(0, 3).join() === '340,96,520');
    await escapeToBar(world, page);
    await eventually('the bar as it is made', async () => (await box('notice'))?.join() === '0,0,1200,40');
    await page.evaluate(() => document.documentElement.style.setProperty('zoom', '3', 'important'));
    await eventually('the bar as it was', async () => (await box('notice'))?.join() === '0,0,1200,40');
  });

  it.each(['zoomed', 'shrunk'])('at the field it is about, on a page of kind "%s"', async (kind) => {
    const page = await visit(world, `https://massroot8.com/${kind}`);
    await layer(world, page);
    await escapeToBar(world, page);
    await page.focus('#field');
    const field = await page.evaluate(() => document.getElementById('field')!.getBoundingClientRect().bottom);
    await eventually(
      'the guard below the field',
      async () =>
        (await world.driver.inLayer(page, (root) => root.querySelector('.card--guard')!.getBoundingClientRect().top))! -
          field ===
        8,
    );
  });

  it('above a popover that the page opens, and opens again', async () => {
    const page = await visit(world, 'https://massroot8.com/popover');
    await layer(world, page);
    await escapeToBar(world, page);
    for (let time = 0; time < 2; time += 1) {
      await page.evaluate(() => {
        const cover = document.getElementById('cover')!;
        cover.togglePopover(false);
        cover.togglePopover(true);
      });
      await eventually('the bar on top', () =>
        page.evaluate(() => document.elementFromPoint(600, 20)?.matches(':root > div') === true),
      );
    }
  });

  it('above a dialog that the page opens later', async () => {
    const page = await visit(world, 'https://massroot8.com/dialog');
    await layer(world, page);
    await page.waitForFunction(() => document.querySelector('dialog')?.open === true);
    // The dialog may have lain over the alert for a moment.
    await pressesCount(world, page);
    await continueToBar(world, page);
  });
});

describe('the bar', () => {
  /** Opens a page with the bar and an open modal dialog of the page's own. */
  async function behindModal(): Promise<Page> {
    const page = await visit(world, 'https://massroot8.com/modal');
    await layer(world, page);
    await escapeToBar(world, page);
    return page;
  }
  /** Opens the bar's details, and closes them again. The bar may have lain under the dialog for a moment. */
  async function pressDetails(page: Page): Promise<void> {
    await pressesCount(world, page);
    for (const open of [true, false]) {
      await press(world, page, '[data-action="details"]');
      await eventually(
        'the details',
        async () => (await layer(world, page, 0))?.text.includes('Facebook, Inc. v. Zaghar') === open,
      );
    }
  }

  it('can be pressed over a modal dialog of the page, and after it, and never stands in it', async () => {
    const page = await behindModal();
    const inside = (): Promise<number> => page.evaluate(() => document.querySelectorAll('dialog div').length);
    for (let time = 0; time < 2; time += 1) {
      await page.click('#own');
      await page.waitForFunction(() => document.querySelector('dialog')!.open);
      await pressDetails(page);
      expect(await inside()).toBe(0);
      await page.click('#closer');
      await page.waitForFunction(() => !document.querySelector('dialog')!.open);
      await pressDetails(page);
    }
    const seen = await page.evaluate(() => {
      const { errors, pressed } = globalThis as unknown as { errors: string[]; pressed: string[] };
      return { errors, pressed };
    });
    // The dialog's listeners hear none of the presses on the bar.
    expect(seen).toEqual({ errors: [], pressed: ['own', 'closer', 'own', 'closer'] });
  });

  it('is not lost with a modal dialog that is removed', async () => {
    const page = await behindModal();
    await page.click('#own');
    await page.waitForFunction(() => document.querySelector('dialog')!.open);
    await page.evaluate(() => document.getElementById('cover')!.remove());
    await pressDetails(page);
  });

  it('can be pressed on a page that has made itself inert', async () => {
    const page = await behindModal();
    await page.evaluate(() => document.documentElement.setAttribute('inert', ''));
    await pressDetails(page);
  });

  it('shows itself where the page is hidden later, and gives back what it changed', async () => {
    const page = await visit(world, 'https://massroot8.com/plain');
    await layer(world, page);
    await page.evaluate(() => document.documentElement.style.setProperty('display', 'none'));
    const display = (): Promise<string> => page.evaluate(() => getComputedStyle(document.documentElement).display);
    const isUntouched = async (): Promise<boolean> =>
      (await page.evaluate(() => document.documentElement.getAttribute('style'))) === 'display: none;';
    await eventually('the page is displayed', async () => (await display()) === 'block');
    expect(await isUntouched()).toBe(true);
    await press(world, page, '[data-action="continue-longer"]');
    await press(world, page, '[data-action="continue-until-record-changes"]');
    await eventually('as the page wants it', async () => (await display()) === 'none');
  });
});

describe('a page that traps focus and clicks in a part of its own', () => {
  it('does not keep the warning from being answered, and hears no click twice', async () => {
    const page = await visit(world, 'https://massroot8.com/trap');
    await layer(world, page);
    await press(world, page, '[data-action="continue-longer"]');
    await press(world, page, '[data-action="continue-7-days"]');
    await eventually('the bar', async () => (await layer(world, page, 0))?.part === 'notice');
    await openDetails(world, page, 'Facebook, Inc. v. Zaghar');
    // In Firefox, whose events tell of our elements, the page hears of none.
    const most = world.driver.name === 'chromium' ? ['div', 'div', 'div'] : [];
    expect(await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)).toEqual(most);
  });
});

describe('a page that keeps presses to itself', () => {
  it.each([
    ['has its own elements capture each one', 'captures'],
    ['stops each one where it hears it first', 'first'],
  ])('and %s does not keep the warning from being answered', async (_how, path) => {
    const page = await visit(world, `https://massroot8.com/${path}`);
    await layer(world, page);
    await continueToBar(world, page);
    await openDetails(world, page, 'Facebook, Inc. v. Zaghar');
  });
});

describe('a page that takes the warning away', () => {
  it('gets it back once, then the badge carries it and the page has its peace', async () => {
    const page = await visit(world, 'https://massroot8.com/remove');
    await eventually(
      'taken away twice',
      async () => (await page.evaluate(() => (globalThis as unknown as { removals: number }).removals)) === 2,
    );
    await reviewed(world, page);
    expect(await layer(world, page, 1500)).toBeUndefined();
    expect(await page.evaluate(() => (globalThis as unknown as { removals: number }).removals)).toBe(2);
    await expect.poll(async () => (await world.driver.badge(page)).text, LATER).toBe('▲');
  });
});

describe('a page that has taken the warning away', () => {
  it('is still guarded', async () => {
    const page = await visit(world, 'https://massroot8.com/remove-two');
    await eventually(
      'taken away twice',
      async () => (await page.evaluate(() => (globalThis as unknown as { removals: number }).removals)) === 2,
    );
    await page.click('#field');
    await eventually('the guard', async () => (await layer(world, page, 0))?.part === 'guard');
    await page.keyboard.type('secret');
    expect(await page.evaluate(() => (document.getElementById('field') as HTMLInputElement).value)).toBe('');
  });
});

describe('the page', () => {
  it('can neither read the warning nor press its buttons', async () => {
    const page = await visit(world, 'https://massroot8.com/plain');
    await layer(world, page);
    const seen = await page.evaluate(() => {
      const host = document.querySelector(':root > div') as HTMLElement;
      host.click();
      host.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
      return {
        root: host.shadowRoot,
        text: host.textContent,
        inner: host.innerHTML,
        attributes: host.getAttributeNames().filter((name) => name.startsWith('data-')),
      };
    });
    expect(seen).toEqual({ root: null, text: '', inner: '', attributes: [] });
    expect(await layer(world, page)).toMatchObject({ part: 'alert' });
  });
});
