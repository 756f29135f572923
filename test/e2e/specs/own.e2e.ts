/** Sites that the reader marks: in the popup, shown on the site, changed and removed on the options page. */
import { describe, expect, it } from 'vitest';
import { eventually, html, LATER, layer, openWorld, press, reviewed, visit } from '../browser.ts';

const world = openWorld({
  'mine.example/*': html('<h1>A shop for garden chairs</h1><p>Chairs of wood and of iron.</p>'),
  'www.mine.example/*': html('<h1>A shop for garden chairs</h1>'),
  'other.example/*': html('<h1>Another shop</h1>'),
});
const NOTE = 'Sold us reviews, then asked for the login';
const isBar = async (page: Parameters<typeof layer>[1]): Promise<boolean> => {
  const shown = await layer(world, page, 0);
  return shown?.part === 'notice' && shown.service === 'own' && shown.text.includes(NOTE);
};
const scripts = (): Promise<string[]> =>
  world.driver.withApi(async ({ scripting }) =>
    (await scripting.getRegisteredContentScripts()).flatMap(({ matches = [] }) => matches).sort(),
  );

describe('a site of one’s own', () => {
  it('is marked in the popup, and says so from then on in the reader’s words', async () => {
    const page = await visit(world, 'https://www.mine.example/');
    await reviewed(world, page);
    const popup = await world.driver.popup(page);
    await popup.waitForSelector('.popup__own button');
    await popup.click('.popup__own button');
    await popup.waitForSelector('.popup__own input');
    await popup.type('.popup__own input', NOTE);
    await popup.click('[data-action="add-own"]');
    await popup.waitForSelector('[data-action="edit-own"]');
    // The popup says it only in its heading, once; the heading gets the focus, so screen readers read it.
    await eventually(
      'the popup says so',
      async () => (await popup.$eval('h1', (each) => each.textContent)) === 'You marked this site',
    );
    expect(await popup.$eval('main', (main) => main.innerText.split('You marked this site').length)).toBe(2);
    await expect.poll(() => popup.evaluate(() => document.activeElement?.localName), LATER).toBe('h1');
    await popup.close();
    await eventually('the bar on the page that is open', () => isBar(page));
    await eventually(
      'a script on its pages alone',
      async () => (await scripts()).join() === '*://*.mine.example/*,*://mine.example/*',
    );

    const other = await visit(world, 'https://mine.example/chairs');
    await eventually('the bar on another page of the site', () => isBar(other));
    await press(world, other, '[data-action="details"]');
    await eventually('whose word it is', async () =>
      /no case stands behind it/.test((await layer(world, other, 0))?.text ?? ''),
    );
    await expect.poll(async () => (await world.driver.badge(other)).text, LATER).toBe('✎');
    const elsewhere = await visit(world, 'https://other.example/');
    expect((await reviewed(world, elsewhere)).findings).toEqual([]);
  });

  it('is marked in the context menu of its page', async () => {
    const page = await visit(world, 'https://mine.example/chairs');
    await page.bringToFront();
    await world.driver.pressMenu({ id: 'mark-site', isOnPage: true });
    await eventually('the bar', async () => (await layer(world, page, 0))?.service === 'own');
    expect(await world.driver.lasting()).toMatchObject({ own: [{ host: 'mine.example', note: '' }] });
  });

  it('is changed, taken away and brought back on the options page', async () => {
    await world.driver.ask('own/add', { address: 'mine.example', note: 'A first note' });
    const page = await visit(world, 'https://mine.example/');
    await eventually('the bar', async () => (await layer(world, page, 0))?.service === 'own');
    const options = await world.driver.extensionPage('src/pages/options/index.html');
    await options.waitForSelector('[data-host="mine.example"] input');
    // The keys come later, and what stands below them moves then.
    await options.waitForSelector('[data-part="keys"]');
    await options.evaluate(() => {
      document.querySelector<HTMLInputElement>('[data-host="mine.example"] input')!.value = '';
    });
    await options.type('[data-host="mine.example"] input', NOTE);
    await options.keyboard.press('Enter');
    await eventually('the new note on the page', () => isBar(page));
    await options.click('[data-host="mine.example"] [data-action="remove-own"]');
    await eventually('the bar is gone', async () => (await layer(world, page, 0)) === undefined);
    await eventually('no script any more', async () => (await scripts()).length === 0);
    await options.waitForSelector('[data-action="undo-own"]');
    await options.click('[data-action="undo-own"]');
    await eventually('the bar is back', () => isBar(page));
    await options.close();
  });
});
