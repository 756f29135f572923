/** Marks on pages built like those of search engines and social sites, in the built extension. */
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { ROOT } from '../../../tools/lib/paths.ts';
import { eventually, forget, openWorld, visit } from '../browser.ts';

/** Fixture -> address it is served under. */
const ADDRESSES = {
  google: 'www.google.com/search', bing: 'www.bing.com/search', duckduckgo: 'duckduckgo.com/', brave: 'search.brave.com/search', ecosia: 'www.ecosia.org/search',
  startpage: 'www.startpage.com/sp/search', yandex: 'yandex.ru/search/', x: 'x.com/home', facebook: 'www.facebook.com/', reddit: 'www.reddit.com/r/shops/', page: 'letters.example/',
} as const;
type Name = keyof typeof ADDRESSES;
const RESULTS = Object.keys(ADDRESSES).filter((name) => name !== 'page' && name !== 'reddit') as Name[];

const fixture = (name: Name): string => readFileSync(`${ROOT}test/e2e/pages/results/${name}.html`, 'utf8');
/** The same page without a single listed link. */
const plain = (html: string): string => html.replaceAll(/href="[^"]*"/g, 'href="https://elsewhere.example/"');
const world = openWorld(Object.fromEntries(Object.entries(ADDRESSES).flatMap(([name, address]) => [
  [address, fixture(name as Name)], [`plain.${address.replace(/\/.*$/, '')}/`, plain(fixture(name as Name))],
])));
afterEach(() => forget(world));

const count = (page: Page): Promise<number> => page.evaluate(() => document.querySelectorAll('caveat-mark').length);
/** Opens a fixture and waits for its marks. */
async function open(name: Name, width = 1200): Promise<Page> {
  const page = await visit(world, 'about:blank');
  await page.setViewport({ width, height: 900 });
  await page.goto(`https://${ADDRESSES[name]}`, { waitUntil: 'load' });
  await eventually('a mark', async () => (await count(page)) > 0);
  return page;
}
/** Where everything of the page's own stands. */
const boxes = (page: Page): Promise<string[]> => page.evaluate(() => [...document.body.querySelectorAll('*')].filter((element) => !element.localName.startsWith('caveat-')).map((element) => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return `${element.localName}.${element.className} ${[left, top + scrollY, width, height].map((value) => value.toFixed(1)).join(' ')}`;
}));
interface Seen { readonly marks: number; readonly inView: boolean; readonly seen: boolean; readonly described: boolean; readonly distance: number }
/** What is known of the marks inside each element that `selector` finds. */
const marksIn = (page: Page, selector: string): Promise<Seen[]> => page.evaluate((wanted) => [...document.querySelectorAll<HTMLElement>(wanted)].map((result) => {
  const marks = [...result.querySelectorAll<HTMLElement>('caveat-mark')];
  const [mark] = marks;
  const title = result.querySelector<HTMLElement>('[data-title]') ?? result;
  if (mark === undefined) return { marks: 0, inView: false, seen: false, described: false, distance: -1 };
  mark.scrollIntoView({ block: 'center' });
  const box = mark.getBoundingClientRect();
  const words = title.getBoundingClientRect();
  const points = [0.1, 0.5, 0.9].map((part) => document.elementFromPoint(box.left + box.width * part, box.top + box.height / 2));
  const link = title.closest('a') ?? title.querySelector('a') ?? result.querySelector(`[aria-describedby~="${mark.id}"]`);
  return {
    marks: marks.length, inView: box.left >= 0 && box.right <= document.documentElement.clientWidth, seen: points.every((point) => point === mark),
    described: link?.getAttribute('aria-describedby')?.split(' ').includes(mark.id) === true, distance: Math.max(0, box.top - words.bottom, words.top - box.bottom),
  };
}), selector);

describe.each(RESULTS)('on a page like those of %s', (name) => {
  it.each([1200, 390])('every listed result has one mark that can be seen, at %i pixels', async (width) => {
    const page = await open(name, width);
    const results = await page.evaluate(() => document.querySelectorAll('[data-result]').length);
    await eventually('all marks', async () => (await count(page)) >= results);
    for (const result of await marksIn(page, '[data-result]')) expect(result).toMatchObject({ marks: 1, inView: true, seen: true, described: true });
    expect(await count(page)).toBe(results);
  });

  it.each([1200, 390])('nothing of the page stands elsewhere than without marks, at %i pixels', async (width) => {
    const page = await open(name, width);
    const results = await page.evaluate(() => document.querySelectorAll('[data-result]').length);
    await eventually('all marks', async () => (await count(page)) >= results);
    const marked = await boxes(page);
    await page.goto(`https://plain.${ADDRESSES[name].replace(/\/.*$/, '')}/`, { waitUntil: 'load' });
    expect(await count(page)).toBe(0);
    expect(marked).toEqual(await boxes(page));
  });
});
