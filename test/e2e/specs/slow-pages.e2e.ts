/**
 * Pages made to be slow for Caveat: they go on working, what stands far below is left unread until somebody comes near
 * or asks, and then it is read.
 */
import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { eventually, html, openWorld, reviewed, visit } from '../browser.ts';
import { isNoted, LEAST_BITS } from '../../../src/domain/match/gate-table.ts';
import { hashToken } from '../../../src/domain/text/tokens.ts';
import { random } from '../../bench/data.ts';
import { gateTable } from '../gate-table.ts';

const END = '<p id="end"><a href="https://nakrutka.cc/x">here</a></p>';
/** A page's own work. */
const WORKS = '<button id="press" onclick="this.dataset.pressed = 1">Press</button>';
const built = (script: string): string =>
  html(`${WORKS}<main id="main"></main><script>
    const main = document.getElementById('main');
    const list = (count, each) => { main.innerHTML = Array.from({ length: count }, (_, at) => each(at)).join(''); };
    const item = (inside) => '<li style="content-visibility:auto">' + inside + '</li>';
    ${script};
    document.title = 'built';</script>`);

/** Words that are no names and no words of the trade, and whose bits are all set in the gate's table. */
function collidingWords(count: number): string[] {
  const { bits } = gateTable();
  const next = random(97);
  const words: string[] = [];
  while (words.length < count) {
    const word = `q${Math.floor(next() * 2 ** 31).toString(36)}z`;
    if (isNoted(bits, hashToken(word))) words.push(word);
  }
  return words;
}

const world = openWorld({
  'slow.example/nodes': built(`
    for (let i = 0; i < 1000; i++) {
      const part = document.createElement('p');
      part.style.contentVisibility = 'auto';
      for (let j = 0; j < 1000; j++) part.append(document.createTextNode('tide '));
      main.append(part);
    }`),
  'slow.example/text': built(`
    const part = document.createElement('pre');
    part.style.cssText = 'height:100px;overflow:hidden;contain:strict;content-visibility:auto';
    part.append(document.createTextNode('high water at nine '.repeat(2_760_000)));
    main.append(part);`),
  'slow.example/links/one': built(`
    list(100_000, (at) => item('<a href="https://harbour.example/' + at + '">Entry</a>'))`),
  'slow.example/links/many': built(`
    list(100_000, (at) => item('<a href="https://harbour' + at + '.example/">Entry</a>'))`),
  'slow.example/deep': built(`
    let inner = main;
    for (let i = 0; i < 10_000; i++) inner = inner.appendChild(document.createElement('span'));
    inner.append('deep water');
    main.insertAdjacentHTML('beforeend', '${END}')`),
  'slow.example/storm': built(`
    let left = 200;
    const timer = setInterval(() => {
      for (let i = 0; i < 50; i++) main.appendChild(document.createElement('p')).textContent = 'Tide ' + i;
      if (--left > 0) return;
      clearInterval(timer);
      main.insertAdjacentHTML('beforeend', '${END}');
    }, 10)`),
  'slow.example/collisions': built(
    `list(200, () => ${JSON.stringify(`<p>${collidingWords(400).join(' ')}</p>`)});
    main.insertAdjacentHTML('beforeend', '${END}')`,
  ),
  'slow.example/alike': built(`
    list(20_000, () => '<p>massroot7 massroot9 massroot mass root follow followe commen nakrut nakrutk</p>');
    main.insertAdjacentHTML('beforeend', '${END}')`),
  'slow.example/far': built(`
    const part = '<section style="content-visibility:auto;contain-intrinsic-size:auto 600px">' +
      '<p>High water at nine.</p></section>';
    list(3000, () => part);
    main.insertAdjacentHTML('beforeend', '${END}')`),
});

const isBuilt = (page: Page): Promise<void> =>
  eventually('the page is built', () => page.evaluate(() => document.title === 'built'));

/** The page answers its reader: an event of its own is handled. */
const answers = async (page: Page): Promise<void> => {
  await page.bringToFront();
  await page.evaluate(() => delete document.getElementById('press')!.dataset['pressed']);
  await page.click('#press');
  await eventually('the press is handled', () =>
    page.evaluate(() => document.getElementById('press')!.dataset['pressed'] === '1'),
  );
};

/** What the toolbar button says of a page; nothing where nothing was found. */
const badge = (page: Page): Promise<string> => world.driver.badge(page).then(({ text }) => text);

describe('a page that is slow to read', () => {
  it.each(['nodes', 'text', 'links/one', 'links/many'])(
    'goes on, and the popup reads what it can (%s)',
    async (path) => {
      const page = await visit(world, `https://slow.example/${path}`);
      await isBuilt(page);
      await answers(page);
      const view = await reviewed(world, page);
      expect(view.findings).toEqual([]);
      await answers(page);
    },
  );

  it.each(['nodes', 'text'])('is said not to be read to its end (%s)', async (path) => {
    const page = await visit(world, `https://slow.example/${path}`);
    await isBuilt(page);
    const view = await reviewed(world, page);
    expect(view.cutAtKb).toBeGreaterThan(0);
  });

  it.each(['deep', 'storm'])('is read where the name stands (%s)', async (path) => {
    const page = await visit(world, `https://slow.example/${path}`);
    await eventually('a sign on the button', async () => (await badge(page)) !== '');
    await answers(page);
  });

  it.each(['collisions', 'alike', 'far'])('is not read to its end until somebody comes near (%s)', async (path) => {
    const page = await visit(world, `https://slow.example/${path}`);
    await isBuilt(page);
    // A page that is opened later and has its sign: the first had its turn as well.
    const other = await visit(world, 'https://slow.example/deep');
    await eventually('a sign on the other page', async () => (await badge(other)) !== '');
    expect(await badge(page)).toBe('');
    await page.bringToFront();
    await page.evaluate(() => document.getElementById('end')!.scrollIntoView());
    await eventually('a sign on the button', async () => {
      await page.evaluate(() => document.getElementById('end')!.scrollIntoView());
      return (await badge(page)) !== '';
    });
    await answers(page);
  });

  it('the words made to collide are noted indeed', () => {
    expect(gateTable().bits.length).toBeGreaterThanOrEqual(LEAST_BITS);
    for (const word of collidingWords(20)) expect(isNoted(gateTable().bits, hashToken(word))).toBe(true);
  });
});
