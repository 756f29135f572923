/** Marks on pages built like those of search engines and social sites, in the built extension. */
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { ROOT } from '../../../tools/lib/paths.ts';
import { chips, covered, stillChips } from '../chips.ts';
import type { ChipSeen } from '../chips.ts';
import { eventually, html, LATER, openWorld, reviewed, visit, visitContinued } from '../browser.ts';

/** For each fixture: the address it is served under. */
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
/** The same page with every link led elsewhere, so that none is listed. */
const plain = (html: string): string => html.replaceAll(/href="[^"]*"/g, 'href="https://elsewhere.example/"');
const world = openWorld({
  ...Object.fromEntries(
    Object.entries(ADDRESSES).flatMap(([name, address]) => [
      [address, fixture(name as Name)],
      [`left.${name}.example/`, fixture(name as Name).replace('<html ', '<html dir="rtl" ')],
      [`plain.${address.replace(/\/.*$/, '')}/`, plain(fixture(name as Name))],
    ]),
  ),
  'field.example/': html(
    '<p><a href="https://nakrutka.cc/start">Nakrutka</a></p>' +
      '<input id="field" style="position: absolute; left: 700px; top: 200px">',
  ),
  'massroot8.com/marked': html(
    `<h1>Massroot8</h1><p>Connect your Facebook account.</p><p><a href="https://nakrutka.cc/start">Nakrutka</a></p>
     <input type="password" id="field" style="position: absolute; left: 700px; top: 200px">`,
  ),
  // As search pages do: just before the link is followed, its address is replaced by one that counts the press.
  'rewrite.example/': html(
    `<h3><a id="link" href="https://nakrutka.cc/start">Nakrutka</a></h3><script>
      link.addEventListener('mousedown', () => { link.href = '/out?id=1'; });
      link.addEventListener('click', (event) => { event.preventDefault();
        document.title = 'followed ' + link.getAttribute('href'); });
    </script>`,
  ),
});

/** Opens a fixture and waits for its marks. */
async function open(name: Name, width = 1200, host = ADDRESSES[name] as string): Promise<Page> {
  const page = await visit(world, 'about:blank');
  await page.setViewport({ width, height: 900 });
  await page.goto(`https://${host}`, { waitUntil: 'load' });
  await eventually('a mark', async () => (await chips(world, page)).length > 0);
  return page;
}
/** The positions and sizes of all elements of the page itself. */
const boxes = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.body.querySelectorAll('*')].map((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return `${element.localName}.${element.className} ${[left, top + scrollY, width, height]
        .map((value) => value.toFixed(1))
        .join(' ')}`;
    }),
  );
const results = (page: Page): Promise<number> => page.evaluate(() => document.querySelectorAll('[data-result]').length);

/**
 * Scrolls a result into view and waits until the marks stand still.
 * @returns the marks in the result or a little outside it, unless they are nearer to another result.
 */
async function marksOf(page: Page, at: number): Promise<readonly ChipSeen[]> {
  const boxes = await page.evaluate((number) => {
    const all = [...document.querySelectorAll('[data-result]')];
    all[number]!.scrollIntoView({ block: 'center' });
    return all.map((result) => {
      const { left, top, right, bottom } = result.getBoundingClientRect();
      return { left, top, right, bottom };
    });
  }, at);
  const box = boxes[at]!;
  let [before, now]: (readonly ChipSeen[])[] = [[], []];
  await eventually(`a mark on result ${at}`, async () => {
    before = now!;
    const middle = ({ top, height }: ChipSeen): number => top + height / 2;
    const away = (chip: ChipSeen, { left, top, right, bottom }: typeof box): number =>
      Math.max(0, left - chip.left, chip.left - right) + Math.max(0, top - middle(chip), middle(chip) - bottom);
    now = (await chips(world, page)).filter(
      (chip) =>
        middle(chip) > box.top - 30 &&
        middle(chip) < box.bottom + 30 &&
        chip.left > box.left - 140 &&
        chip.left < box.right + 30 &&
        boxes.every((other) => away(chip, other) >= away(chip, box)),
    );
    return now.length > 0 && isDeepStrictEqual(before, now);
  });
  return now!;
}

const AS_IT_SHOULD = { marks: 1, isHit: true, isInView: true, isNear: true };

/** How many marks a result has, and whether the first can be pressed, is in view and is near the title. */
async function markSeen(page: Page, at: number): Promise<object> {
  const marks = await marksOf(page, at);
  const seen = await page.evaluate(
    ({ left, top, width, height }, number) => {
      const result = document.querySelectorAll('[data-result]')[number]!;
      const title = (result.querySelector('[data-title]') ?? result).getBoundingClientRect();
      return {
        // Whether a press on the chip reaches Caveat's host: nothing of the page may lie over the chip.
        isHit: [0.1, 0.5, 0.9].every(
          (part) =>
            document.elementFromPoint(left + width * part, top + height / 2) === document.querySelector(':root > div'),
        ),
        isInView: left >= 0 && left + width <= document.documentElement.clientWidth,
        isNear: Math.max(top - title.bottom, title.top - top - height) < 40,
      };
    },
    marks[0]!,
    at,
  );
  return { marks: marks.length, ...seen };
}

