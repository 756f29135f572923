/** Everything a warning offers can be reached and used with the keyboard alone. */
import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { chips, stillChips } from '../chips.ts';
import { escapeToBar, eventually, html, keysCount, layer, openWorld, pressesCount, visit } from '../browser.ts';

const world = openWorld({
  'massroot8.com/form': html(
    '<h1>Massroot8</h1><p>Connect your account.</p><input id="own" autofocus><button id="last">Last</button>' +
      '<script>globalThis.heard = []; document.addEventListener("keydown", ({ key }) => heard.push(key));</script>',
  ),
  'massroot8.com/component': html(`<h1>Massroot8</h1><p>Connect your account.</p><div id="component"></div><script>
    document.getElementById("component").attachShadow({ mode: "open" }).innerHTML =
      '<style>input { position: fixed; left: 20px }</style><input id="low" style="top: 300px"><input style="top: 5px">';
  </script>`),
  'links.example/*': html(
    '<h1>Links</h1><p><a id="listed" href="https://www.massroot8.com/start">a link</a></p><p>' +
      '<a id="other" href="/other">another</a></p>',
  ),
});

/** What has the focus inside the warning: the button's action, or else its label or text; empty if nothing has. */
const focused = async (page: Page): Promise<string> =>
  (await world.driver.inLayer(page, (root, _argument, said) => {
    const element = root.activeElement as HTMLElement | null;
    return element === null ? '' : (element.dataset['action'] ?? element.getAttribute('aria-label') ?? said(element));
  })) ?? '';

/** Presses Tab until the wanted element has the focus; throws after forty presses. */
async function tabTo(page: Page, wanted: string | RegExp): Promise<void> {
  const passed: string[] = [];
  for (let step = 0; step < 40; step += 1) {
    const here = await focused(page);
    if (typeof wanted === 'string' ? here === wanted : wanted.test(here)) return;
    passed.push(here);
    await page.keyboard.press('Tab');
  }
  throw new Error(`never came to ${String(wanted)}; passed ${passed.join(' | ')}`);
}

/** The bars that Caveat remembers as folded. */
const folded = (): Promise<readonly unknown[]> =>
  world.driver.withApi(async ({ storage }) => {
    const { folded: kept = [] } = await storage.session.get('folded');
    return kept as readonly unknown[];
  });
const partOf = async (page: Page): Promise<string | undefined> => (await layer(world, page, 0))?.part;
const textOf = async (page: Page): Promise<string> => (await layer(world, page, 0))?.text ?? '';

async function openAlert(): Promise<Page> {
  const page = await visit(world, 'https://massroot8.com/form');
  expect(await layer(world, page)).toMatchObject({ part: 'alert' });
  await eventually('focus on the first button', async () => (await focused(page)) === 'leave');
  await keysCount(world, page);
  return page;
}

describe('the alert', () => {
  it('keeps the focus, forwards and backwards, and its keys to itself', async () => {
    const page = await openAlert();
    const round = [];
    do {
      round.push(await focused(page));
      await page.keyboard.press('Tab');
    } while ((await focused(page)) !== 'leave' && round.length < 40);
    expect(round).toEqual([
      'leave',
      'continue',
      'continue-longer',
      'Why am I seeing this?',
      'Court documents (1 case)',
      'Operator’s response',
      'I already signed in',
    ]);
    await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    await page.keyboard.up('Shift');
    expect(await focused(page)).toBe('I already signed in');
    await page.keyboard.type('typed');
    // The page's own listeners heard none of the keys.
    expect(await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)).toEqual([]);
  });

  it('shows the court documents', async () => {
    const page = await openAlert();
    await tabTo(page, /^Court documents/);
    expect(await textOf(page)).not.toContain('Brought by');
    await page.keyboard.press('Enter');
    await eventually('the case', async () => (await textOf(page)).includes('Brought by'));
    await page.keyboard.press(' ');
    await eventually('closed again', async () => !(await textOf(page)).includes('Brought by'));
  });

  it('continues for seven days, and gives the focus back to the page', async () => {
    const page = await openAlert();
    await tabTo(page, 'continue-longer');
    await page.keyboard.press('Enter');
    await tabTo(page, 'continue-7-days');
    await page.keyboard.press('Enter');
    await eventually('the bar', async () => (await partOf(page)) === 'notice');
    await eventually('focus on the page’s own field', () => page.evaluate(() => document.activeElement?.id === 'own'));
    await page.keyboard.type('typed');
    await eventually('typed into it', () =>
      page.evaluate(() => (document.getElementById('own') as HTMLInputElement).value === 'typed'),
    );
  });
});

