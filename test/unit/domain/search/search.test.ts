import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { courtKey, makeBook } from '../../../../src/domain/search/book.ts';
import { claimantOf } from '../../../../src/domain/search/claimants.ts';
import { foldForSearch, searchWords, slugOf } from '../../../../src/domain/search/fold-search.ts';
import { nearest } from '../../../../src/domain/search/nearest.ts';
import { askedWords, makeSearch } from '../../../../src/search/book-search.ts';
import { inTurns } from '../../../../src/search/in-turns.ts';
import type { Turn } from '../../../../src/search/in-turns.ts';
import { compileCatalog } from '../../../../src/registry/compile.ts';
import { readRegistry } from '../../../../src/registry/load.ts';
import { ROOT } from '../../../../tools/lib/paths.ts';

const book = makeBook(compileCatalog(readRegistry(ROOT), '0'));
const search = await makeSearch(book);

describe('folding', () => {
  it.each([
    ['São Paulo', 'sao paulo'],
    ['ВКонтакте', 'vkontakte'],
    ['Ｆacebook', 'facebook'],
    ['ŁÓDŹ', 'lodz'],
    ['Straße', 'strasse'],
    ['Αθήνα', 'athina'],
    ['a\u200bb\u202ec', 'abc'],
    ['محمّد', 'محمد'],
  ])('%s is %s', (text, folded) => expect(foldForSearch(text)).toBe(folded));
  it('changes nothing that is folded already', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = foldForSearch(text);
        expect(foldForSearch(once)).toBe(once);
      }),
    ));
  it('splits scripts without spaces into pairs, and words from them', () => {
    expect(searchWords('微播视界 Douyin')).toEqual(['微播', '播视', '视界', 'douyin']);
    expect(searchWords('x微博')).toEqual(['x', '微博']);
    expect(searchWords('3:20-cv-04054')).toEqual(['3', '20', 'cv', '04054']);
    expect(searchWords('\u0000 *** ')).toEqual([]);
  });
});

describe('search', () => {
  const first = (text: string): string | undefined => search.cases(text)[0]?.record.id;
  it.each([
    ['massroot8', 'facebook-v-zaghar-2020'],
    ['MASSROOT8.COM', 'facebook-v-zaghar-2020'],
    ['masroot8', 'facebook-v-zaghar-2020'],
    ['zagar facebook', 'facebook-v-zaghar-2020'],
    ['5:08-cv-05780', 'facebook-v-power-ventures-2008'],
    ['вконтакте', 'vk-v-double-data-2017'],
    ['uokik opinie', 'uokik-opinie-pro-2022'],
  ])('finds %s', (text, id) => expect(first(text)).toBe(id));
  it('finds by two letters of a name written without spaces', () =>
    expect(search.cases('微播').map(({ record }) => record.id)).toContain('douyin-v-dayan-2022'));
  it('forgives no mistake in a number', () => {
    expect(search.cases('5:08-cv-05781').map(({ record }) => record.id)).not.toContain(
      'facebook-v-power-ventures-2008',
    );
  });
  it('finds while a word is being typed', () => {
    for (let end = 4; end <= 'massroot8'.length; end += 1)
      expect(search.cases('massroot8'.slice(0, end)).map(({ record }) => record.id)).toContain(
        'facebook-v-zaghar-2020',
      );
  });
  it('finds a service by its name and its address', () => {
    expect(search.services('jolygram')[0]?.id).toBe('jolygram');
    expect(search.services('massroot8.com')[0]?.id).toBe('massroot8');
  });
  it('takes signs alone for no word', () => expect(search.cases('***')).toHaveLength(book.entries.length));
  it('never fails', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void search.cases(text)),
      { numRuns: 50 },
    ));
});

