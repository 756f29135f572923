/** Lists that use their rows again for other links, or move them: no mark stands beside a link that it is not about. */
import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { eventually, html, openWorld, visit } from '../browser.ts';
import { chips, stillChips } from '../chips.ts';

/** What the rows lead to in turn, and the service that their marks have to name. */
const GOALS = [
  ['https://nakrutka.cc/', 'nakrutka'],
  ['https://elsewhere.example/', undefined],
  ['https://massroot8.com/', 'massroot8'],
  ['https://elsewhere.example/', undefined],
] as const;
const ROWS = 12;
const HIGH = 40;

/** A list in which a row stands for item `first + at`; `turnTo` makes another item the first, in one of these ways. */
const WAYS = {
  'gives its rows other links': `each.firstChild.href = goalOf(first + at);
    each.firstChild.textContent = 'Item ' + (first + at);`,
  'moves its rows': `const item = at >= first % ${ROWS} ? at : at + ${ROWS};
    each.style.transform = 'translateY(' + (item - first % ${ROWS}) * ${HIGH} + 'px)';`,
  'makes its rows anew': `const next = each.cloneNode(true); next.firstChild.href = goalOf(first + at);
    next.firstChild.textContent = 'Item ' + (first + at); each.replaceWith(next);`,
  'takes rows away above': `if (at < first - (globalThis.before ?? 0)) each.remove();`,
} as const;
type Way = keyof typeof WAYS;
const ways = Object.keys(WAYS) as Way[];

const listOf = (way: Way): string =>
  html(`
  <style>#list { position: relative; width: 600px; height: ${ROWS * HIGH}px; overflow: hidden }
  #list > div { ${way === 'moves its rows' ? 'position: absolute; top: 0;' : ''} height: ${HIGH}px;
    line-height: ${HIGH}px }</style>
  <div id="list"></div><script>
  const goals = ${JSON.stringify(GOALS.map(([href]) => href))};
  const goalOf = (item) => goals[item % goals.length] + item;
  const list = document.getElementById('list');
  for (let at = 0; at < ${way === 'takes rows away above' ? 40 : ROWS}; at += 1) {
    const row = document.createElement('div');
    row.innerHTML = '<a href="' + goalOf(at) + '">Item ' + at + '</a>';
    ${way === 'moves its rows' ? `row.style.transform = 'translateY(' + at * ${HIGH} + 'px)';` : ''}
    list.append(row);
  }
  const turnTo = (first) => {
    for (const [at, each] of [...list.children].entries()) { ${WAYS[way]} }
    globalThis.before = first;
  };
  /** Links to elsewhere that have our element beside them or at their edges in the moment in which a frame is drawn. */
  const wrongNow = () => [...document.links].filter((link) => !/nakrutka|massroot/.test(link.href)).filter((link) => {
    const { right, top, bottom, left } = link.getBoundingClientRect();
    for (let x = left + 2; x < right + 90; x += 4)
      for (const y of [top + 2, (top + bottom) / 2, bottom - 2]) {
        const there = document.elementFromPoint(x, y);
        if (there !== null && there.parentNode === document.documentElement && there !== document.body) return true;
      }
    return false;
  }).map(({ textContent }) => textContent);
  /** Turns to an item in a task of its own, and looks once the frame is about to be drawn, and at some later ones. */
  globalThis.look = (first) => new Promise((done) => {
    const seen = [];
    setTimeout(() => {
      turnTo(first);
      let frames = 0;
      const frame = () => {
        // After all that others have asked for this frame.
        requestAnimationFrame(() => { seen.push(...wrongNow()); if ((frames += 1) < 30) frame(); else done(seen); });
      };
      Promise.resolve().then(() => setTimeout(frame));
    });
  });
  </script>`);

const world = openWorld(Object.fromEntries(ways.map((way, at) => [`lists.example/${at}`, listOf(way)])));

const look = (page: Page, first: number): Promise<string[]> =>
  page.evaluate((to) => (globalThis as unknown as { look: (first: number) => Promise<string[]> }).look(to), first);

describe.each(ways)('a list that %s', (way) => {
  it('has no mark at a link to elsewhere, in no frame, and those that it has to have soon', async () => {
    const page = await visit(world, `https://lists.example/${ways.indexOf(way)}`);
    await stillChips(world, page, ROWS / 2);
    for (const first of [1, 2, 3, 5]) {
      expect(await look(page, first)).toEqual([]);
      await eventually('the marks of these links', async () => {
        const names = (await chips(world, page)).map(({ name, service }) => `${/Item \d+/.exec(name)?.[0]} ${service}`);
        const due = Array.from({ length: ROWS }, (_, at) => first + at)
          .map((item) => (way === 'moves its rows' ? item % ROWS : item))
          .flatMap((item) =>
            GOALS[item % GOALS.length]![1] === undefined ? [] : [`Item ${item} ${GOALS[item % GOALS.length]![1]}`],
          );
        return names.sort().join() === due.sort().join();
      });
    }
  });
});