describe('the bar', () => {
  it('is reached after the page, opens, closes, folds and unfolds', async () => {
    const page = await openAlert();
    await page.keyboard.press('Escape');
    await eventually('the bar', async () => (await partOf(page)) === 'notice');
    await pressesCount(world, page);
    await page.focus('#last');
    await page.keyboard.press('Tab');
    await tabTo(page, 'details');
    await page.keyboard.press('Enter');
    await eventually('details', async () => (await textOf(page)).includes('Why am I seeing this?'));
    await page.keyboard.press('Escape');
    await eventually('no details', async () => !(await textOf(page)).includes('Why am I seeing this?'));
    await tabTo(page, /^Fold/);
    await page.keyboard.press('Enter');
    await eventually('a tab', async () => !(await textOf(page)).includes('Listed'));
    await eventually('focus on the tab', async () => (await focused(page)).includes('Massroot8'));
    await eventually('the fold is kept', async () => (await folded()).length > 0);
    const next = await visit(world, 'https://massroot8.com/form?next');
    expect(await layer(world, next)).toMatchObject({ part: 'notice', text: '' });
    await page.bringToFront();
    await pressesCount(world, page);
    await page.keyboard.press('Enter');
    await eventually('the bar again', async () => (await textOf(page)).includes('Listed: Massroot8'));
  });

  it('goes out of the way of a field inside a component', async () => {
    const page = await visit(world, 'https://massroot8.com/component');
    await layer(world, page);
    await escapeToBar(world, page);
    const edge = async (): Promise<string | undefined> =>
      world.driver.inLayer(page, (root) => root.querySelector<HTMLElement>('.bar')?.dataset['edge'] ?? '');
    await eventually('the bar at the top', async () => (await edge()) === 'top');
    await page.evaluate(() => document.getElementById('component')!.shadowRoot!.getElementById('low')!.focus());
    await page.keyboard.press('Tab');
    await eventually('the bar at the bottom', async () => (await edge()) === 'bottom');
  });
});

describe('a mark', () => {
  // In Firefox the page hears of no key in the card.
  it('takes no focus back that has gone from its card to the page', { tags: 'chromium' }, async () => {
    const page = await visit(world, 'https://links.example/');
    await stillChips(world, page, 1);
    await page.focus('#listed');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await eventually('the card', async () => (await textOf(page)).includes('Facebook, Inc. v. Zaghar'));
    await page.evaluate(() => {
      const onKey = ({ key }: KeyboardEvent): void => {
        if (key === 'Escape') document.getElementById('other')!.focus();
      };
      addEventListener('keydown', onKey, true);
    });
    await page.keyboard.press('Escape');
    await eventually('no card', async () => !(await textOf(page)).includes('Facebook, Inc. v. Zaghar'));
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('other');
  });

  it('follows its link, opens its card, and has the focus back after Escape', async () => {
    const page = await visit(world, 'https://links.example/');
    await stillChips(world, page, 1);
    const isFocused = async (): Promise<boolean> => (await chips(world, page))[0]?.isFocused === true;
    await page.focus('#listed');
    await page.keyboard.press('Tab');
    expect(await isFocused()).toBe(true);
    await page.keyboard.press('Enter');
    await eventually('the card', async () => (await textOf(page)).includes('Facebook, Inc. v. Zaghar'));
    // Press both at once: a reader does not wait for the card to go before pressing Tab.
    await Promise.all([page.keyboard.press('Escape'), page.keyboard.press('Tab')]);
    await eventually('no card', async () => !(await textOf(page)).includes('Facebook, Inc. v. Zaghar'));
    await eventually('on to the next link', () => page.evaluate(() => document.activeElement?.id === 'other'));
    // Then all the way back with Shift+Tab.
    for (const isThere of [isFocused, () => page.evaluate(() => document.activeElement?.id === 'listed')]) {
      await page.keyboard.down('Shift');
      await page.keyboard.press('Tab');
      await page.keyboard.up('Shift');
      await eventually('one step back', isThere);
    }
  });
});