/** Expects one mark for each result. It waits, because Caveat checks places again after a result scrolls into view. */
async function expectMarks(page: Page): Promise<void> {
  for (let at = 0; at < (await results(page)); at += 1) {
    let seen: object = {};
    await eventually(`a mark as it should be on result ${at}`, async () => {
      seen = await markSeen(page, at);
      return isDeepStrictEqual(seen, AS_IT_SHOULD);
    }).catch(() => undefined);
    expect({ at, ...seen }).toEqual({ at, ...AS_IT_SHOULD });
  }
}

/** Waits until the marks of a page stand still. @returns the marks. */
async function restingMarks(page: Page): Promise<readonly ChipSeen[]> {
  let [before, now]: (readonly ChipSeen[])[] = [[], []];
  await eventually('marks that stand still', async () => {
    [before, now] = [now!, await chips(world, page)];
    return now.length > 0 && isDeepStrictEqual(before, now);
  });
  return now!;
}

/** Leaves out marks on pictures: a large picture may be covered in its corner. */
async function besidePictures(page: Page, places: readonly ChipSeen[]): Promise<readonly ChipSeen[]> {
  const pictures = await page.evaluate(() =>
    [...document.querySelectorAll('img, video')].map((each) => {
      const { left, top, right, bottom } = each.getBoundingClientRect();
      return { left, top, right, bottom };
    }),
  );
  const isOnPicture = ({ left, top }: ChipSeen): boolean =>
    pictures.some((box) => left >= box.left && left < box.right && top >= box.top && top < box.bottom);
  return places.filter((chip) => !isOnPicture(chip));
}

/** Replaces the whole content of the page, as a renderer does, and adds three more results at its end. */
const renderAnew = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.body.innerHTML = String(document.body.innerHTML);
    const last = document.getElementById('last')!;
    for (let i = 0; i < 3; i += 1) {
      const more = last.cloneNode(true) as Element;
      more.removeAttribute('id');
      last.after(more);
    }
  });

describe.each(RESULTS)('on a page like those of %s', (name) => {
  // One visit checks everything, because each of these pages is large and slow to open.
  it.each([1200, 390])(
    'every listed result has one mark that can be seen and covers nothing, also when all is rendered anew with more; ' +
      'nothing of the page stands elsewhere than without marks (%i pixels)',
    async (width) => {
      const page = await open(name, width);
      const places = await besidePictures(page, await restingMarks(page));
      await marksOf(page, 0);
      const marked = await boxes(page);
      await expectMarks(page);
      await renderAnew(page);
      await expectMarks(page);
      await page.goto(`https://plain.${ADDRESSES[name].replace(/\/.*$/, '')}/`, { waitUntil: 'load' });
      await reviewed(world, page);
      expect(await chips(world, page)).toEqual([]);
      expect(marked).toEqual(await boxes(page));
      // A narrow page scrolls sideways or breaks its words, so its chips may cover something.
      if (width === 1200) expect(covered(await page.screenshot(), places)).toEqual([]);
    },
  );
});

