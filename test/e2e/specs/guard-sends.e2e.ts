/** The guard also holds the sending of a filled-in password whose field never had the focus. */
import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { eventually, html, LATER, mayUse, openWorld, press, visitContinued } from '../browser.ts';

/** A login of a listed service, filled in as a password manager does it, while the focus is elsewhere. */
const filled = (form: string, script = ''): string =>
  html(`<h1>Massroot8</h1><p>Log in with Facebook to get likes.</p>${form}<script>
  globalThis.log = [];
  const field = document.getElementById('field');
  const send = (how) => { log.push('sent ' + how); };
  for (const type of ['pointerdown', 'mousedown', 'click', 'keydown'])
    document.addEventListener(type, (event) => { if (event.target.closest?.('#go, #name')) log.push(type); });
  document.addEventListener('submit', (event) => { event.preventDefault();
    send('by ' + (event.submitter?.id ?? 'nothing') + ': ' + new FormData(event.target, event.submitter).get('act'));
      });
  setTimeout(() => { document.getElementById('name').value = 'someone'; field.value = 'not-a-real-one';
    field.dispatchEvent(new Event('input', { bubbles: true })); globalThis.isFilled = true; }, 100);
  ${script}</script>`);
const FORM =
  '<form id="form"><input id="name" name="name"><input type="password" id="field" name="pw">' +
  '<button name="act" value="other" id="other">Other</button>' +
  '<button name="act" value="go" id="go">Log in</button></form>';

const world = openWorld({
  'massroot8.com/form': filled(FORM),
  // Every property of the form is also the name of a field: whoever reads such a property gets the field instead.
  'massroot8.com/named': filled(
    FORM,
    `const names = []; for (const name in document.getElementById('form')) names.push(name);
    for (const name of names)
      document.getElementById('go').before(Object.assign(document.createElement('input'), { type: 'hidden', name }));`,
  ),
  'massroot8.com/script': filled(
    '<input id="name"><input type="password" id="field">' +
      '<button type="button" id="go" onclick="send(field.value)">Log in</button>',
  ),
  'massroot8.com/pointer': filled(
    '<input id="name"><input type="password" id="field">' +
      '<div id="go" style="cursor: pointer; width: 90px" onmousedown="send(field.value)">Log in</div>',
  ),
  'massroot8.com/keys': filled(
    '<input id="name" onkeydown="if (event.key === \'Enter\') send(field.value)"><input type="password" id="field">',
  ),
  ...Object.fromEntries(
    ['keypress', 'keyup'].map((type) => [
      `massroot8.com/${type}`,
      filled(
        `<input id="name" on${type}="if (event.key === 'Enter') send(field.value)"><input type="password" id="field">`,
      ),
    ]),
  ),
  'massroot8.com/role': filled(
    '<input id="name"><input type="password" id="field"><div id="go" role="button" tabindex="0" ' +
      'onkeydown="if (\'Enter \'.includes(event.key)) send(field.value)">Log in</div>',
  ),
  // The box keeps presses from what lies behind it, and is no button by that.
  'massroot8.com/box': filled(
    FORM.replace(/(?<=<form[^>]*>).*(?=<\/form>)/, '<div onclick="event.stopPropagation()">Log in $&</div>'),
  ),
  'massroot8.com/eye': filled(
    '<input id="name"><input type="password" id="field"><button id="go" aria-label="Show" onclick="send(\'eye\')">' +
      '<svg width="20" height="20"></svg></button>',
  ),
  'massroot8.com/disabled': filled(FORM.replace('id="field"', 'id="field" disabled')),
  'massroot8.com/real': filled(
    '<form id="form" action="/done" method="post"><input id="name" name="name">' +
      '<input type="password" id="field" name="pw">' +
      '<button type="button" id="go" onclick="setTimeout(() => form.submit())"></button></form>',
  ),
  'massroot8.com/done': html('<h1>Done</h1>'),
  'massroot8.com/component': filled(
    '<form id="form"><input id="name" name="name"><div id="part"></div>' +
      '<button name="act" value="go" id="go">Log in</button></form>',
    '',
  ).replace(
    "const field = document.getElementById('field')",
    "const inner = document.getElementById('part').attachShadow({ mode: 'closed' }); inner.innerHTML = '<input " +
      "type=password>'; const field = inner.firstChild",
  ),
});

const guardText = async (page: Page): Promise<string | undefined> =>
  (await world.driver.inLayer(page, (root, _argument, said) => said(root.querySelector('[data-part="guard"]')))) ||
  undefined;
const log = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...(globalThis as unknown as { log: string[] }).log]);
const sends = async (page: Page): Promise<string[]> => (await log(page)).filter((each) => each.startsWith('sent'));

/** Opens a page of the listed service, for which the reader chose to continue, and waits for its filled fields. */
async function filledPage(path: string): Promise<Page> {
  const page = await visitContinued(world, `https://massroot8.com/${path}`, 'massroot8');
  await page.waitForFunction(() => (globalThis as { isFilled?: true }).isFilled === true);
  return page;
}
async function use(page: Page): Promise<void> {
  await mayUse(world, page);
  await press(world, page, '[data-action="use"]');
  await eventually('the guard is gone', async () => (await guardText(page)) === undefined);
}
const stands = (page: Page): Promise<void> =>
  eventually('the guard', async () => (await guardText(page))?.includes('Before your password is sent') === true);
