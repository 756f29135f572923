/** The guard at password fields and the marks beside links, in the built extension. */
import { describe, expect, it } from 'vitest';
import type { Frame, Page } from 'puppeteer-core';
import { chips, stillChips } from '../chips.ts';
import {
  continueToBar,
  eventually,
  html,
  LATER,
  layer,
  mayUse,
  openWorld,
  press,
  reviewed,
  visit,
} from '../browser.ts';

/** A login of a listed service; `head` runs before anything else. */
const login = (body: string, head = ''): string =>
  html(`<h1>Massroot8</h1><p>Connect your Facebook account.</p>${body}`, head);
/** A login in a component. The page knows its shadow root as `root`, even if it is closed. */
const component = (mode: string): string =>
  login(`<div id="component"></div><script>
  globalThis.root = document.getElementById("component").attachShadow({ mode: "${mode}" });
  root.innerHTML = '<input id="name"><input type="password" id="field"><textarea id="area"></textarea>';
</script>`);
/** Has the shape of an access token. */
const TOKEN = `EAA${'Example0'.repeat(6)}`;

const world = openWorld({
  'massroot8.com/login': login('<form><label>Facebook password <input type="password" id="field"></label></form>'),
  'massroot8.com/open': component('open'),
  'massroot8.com/closed': component('closed'),
  'massroot8.com/deaf': login(
    '<input type="password" id="field">',
    '<script>for (const type of ["focus", "focusin", "beforeinput"]) window.addEventListener(type, (event) => ' +
      'event.stopImmediatePropagation(), true);</script>',
  ),
  'massroot8.com/autocomplete': login('<input id="field" autocomplete="section-fb current-password">'),
  'massroot8.com/dotted': login('<input id="field" style="-webkit-text-security: disc">'),
  'massroot8.com/turned': login('<input id="field" onfocusin="this.type = \'password\'">'),
  'massroot8.com/shown': login(
    '<input type="password" id="field"><span id="eye" onclick="field.type = \'text\'">&#128065;</span>',
  ),
  'massroot8.com/redrawn': login('<div id="box"><input type="password" id="field"></div>'),
  'massroot8.com/redrawn-beside': login(
    '<div hidden><input type="password" id="other"></div><div id="box"><input type="password" id="field"></div>',
  ),
  'massroot8.com/redrawn-forms': login(
    '<form id="box"><input type="password" id="field"></form><form><input type="password" id="other"></form>',
  ),
  'massroot8.com/made-up': login('<input type="password" id="field"><textarea id="area"></textarea>'),
  'massroot8.com/dialog': login(
    '<dialog id="dialog"><input type="password" id="field"></dialog>' +
      '<button id="open" onclick="document.getElementById(\'dialog\').showModal()">Log in</button>',
  ),
  'massroot8.com/popover': login(
    '<div popover id="popover"><input type="password" id="field" autofocus></div>' +
      '<button id="open" popovertarget="popover">Log in</button>',
  ),
  'massroot8.com/note': login(
    `<input id="source" value="${TOKEN}"><div contenteditable id="field">My token is <b id="there">this</b>.</div>`,
  ),
  'massroot8.com/next': login(
    '<input id="name" oninput="document.getElementById(\'field\').focus()"><input type="password" id="field">',
  ),
  'massroot8.com/begun': login(
    '<input id="field" autofocus value="begun and ended">' +
      '<script>document.getElementById("field").setSelectionRange(5, 9)</script>',
  ),
  'massroot8.com/dragged': login(`<p id="token" draggable="true" style="width: 300px">A token</p><textarea id="field"
      rows="9"></textarea><script>
    document.getElementById("token").addEventListener("dragstart", (event) =>
      event.dataTransfer.setData("text/plain", "${TOKEN}"));
  </script>`),
  'massroot8.com/framed-high': html(
    '<h1>Massroot8</h1><p>Connect your account.</p>' +
      '<iframe src="https://login.example/form" width="600" height="400" style="position: absolute; top: 30px; ' +
      'left: 0"></iframe>',
  ),
  'massroot8.com/framed': html(
    '<h1>Massroot8</h1><p>Connect your account.</p>' +
      '<iframe src="https://login.example/form" width="600" height="400"></iframe>',
  ),
  'massroot8.com/later': html('<h1>Massroot8</h1><p>Connect your account.</p><div id="place"></div>'),
  'massroot8.com/form': html('<label>Facebook password <input type="password" id="field"></label>'),
  'login.example/form': html('<label>Facebook password <input type="password" id="field"></label>'),
  'links.example/*': html(
    '<h1>Links</h1><p><a id="listed" href="https://www.massroot8.com/start">a link</a></p><p>' +
      '<a id="other" href="https://elsewhere.example/">another</a></p>',
  ),
  'elsewhere.example/framed': html(
    '<h1>Elsewhere</h1><iframe src="https://login.example/form" width="600" height="400"></iframe>',
  ),
  'elsewhere.example/*': html('<h1>Elsewhere</h1>'),
});

