/** Going from finding to finding in the order of the page. */
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findStops, goToNext } from '../../../../src/content/reader/next.ts';
import { buildPageIndex } from '../../../../src/registry/page-index.ts';
import { service } from '../../../fakes/services.ts';

const index = buildPageIndex(
  [
    service('massroot', { names: ['Massroot8'], hosts: ['massroot8.example'] }),
    service('apex', { names: [{ text: 'Apex', match: 'companion' }], operators: ['Jo Doe'], hosts: ['apex.example'] }),
  ],
  [],
);

beforeAll(() => {
  const { window } = new JSDOM('');
  vi.stubGlobal('Node', window.Node);
  vi.stubGlobal('document', window.document);
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
});
afterAll(() => vi.unstubAllGlobals());

function open(body: string, url = 'https://news.example/'): Document {
  const { window } = new JSDOM(`<!doctype html><title>A page</title><body>${body}`, { url });
  window.Range.prototype.getClientRects = () => ({ length: 1 }) as DOMRectList;
  window.Element.prototype.getBoundingClientRect = () => ({ width: 100, height: 20 }) as DOMRect;
  window.Element.prototype.scrollIntoView = () => undefined;
  return window.document;
}
const named = (doc: Document): string[] =>
  findStops(doc, index).map(({ element, range }) => element?.id ?? range.toString());

describe('the stops on a page', () => {
  it('are names, links and embedded parts, in their order', () => {
    const doc = open(
      '<a id="one" href="https://massroot8.example/x">here</a><p>Then Massroot8.</p>' +
        '<iframe id="two" src="https://apex.example/box"></iframe>' +
        '<p><a id="other" href="https://a.example/">no</a></p>' +
        '<form id="three" action="https://www.massroot8.example/send"></form>',
    );
    expect(named(doc)).toEqual(['one', 'Massroot8', 'two', 'three']);
  });
  it('count a name in a listed link once, as the link', () =>
    expect(named(open('<p>See <a id="one" href="https://massroot8.example/">Massroot8</a></p>'))).toEqual(['one']));
  it('leave out an ordinary word without company, scripts, and what is the page’s own', () => {
    expect(named(open('<p>Apex is old.</p><script src="https://massroot8.example/a.js"></script>'))).toEqual([]);
    expect(named(open('<p>Apex is old.</p><p>So said Jo Doe.</p>'))).toEqual(['Apex']);
    expect(
      named(open('<p>Massroot8</p><a id="own" href="https://massroot8.example/b">b</a>', 'https://massroot8.example/')),
    ).toEqual([]);
  });
});

describe('going on', () => {
  it('goes through all of them, the focus too, and begins anew', () => {
    const doc = open(
      '<p>First Massroot8.</p><a id="one" href="https://massroot8.example/">a link</a><p>Last Massroot8.</p>',
    );
    const seen: unknown[] = [];
    for (let step = 0; step < 4; step += 1) {
      const { at, total } = goToNext(doc, index);
      seen.push([at, total, doc.activeElement?.id || doc.getSelection()?.toString()]);
    }
    expect(seen).toEqual([
      [1, 3, 'Massroot8'],
      [2, 3, 'one'],
      [3, 3, 'Massroot8'],
      [1, 3, 'Massroot8'],
    ]);
    expect(doc.querySelectorAll('[tabindex], [style], [class]')).toHaveLength(0);
  });
  it('says when there is nothing', () => expect(goToNext(open('<p>Nothing.</p>'), index)).toEqual({ at: 0, total: 0 }));
  it('goes on where a part of the page that it stood at is gone', () => {
    const doc = open('<p id="gone">Massroot8</p><p>Massroot8 again</p>');
    goToNext(doc, index);
    doc.getElementById('gone')!.remove();
    expect(goToNext(doc, index)).toEqual({ at: 1, total: 1 });
  });
});
