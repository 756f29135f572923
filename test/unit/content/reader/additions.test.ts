// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchAdditions } from '../../../../src/content/reader/additions.ts';
import { Hidden } from '../../../../src/content/reader/hidden.ts';
import { readPage } from '../../../../src/content/reader/read-page.ts';

let ending: AbortController;
beforeEach(() => {
  vi.useFakeTimers();
  ending = new AbortController();
});
afterEach(() => {
  ending.abort();
  vi.useRealTimers();
});

type Change = (x: HTMLElement) => void;

/**
 * Reads a page, and then watches it. @returns a function that changes its element `x` and tells the texts that are
 * read then
 */
function watched(html: string, atOnce: Change = () => undefined): (...changes: Change[]) => Promise<string[]> {
  document.body.innerHTML = html;
  const read: string[] = [];
  const hidden = new Hidden();
  const take = (root: Node): void => {
    const reading = readPage(
      document,
      {
        block: (text) => void (text.trim() === '' || read.push(text.trim())),
        link: () => undefined,
        embed: () => undefined,
        form: () => undefined,
      },
      undefined,
      root,
      undefined,
      {
        enter: (element) => {
          hidden.forget(element);
          additions.forget(element);
        },
        leave: (element) => additions.leave(element),
      },
    );
    while (reading.next().done !== true);
  };
  const additions = watchAdditions(
    document,
    hidden,
    (roots, led) => {
      roots.forEach(take);
      read.push(...led.map(({ id }) => `#${id}`));
    },
    () => undefined,
    ending.signal,
  );
  atOnce(document.getElementById('x')!);
  take(document);
  return async (...changes) => {
    await Promise.resolve();
    vi.runAllTimers();
    read.length = 0;
    for (const change of changes) {
      change(document.getElementById('x')!);
      await Promise.resolve();
    }
    vi.runAllTimers();
    return [...read];
  };
}
const hide: Change = (x) => (x.style.display = 'none');
const show: Change = (x) => (x.style.display = '');
const fill: Change = (x) => (x.innerHTML = '<b>new</b>');

describe('what the page shows later', () => {
  it.each<[string, string, Change, Change]>([
    ['hidden', '<p id="x" hidden>words', (x) => (x.hidden = false), (x) => (x.hidden = true)],
    ['display', '<p id="x" style="display: none">words', show, hide],
    [
      'aria-hidden',
      '<p id="x" aria-hidden="true">words',
      (x) => x.removeAttribute('aria-hidden'),
      (x) => x.setAttribute('aria-hidden', 'true'),
    ],
  ])('is read, once (%s)', async (_how, html, shows, hides) => {
    const read = watched(html);
    expect(await read((x) => (x.style.color = 'red'))).toEqual([]);
    expect(await read(shows)).toEqual(['words']);
    expect(await read(hides)).toEqual([]);
    expect(await read(shows)).toEqual([]);
  });

  it('is read where the page hid it before it was read', async () => {
    const read = watched('<p id="x">words', hide);
    expect(await read(show)).toEqual(['words']);
  });

  it('is read where the page added and hid it at once', async () => {
    const read = watched('');
    const add: Change = () => (document.body.innerHTML = '<p id="x">words');
    expect(await read(add, hide)).toEqual([]);
    expect(await read(show)).toEqual(['words']);
  });

  it('is read where the page has only measured it before', async () => {
    const read = watched('<p id="x" style="display: none">words');
    const measure: Change = (x) => (show(x), hide(x));
    expect(await read(measure)).toEqual([]);
    expect(await read(show)).toEqual(['words']);
  });

  it('is read once where the page fills it first', async () => {
    const read = watched('<p id="x" style="display: none">');
    expect(await read(fill)).toEqual([]);
    expect(await read(show)).toEqual(['new']);
  });

  it('is read once where the page fills and shows it at once, and again when it is filled anew', async () => {
    const read = watched('<p id="x" style="display: none">');
    expect(await read((x) => (fill(x), show(x)))).toEqual(['new']);
    expect(await read(hide)).toEqual([]);
    expect(await read(fill)).toEqual(['new']);
    expect(await read(show)).toEqual([]);
  });
});

it('does not read again what was there before the page hid it for once', async () => {
  const read = watched('<p id="x">words');
  expect(await read(hide)).toEqual([]);
  expect(await read(show)).toEqual([]);
  expect(await read((x) => (x.style.color = 'red'))).toEqual([]);
});

it('tells what gets another address, without its words, and each time', async () => {
  const lead =
    (address: string): Change =>
    (x) =>
      x.setAttribute('href', address);
  const read = watched('<a id="x">words</a>');
  expect(await read(lead('https://a.example/'))).toEqual(['#x']);
  expect(await read(lead('https://b.example/'))).toEqual(['#x']);
  const shown = watched('<a id="x" style="display: none">words</a>');
  expect(await shown(lead('https://a.example/'))).toEqual([]);
  expect(await shown(show, lead('https://b.example/'))).toEqual(['words']);
});

// A form's fields are properties of the form, and come before its own.
describe('a form with a field of the name', () => {
  /** As browsers have it; jsdom does so only for names that the form has not. */
  const field = (form: HTMLElement, name: string): void => {
    const input = document.createElement('input');
    input.name = name;
    form.append(input);
    Object.defineProperty(form, name, { value: input });
  };

  it('parentElement does not stop what is added to it from being read', async () => {
    const read = watched('<form id="form"><div id="x"></div></form>');
    field(document.getElementById('form')!, 'parentElement');
    expect(await read(fill)).toEqual(['new']);
  });

  it.each(['nodeType', 'isConnected', 'ownerDocument', 'checkVisibility'])('%s is read', async (name) => {
    const read = watched('<div id="x"></div>');
    const add: Change = (x) => {
      const form = document.createElement('form');
      form.innerHTML = '<p>words';
      field(form, name);
      x.append(form);
    };
    expect(await read(add)).toEqual(['words']);
  });
});

it('reads the whole document where very many elements get another address', async () => {
  const read = watched(`<p id="x">words</p>${'<a></a>'.repeat(5001)}`);
  const lead: Change = () => document.querySelectorAll('a').forEach((each) => each.setAttribute('href', '/x'));
  expect(await read(lead)).toEqual(['words']);
});

describe('a link whose address changes all the time', () => {
  it('has it read three times, and then no more', async () => {
    const read = watched('<a id="x" href="/">words</a>');
    let at = 0;
    const turn: Change = (x) => x.setAttribute('href', `/${(at += 1)}`);
    for (let time = 0; time < 3; time += 1) expect(await read(turn, turn)).toEqual(['#x']);
    expect(await read(turn)).toEqual([]);
  });
});