describe('who brought a case', () => {
  it.each([
    ['Facebook, Inc.', 'facebook'],
    ['Meta Platforms, Inc.', 'facebook'],
    ['Instagram, LLC', 'facebook'],
    ['WhatsApp', 'facebook'],
    ['Amazon.com Services LLC', 'amazon'],
    ['Yelp Inc.', 'yelp'],
    ['Yelp, Inc.', 'yelp'],
    ['北京微播视界科技有限公司 (Douyin)', '北京微播视界科技有限公司'],
    ['Metaverse Ltd', 'metaverse'],
    ['(unnamed)', 'unnamed'],
    ['***', 'unnamed'],
  ])('%s is %s', (name, key) => expect(claimantOf(name).key).toBe(key));
  it('every claimant of the registry has a name that can stand in an address', () => {
    for (const [key, label] of book.labels.by) {
      expect(key).toMatch(/^[\p{L}\p{N}-]+$/u);
      expect(label).not.toBe('');
    }
  });
  it('one court written in two ways is one court', () =>
    expect(courtKey('U.S. District Court for the Northern District of California')).toBe(
      courtKey('U.S. District Court, Northern District of California (San Jose)'),
    ));
});

describe('the nearest', () => {
  const names = (id: string): string[] => [id];
  it('is found among names with a slip', () => {
    const ids = book.entries.map(({ record }) => record.id);
    expect(nearest('facebook-v-zagar', ids, names, 3)[0]).toBe('facebook-v-zaghar-2020');
    expect(
      nearest(
        'masroot',
        book.catalog.services.map(({ id }) => id),
        names,
        1,
      ),
    ).toEqual(['massroot8']);
  });
  it('is nothing where nothing is like it', () => expect(nearest('qqqqqq', ['massroot8'], names, 3)).toEqual([]));
  it('is what comparing every name by itself finds', () => {
    // Written plainly: twice the three-letter pieces that two names share, divided by all pieces of both.
    const threes = (text: string): Set<string> => {
      const padded = `  ${foldForSearch(text)
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()} `;
      return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
    };
    const like = (one: string, other: string): number => {
      const [a, b] = [threes(one), threes(other)];
      return (2 * [...a].filter((each) => b.has(each)).length) / (a.size + b.size);
    };
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', '-', 'é'), maxLength: 12 });
    fc.assert(
      fc.property(word, fc.array(fc.array(word, { maxLength: 3 }), { maxLength: 20 }), (asked, things) => {
        const plainly = things
          .map((of) => ({ of, best: Math.max(0, ...of.map((name) => like(asked, name))) }))
          .filter(({ best }) => best >= 0.25)
          .sort((a, b) => b.best - a.best)
          .map(({ of }) => of);
        expect(nearest(asked, things, (of) => of, 4)).toEqual(plainly.slice(0, 4));
      }),
    );
  });
  it('bears any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void nearest(text, ['a', text], names, 2)));
    expect(nearest('q'.repeat(50_000_000), ['massroot8'], names, 1)).toEqual([]);
  });
});

it('a word that is pasted over and over is searched for once', () => {
  expect(askedWords('seller Seller sellér SELLER 99 seller')).toEqual(['seller', '99']);
  expect(search.cases('facebook facebook '.repeat(10))).toEqual(search.cases('facebook'));
});

describe('long work in turns', () => {
  it('is all done, in order, with a turn for others in between', async () => {
    const done: number[] = [];
    let turns = 0;
    const things = Array.from({ length: 100 }, (_, at) => at);
    // A turn that has run out of time: each piece ends the next time it looks at the clock.
    const turn: Turn = () => {
      turns += 1;
      return Promise.resolve(-1000);
    };
    await inTurns(things, turn, (thing, at) => {
      expect(thing).toBe(at);
      for (const start = performance.now(); at === 0 && performance.now() - start < 20; );
      done.push(thing);
    });
    expect(done).toEqual(things);
    expect(turns).toBe(13);
  });
});

it('a slug has no space', () => expect(slugOf('  U.S. — Court ')).toBe('u-s-court'));
