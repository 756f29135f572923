// @vitest-environment jsdom
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { VirtualList } from '../../src/ui/list/VirtualList.tsx';
import { settle } from './help.tsx';

const ROW_PX = 100;
const WINDOW_PX = 800;
const ITEMS = Array.from({ length: 10_000 }, (_, at) => `row ${at}`);
const keyOf = (item: string): string => item;

const main = document.createElement('main');
document.body.append(main);
let scrolled = 0;
let renders = 0;
const row = (item: string) => {
  renders += 1;
  return <a href="#row">{item}</a>;
};
/** What the list does when scrolling rests. Tests call it: on a slow machine, scrolling would rest at every step. */
let comeToRest: () => void = () => undefined;
/** Renders the list again, as its page does when something else in it changes. */
let again: () => void = () => undefined;
function Page({ items }: { readonly items: readonly string[] }) {
  const [, setCount] = useState(0);
  again = () => setCount((count) => count + 1);
  return <VirtualList items={items} keyOf={keyOf} guess={ROW_PX} label="Rows" row={row} />;
}

// jsdom has no layout: every row has the guessed height, and the list begins at the top of the page.
beforeEach(() => {
  scrolled = 0;
  renders = 0;
  comeToRest = () => undefined;
  const soon = globalThis.setTimeout;
  vi.spyOn(globalThis, 'setTimeout').mockImplementation((run: () => void, ms = 0) => {
    if (ms < 50) return soon(run, ms);
    comeToRest = run;
    return soon(run, 60_000);
  });
  Object.defineProperty(window, 'innerHeight', { configurable: true, value: WINDOW_PX });
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement): DOMRect {
    return this.tagName === 'LI' ? new DOMRect(0, 0, 700, ROW_PX) : new DOMRect(0, -scrolled, 700, 0);
  });
});
afterEach(() => {
  render(null, main);
  vi.restoreAllMocks();
});

const rows = (): HTMLElement[] => [...main.querySelectorAll<HTMLElement>('li')];
const places = (): number[] => rows().map((each) => Number(each.getAttribute('aria-posinset')));
async function open(items: readonly string[] = ITEMS): Promise<void> {
  render(<Page items={items} />, main);
  await settle();
}
async function scrollTo(top: number): Promise<void> {
  scrolled = top;
  window.dispatchEvent(new Event('scroll'));
  await new Promise((resolve) => requestAnimationFrame(resolve));
  await settle();
}
/** Lets the scrolling come to rest. */
const rest = async (): Promise<void> => {
  comeToRest();
  await settle();
};
const shows = (top: number): boolean => {
  const [first = 0, last = 0] = [top / ROW_PX + 1, (top + WINDOW_PX) / ROW_PX];
  return places()[0]! <= first && places().at(-1)! >= last;
};

describe('a list of ten thousand rows', () => {
  it('draws few of them, each with its place among all', async () => {
    await open();
    expect(rows().length).toBeLessThan(20);
    expect(rows()[3]?.getAttribute('aria-setsize')).toBe('10000');
    expect(places()).toEqual(places().map((_, at) => at + 1));
  });
  it('draws nothing anew while what is near still stands, and only what is new after that', async () => {
    await open();
    await scrollTo(20_000);
    await rest();
    const before = rows();
    renders = 0;
    for (const step of [40, 80, 120, 160, 200]) await scrollTo(20_000 + step);
    expect(renders).toBe(0);
    expect(rows()).toEqual(before);
    for (let top = 20_000; top <= 22_000; top += 100) {
      await scrollTo(top);
      expect(shows(top)).toBe(true);
      expect(rows().length).toBeLessThan(21);
    }
    // Twenty rows came into view, and a few more beside them were drawn.
    expect(renders).toBeLessThan(28);
  });
  it('draws for a leap what is in sight, and what lies beside once scrolling rests', async () => {
    await open();
    renders = 0;
    for (const top of [100_000, 300_000, 500_000, 200_000]) {
      await scrollTo(top);
      expect(shows(top)).toBe(true);
      expect(rows().length).toBeLessThan(13);
    }
    expect(renders).toBeLessThan(4 * 13);
    await rest();
    expect(shows(200_000 - WINDOW_PX / 2)).toBe(true);
    expect(shows(200_000 + WINDOW_PX / 2)).toBe(true);
  });
  it('keeps its rows when the page around it is drawn anew', async () => {
    await open();
    renders = 0;
    again();
    await settle();
    expect(renders).toBe(0);
  });
  it('shows other rows, with their own places, where others are asked for', async () => {
    await open();
    await scrollTo(900_000);
    const some = ITEMS.filter((_, at) => at % 10 === 0);
    render(<Page items={some} />, main);
    await scrollTo(99_200);
    expect(rows()[0]?.getAttribute('aria-setsize')).toBe('1000');
    expect(places().at(-1)).toBe(1000);
    expect(rows().at(-1)?.textContent).toBe('row 9990');
    render(<Page items={some.slice(0, 200)} />, main);
    await settle();
    expect(rows()).toHaveLength(200);
    expect(rows()[0]?.hasAttribute('aria-setsize')).toBe(false);
  });
});
