/** Embedded parts of a service are found where they stand, in the order of the page. */
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { locateEmbedded } from '../../../../src/content/reader/show-embedded.ts';
import { buildPageIndex } from '../../../../src/registry/page-index.ts';
import { service } from '../../../fakes/services.ts';

const index = buildPageIndex(
  [
    service('massroot', { names: ['Massroot8'], hosts: ['massroot8.example'] }),
    service('apex', { names: ['Apexlikes'], hosts: ['apex.example'] }),
  ],
  [],
);

function found(body: string, base = ''): string[] {
  const { window } = new JSDOM(`<!doctype html><head>${base}</head><body>${body}`, { url: 'https://news.example/' });
  // jsdom has no layout: an element has no box if it has the attribute `data-flat`.
  window.Element.prototype.getBoundingClientRect = function (this: Element): DOMRect {
    const size = this.hasAttribute('data-flat') ? 0 : 100;
    return { width: size, height: size } as DOMRect;
  };
  return locateEmbedded(window.document, index, 0).map(({ id }) => id);
}

describe('parts of a service', () => {
  it.each([
    [
      'frames, in order',
      '<iframe id=a src="https://massroot8.example/x"></iframe><iframe id=b src="//massroot8.example"></iframe>',
      ['a', 'b'],
    ],
    ['on a host below', '<iframe id=a src="https://w.massroot8.example/"></iframe>', ['a']],
    ['forms', '<form id=a action="https://massroot8.example/login"><input></form>', ['a']],
    ['objects', '<object id=a data="https://massroot8.example/x"></object>', ['a']],
    ['not of another service', '<iframe id=a src="https://apex.example/"></iframe>', []],
    ['not of another site', '<iframe id=a src="https://shop.example/?massroot8.example"></iframe>', []],
    ['nothing that has no box', '<iframe id=a data-flat src="https://massroot8.example/"></iframe>', []],
    ['without an address', '<iframe id=a></iframe><form id=b></form>', []],
  ])('%s', (_what, body, expected) => {
    expect(found(body)).toEqual(expected);
  });

  it('whose address is completed by the page’s base', () => {
    expect(found('<iframe id=a src="part.html"></iframe>', '<base href="https://massroot8.example/">')).toEqual(['a']);
  });
});
