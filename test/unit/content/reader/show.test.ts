/** Everything that was counted can be shown, because the same walk over the page does both. */
import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, it } from 'vitest';
import { locate } from '../../../../src/content/reader/show.ts';
import { Mentions } from '../../../../src/domain/match/mentions.ts';
import { buildPageIndex } from '../../../../src/registry/page-index.ts';
import { readPage } from '../../../../src/content/reader/read-page.ts';
import { service } from '../../../fakes/services.ts';

const index = buildPageIndex(
  [
    service('massroot', { names: ['Massroot8', 'Mass Root'], hosts: ['massroot8.example'] }),
    service('apex', { names: [{ text: 'Apex', match: 'companion' }], operators: ['Jo Doe'], hosts: ['apex.example'] }),
  ],
  [],
);

beforeAll(() => {
  // jsdom has no layout: give every range a box.
  for (const { window } of [new JSDOM('')]) Object.assign(globalThis, { Node: window.Node });
});

function open(body: string): Document {
  const { window } = new JSDOM(`<!doctype html><title>A page</title><body>${body}`);
  window.Range.prototype.getClientRects = () => ({ length: 1 }) as DOMRectList;
  return window.document;
}

function counted(doc: Document, number: number): number {
  const mentions = new Mentions(index);
  const reading = readPage(doc, {
    block: (text, place) => mentions.push(text, place),
    link: () => undefined,
    embed: () => undefined,
    form: () => undefined,
  });
  while (reading.next().done !== true);
  return mentions.result().find((each) => each.service === number)?.count ?? 0;
}

describe('showing mentions', () => {
  it.each([
    ['plain text', '<p>Of Massroot8 nothing was heard.</p>', ['Massroot8']],
    ['a name split by markup', '<p>Of <b>Mass</b>root8 nothing</p>', ['Massroot8']],
    ['a name in a definition', '<p>Of <dfn>Mass</dfn>root8 nothing</p>', ['Massroot8']],
    ['a name under ruby', '<p><ruby>Mass<rt>x</rt></ruby> and Massroot8</p>', ['Massroot8']],
    [
      'white space that is folded',
      '<p>\n\n  Of   Mass \n\t Root  and   Massroot8 </p>',
      ['Mass \n\t Root', 'Massroot8'],
    ],
    ['a picture', '<p>Look: <img alt="Massroot8"></p>', ['']],
    ['a button', '<form><input type="submit" value="Ask Massroot8"></form>', ['']],
    ['an ordinary word in company', '<p>Apex is old.</p><p>Jo Doe said so of Apex.</p>', ['Apex', 'Apex']],
    ['an ordinary word alone', '<p>Apex is old.</p>', []],
    ['several blocks', '<ul><li>Massroot8<li>Mass Root</ul>', ['Massroot8', 'Mass Root']],
  ])('finds %s', (_what, body, expected) => {
    const doc = open(body);
    const number = body.includes('Apex') ? 1 : 0;
    const ranges = locate(doc, index, number);
    expect(ranges.map(String)).toEqual(expected);
    expect(counted(doc, number)).toBe(expected.length);
  });

  it('finds names after a text that is read in pieces', () => {
    const doc = open(
      `<p>${'words and words '.repeat(700)}<i>of Mass</i>root8 and Mass ` +
        `Root, ${'more words '.repeat(900)}Massroot8</p>`,
    );
    expect(locate(doc, index, 0).map(String)).toEqual(['Massroot8', 'Mass Root', 'Massroot8']);
  });

  it('finds names in shadow roots', () => {
    const doc = open('<div id="host"></div>');
    doc.getElementById('host')!.attachShadow({ mode: 'open' }).innerHTML = '<p>About Massroot8.</p>';
    expect(locate(doc, index, 0).map(String)).toEqual(['Massroot8']);
  });
});
