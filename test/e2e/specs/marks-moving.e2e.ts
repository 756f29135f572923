/** Marks of what moves, opens or is dragged, also in ways that tell nobody: chips go along and are never in the way. */
import { describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';
import { eventually, html, layer, LATER, openWorld, visit } from '../browser.ts';
import { chips, stillChips } from '../chips.ts';
import type { ChipSeen } from '../chips.ts';

const PICTURE =
  `data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Crect width='400' height='200' fill='%23def'/` +
  '%3E%3C/svg%3E';
const link = (words: string): string => `<a href="https://nakrutka.cc/${words.length}">${words}</a>`;
/** Whether our element is at a point of the window: a text, to be run in the page. */
const IS_OURS = `globalThis.isOurs = (x, y) => {
  const there = document.elementFromPoint(x, y);
  return there !== null && there !== document.body && there.parentNode === document.documentElement;
};`;

const world = openWorld({
  'moving.example/': html(
    `<div id="runs"><p>${link('Running')}</p></div><x-list></x-list><script>${IS_OURS}
      customElements.define('x-list', class extends HTMLElement { connectedCallback() {
        this.attachShadow({ mode: 'open' }).innerHTML = '<div style="height: 120px; overflow: auto"><p>A</p><p>${link(
          'In a list',
        )}</p>' + '<p>B</p>'.repeat(20) + '</div>'; } });</script>`,
    `<style>@keyframes run { to { transform: translateX(300px) } }
      #runs { width: max-content; animation: run 3s linear infinite alternate }</style>`,
  ),
  'menu.example/': html(
    `<nav id="menu">Menu<ul><li>The first</li><li>${link('In the menu')}</li><li>The last</li></ul></nav>
      <p style="margin-top: 200px">${link('Below')}</p><script>${IS_OURS}</script>`,
    `<style>nav { width: 90px } nav ul { display: none; position: absolute; width: 300px; margin: 0; background: #fff }
      nav:hover ul { display: block }</style>`,
  ),
  'list.example/': html(
    `<ul><li draggable="true">Something to drag</li><li>${link('A place to drop')}</li></ul>
      <p id="other">Another one to drag</p><script>${IS_OURS} globalThis.heard = [];
      const row = document.querySelector('li:last-child');
      row.ondragover = (event) => event.preventDefault();
      row.ondrop = () => heard.push('drop');</script>`,
    `<style>li { width: 400px; padding: 8px }</style>`,
  ),
  'endless.example/': html(
    `${Array.from({ length: 40 }, (_, at) => `<p>Number ${at} of ${link(`Nakrutka ${at}`)} and more.</p>`).join('')}
      <script>const rows = [...document.querySelectorAll('p')].slice(0, -1);
        const change = () => {
          for (const row of rows) row.className = row.className === 'a' ? 'b' : 'a';
          requestAnimationFrame(change);
        };
        change();</script>`,
    `<style>p { margin: 0; font: 12px/15px sans-serif }</style>`,
  ),
  'opened.example/': html(
    `<p style="margin-top: 400px">${link('On the page')}</p>
     <div id="first" popover="manual"><p>${link('In the first')}</p></div>
     <div id="second" popover="manual"><p>${link('In the second one')}</p></div>
     <script>${IS_OURS}</script>`,
    `<style>[popover] { position: fixed; inset: 20px auto auto 20px; width: 400px; height: 120px; margin: 0 }
      #second { inset: 30px auto auto 30px }</style>`,
  ),
  'ringed.example/': html(
    `<p>${link('Above')}</p>
     <p style="padding-top: 40px"><a id="ringed" href="https://nakrutka.cc/ringed">Ringed</a></p>`,
    `<style>#ringed:focus { outline: 4px solid #06c; outline-offset: 2px }</style>`,
  ),
  'areas.example/': html(
    `<p>A picture:</p><img alt="" usemap="#map" width="400" height="200" style="border: 5px solid; padding: 3px"
      src="${PICTURE}">
      <map name="map"><area shape="rect" coords="200,20,390,180" href="https://nakrutka.cc/" alt="The right half"><area
      shape="circle" coords="100,100,60" href="https://elsewhere.example/" alt="The left half"></map>
      <p>In Firefox a formula can be a link:
        <math><mi href="https://massroot8.com/">abc</mi><mo>=</mo><mn>1</mn></math></p>`,
  ),
});

/** Runs a function in the page, in a task of its own; answers once a frame was drawn with what it has done. */
const drawn = (page: Page, run: () => void): Promise<void> =>
  page.evaluate(
    `(${String(run)})(); new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))`,
  ) as Promise<void>;
const isOurs = (page: Page, [x, y]: readonly [number, number]): Promise<boolean> =>
  page.evaluate(
    (left, top) => (globalThis as unknown as { isOurs: (x: number, y: number) => boolean }).isOurs(left, top),
    x,
    y,
  );
const chipOf = async (page: Page, name: string): Promise<ChipSeen> => {
  let found: ChipSeen | undefined;
  await eventually(`a chip of "${name}"`, async () => {
    found = (await chips(world, page)).find((chip) => chip.name.endsWith(name));
    return found !== undefined;
  });
  return found!;
};
const middle = ({ left, top, width, height }: ChipSeen): [number, number] => [left + width / 2, top + height / 2];

describe('a chip', () => {
  it('goes along in every frame of an animation without end, and in a list in a shadow root', async () => {
    const page = await visit(world, 'https://moving.example/');
    await chipOf(page, 'Running');
    // The frames of 50 in which the chip stands elsewhere than in the one before.
    const moved = (): Promise<number> =>
      page.evaluate(
        () =>
          new Promise<number>((done) => {
            const { isOurs: isIt } = globalThis as unknown as { isOurs: (x: number, y: number) => boolean };
            let [frames, moves, last] = [0, 0, -1];
            const look = (): void => {
              const { top, bottom } = document.querySelector('#runs a')!.getBoundingClientRect();
              let x = 0;
              while (x < innerWidth && !isIt(x, (top + bottom) / 2)) x += 0.5;
              if (x !== last) moves += 1;
              last = x;
              frames += 1;
              if (frames > 50) done(moves);
              else requestAnimationFrame(look);
            };
            requestAnimationFrame(look);
          }),
      );
    await expect.poll(moved, LATER).toBeGreaterThan(40);
    const before = await chipOf(page, 'In a list');
    await drawn(page, () => {
      document.querySelector('x-list')!.shadowRoot!.firstElementChild!.scrollTop = 20;
    });
    expect((await chipOf(page, 'In a list')).top).toBe(before.top - 20);
    // The wheel scrolls the list also where the pointer stands on the chip: the first turn may be the page's.
    await page.mouse.move(...middle(await chipOf(page, 'In a list')));
    await expect
      .poll(async () => {
        await page.mouse.wheel({ deltaY: 5 });
        return page.evaluate(() => document.querySelector('x-list')!.shadowRoot!.firstElementChild!.scrollTop);
      }, LATER)
      .toBeGreaterThan(20);
  });

  it('closes the menu that it stands in at most once, can be pressed in it, and goes with it at once', async () => {
    const page = await visit(world, 'https://menu.example/');
    await chipOf(page, 'Below');
    const isOpen = (): Promise<boolean> => page.evaluate(() => document.querySelector('ul')!.checkVisibility());
    const toChip = async (): Promise<[number, number]> => {
      await page.hover('#menu');
      const place = middle(await chipOf(page, 'In the menu'));
      await page.hover('#menu li:nth-child(2) a');
      await page.mouse.move(...place, { steps: 3 });
      await drawn(page, () => undefined);
      return place;
    };
    const [, y] = await toChip();
    if (!(await isOpen())) await toChip();
    expect(await isOpen()).toBe(true);
    await page.mouse.move(500, y);
    await drawn(page, () => undefined);
    expect((await chips(world, page)).map(({ name }) => name.replace(/.*: /, ''))).toEqual(['Below']);
    await page.mouse.click(...(await toChip()));
    expect(await layer(world, page)).toMatchObject({ part: 'mark', service: 'nakrutka' });
  });

  it('takes no press that began elsewhere from the page', async () => {
    const page = await visit(world, 'https://menu.example/');
    await chipOf(page, 'Below');
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup'])
        addEventListener(type, () => heard.push(type));
    });
    await page.hover('#menu');
    const place = middle(await chipOf(page, 'In the menu'));
    // The pointer goes through a chip once its menu has closed because of it.
    await page.hover('#menu li:nth-child(2) a');
    await page.mouse.move(...place, { steps: 3 });
    await drawn(page, () => undefined);
    await page.hover('#menu');
    await chipOf(page, 'In the menu');
    await page.hover('#menu li:first-child');
    await page.mouse.down();
    await page.mouse.move(...place, { steps: 3 });
    await page.mouse.up();
    await expect
      .poll(() => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard), LATER)
      .toEqual(['pointerdown', 'mousedown', 'pointerup', 'mouseup']);
    expect(await world.driver.inLayer(page, (root) => root.querySelector('dialog') !== null)).toBe(false);
  });

  it('lets what is dragged be dropped where it stands', async () => {
    const page = await visit(world, 'https://list.example/');
    const [chip] = await stillChips(world, page, 1);
    const place = middle(chip!);
    expect(await isOurs(page, place)).toBe(true);
    await page.hover('#other');
    await page.mouse.down();
    await page.mouse.move(...place);
    expect(await isOurs(page, place)).toBe(false);
    await page.mouse.up();
    await expect.poll(() => isOurs(page, place), LATER).toBe(true);
    if (!world.driver.playsDrop) return;
    await page.hover('li');
    await page.mouse.down();
    await page.mouse.move(place[0] - 5, place[1] - 20, { steps: 3 });
    await page.mouse.move(...place, { steps: 3 });
    await page.mouse.up();
    await expect.poll(() => page.evaluate(() => (globalThis as { heard?: string[] }).heard), LATER).toEqual(['drop']);
    await expect.poll(() => isOurs(page, place), LATER).toBe(true);
  });

  it('is seen in a popover that is opened over another, and not over it from the other', async () => {
    const page = await visit(world, 'https://opened.example/');
    await stillChips(world, page, 1);
    const show = (id: string): Promise<void> =>
      page.evaluate((which) => document.getElementById(which)!.showPopover(), id);
    await show('first');
    await chipOf(page, 'In the first');
    await show('second');
    const isOnTop = async (): Promise<boolean> => isOurs(page, middle(await chipOf(page, 'In the second one')));
    await expect.poll(isOnTop, LATER).toBe(true);
    const names = async (): Promise<string[]> =>
      (await chips(world, page)).map(({ name }) => name.replace(/.*: /, '')).sort();
    await expect.poll(names, LATER).toEqual(['In the second one', 'On the page']);
  });

  it('stays in view while the page passes from one view to the next', async () => {
    const page = await visit(world, 'https://ringed.example/');
    await stillChips(world, page, 2);
    await page.evaluate(async () => {
      const passing = document.startViewTransition(() => undefined);
      await passing.ready;
      for (const each of document.getAnimations()) each.pause();
      // So that what lies over chips is looked at once more.
      document.body.append(document.createElement('p'));
      document.dispatchEvent(new Event('scroll'));
      Object.assign(globalThis, { end: () => passing.skipTransition() });
    });
    await stillChips(world, page, 2);
    await page.evaluate(() => (globalThis as unknown as { end: () => void }).end());
    await stillChips(world, page, 2);
  });

  it('leaves room for the ring around its link as long as the link has the focus', async () => {
    const page = await visit(world, 'https://ringed.example/');
    await stillChips(world, page, 2);
    /** Whether the chip reaches into the ring, which is 6 pixels wide. */
    const isInRing = async (): Promise<boolean> => {
      const chip = await chipOf(page, 'Ringed');
      const box = await page.evaluate(
        () => document.getElementById('ringed')!.getBoundingClientRect().toJSON() as DOMRect,
      );
      return (
        chip.left < box.right + 6 &&
        chip.left + chip.width > box.left - 6 &&
        chip.top < box.bottom + 6 &&
        chip.top + chip.height > box.top - 6
      );
    };
    expect(await isInRing()).toBe(true);
    await page.focus('#ringed');
    await expect.poll(isInRing, LATER).toBe(false);
  });

  it('comes to the last link of a page that changes all others without end', async () => {
    await chipOf(await visit(world, 'https://endless.example/'), 'Nakrutka 39');
  });

  it('stands at an area of a picture, and at a formula where that is a link', async () => {
    const page = await visit(world, 'https://areas.example/');
    const isFirefox = await page.evaluate(() => navigator.userAgent.includes('Firefox'));
    const found = await stillChips(world, page, isFirefox ? 2 : 1);
    expect(found.map(({ service }) => service).sort()).toEqual(isFirefox ? ['massroot8', 'nakrutka'] : ['nakrutka']);
    const { left, top } = found.find(({ service }) => service === 'nakrutka')!;
    const from = await page.evaluate(() => {
      const box = document.querySelector('img')!.getBoundingClientRect();
      return [box.left, box.top];
    });
    expect([left - from[0]!, top - from[1]!]).toEqual([212, 32]);
  });
});