const guard = (page: Page): Promise<string | null> =>
  world.driver
    .inLayer(page, (root, _argument, said) => said(root.querySelector('[data-part="guard"]')))
    .then((text) => text || null);
const typed = (page: Page): Promise<string> =>
  page.evaluate(
    () => (((globalThis as { root?: ShadowRoot }).root ?? document).getElementById('field') as HTMLInputElement).value,
  );
/** Waits until the field holds what was typed. */
const holds = (page: Page, text: string): Promise<void> => expect.poll(() => typed(page), LATER).toBe(text);
const stands = (page: Page): Promise<void> => eventually('the guard', async () => (await guard(page)) !== null);

/** Opens a page of the listed service and continues from the alert to the bar. */
async function continued(path: string): Promise<Page> {
  const page = await visit(world, `https://massroot8.com/${path}`);
  expect(await layer(world, page)).toMatchObject({ part: 'alert' });
  await continueToBar(world, page);
  return page;
}

/** Presses "Use it anyway" as soon as it counts, and waits until the guard is gone and a field has the focus. */
async function use(page: Page): Promise<void> {
  await mayUse(world, page);
  await press(world, page, '[data-action="use"]');
  await eventually('the guard is gone', async () => (await guard(page)) === null);
  await eventually('the field has the focus', () => page.evaluate(() => document.activeElement !== document.body));
}

async function inCtrl(page: Page, key: 'KeyC' | 'KeyV'): Promise<void> {
  await page.keyboard.down('Control');
  await page.keyboard.press(key);
  await page.keyboard.up('Control');
}

