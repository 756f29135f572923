// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchAdditions } from '../../../../src/content/reader/additions.ts';

let ending: AbortController;
beforeEach(() => {
  vi.useFakeTimers();
  ending = new AbortController();
});
afterEach(() => {
  ending.abort();
  vi.useRealTimers();
});

/** Watches a page with an element `x`. @returns a function that changes `x` and tells the ids that are read then */
function watched(html: string): (change: (x: HTMLElement) => void) => Promise<string[]> {
  document.body.innerHTML = html;
  const read: string[] = [];
  watchAdditions(
    document,
    (roots) => read.push(...roots.map(({ id }) => id)),
    () => undefined,
    ending.signal,
  );
  return async (change) => {
    read.length = 0;
    change(document.getElementById('x')!);
    await Promise.resolve();
    vi.runAllTimers();
    return [...read];
  };
}

it.each<[string, string, (x: HTMLElement) => void, (x: HTMLElement) => void]>([
  ['hidden', '<p id="x" hidden>', (x) => (x.hidden = false), (x) => (x.hidden = true)],
  ['display', '<p id="x" style="display: none">', (x) => (x.style.display = ''), (x) => (x.style.display = 'none')],
  [
    'aria-hidden',
    '<p id="x" aria-hidden="true">',
    (x) => x.removeAttribute('aria-hidden'),
    (x) => x.setAttribute('aria-hidden', 'true'),
  ],
])('reads what the page shows later, once (%s)', async (_how, html, show, hide) => {
  const ids = watched(html);
  expect(await ids((x) => (x.style.color = 'red'))).toEqual([]);
  expect(await ids(show)).toEqual(['x']);
  expect(await ids(hide)).toEqual([]);
  expect(await ids(show)).toEqual([]);
});

it('does not read again what was there before the page hid it for once', async () => {
  const ids = watched('<p id="x">');
  expect(await ids((x) => (x.hidden = true))).toEqual([]);
  expect(await ids((x) => (x.hidden = false))).toEqual([]);
  expect(await ids((x) => (x.style.color = 'red'))).toEqual([]);
});

it('reads a link that gets another address', async () => {
  const ids = watched('<a id="x">');
  expect(await ids((x) => x.setAttribute('href', 'https://a.example/'))).toEqual(['x']);
});
