/** Marks on pages built like those of search engines and social sites, in the built extension. */
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { ROOT } from '../../../tools/lib/paths.ts';
import { eventually, forget, html, openWorld, reviewed, visit } from '../browser.ts';

/** Fixture -> address it is served under. */
const ADDRESSES = {
  google: 'www.google.com/search',
  bing: 'www.bing.com/search',
  duckduckgo: 'duckduckgo.com/',
  brave: 'search.brave.com/search',
  ecosia: 'www.ecosia.org/search',
  startpage: 'www.startpage.com/sp/search',
  yandex: 'yandex.ru/search/',
  x: 'x.com/home',
  facebook: 'www.facebook.com/',
  linkedin: 'www.linkedin.com/feed/',
  reddit: 'www.reddit.com/r/shops/',
  page: 'letters.example/',
} as const;
type Name = keyof typeof ADDRESSES;
const RESULTS = Object.keys(ADDRESSES).filter((name) => name !== 'page' && name !== 'reddit') as Name[];

const fixture = (name: Name): string => readFileSync(`${ROOT}test/e2e/pages/results/${name}.html`, 'utf8');
/** The same page without a single listed link. */
const plain = (html: string): string => html.replaceAll(/href="[^"]*"/g, 'href="https://elsewhere.example/"');
/**
 * Pages whose styles count, combine or space the children of what a link stands in. Three links in each; the second
 * leads to a listed service.
 */
const row =
  '<a href="https://flowers.example/">Flowers</a><a href="https://massroot8.com/start" data-one>Massroot8</a><a href="https://paper.example/">Paper</a>';
const LAYOUTS = {
  'every other one is wider': ['#row { display: flex; gap: 12px } #row > :nth-child(even) { padding: 0 40px }', row],
  'every other one grows wider slowly': [
    '#row { display: flex } #row > * { transition: padding 2s } #row > :nth-child(even) { padding: 0 40px }',
    row,
  ],
  'the last one is taller': ['#row { display: flex } #row > a:nth-last-child(2) { font-size: 30px }', row],
  'every other one is coloured': [
    '#row { display: flex } #row > :nth-child(odd) { background: #cce; color: #224 }',
    row,
  ],
  'a link alone is a button': [
    '#row a:only-child { display: block; padding: 12px }',
    '<p><a href="https://massroot8.com/start" data-one>Massroot8</a></p><p>and</p>',
  ],
  'what follows a link moves away': [
    '#row { display: flex } #row a + * { margin-inline-start: 50px } #row * + a { margin-inline-start: 9px }',
    row,
  ],
  'a grid with gaps and a rule for all in it': [
    '#row { display: grid; gap: 20px; grid-auto-flow: column; justify-content: start } #row > * { min-width: 150px !important; position: static !important }',
    row,
  ],
  'a row that scrolls, with gaps': [
    '#row { display: flex; gap: 30px; overflow-x: auto; width: 180px; padding: 12px 0 } #row > * { flex: none }',
    row,
  ],
} as const;
const world = openWorld({
  ...Object.fromEntries(
    Object.entries(ADDRESSES).flatMap(([name, address]) => [
      [address, fixture(name as Name)],
      [`left.${name}.example/`, fixture(name as Name).replace('<html ', '<html dir="rtl" ')],
      [`plain.${address.replace(/\/.*$/, '')}/`, plain(fixture(name as Name))],
    ]),
  ),
  ...Object.fromEntries(
    Object.values(LAYOUTS).flatMap(([css, body], at) => [
      [`row${at}.example/`, html(`<div id="row">${body}</div>`, `<style>${css}</style>`)],
      [`plain.row${at}.example/`, plain(html(`<div id="row">${body}</div>`, `<style>${css}</style>`))],
    ]),
  ),
  'unset.example/': {
    body: html(
      '<p><a href="https://massroot8.com/start" data-one>Massroot8</a></p>',
      '<style nonce="own">caveat-mark, caveat-mark:not(#a#b) { all: unset !important; display: none !important; opacity: 0 !important; width: 3px !important } body, p, a { display: inline }</style>',
    ),
    headers: { 'content-security-policy': "default-src 'none'; style-src 'nonce-own'; img-src data:" },
  },
  'editor.example/': html(
    '<p id="plain">See <a href="https://massroot8.com/start">Massroot8</a> there.</p><div id="editor" contenteditable>Write <a href="https://massroot8.com/written">a link</a> <span contenteditable="false"><a href="https://massroot8.com/card">a card</a></span></div>',
  ),
});
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
const boxes = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.body.querySelectorAll('*')]
      .filter((element) => !element.localName.startsWith('caveat-'))
      .map((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return `${element.localName}.${element.className} ${[left, top + scrollY, width, height].map((value) => value.toFixed(1)).join(' ')}`;
      }),
  );