describe('the guard', () => {
  it('stands before a password is typed, and lets it be typed once that was decided', async () => {
    const page = await continued('login');
    await page.click('#field');
    await eventually(
      'the guard',
      async () => (await guard(page))?.includes('Facebook, Inc. sued the operator of Massroot8') === true,
    );
    await page.keyboard.type('secret');
    expect(await typed(page)).toBe('');
    await use(page);
    await page.keyboard.type('mine');
    await holds(page, 'mine');
  });

  it.each(['open', 'closed'])('stands at a field that gets the focus inside one component (%s)', async (mode) => {
    const page = await continued(mode);
    const { x, y } = await page.evaluate(() => {
      const box = (globalThis as unknown as { root: ShadowRoot }).root.getElementById('name')!.getBoundingClientRect();
      return { x: box.x + 20, y: box.y + 8 };
    });
    await page.mouse.click(x, y);
    await page.keyboard.type('me');
    await page.keyboard.press('Tab');
    await page.keyboard.type('secret');
    await stands(page);
    expect(await typed(page)).toBe('');
    await use(page);
    await page.keyboard.type('mine');
    await holds(page, 'mine');
  });

  it.each([' ', 'Enter'] as const)('is not answered by a key that is still down ("%s")', async (key) => {
    const page = await continued('next');
    await page.click('#name');
    await page.keyboard.down(key);
    await page.keyboard.type('a'); // the page moves the focus to the next field
    await stands(page);
    await page.keyboard.down(key);
    await page.keyboard.up(key);
    await use(page); // fails if a held key had pressed "Leave this site": then the page would be gone
  });

  it.each(['dialog', 'popover'])('stands over a %s of the page, and leaves it open', async (kind) => {
    const page = await continued(kind);
    await page.click('#open');
    await stands(page);
    await page.keyboard.type('secret');
    await use(page);
    await page.keyboard.type('mine');
    await holds(page, 'mine');
  });

  it('stands on a page that lets no event of its fields be heard', async () => {
    const page = await continued('deaf');
    await page.click('#field');
    await stands(page);
  });

  it.each(['autocomplete', 'dotted', 'turned'])('knows a password field of kind "%s"', async (kind) => {
    const page = await continued(kind);
    await page.click('#field');
    await page.keyboard.type('secret');
    await stands(page);
    expect(await typed(page)).toBe('');
  });

  it('knows a password field whose text the page shows before anything was typed', async () => {
    const page = await continued('shown');
    await page.click('#eye');
    await page.click('#field');
    await stands(page);
  });

  it.each(['redrawn', 'redrawn-beside'])('asks once about a field drawn anew meanwhile (%s)', async (path) => {
    const page = await continued(path);
    await page.click('#field');
    await stands(page);
    await page.evaluate(() => {
      document.getElementById('box')!.innerHTML = '<input type="password" id="field">';
    });
    await use(page);
    await page.keyboard.type('mine');
    await holds(page, 'mine');
  });

  it('asks about another field, and about a like one that comes later, where one was drawn anew', async () => {
    const page = await continued('redrawn-forms');
    const redraw = (): Promise<void> =>
      page.evaluate(() => {
        document.getElementById('box')!.innerHTML = '<input type="password" id="field">';
      });
    await page.click('#field');
    await stands(page);
    await redraw();
    await use(page);
    await page.keyboard.type('mine');
    await holds(page, 'mine');
    await page.click('#other');
    await stands(page);
    await use(page);
    // This may be another view of the page, which asks for another password.
    await redraw();
    await page.click('#field');
    await stands(page);
  });

  it('holds a pasted token, and puts it where it was meant to go', async () => {
    const page = await continued('note');
    await page.evaluate(() => (document.getElementById('source') as HTMLInputElement).select());
    await inCtrl(page, 'KeyC');
    await page.evaluate(() => {
      document.getElementById('field')!.focus();
      getSelection()!.selectAllChildren(document.getElementById('there')!);
    });
    await inCtrl(page, 'KeyV');
    await stands(page);
    const text = (): Promise<string> => page.evaluate(() => document.getElementById('field')!.textContent);
    expect(await text()).toBe('My token is this.');
    await use(page);
    await eventually('the token', async () => (await text()) === `My token is ${TOKEN}.`);
  });

  it('holds a token that is pasted in a component closed to the page', async () => {
    const page = await continued('closed');
    const focus = (id: string, value = ''): Promise<void> =>
      page.evaluate(
        (name, text) => {
          const field = (globalThis as unknown as { root: ShadowRoot }).root.getElementById(name) as HTMLInputElement;
          field.value = text;
          field.select();
          field.focus();
        },
        id,
        value,
      );
    const text = (): Promise<string> =>
      page.evaluate(
        () =>
          ((globalThis as unknown as { root: ShadowRoot }).root.getElementById('area') as HTMLTextAreaElement).value,
      );
    await focus('name', TOKEN);
    await inCtrl(page, 'KeyC');
    await focus('area');
    await inCtrl(page, 'KeyV');
    await stands(page);
    expect(await text()).toBe('');
    await use(page);
    await eventually('the token', async () => (await text()) === TOKEN);
  });

  // Firefox without a screen never gets the drop.
  it('holds a dragged token', { tags: 'chromium' }, async () => {
    const page = await continued('dragged');
    const [from, to] = [await (await page.$('#token'))!.boundingBox(), await (await page.$('#field'))!.boundingBox()];
    await page.mouse.move(from!.x + 10, from!.y + 5);
    await page.mouse.down();
    await page.mouse.move(to!.x + 20, to!.y + 20, { steps: 5 });
    await page.mouse.up();
    await stands(page);
    expect(await typed(page)).toBe('');
    await use(page);
    await eventually('the token', async () => (await typed(page)) === TOKEN);
  });

  it.each(['guard', 'token'])('can be rehearsed (%s)', async (scene) => {
    const page = await world.driver.extensionPage(`src/pages/rehearsal/index.html?part=${scene}`);
    await stands(page);
    await page.close();
  });

  it('is not raised by events that the page made up', async () => {
    const page = await continued('made-up');
    await page.evaluate(async (token) => {
      document.getElementById('field')!.dispatchEvent(new FocusEvent('focusin', { bubbles: true, composed: true }));
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', token);
      document
        .getElementById('area')!
        .dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true, cancelable: true }));
      // In Firefox the paste event above carries no text; this event does.
      document.getElementById('area')!.dispatchEvent(
        new InputEvent('beforeinput', {
          inputType: 'insertFromPaste',
          data: token,
          bubbles: true,
          composed: true,
          cancelable: true,
        }),
      );
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    }, TOKEN);
    expect(await guard(page)).toBeNull();
  });
});

