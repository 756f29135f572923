// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { omnibox } from '../../../src/background/omnibox.ts';
import { makeBook } from '../../../src/domain/search/book.ts';
import { writeLine, xmlText } from '../../../src/platform/extension/omnibox.ts';
import { PAGE_PATHS } from '../../../src/platform/extension/page-paths.ts';
import { compileCatalog } from '../../../src/registry/compile.ts';
import { readRegistry } from '../../../src/registry/load.ts';
import { buildPageIndex } from '../../../src/registry/page-index.ts';
import { makeSearch } from '../../../src/search/book-search.ts';
import { goalOf, suggest } from '../../../src/search/suggest.ts';
import { makeWords } from '../../../src/words/narrate.ts';
import { ROOT } from '../../../tools/lib/paths.ts';
import { getMessage } from '../../fakes/english.ts';

const catalog = compileCatalog(readRegistry(ROOT), '0');
const book = makeBook(catalog);
const search = await makeSearch(book);
const index = buildPageIndex(catalog.services, []);
const answers = omnibox(catalog, index, () => makeWords(getMessage, 'en'));

describe('suggestions in the address bar', () => {
  it.each([
    ['massroot', 'massroot8'],
    ['MÁSSROOT8', 'massroot8'],
    ['masroot8', 'massroot8'],
    ['jolygram.com', 'jolygram'],
  ])('for %s begin with the service %s', (text, id) => expect(suggest(search, text).services[0]?.id).toBe(id));
  it('hold cases by caption, party and docket', () => {
    expect(suggest(search, '5:08-cv-05780').cases[0]?.record.id).toBe('facebook-v-power-ventures-2008');
    expect(suggest(search, 'zaghar').cases[0]?.record.id).toBe('facebook-v-zaghar-2020');
  });
  it('are few, and for no words none', () => {
    const { services, cases } = suggest(search, 'facebook');
    expect(services.length + cases.length).toBeLessThanOrEqual(5);
    expect(cases.length).toBeGreaterThan(0);
    expect(suggest(search, '  ')).toEqual({ services: [], cases: [] });
  });
  it('are what is nearest where nothing holds all words', () =>
    expect(suggest(search, 'massroot8 qqqqqqqq').cases[0]?.record.id).toBe('facebook-v-zaghar-2020'));
  it('say name, address and how it ended, and lead to the page', async () => {
    const { first, others } = await answers.suggest('massroo');
    expect(writeLine(first, 'plain')).toBe('Search the case book for “massroo”');
    expect(others[0]?.content).toBe('service/massroot8');
    expect(writeLine(others[0]!, 'plain')).toBe('Massroot8 · massroot8.com · settled');
    expect(await answers.goal('service/massroot8')).toBe(`${PAGE_PATHS.casebook}#service/massroot8`);
  });
});

describe('Enter', () => {
  it.each([
    ['massroot8', '#service/massroot8'],
    ['https://www.massroot8.com/login?next=1', '#service/massroot8'],
    ['massroot8.com', '#service/massroot8'],
    ['case/facebook-v-zaghar-2020', '#case/facebook-v-zaghar-2020'],
    ['service/none-of-this', '#cases?q=service%2Fnone-of-this'],
    ['zaghar 2020', '#cases?q=zaghar+2020'],
    ['news.example', '#cases?q=news.example'],
    ['', '#cases'],
  ])('after "%s" leads to %s', (text, fragment) => expect(goalOf(book, index, text).fragment).toBe(fragment));
  it('says of an address what is known of it', async () => {
    expect(writeLine((await answers.suggest('news.example')).first, 'plain')).toBe(
      'news.example is not on the list. That is not a safety rating.',
    );
    expect(writeLine((await answers.suggest('massroot8.net')).first, 'plain')).toBe(
      'massroot8.net is not on the list, but it resembles an address that is.',
    );
  });
  it('bears any text', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(goalOf(book, index, text).fragment).toMatch(/^#(cases|case\/|service\/)/);
        suggest(search, text);
      }),
    ));
});

describe('a line', () => {
  it('is XML in Chrome, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const line = writeLine({ parts: [{ text, look: 'dim' }, { text: 'a & <b>' }] }, 'xml');
        const parsed = new DOMParser().parseFromString(`<line>${line}</line>`, 'application/xml');
        expect(parsed.querySelector('parsererror')).toBeNull();
        expect(parsed.documentElement.textContent).toContain('a & <b>');
      }),
    );
  });
  it('is plain text in Firefox', () =>
    expect(writeLine({ parts: [{ text: 'A & B <v. C>' }, { text: '' }, { text: '2020', look: 'dim' }] }, 'plain')).toBe(
      'A & B <v. C> · 2020',
    ));
  it('keeps a name from right to left apart', () =>
    expect(writeLine({ parts: [{ text: 'شركة' }, { text: '2020' }] }, 'plain')).toBe('\u2068شركة\u2069 · 2020'));
  it('drops signs that XML knows no way to write', () => expect(xmlText('a\u0000\ud800b\uffff')).toBe('ab'));
});