const idle = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let count = 0; count < 10; count += 1)
      await new Promise((done) => setTimeout(() => requestAnimationFrame(done), 20));
  });

describe('a filled password that never had the focus', () => {
  it.each([
    ['pressed', (page: Page) => page.click('#go'), 'sent by go: go'],
    [
      'sent by Enter',
      async (page: Page) => {
        await page.focus('#name');
        await page.keyboard.press('Enter');
      },
      'sent by other: other',
    ],
    [
      'sent by the page with a submitter',
      (page: Page) =>
        page.evaluate(() =>
          (document.getElementById('form') as HTMLFormElement).requestSubmit(document.getElementById('go')),
        ),
      'sent by go: go',
    ],
    [
      'sent by the page without one',
      (page: Page) => page.evaluate(() => (document.getElementById('form') as HTMLFormElement).requestSubmit()),
      'sent by nothing: null',
    ],
  ])('is held when the form is %s, and then sent once and as it was', async (_how, act, sent) => {
    const page = await filledPage('form');
    await act(page);
    await stands(page);
    await idle(page);
    expect(await sends(page)).toEqual([]);
    await use(page);
    await eventually('sent', async () => (await sends(page)).length > 0);
    await idle(page);
    expect(await sends(page)).toEqual([sent]);
    await page.click('#go');
    await expect.poll(() => sends(page), LATER).toEqual([sent, 'sent by go: go']);
    expect(await guardText(page)).toBeUndefined();
  });

  it('is held in a form whose fields are named like all that a form can do', async () => {
    const page = await filledPage('named');
    await page.click('#go');
    await stands(page);
    expect(await sends(page)).toEqual([]);
    await use(page);
    await eventually('sent', async () => (await sends(page)).length > 0);
    expect(await sends(page)).toEqual(['sent by go: go']);
  });

  it.each([
    ['script', 'a button that a script answers'],
    ['pointer', 'a box that a script answers as soon as the mouse is down'],
  ])('is held at %s: %s', async (path) => {
    const page = await filledPage(path);
    await page.click('#go');
    await stands(page);
    expect(await log(page)).toEqual([]);
    await use(page);
    await eventually('sent', async () => (await sends(page)).length > 0);
    await idle(page);
    expect((await log(page)).filter((each) => !each.startsWith('key'))).toEqual(
      expect.arrayContaining(['pointerdown', 'mousedown', 'click', 'sent not-a-real-one']),
    );
    expect(await sends(page)).toEqual(['sent not-a-real-one']);
  });

  it.each(['keys', 'keypress', 'keyup'])('is held at Enter that a script answers (%s)', async (path) => {
    const page = await filledPage(path);
    await page.focus('#name');
    await page.keyboard.press('Enter');
    await stands(page);
    expect(await log(page)).toEqual([]);
    await use(page);
    await eventually('sent', async () => (await sends(page)).length > 0);
    expect(await sends(page)).toEqual(['sent not-a-real-one']);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('name');
  });

  it.each(['Enter', ' '] as const)('is held at the key "%s" on what a script makes a button', async (key) => {
    const page = await filledPage('role');
    await page.focus('#go');
    await page.keyboard.press(key);
    await stands(page);
    expect(await sends(page)).toEqual([]);
    await use(page);
    await eventually('sent', async () => (await sends(page)).length > 0);
    expect(await sends(page)).toEqual(['sent not-a-real-one']);
  });

  it('is not held where somebody writes in a box that hears presses', async () => {
    const page = await filledPage('box');
    await page.click('#name');
    await page.keyboard.press('End');
    await page.keyboard.type(' or other');
    const value = (): Promise<string> =>
      page.evaluate(() => (document.getElementById('name') as HTMLInputElement).value);
    await expect.poll(value, LATER).toBe('someone or other');
    expect(await guardText(page)).toBeUndefined();
    await page.keyboard.press('Enter');
    await stands(page);
    await use(page);
    await expect.poll(() => sends(page), LATER).toEqual(['sent by other: other']);
  });

  it.each(['eye', 'disabled'])('is not held where it is not sent (%s)', async (path) => {
    const page = await filledPage(path);
    await page.click('#go');
    await eventually('the page was pressed', async () => (await sends(page)).length > 0);
    expect(await guardText(page)).toBeUndefined();
  });

  it('is held in a component that is closed to the page', async () => {
    const page = await filledPage('component');
    await page.click('#go');
    await stands(page);
    await use(page);
    await eventually('sent', async () => (await sends(page)).includes('sent by go: go'));
  });

  it('is held when the page calls submit() itself', async () => {
    const page = await filledPage('real');
    await page.click('#go');
    await stands(page);
    expect(await page.evaluate(() => location.pathname)).toBe('/real');
    await use(page);
    await eventually('sent', () => page.evaluate(() => location.pathname === '/done'));
  });

  it('stays unsent when the reader does not decide', async () => {
    const page = await filledPage('form');
    await page.click('#go');
    await stands(page);
    await page.keyboard.press('Escape');
    await eventually('no guard', async () => (await guardText(page)) === undefined);
    await idle(page);
    expect(await sends(page)).toEqual([]);
    await page.click('#go');
    await stands(page);
  });

  it('is no matter while the field is empty', async () => {
    const page = await filledPage('form');
    await page.evaluate(() => {
      (document.getElementById('field') as HTMLInputElement).value = '';
    });
    await page.click('#go');
    await eventually('sent', async () => (await sends(page)).length > 0);
    expect(await guardText(page)).toBeUndefined();
  });
});