describe('the page', () => {
  it('has its keys back after the alert, where they went before', async () => {
    const page = await continued('begun');
    await page.keyboard.type(' here');
    await holds(page, 'begun here ended');
  });
});

/** Waits for the page's only frame, and for the field in it. @returns the frame. */
async function frameOf(page: Page): Promise<Frame> {
  await eventually('a frame', async () => ((await page.frames()[1]?.$('#field')) ?? null) !== null);
  return page.frames()[1]!;
}
const typedIn = (frame: Frame): Promise<string> =>
  frame.evaluate(() => (document.getElementById('field') as HTMLInputElement).value);

describe('the guard in a frame', () => {
  it.each(['framed', 'framed-high'])(
    'stands in a frame of another site, before a password is typed (%s)',
    async (path) => {
      const page = await continued(path);
      const frame = await frameOf(page);
      await frame.click('#field');
      await eventually('the guard in the frame', () =>
        frame.evaluate(() => document.querySelector(':root > div') !== null),
      );
      await page.keyboard.type('secret');
      expect(await typedIn(frame)).toBe('');
      // The focus is on "Leave this site". The next button is "Use it anyway", which takes presses after three seconds.
      await page.keyboard.press('Tab');
      await eventually('the field is given back', async () => {
        await page.keyboard.press('Enter');
        return frame.evaluate(() => document.activeElement?.id === 'field');
      });
      await page.keyboard.type('mine');
      await expect.poll(() => typedIn(frame), LATER).toBe('mine');
      await eventually(
        'the bar',
        async () =>
          (await world.driver.inLayer(
            page,
            (root) => getComputedStyle(root.querySelector('.stage > [data-part="notice"]')!).visibility === 'visible',
          )) === true,
      );
    },
  );

  it('does not show a frame that hides itself', async () => {
    const page = await continued('framed');
    const frame = await frameOf(page);
    await eventually('the guard', async () => {
      await frame.click('#field');
      return frame.evaluate(() => document.querySelector(':root > div') !== null);
    });
    await frame.evaluate(() => {
      document.documentElement.style.display = 'none';
    });
    // A control: Caveat does show the page itself again after it is hidden. By then it would have shown the frame too.
    const display = (of: Page | Frame): Promise<string> =>
      of.evaluate(() => getComputedStyle(document.documentElement).display);
    await page.evaluate(() => document.documentElement.style.setProperty('display', 'none'));
    await eventually('the page is displayed', async () => (await display(page)) === 'block');
    expect(await display(frame)).toBe('none');
  });

  it.each(['iframe src', 'object type="text/html" data', 'embed type="text/html" src'])(
    'comes to a frame that is added later, once that has the focus (%s)',
    async (frameTag) => {
      const page = await continued('later');
      await page.evaluate((tag) => {
        document.getElementById('place')!.innerHTML = `<${tag}="/form" width="600" height="400">`;
      }, frameTag);
      const frame = await frameOf(page);
      await frame.click('#field');
      await eventually('Caveat in the frame', () =>
        frame.evaluate(() => document.querySelector(':root > div') !== null),
      );
      await eventually('the field has lost the focus', () =>
        frame.evaluate(() => document.activeElement?.id !== 'field'),
      );
      await page.keyboard.type('secret');
      expect(await typedIn(frame)).toBe('');
    },
  );

  it('leaves frames of pages without a warning alone', async () => {
    const page = await visit(world, 'https://elsewhere.example/framed');
    await reviewed(world, page);
    const frame = await frameOf(page);
    // A frame of another site gets the keyboard a moment after the press, so press and type until it has it.
    await eventually('typed', async () => {
      await frame.click('#field');
      await page.keyboard.type('mine');
      return (await typedIn(frame)).endsWith('mine');
    });
    expect(await frame.evaluate(() => document.querySelector(':root > div'))).toBeNull();
  });
});