interface Seen {
  readonly marks: number;
  readonly inView: boolean;
  readonly seen: boolean;
  readonly described: boolean;
  readonly isNear: boolean;
}
/** What is known of the marks inside each element that `selector` finds. */
const marksIn = (page: Page, selector: string): Promise<Seen[]> =>
  page.evaluate(
    (wanted) =>
      [...document.querySelectorAll<HTMLElement>(wanted)].map((result) => {
        const marks = [...result.querySelectorAll<HTMLElement>('caveat-mark')];
        const [mark] = marks;
        const title = result.querySelector<HTMLElement>('[data-title]') ?? result;
        if (mark === undefined) return { marks: 0, inView: false, seen: false, described: false, isNear: false };
        mark.scrollIntoView({ block: 'center' });
        const box = mark.getBoundingClientRect();
        const words = title.getBoundingClientRect();
        const points = [0.1, 0.5, 0.9].map((part) =>
          document.elementFromPoint(box.left + box.width * part, box.top + box.height / 2),
        );
        const link =
          title.closest('a') ?? title.querySelector('a') ?? result.querySelector(`[aria-describedby~="${mark.id}"]`);
        return {
          marks: marks.length,
          inView: box.left >= 0 && box.right <= document.documentElement.clientWidth,
          seen: points.every((point) => point === mark),
          described: link?.getAttribute('aria-describedby')?.split(' ').includes(mark.id) === true,
          isNear: Math.max(box.top - words.bottom, words.top - box.bottom) < 40,
        };
      }),
    selector,
  );

