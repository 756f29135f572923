/** Pages that fight the warning, and pages that are odd. The warning holds or gives way; the page always goes on. */
import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { continueToBar, eventually, keysCount, layer, openWorld, press, reviewed, visit } from '../browser.ts';

/** A page of a listed service; `head` runs before anything else. */
const listed = (head: string, body = ''): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Massroot8</title>${head}</head><body><h1>Massroot8</h1><p>Connect your account.</p><button id="own">Own button</button>${body}</body></html>`;

const world = openWorld({
  'massroot8.com/trusted-types': {
    body: listed(''),
    headers: { 'content-security-policy': "require-trusted-types-for 'script'; trusted-types 'none'" },
  },
  'massroot8.com/frozen-head': listed(
    '<script>document.documentElement.append = () => { throw new Error("no"); }; Object.freeze(document.documentElement); Object.freeze(document);</script>',
  ),
  'massroot8.com/moved': listed(
    '<style>html { transform: translateX(-3000px) scale(.1); filter: blur(9px); opacity: 0; contain: strict; clip-path: circle(0) }</style>',
  ),
  'massroot8.com/unset': listed('<style>* { all: unset !important; display: none !important }</style>'),
  'massroot8.com/remove': listed(`<script>
    globalThis.removals = 0;
    new MutationObserver(() => { for (const each of document.querySelectorAll(':root > div')) { each.remove(); globalThis.removals += 1; } }).observe(document, { childList: true, subtree: true });
  </script>`),
  'massroot8.com/remove-two': listed(
    `<script>
    globalThis.removals = 0;
    new MutationObserver(() => { if (removals < 2) for (const each of document.querySelectorAll(':root > div')) { each.remove(); removals += 1; } }).observe(document, { childList: true, subtree: true });
  </script>`,
    '<input type="password" id="field">',
  ),
  'massroot8.com/dialog': listed(
    '',
    '<dialog id="cover">A dialog of the page</dialog><script>setTimeout(() => document.getElementById("cover").showModal(), 2500)</script>',
  ),
  'massroot8.com/modal': listed(
    '',
    `<dialog id="cover">A dialog of the page <button id="closer" onclick="this.parentNode.close()">Close</button></dialog><script>
    const cover = document.getElementById("cover");
    document.getElementById("own").addEventListener("click", () => cover.showModal());
    globalThis.errors = [];
    addEventListener("error", ({ message }) => errors.push(message));
    globalThis.pressed = [];
    for (const type of ['pointerdown', 'mousedown', 'click']) document.addEventListener(type, ({ target }) => { if (target === cover || (type === 'click' && target.id !== '')) pressed.push(target.id); }, true);
  </script>`,
  ),
  'massroot8.com/popover': listed(
    '',
    '<div popover="manual" id="cover" style="inset: 0 0 auto; width: 100%; height: 90px; margin: 0; padding: 0; border: 0; background: pink">A popover of the page</div>',
  ),
  'massroot8.com/zoomed': listed('<style>html { zoom: 1.5 }</style>', '<input type="password" id="field">'),
  'massroot8.com/shrunk': listed('<style>html { zoom: .5 }</style>', '<input type="password" id="field">'),
  'massroot8.com/patched': listed(`<script>
    Element.prototype.attachShadow = function () { throw new Error('no'); };
    HTMLElement.prototype.showPopover = function () { throw new Error('no'); };
    Document.prototype.createElement = () => null;
    globalThis.MutationObserver = undefined;
    Object.freeze(Element.prototype); Object.freeze(Node.prototype);
  </script>`),
  'massroot8.com/focus': listed('<script>setInterval(() => document.getElementById("own")?.focus(), 50)</script>'),
  'massroot8.com/trap': listed(
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
  'massroot8.com/open': listed(
    '<script>setTimeout(() => { document.open(); document.write("<title>Massroot8</title><h1>Massroot8, written anew</h1>"); document.close(); }, 2500)</script>',
  ),
  'massroot8.com/root': listed(
    '<script>setTimeout(() => { const root = document.createElement("html"); root.innerHTML = "<head><title>Massroot8</title></head><body><h1>Massroot8 again</h1></body>"; document.replaceChild(root, document.documentElement); }, 2500)</script>',
  ),
  'massroot8.com/xhtml': {
    type: 'application/xhtml+xml',
    body: '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Massroot8</title></head><body><h1>Massroot8</h1></body></html>',
  },
  'massroot8.com/picture': {
    type: 'image/svg+xml',
    body: '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><title>Massroot8</title><text x="10" y="20">Massroot8</text></svg>',
  },
  'massroot8.com/clobbered': listed(
    '',
    '<form name="body"><input name="childNodes"><input name="tagName"></form><img name="documentElement"><form><input name="attributes"><input type="password" name="parentNode"></form>',
  ),
  'massroot8.com/frameset':
    '<!doctype html><html><head><title>Massroot8</title></head><frameset cols="*"><frame src="about:blank"></frameset></html>',
  'massroot8.com/plain': listed(''),
  'massroot8.com/strict': { body: listed(''), headers: { 'content-security-policy': "default-src 'none'; sandbox" } },
  'elsewhere.example/*': '<!doctype html><html lang="en"><title>Elsewhere</title><h1>Elsewhere</h1></html>',
});

describe('the warning is shown', () => {
  it.each(['trusted-types', 'frozen-head', 'moved', 'unset', 'patched', 'focus', 'clobbered', 'xhtml'])(
    'on a page of kind "%s"',
    async (kind) => {
      const page = await visit(world, `https://massroot8.com/${kind}`);
      expect(await layer(world, page)).toMatchObject({ part: 'alert', service: 'massroot8' });
      await continueToBar(world, page);
      await press(world, page, '[data-action="details"]');
      await eventually(
        'details',
        async () => (await layer(world, page, 0))?.text.includes('Facebook, Inc. v. Zaghar') === true,
      );
    },
  );

  it('in its own clothes under a policy that allows nothing', async () => {
    const page = await visit(world, 'https://massroot8.com/strict');
    expect(await layer(world, page)).toMatchObject({ part: 'alert', service: 'massroot8' });
    const look = await world.driver.inLayer(page, (root) => {
      const part = root.querySelector('[data-part]')!;
      const { backgroundColor, position } = getComputedStyle(part);
      return {
        isPainted: backgroundColor !== 'rgba(0, 0, 0, 0)',
        position,
        isStyled: getComputedStyle(root.querySelector('[data-action="leave"]')!).borderRadius !== '0px',
      };
    });
    expect(look).toEqual({ isPainted: true, position: 'fixed', isStyled: true });
    await continueToBar(world, page);
  });

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
    await page.keyboard.press('Escape');
    await eventually('the bar as it is made', async () => (await box('notice'))?.join() === '0,0,1200,40');
    await page.evaluate(() => document.documentElement.style.setProperty('zoom', '3', 'important'));
    await eventually('the bar as it was', async () => (await box('notice'))?.join() === '0,0,1200,40');
  });

  it.each(['zoomed', 'shrunk'])('at the field it is about, on a page of kind "%s"', async (kind) => {
    const page = await visit(world, `https://massroot8.com/${kind}`);
    await layer(world, page);
    await page.keyboard.press('Escape');
    await eventually('the bar', async () => (await layer(world, page, 0))?.part === 'notice');
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
    await page.keyboard.press('Escape');
    await eventually('the bar', async () => (await layer(world, page, 0))?.part === 'notice');
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
    await eventually('the warning can be pressed', async () => {
      await press(world, page, '[data-action="continue"]');
      return (await layer(world, page, 500))?.part !== 'alert';
    });
  });
});