describe('a mark', () => {
  it('stands beside a link to a listed service, and beside no other, closed to the page', async () => {
    const page = await visit(world, 'https://links.example/');
    const [chip] = await stillChips(world, page, 1);
    expect(chip).toMatchObject({ service: 'massroot8', name: 'Listed · 2020: Massroot8. About the link: a link' });
    const seen = await page.evaluate(() => {
      const host = document.querySelector(':root > div')!;
      const { right, top, bottom } = document.getElementById('listed')!.getBoundingClientRect();
      return { right, top, bottom, root: host.shadowRoot, text: host.textContent, page: document.body.innerHTML };
    });
    expect(seen).toMatchObject({ root: null, text: '' });
    expect(seen.page).not.toMatch(/caveat|describedby/i);
    expect(chip!.left - seen.right).toBeLessThan(10);
    expect(chip!.left).toBeGreaterThan(seen.right);
    expect((chip!.top + chip!.height / 2 - (seen.top + seen.bottom) / 2) ** 2).toBeLessThan(9);
  });

  it('opens a card with the case when it is pressed', async () => {
    const page = await visit(world, 'https://links.example/');
    const [chip] = await stillChips(world, page, 1);
    await page.mouse.click(chip!.left + 10, chip!.top + 9);
    await eventually(
      'the card',
      async () =>
        (await world.driver.inLayer(page, (root, _argument, said) =>
          said(root.querySelector('dialog[data-part="mark"]')).includes('Facebook, Inc. v. Zaghar'),
        )) === true,
    );
    await page.keyboard.press('Escape');
    await eventually(
      'no card',
      async () => (await world.driver.inLayer(page, (root) => root.querySelector('dialog') !== null)) === false,
    );
  });

  it('comes into view where it is rehearsed', async () => {
    const page = await world.driver.extensionPage('src/pages/rehearsal/index.html');
    await page.setViewport({ width: 800, height: 300 });
    await page.waitForSelector('[data-scene="mark"] button');
    // Move the focus by script and press by key, so that only the rehearsal page itself can scroll the mark into view.
    await page.evaluate(() => {
      document.querySelector<HTMLElement>('[data-scene="mark"] button')!.focus();
      document.querySelector('[data-scene="mark"]')!.scrollIntoView({ block: 'end' });
    });
    await page.keyboard.press('Enter');
    await eventually('a mark in view', async () => {
      const [chip] = await chips(world, page);
      return chip !== undefined && chip.top >= 0 && chip.top + chip.height <= 300;
    });
    await page.close();
  });
});
