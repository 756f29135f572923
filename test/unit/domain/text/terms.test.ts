import { describe, expect, it } from 'vitest';
import { scanTerms } from '../../../../src/domain/text/terms.ts';
import { ROOM } from '../../../../src/domain/text/tokens.ts';
import type { Term } from '../../../../src/domain/text/terms.ts';
import { buildTermTable } from '../../../../src/registry/term-table-build.ts';

function hits(terms: readonly (string | Term)[], text: string): string[] {
  const list = terms.map((term) => (typeof term === 'string' ? { text: term } : term));
  const found: string[] = [];
  scanTerms(buildTermTable(list), text, (term, start, end) =>
    found.push(`${list[term]?.text ?? '?'}@${text.slice(start, end)}`),
  );
  return found;
}

describe('terms in a text that is read in pieces', () => {
  it.each([' ', 'x', '字'])(
    'are found across the end of each piece, once, where they stand (filled with "%s")',
    (filler) => {
      const table = buildTermTable([{ text: 'boost gram' }, { text: 'boost' }]);
      for (let at = ROOM - 12; at <= ROOM + 1; at += 1) {
        const text = `${filler.repeat(at - 1)} boost gram ${filler.repeat(ROOM)} boost`;
        const hits: string[] = [];
        scanTerms(table, text, (value, start, end) => hits.push(`${value} ${start} ${text.slice(start, end)}`));
        expect(hits.sort(), `at ${at}`).toEqual(
          [`0 ${at} boost gram`, `1 ${at} boost`, `1 ${text.length - 5} boost`].sort(),
        );
      }
    },
  );
});

describe('terms in text', () => {
  it.each<[string, readonly (string | Term)[], string, string[]]>([
    ['a word', ['boostgram'], 'Meta sued Boostgram.', ['boostgram@Boostgram']],
    [
      'an accent of its own after the first word',
      ['über élan'],
      'u\u0308ber e\u0301lan u\u0308ber elan',
      ['über élan@u\u0308ber e\u0301lan'],
    ],
    ['not inside a word', ['gram'], 'Boostgram, gramm, gram', ['gram@gram']],
    [
      'several words, any space',
      ['social data trading'],
      'Social\n\u00a0Data  Trading',
      ['social data trading@Social\n\u00a0Data  Trading'],
    ],
    [
      'hyphen and underscore join',
      ['instant fans', 'start_count'],
      'Instant-Fans start_count start-count start count instant - fans',
      ['instant fans@Instant-Fans', 'start_count@start_count', 'start_count@start-count', 'start_count@start count'],
    ],
    ['not over a comma', ['per 1000'], 'per, 1000', []],
    [
      'signs',
      ['min/max', '24/7', '/1000', "don't"],
      'Min / Max 24/7 $1/1000 don’t',
      ['min/max@Min / Max', '24/7@24/7', '/1000@/1000', "don't@don’t"],
    ],
    [
      'zero width and soft hyphen',
      ['followers'],
      'fol\u200blow\u00ader\u200ds',
      ['followers@fol\u200blow\u00ader\u200ds'],
    ],
    ['fullwidth and mathematical letters', ['buy likes'], 'Ｂｕｙ 𝐥𝐢𝐤𝐞𝐬', ['buy likes@Ｂｕｙ 𝐥𝐢𝐤𝐞𝐬']],
    ['Chinese without spaces', ['买粉丝', '粉丝'], '我想买粉丝吗', ['买粉丝@买粉丝', '粉丝@粉丝']],
    ['Thai without spaces', ['ผู้ติดตาม'], 'ซื้อผู้ติดตามราคาถูก', ['ผู้ติดตาม@ผู้ติดตาม']],
    ['not the beginning of a word', ['follow', 'лайк'], 'followers лайки', []],
    [
      'several words of another script',
      ['купить подписчиков'],
      'Купить подписчиков',
      ['купить подписчиков@Купить подписчиков'],
    ],
    ['decomposed accents', ['abonnés', 'й'], 'abonne\u0301s и\u0306', ['abonnés@abonne\u0301s', 'й@и\u0306']],
    ['accents count', ['ban'], 'bán bạn ban', ['ban@ban']],
    ['Russian stress mark', ['накрутка'], 'накру\u0301тка', ['накрутка@накру\u0301тка']],
    ['elision', ['abonnés'], 'achat d’abonnés', ['abonnés@abonnés']],
    [
      'Turkish i',
      ['takipçi', 'instagram'],
      'TAKİPÇİ TAKIPÇI takıpçı İNSTAGRAM ınstagram',
      ['takipçi@TAKİPÇİ', 'takipçi@TAKIPÇI', 'takipçi@takıpçı', 'instagram@İNSTAGRAM', 'instagram@ınstagram'],
    ],
    ['sharp s', ['straße', 'gross'], 'STRASSE GROẞ', ['straße@STRASSE', 'gross@GROẞ']],
    ['Arabic tatweel, vowels, kaf and ye', ['متابعين', 'کی'], 'مُتـــابعين كي', ['متابعين@مُتـــابعين', 'کی@كي']],
    ['digits of other scripts', ['1000'], '١٠٠٠ १०००', ['1000@١٠٠٠', '1000@१०००']],
    ['capitals', [{ text: 'Phoenix', caseSensitive: true }], 'phoenix PHOENIX Phoenix', ['Phoenix@Phoenix']],
    [
      'capitals over several words',
      [
        { text: 'hiQ Labs', caseSensitive: true },
        { text: 'МойСайт', caseSensitive: true },
      ],
      'HiQ Labs hiQ-Labs мойсайт МойСайт',
      ['hiQ Labs@hiQ-Labs', 'МойСайт@МойСайт'],
    ],
    [
      'look-alike letters only where asked',
      [{ text: 'Boostgram', twins: true }, 'likes'],
      'Bооstgrаm likеs',
      ['Boostgram@Bооstgrаm'],
    ],
    ['trade mark sign', ['boostgram'], 'Boostgram™ Boostgram²', ['boostgram@Boostgram', 'boostgram@Boostgram']],
    ['half-width kana', ['フォロワー', 'ガ'], 'ﾌｫﾛﾜｰ ｶﾞ', ['フォロワー@ﾌｫﾛﾜｰ', 'ガ@ｶﾞ']],
    ['emoji between', ['buy', 'likes'], 'buy🔥likes', ['buy@buy', 'likes@likes']],
    ['lone surrogates', ['buy'], '\ud800buy\udc00 buy', ['buy@buy', 'buy@buy']],
    ['the same term twice', ['buy', { text: 'Buy' }], 'BUY', ['buy@BUY', 'Buy@BUY']],
  ])('%s', (_name, terms, text, expected) => {
    expect(hits(terms, text)).toEqual(expected);
  });

  it('tells a term by its value', () => {
    const values: number[] = [];
    scanTerms(
      buildTermTable([{ text: 'buy', value: 7 }, { text: 'Buy', caseSensitive: true, value: 1234 }, { text: 'likes' }]),
      'Buy likes',
      (value) => values.push(value),
    );
    expect(values).toEqual([7, 1234, 2]);
  });

  it('refuses terms with nothing to find', () => {
    expect(() => buildTermTable([{ text: ' \u200b ' }])).toThrow(/nothing to look for/);
    expect(() => buildTermTable([{ text: 'Groß', caseSensitive: true }])).toThrow(/capitals/);
  });
});