describe.each(RESULTS)('on a page like those of %s', (name) => {
  it.each([1200, 390])('every listed result has one mark that can be seen, at %i pixels', async (width) => {
    const page = await open(name, width);
    const results = await page.evaluate(() => document.querySelectorAll('[data-result]').length);
    await eventually('all marks', async () => (await count(page)) >= results);
    for (const result of await marksIn(page, '[data-result]'))
      expect(result).toMatchObject({ marks: 1, inView: true, seen: true, described: true, isNear: true });
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

describe.each(Object.keys(LAYOUTS).map((name, at) => [name, at] as const))('where %s', (_, at) => {
  /** Colours too: a row of a table may move nothing and yet look different. */
  const looks = (page: Page): Promise<string[]> =>
    page.evaluate(() =>
      [...document.querySelectorAll('#row *')]
        .filter(({ localName }) => localName !== 'caveat-mark')
        .map((element) => getComputedStyle(element).backgroundColor),
    );

  it('a mark changes nothing and can be seen', async () => {
    const page = await visit(world, `https://row${at}.example/`);
    await eventually('a mark that has its place', () =>
      page.evaluate(() => document.querySelector('[data-one]')!.hasAttribute('aria-describedby')),
    );
    await page.evaluate(() =>
      Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined))),
    );
    const marked = [await boxes(page), await looks(page)];
    expect(await marksIn(page, '#row')).toMatchObject([{ marks: 1, seen: true, isNear: true }]);
    expect(
      await page.evaluate(
        () =>
          document.querySelector('[data-one]')!.getAttribute('aria-describedby') ===
          document.querySelector('caveat-mark')!.id,
      ),
    ).toBe(true);
    await page.goto(`https://plain.row${at}.example/`, { waitUntil: 'load' });
    expect(marked).toEqual([await boxes(page), await looks(page)]);
  });
});

describe('what someone writes or copies', () => {
  const editor = (page: Page): Promise<string> => page.evaluate(() => document.getElementById('editor')!.innerHTML);

  it('has no mark in it', async () => {
    const page = await visit(world, 'https://editor.example/');
    await eventually('a mark beside the other link', () =>
      page.evaluate(() => document.querySelector('#plain caveat-mark') !== null),
    );
    expect(await editor(page)).not.toContain('caveat');
    await page.evaluate(() => document.getElementById('editor')!.removeAttribute('contenteditable'));
    await eventually('one more when it is there to be read', async () => (await count(page)) === 2);
    await page.evaluate(() => document.getElementById('editor')!.setAttribute('contenteditable', 'plaintext-only'));
    await eventually('none when it is written in again', async () => !(await editor(page)).includes('caveat'));
    await page.evaluate(() => {
      document.designMode = 'on';
      getSelection()!.selectAllChildren(document.getElementById('plain')!);
    });
    await eventually('none at all when all of the page is', () =>
      page.evaluate(() => !document.body.innerHTML.includes('caveat')),
    );
  });

  it('is copied without the mark', async () => {
    const page = await visit(world, 'https://editor.example/');
    await eventually('a mark', () => page.evaluate(() => document.querySelector('#plain [aria-describedby]') !== null));
    await page.evaluate(() => {
      getSelection()!.selectAllChildren(document.getElementById('plain')!);
      document.addEventListener('paste', (event) =>
        Object.assign(globalThis, {
          pasted: event.clipboardData!.getData('text/html') || event.clipboardData!.getData('text/plain'),
        }),
      );
    });
    const before = await marksIn(page, '#plain');
    await page.keyboard.down('Control');
    await page.keyboard.press('c', { commands: ['Copy'] });
    await page.focus('#editor');
    await page.keyboard.press('v', { commands: ['Paste'] });
    await page.keyboard.up('Control');
    await eventually('the copy', () => page.evaluate(() => 'pasted' in globalThis));
    const pasted = await page.evaluate(() => (globalThis as unknown as { pasted: string }).pasted);
    expect(pasted).toContain('Massroot8</a>');
    expect(pasted).not.toContain('caveat');
    await eventually('the mark as it was', async () => isDeepStrictEqual(await marksIn(page, '#plain'), before));
  });
});

describe('a mark', () => {
  /** Presses the first mark with the mouse, in its middle. */
  const pressMark = async (page: Page, button: 'left' | 'middle' = 'left'): Promise<void> => {
    const { x, y } = await page.evaluate(() => {
      const mark = document.querySelector<HTMLElement>('caveat-mark')!;
      mark.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = mark.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    });
    await page.mouse.click(x, y, { button });
  };
  const card = (page: Page): Promise<string> =>
    world.driver
      .inLayer(page, (root) => root.querySelector<HTMLElement>('[role="dialog"][data-part="mark"]')?.innerText ?? '')
      .then((text) => text ?? '');

  it.each(['google', 'ecosia', 'x'] as const)(
    'opens its card on a page like those of %s and follows no link',
    async (name) => {
      const page = await open(name);
      const before = page.url();
      await pressMark(page);
      await eventually('the card', async () => (await card(page)) !== '');
      expect(await card(page)).toMatch(/ v\. /);
      expect(page.url()).toBe(before);
      await page.keyboard.press('Escape');
      await eventually('no card', async () => (await card(page)) === '');
    },
  );

  it('opens its card and follows no link where it stands inside of it', async () => {
    const page = await visit(world, 'https://row0.example/');
    await eventually('a mark in the link', () =>
      page.evaluate(() => document.querySelector('[data-one][aria-describedby] caveat-mark') !== null),
    );
    await pressMark(page, 'middle');
    await pressMark(page);
    await eventually('the card', async () => (await card(page)) !== '');
    expect(page.url()).toBe('https://row0.example/');
    expect(world.sites.seen.filter((line) => line.startsWith('massroot8.com '))).toEqual([]);
  });

  it('has a card that stays where it is when its link leaves the page', async () => {
    const page = await open('google');
    await pressMark(page);
    await eventually('the card', async () => (await card(page)) !== '');
    const place = (): Promise<string | undefined> =>
      world.driver.inLayer(page, (root) => root.querySelector('[role="dialog"]')?.getAttribute('style') ?? '');
    const before = await place();
    await page.evaluate(async () => {
      document.querySelector('caveat-mark')!.closest('[data-result]')!.remove();
      dispatchEvent(new Event('resize'));
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    });
    expect(await place()).toBe(before);
  });

  it('stands however a page styles all of its elements, and forbids other styles', async () => {
    const page = await visit(world, 'https://unset.example/');
    await eventually('a mark that has its place', () =>
      page.evaluate(() => document.querySelector('[data-one]')!.hasAttribute('aria-describedby')),
    );
    expect(
      await page.evaluate(() => {
        const mark = document.querySelector('caveat-mark')!;
        const { left, width, height } = mark.getBoundingClientRect();
        return {
          style: mark.getAttribute('style'),
          isBeside: left >= document.querySelector('[data-one]')!.getBoundingClientRect().right,
          width: width > 60,
          height,
        };
      }),
    ).toEqual({ style: null, isBeside: true, width: true, height: 18 });
  });

  it('comes right after its link for the keyboard, and opens its card by a key', async () => {
    const page = await open('duckduckgo');
    await page.focus('[data-result] h2 a');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('caveat-mark');
    await page.keyboard.press('Enter');
    await eventually('the card', async () => (await card(page)) !== '');
    await page.keyboard.press('Escape');
    await eventually('the mark has the focus again', () =>
      page.evaluate(() => document.activeElement?.localName === 'caveat-mark'),
    );
  });

  it.each(RESULTS)('survives that all of a page like those of %s is rendered anew', async (name) => {
    const page = await open(name);
    const results = await page.evaluate(() => document.querySelectorAll('[data-result]').length);
    await eventually('all marks', async () => (await count(page)) === results);
    await page.evaluate(() => {
      for (const mark of document.querySelectorAll('caveat-mark')) mark.remove();
      document.body.innerHTML = String(document.body.innerHTML);
    });
    await eventually('all marks again', async () => (await count(page)) === results);
    for (const result of await marksIn(page, '[data-result]'))
      expect(result).toMatchObject({ marks: 1, seen: true, described: true });
  });

  it.each(RESULTS)('comes with results that a page like those of %s adds while it is scrolled', async (name) => {
    const page = await open(name);
    const results = await page.evaluate(() => document.querySelectorAll('[data-result]').length);
    await eventually('all marks', async () => (await count(page)) === results);
    await page.evaluate(() => {
      const last = document.getElementById('last')!;
      for (let i = 0; i < 5; i += 1) {
        const more = last.cloneNode(true) as Element;
        for (const mark of more.querySelectorAll('caveat-mark')) mark.remove();
        more.removeAttribute('id');
        last.after(more);
      }
      scrollTo(0, document.body.scrollHeight);
    });
    const now = await page.evaluate(() => document.querySelectorAll('[data-result]').length);
    await eventually('marks on the new ones', async () => (await count(page)) === now);
    for (const result of await marksIn(page, '[data-result]'))
      expect(result).toMatchObject({ marks: 1, seen: true, described: true });
  });

  it('leaves a row of a list that is used again for something else', async () => {
    const page = await open('yandex');
    await eventually('all marks', async () => (await count(page)) === 3);
    await page.evaluate(() => {
      for (const link of document.querySelectorAll<HTMLAnchorElement>('#last a'))
        link.href = 'https://spravka.example/';
    });
    await eventually('one less', async () => (await count(page)) === 2);
    expect(
      await page.evaluate(() => document.querySelectorAll('#last caveat-mark, #last [aria-describedby]').length),
    ).toBe(0);
    await page.evaluate(() => {
      for (const link of document.querySelectorAll<HTMLAnchorElement>('#last a')) link.href = 'https://nakrutka.cc/';
    });
    await eventually('and back', async () => (await count(page)) === 3);
  });

  it('stands beside every listed link of an ordinary page that can be seen, cut off nowhere', async () => {
    const page = await open('page');
    const links = await page.evaluate(() => document.querySelectorAll('[data-one]').length);
    await eventually('all marks', async () => (await count(page)) === links);
    for (const name of ['nav', 'sentence', 'last', 'clip', 'card', 'picture', 'scrolled']) {
      const seen = await page.evaluate((wanted) => {
        const link = document.querySelector(`[data-one=${wanted}]`)!;
        const mark = document.getElementById(link.getAttribute('aria-describedby') ?? '')!;
        mark.scrollIntoView({ block: 'center' });
        const { left, top, width, height } = mark.getBoundingClientRect();
        const { left: from, right, top: above, bottom } = link.getBoundingClientRect();
        const point = document.elementFromPoint(left + width / 2, top + height / 2);
        return {
          wanted,
          seen: point === mark,
          near: left < right + 140 && left > from - 140 && top > above - 110 && top < bottom + 30,
        };
      }, name);
      expect(seen).toEqual({ wanted: name, seen: true, near: true });
    }
  });

  it.each(['bing', 'brave', 'x'] as const)(
    'stands on the other side on a page like those of %s that runs to the left',
    async (name) => {
      const page = await visit(world, `https://left.${name}.example/`);
      const results = await page.evaluate(() => document.querySelectorAll('[data-result]').length);
      await eventually('all marks', async () => (await count(page)) === results);
      for (const result of await marksIn(page, '[data-result]'))
        expect(result).toMatchObject({ marks: 1, inView: true, seen: true, described: true });
      const isLeft = await page.evaluate(() => {
        const title = document.querySelector('[data-result] [data-title]')!;
        const words = document.createRange();
        words.selectNodeContents(title);
        return (
          document.querySelector('[data-result] caveat-mark')!.getBoundingClientRect().right <
          words.getBoundingClientRect().right
        );
      });
      expect(isLeft).toBe(true);
    },
  );

  it('is not drawn for links that cannot be seen, and comes when they can', async () => {
    const page = await open('page');
    const links = await page.evaluate(() => document.querySelectorAll('[data-one]').length);
    await eventually('all marks', async () => (await count(page)) === links);
    await page.evaluate(() => document.getElementById('menu')!.classList.add('open'));
    await eventually('a mark in the menu', () =>
      page.evaluate(() => document.querySelector('#menu caveat-mark') !== null),
    );
    expect(await count(page)).toBe(links + 1);
  });

  it('scrolls with what it stands in', async () => {
    const page = await open('page');
    const distance = (): Promise<number> =>
      page.evaluate(() => {
        const link = document.querySelector('[data-one=scrolled]')!;
        return (
          document.getElementById(link.getAttribute('aria-describedby') ?? '')!.getBoundingClientRect().top -
          link.getBoundingClientRect().top
        );
      });
    await eventually('its mark', () => page.evaluate(() => document.querySelector('#box caveat-mark') !== null));
    const before = await distance();
    await page.evaluate(() => document.getElementById('box')!.scrollTo(0, 50));
    expect(Math.abs((await distance()) - before)).toBeLessThan(1);
  });

  it("stands inside an open shadow root, and beside the outside link of a forum's post", async () => {
    const page = await open('reddit');
    await eventually('both', () =>
      page.evaluate(
        () =>
          document.querySelector('[data-result] caveat-mark') !== null &&
          document.querySelector('in-shadow')!.shadowRoot!.querySelector('#inner + caveat-mark') !== null,
      ),
    );
    for (const result of await marksIn(page, '[data-result]'))
      expect(result).toMatchObject({ marks: 1, seen: true, described: true });
    expect(await count(page)).toBe(1);
  });

  it.each([
    ['marksOnSearch', 'google', 'x'],
    ['marksOnSocial', 'x', 'google'],
    ['marksElsewhere', 'page', 'google'],
  ] as const)('stays away where "%s" is off', async (name, there, other) => {
    await world.driver.inExtension(async (chosen) => {
      const scope = globalThis as unknown as Record<
        'browser' | 'chrome',
        { storage: { local: { set(items: object): Promise<void> } } } | undefined
      >;
      await (scope.browser ?? scope.chrome)!.storage.local.set({ preferences: { [chosen]: false } });
    }, name);
    const page = await visit(world, `https://${ADDRESSES[there]}`);
    expect(
      (await reviewed(world, page, (view) => view.findings.some(({ finding }) => finding.kind === 'link'))).complete,
    ).toBe(true);
    await open(other);
    expect(await count(page)).toBe(0);
  });
});