describe('a mark', () => {
  const card = (page: Page): Promise<string> =>
    world.driver
      .inLayer(page, (root, _argument, said) => said(root.querySelector('dialog[data-part="mark"]')))
      .then((text) => text ?? '');

  const fieldOf = (page: Page): Promise<string> =>
    page.evaluate(() => (document.getElementById('field') as HTMLInputElement).value);

  it('leaves the focus in a field that is pressed while its card stands', async () => {
    const page = await visit(world, 'https://field.example/');
    const [chip] = await stillChips(world, page, 1);
    await page.mouse.click(chip!.left + 8, chip!.top + 9);
    await eventually('the card', async () => (await card(page)) !== '');
    await page.click('#field');
    await eventually('no card', async () => (await card(page)) === '');
    await page.keyboard.type('mine');
    await expect.poll(() => fieldOf(page), LATER).toBe('mine');
  });

  it('has its card go when a password field is pressed, and takes no guard with it', async () => {
    const page = await visitContinued(world, 'https://massroot8.com/marked', 'massroot8');
    const [chip] = await stillChips(world, page, 1);
    await page.mouse.click(chip!.left + 8, chip!.top + 9);
    await eventually('the card', async () => (await card(page)) !== '');
    await page.click('#field');
    await eventually('no card', async () => (await card(page)) === '');
    const guard = (): Promise<boolean | undefined> =>
      world.driver.inLayer(page, (root) => root.querySelector('[data-part="guard"]') !== null);
    await expect.poll(guard, LATER).toBe(true);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    expect(await guard()).toBe(true);
    await page.keyboard.type('secret');
    expect(await fieldOf(page)).toBe('');
  });

  it.each(['google', 'ecosia', 'x'] as const)(
    'opens its card on a page like those of %s and follows no link',
    async (name) => {
      const page = await open(name);
      const before = page.url();
      const [chip] = await marksOf(page, 0);
      await page.mouse.click(chip!.left + 8, chip!.top + chip!.height / 2);
      await eventually('the card', async () => (await card(page)) !== '');
      expect(await card(page)).toMatch(/ v\. /);
      expect(page.url()).toBe(before);
      // A second press closes it.
      await page.mouse.click(chip!.left + 8, chip!.top + chip!.height / 2);
      await eventually('no card', async () => (await card(page)) === '');
    },
  );

  it('leaves a row of a list that is used again for something else', async () => {
    const page = await open('yandex');
    await marksOf(page, 2);
    const lead = (to: string): Promise<void> =>
      page.evaluate((href) => {
        for (const link of document.querySelectorAll<HTMLAnchorElement>('#last a')) link.href = href;
      }, to);
    const inLast = async (): Promise<number> => {
      const { top, bottom } = await page.evaluate(
        () => document.getElementById('last')!.getBoundingClientRect().toJSON() as DOMRect,
      );
      return (await chips(world, page)).filter((chip) => chip.top > top - 20 && chip.top < bottom).length;
    };
    await eventually('its mark', async () => (await inLast()) === 1);
    await lead('https://spravka.example/');
    await eventually('none', async () => (await inLast()) === 0);
    await lead('https://nakrutka.cc/');
    await eventually('and back', async () => (await inLast()) === 1);
  });

  it('stays at a link whose address is replaced while it is pressed', async () => {
    const page = await visit(world, 'https://rewrite.example/');
    const before = await stillChips(world, page, 1);
    await page.click('#link');
    await expect.poll(() => page.title(), LATER).toBe('followed /out?id=1');
    expect(await stillChips(world, page, 1)).toEqual(before);
    // A link whose address changes to another site loses its mark.
    await page.evaluate(() => document.getElementById('link')!.setAttribute('href', 'https://elsewhere.example/'));
    await eventually('no mark', async () => (await chips(world, page)).length === 0);
  });

  it('stands beside every listed link of an ordinary page that can be seen, cut off nowhere', async () => {
    const page = await open('page');
    for (const name of ['nav', 'sentence', 'last', 'clip', 'card', 'picture', 'scrolled']) {
      const box = await page.evaluate((wanted) => {
        const link = document.querySelector(`[data-one=${wanted}]`)!;
        link.scrollIntoView({ block: 'center' });
        const { left, top, right, bottom } = link.getBoundingClientRect();
        return { left, top, right, bottom };
      }, name);
      await eventually(`a mark at the link "${name}"`, async () =>
        (await chips(world, page)).some(
          ({ left, top, width, height }) =>
            left < box.right + 20 &&
            left + width > box.left - 30 &&
            top < box.bottom + 30 &&
            top + height > box.top - 30,
        ),
      );
    }
  });

  it.each(['bing', 'brave', 'x'] as const)(
    'stands on the other side on a page like those of %s that runs to the left',
    async (name) => {
      const page = await open(name, 1200, `left.${name}.example/`);
      await expectMarks(page);
      const [chip] = await marksOf(page, 0);
      const right = await page.evaluate(() => {
        const words = document.createRange();
        words.selectNodeContents(document.querySelector('[data-result] [data-title]')!);
        return words.getBoundingClientRect().right;
      });
      expect(chip!.left + chip!.width).toBeLessThanOrEqual(Math.ceil(right));
    },
  );

  it('comes with a menu that is opened, and goes with it', async () => {
    const page = await open('page');
    const isMarked = async (): Promise<boolean> =>
      (await chips(world, page)).some(({ name }) => name.endsWith('In the menu'));
    const turn = (): Promise<void> =>
      page.evaluate(() => {
        const menu = document.getElementById('menu')!;
        menu.classList.toggle('open');
        menu.scrollIntoView({ block: 'center' });
      });
    expect(await isMarked()).toBe(false);
    await turn();
    await eventually('a mark in the menu', isMarked);
    await turn();
    await eventually('none', async () => !(await isMarked()));
  });

  it("stands inside an open shadow root, and beside the outside link of a forum's post", async () => {
    const page = await open('reddit');
    await expectMarks(page);
    await page.evaluate(() => document.querySelector('in-shadow')!.scrollIntoView({ block: 'center' }));
    const inner = await page.evaluate(
      () =>
        document
          .querySelector('in-shadow')!
          .shadowRoot!.getElementById('inner')!
          .getBoundingClientRect()
          .toJSON() as DOMRect,
    );
    await eventually('the mark inside', async () =>
      (await chips(world, page)).some(({ top }) => Math.abs(top - inner.top) < 30),
    );
  });
});