describe('the bar', () => {
  /** A page with the bar and an open modal dialog of its own. */
  async function behindModal(): Promise<Page> {
    const page = await visit(world, 'https://massroot8.com/modal');
    await layer(world, page);
    await page.keyboard.press('Escape');
    await eventually('the bar', async () => (await layer(world, page, 0))?.part === 'notice');
    return page;
  }
  /** Opens the details, and closes them again. */
  async function pressDetails(page: Page): Promise<void> {
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
    // The dialog hears none of the presses that were meant for the bar.
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

describe('an odd document', () => {
  it.each(['picture', 'frameset'])('of kind "%s" is at least on the toolbar button', async (kind) => {
    const page = await visit(world, `https://massroot8.com/${kind}`);
    await reviewed(world, page, ({ state }) => state === 'listed');
    await eventually('a badge', async () => (await world.driver.badge(page)).text === '▲');
  });

  it.each(['open', 'root'])('that is replaced ("%s") keeps its badge and throws nothing', async (kind) => {
    const errors: string[] = [];
    const page = await world.driver.newPage();
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(`https://massroot8.com/${kind}`, { waitUntil: 'domcontentloaded' });
    await layer(world, page);
    await eventually('the page was replaced', async () =>
      /anew|again/.test(await page.evaluate(() => document.body.textContent ?? '')),
    );
    await eventually('a badge', async () => (await world.driver.badge(page)).text === '▲');
    expect(errors).toEqual([]);
  });
});

describe('a page that traps focus and clicks in a part of its own', () => {
  it('does not keep the warning from being answered, and hears each click once', async () => {
    const page = await visit(world, 'https://massroot8.com/trap');
    await layer(world, page);
    await press(world, page, '[data-action="continue-longer"]');
    await press(world, page, '[data-action="continue-7-days"]');
    await eventually('the bar', async () => (await layer(world, page, 0))?.part === 'notice');
    await press(world, page, '[data-action="details"]');
    await eventually(
      'details',
      async () => (await layer(world, page, 0))?.text.includes('Facebook, Inc. v. Zaghar') === true,
    );
    expect(await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)).toEqual([
      'div',
      'div',
      'div',
    ]);
  });
});

describe('a page that is written anew', () => {
  const writeAnew = (page: Page, afterMs: number): Promise<void> =>
    page.evaluate(async (ms) => {
      document.open();
      await new Promise((passed) => setTimeout(passed, ms));
      document.write('<title>Massroot8</title><h1>Massroot8, written anew</h1>');
      document.close();
    }, afterMs);

  it.each([0, 500])('has a warning that answers, also when it is empty for %d ms', async (afterMs) => {
    const page = await visit(world, 'https://massroot8.com/plain');
    await layer(world, page);
    await writeAnew(page, afterMs);
    await eventually('the bar', async () => {
      await press(world, page, '[data-action="continue"]');
      return (await layer(world, page, 500))?.part === 'notice';
    });
    await writeAnew(page, afterMs);
    await eventually('details', async () => {
      await press(world, page, '[data-action="details"]');
      return (await layer(world, page, 500))?.text.includes('Facebook, Inc. v. Zaghar') === true;
    });
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
    expect((await world.driver.badge(page)).text).toBe('▲');
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

  it('keeps its scroll position and its own state', async () => {
    const page = await visit(world, 'https://massroot8.com/plain');
    await layer(world, page);
    expect(
      await page.evaluate(() => [document.documentElement.style.cssText, document.body.style.cssText, scrollY]),
    ).toEqual(['', '', 0]);
  });

  it('is not covered in print', async () => {
    const page = await visit(world, 'https://massroot8.com/plain');
    await layer(world, page);
    const printed = await world.driver.inLayer(page, (root) => {
      const sheets = [...root.querySelectorAll('style')].map((style) => style.textContent ?? '');
      return sheets.some((sheet) => /@media print/.test(sheet));
    });
    expect(printed).toBe(true);
  });
});

describe('a page without a finding', () => {
  it('cannot tell that Caveat is installed', async () => {
    const page = await visit(world, 'https://elsewhere.example/');
    await reviewed(world, page, ({ state }) => state === 'clean');
    const traces = (): unknown => ({
      html: document.documentElement.outerHTML,
      sheets: [...document.styleSheets, ...document.adoptedStyleSheets].length,
      globals: Object.getOwnPropertyNames(globalThis).filter((name) => /caveat|chrome-ext|moz-ext/i.test(name)),
      attributes: document.documentElement.getAttributeNames(),
      entries: performance
        .getEntries()
        .map(({ name }) => name)
        .filter((name) => /extension/.test(name)),
    });
    expect(await page.evaluate(traces)).toEqual({
      html: '<html lang="en"><head><title>Elsewhere</title></head><body><h1>Elsewhere</h1></body></html>',
      sheets: 0,
      globals: [],
      attributes: ['lang'],
      entries: [],
    });
  });
});

describe('keyboard', () => {
  it('Escape turns the alert into the bar', async () => {
    const page = await visit(world, 'https://massroot8.com/plain');
    expect(await layer(world, page)).toMatchObject({ part: 'alert' });
    await page.keyboard.press('Escape');
    await eventually('the bar', async () => (await layer(world, page, 0))?.part === 'notice');
  });

  it('Enter on the focused button leaves the site', async () => {
    const page = await visit(world, 'https://elsewhere.example/');
    await page.goto('https://massroot8.com/plain', { waitUntil: 'domcontentloaded' });
    await layer(world, page);
    await keysCount(world, page);
    await page.keyboard.press('Enter');
    await eventually(
      'back where one came from',
      async () => (await page.evaluate(() => location.hostname)) === 'elsewhere.example',
    );
  });
});

describe('going back and forth', () => {
  it('shows badge and findings again on a page out of the back-forward cache', async () => {
    const page = await visit(world, 'https://massroot8.com/plain');
    await layer(world, page);
    await page.goto('https://elsewhere.example/', { waitUntil: 'domcontentloaded' });
    await eventually('no badge elsewhere', async () => (await world.driver.badge(page)).text === '');
    await page.evaluate(() => history.back());
    await eventually('back', async () => (await page.evaluate(() => location.hostname)) === 'massroot8.com');
    await reviewed(world, page, ({ state }) => state === 'listed');
    await eventually('the badge again', async () => (await world.driver.badge(page)).text === '▲');
  });
});
