/**
 * Pages made to be slow for Caveat. They go on working; content far below the view stays unread until somebody comes
 * near it or asks, and is then read.
 */
import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { eventually, html, openWorld, reviewed, visit } from '../browser.ts';
import { isNoted } from '../../../src/domain/match/gate-table.ts';
import { hashToken } from '../../../src/domain/text/tokens.ts';
import { classedWords } from '../../../src/phrases/compile.ts';
import { buildGateTable } from '../../../src/phrases/gate-table-build.ts';
import { loadPhrases } from '../../../src/phrases/load.ts';
import { compileCatalog } from '../../../src/registry/compile.ts';
import { loadNever, loadRegistry } from '../../../src/registry/load.ts';
import { ROOT } from '../../../tools/lib/paths.ts';
import { random } from '../../bench/data.ts';

const END = '<p id="end"><a href="https://nakrutka.cc/x">here</a></p>';
/** A button that stands for the page's own work. */
const WORKS = '<button id="press" onclick="this.dataset.pressed = 1">Press</button>';
/** A skipped box far below the view: it costs the browser nothing until somebody asks for its layout. */
const FAR = '<div style="height:6000px"></div><div id="far" style="content-visibility:auto"></div>';
const built = (script: string): string =>
  html(`${WORKS}<main id="main"></main>${FAR}<script>
    const main = document.getElementById('main');
    const far = document.getElementById('far');
    ${script};
    document.title = 'built';</script>`);
/** A page of repeated markup that ends with the listed link. */
const repeated = (markup: string, times: number): string =>
  built(`main.innerHTML = ${JSON.stringify(markup)}.repeat(${times}) + '${END}'`);
const section = '<section style="content-visibility:auto;contain-intrinsic-size:auto 600px">';
const linksTo = (address: string): string =>
  built(
    `far.innerHTML = Array.from({ length: 100_000 }, (_, i) => '<a href="' + ${address} + '">Entry</a> ').join('')`,
  );

/** The gate's table, as the build makes it. */
const { bits } = buildGateTable(
  compileCatalog(loadRegistry(ROOT), '0.0.0').services,
  loadNever(ROOT),
  classedWords(loadPhrases(ROOT).languages),
);

/** Words that are neither names nor words of the trade, but whose bits are all set in the gate's table. */
function collidingWords(count: number): string[] {
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
      const part = far.appendChild(document.createElement('p'));
      for (let j = 0; j < 1000; j++) part.append(document.createTextNode('tide '));
    }`),
  'slow.example/text': built(`far.append(document.createTextNode('high water at nine '.repeat(2_760_000)))`),
  'slow.example/one-host': linksTo(`'https://harbour.example/' + i`),
  'slow.example/many-hosts': linksTo(`'https://harbour' + i + '.example/'`),
  'slow.example/deep': built(`
    let inner = far;
    for (let i = 0; i < 10_000; i++) inner = inner.appendChild(document.createElement('span'));
    inner.append('deep water');
    main.innerHTML = '${END}'`),
  'slow.example/storm': built(`
    let left = 200;
    const timer = setInterval(() => {
      for (let i = 0; i < 50; i++) main.appendChild(document.createElement('p')).textContent = 'High water at ' + i;
      if (--left === 0) { clearInterval(timer); main.insertAdjacentHTML('beforeend', '${END}'); }
    }, 10)`),
  'slow.example/one-by-one': built(`
    setTimeout(() => {
      for (let i = 0; i < 300; i++) main.appendChild(document.createElement('p')).textContent = 'High water at ' + i;
      main.insertAdjacentHTML('beforeend', '${END}');
    }, 2000)`),
  'slow.example/jump': html(
    `${WORKS}<main>${'<p>High water at nine, and low water at three.</p>'.repeat(6000)}${END}` +
      `${'<p>High water at nine, and low water at three.</p>'.repeat(6000)}</main>`,
  ),
  'slow.example/collisions': repeated(`<p>${collidingWords(400).join(' ')}</p>`, 200),
  'slow.example/alike': repeated('<p>massroot7 massroot9 massroot mass root follow followe nakrut nakrutk</p>', 20_000),
  'slow.example/far': repeated(`${section}<p>High water at nine.</p></section>`, 3000),
});

/** Checks that the page still handles a press of its reader. */
async function answers(page: Page): Promise<void> {
  await page.bringToFront();
  await page.evaluate(() => {
    scrollTo(0, 0);
    delete document.getElementById('press')!.dataset['pressed'];
  });
  await page.click('#press');
  await eventually('the press is handled', () =>
    page.evaluate(() => document.getElementById('press')!.dataset['pressed'] === '1'),
  );
}

async function open(path: string): Promise<Page> {
  const page = await visit(world, `https://slow.example/${path}`);
  await eventually('the page is built', () => page.evaluate(() => document.title === 'built'));
  await answers(page);
  return page;
}

/** Waits until a page that is seen has had many frames and idle moments: time for the gate to come to its end. */
const rests = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let i = 0; i < 60; i++) {
      await new Promise((then) => requestAnimationFrame(then));
      await new Promise((then) => requestIdleCallback(then));
    }
  });

/** The text of the toolbar button's badge; empty if nothing was found. */
const badge = (page: Page): Promise<string> => world.driver.badge(page).then(({ text }) => text);

describe('a page that is slow to read', () => {
  it.each(['nodes', 'text', 'one-host', 'many-hosts'])(
    'goes on, and the popup says how far it was read (%s)',
    async (path) => {
      const page = await open(path);
      const view = await reviewed(world, page);
      expect(view.findings).toEqual([]);
      expect(view.cutAtKb).toBeGreaterThan(0);
      await answers(page);
    },
  );

  it('is not read far below the view while nobody comes there', async () => {
    const page = await open('far');
    await rests(page);
    expect(await badge(page)).toBe('');
  });

  it('is read where somebody jumps to, over all between', async () => {
    const page = await visit(world, 'https://slow.example/jump');
    await rests(page);
    expect(await badge(page)).toBe('');
    await page.evaluate(() => document.getElementById('end')!.scrollIntoView({ block: 'center' }));
    await eventually('a sign on the button', async () => (await badge(page)) !== '');
  });

  it.each(['deep', 'storm', 'one-by-one', 'collisions', 'alike', 'far'])(
    'goes on, and is read where somebody comes (%s)',
    async (path) => {
      const page = await open(path);
      // A storm of additions takes as long as the machine needs for it.
      await eventually('the end stands', () => page.evaluate(() => document.getElementById('end') !== null));
      await eventually('a sign on the button', async () => {
        await page.evaluate(() => document.getElementById('end')?.scrollIntoView());
        return (await badge(page)) !== '';
      });
      await answers(page);
    },
  );

  it('the words made to collide are noted indeed', () => {
    for (const word of collidingWords(20)) expect(isNoted(bits, hashToken(word))).toBe(true);
  });
});
