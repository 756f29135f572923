/** The fast matcher agrees with the slow, obvious ones on everything. Bad input costs time, and nothing else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanTerms } from '../../../../src/domain/text/terms.ts';
import type { Term, TermTable } from '../../../../src/domain/text/terms.ts';
import { buildTermTable } from '../../../../src/registry/term-table-build.ts';
import { expressionScan, inOrder, slowScan } from './reference.ts';
import type { Hit } from './reference.ts';

function fastScan(table: TermTable, text: string): Hit[] {
  const hits: Hit[] = [];
  scanTerms(table, text, (term, start, end) => hits.push([term, start, end]));
  return inOrder(hits);
}

/** Pieces of terms and texts: few, so that hits are common, and odd, so that rules meet. */
const PIECES = [
  'a',
  'ab',
  'buy',
  'Buy',
  'likes',
  'gram',
  'é',
  'e\u0301',
  'и\u0306',
  'й',
  'купить',
  'лайки',
  'а',
  'о',
  'с',
  'α',
  '粉丝',
  '买',
  'ﾌ',
  'ｶ\uff9e',
  'カ\u3099',
  'ガ',
  'ผู้',
  'ำ',
  '팔로워',
  '\u1100\u1161',
  '가',
  'متابع',
  'ـ',
  '\u064b',
  'ی',
  'ي',
  'ک',
  '\u200c',
  '\u200b',
  '\u00ad',
  '\u2060',
  ' ',
  '  ',
  '\u00a0',
  '\n',
  '\u3000',
  '-',
  '_',
  '‑',
  '–',
  '.',
  ',',
  "'",
  '’',
  '/',
  '%',
  '1000',
  '१०००',
  '٣',
  'ß',
  'ﬁ',
  'İ',
  'ı',
  'I',
  '™',
  '²',
  '𝐛𝐮𝐲',
  '🔥',
  '\ufe0f',
  '\ud800',
  '\udc00',
  '\u0301',
  '\u20dd',
  '\u{e0020}',
  '𠀀',
  '\u{10400}',
  'க\u0bcb',
  'ড়',
  'ড\u09bc',
  '\u09c7\u09be',
  '\u09cb',
  'ꙮ',
  'Σ',
  'ς',
  'σ',
  '№',
  '㎏',
  '…',
  '½',
  '\u0000',
  'Z',
  'A',
  'S',
  '\u2028',
];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((pieces) => pieces.join(''));
const term = fc.record({
  text: fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join('')),
  caseSensitive: fc.boolean(),
  twins: fc.boolean(),
});

/** The terms that a table accepts. */
function taken(terms: readonly Term[]): Term[] {
  return terms.filter((each) => {
    try {
      buildTermTable([each]);
      return true;
    } catch {
      return false;
    }
  });
}

describe('the fast matcher', () => {
  it('agrees with trying every term at every token', () => {
    fc.assert(
      fc.property(fc.array(term, { maxLength: 12 }), text, (all, page) => {
        const terms = taken(all);
        expect(fastScan(buildTermTable(terms), page)).toEqual(slowScan(terms, page));
      }),
      // What is attached to the first word of a term is not its second.
      { numRuns: 3000, examples: [[[{ text: 'Buy \u0439', caseSensitive: false, twins: true }], 'Buy\u0439']] },
    );
  });

  it('agrees on any text of units at all', () => {
    const any = fc.string({ unit: 'binary', maxLength: 30 });
    fc.assert(
      fc.property(
        fc.array(
          any.map((each) => ({ text: each, caseSensitive: each.length % 2 === 0, twins: true })),
          { maxLength: 8 },
        ),
        any,
        (all, page) => {
          const terms = taken(all);
          const joined = terms.map((each) => each.text).join(' ') + page;
          expect(fastScan(buildTermTable(terms), joined)).toEqual(slowScan(terms, joined));
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('agrees with regular expressions where those can say it', () => {
    const word = fc.constantFrom('buy', 'likes', 'like', 'a', 'b2', 'real');
    const ascii = fc
      .array(fc.oneof(word, fc.constantFrom(' ', '  ', '\n', '-', '_', '--', ' - ', '.', ',', 'LIKES', 'x')), {
        maxLength: 30,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        fc.array(
          fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
          { maxLength: 6 },
        ),
        ascii,
        (terms, page) => {
          expect(fastScan(buildTermTable(terms.map((each) => ({ text: each }))), page)).toEqual(
            expressionScan(terms, page),
          );
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('finds every one of 20,000 terms', () => {
    const terms = Array.from({ length: 20_000 }, (_, i) => ({
      text: `name${i.toString(36)}${i % 3 === 0 ? ` of ${i % 7}` : ''}`,
    }));
    const page = terms.map((each) => each.text).join(', ');
    expect(new Set(fastScan(buildTermTable(terms), page).map(([number]) => number)).size).toBe(20_000);
  });

  it('gives the same table for the same terms', () => {
    const terms = ['buy likes', 'buy', '买粉丝'].map((each) => ({ text: each }));
    expect(JSON.stringify(buildTermTable(terms))).toBe(JSON.stringify(buildTermTable(terms)));
    expect(JSON.parse(JSON.stringify(buildTermTable(terms)))).toEqual(buildTermTable(terms));
  });
});

describe('bad input', () => {
  const table = buildTermTable([
    { text: 'buy likes' },
    { text: 'aaa' },
    { text: 'Boostgram', twins: true },
    { text: 'a a a a b' },
  ]);
  it.each([
    ['one word of 10 MB', 'x'.repeat(10_000_000), 0],
    ['10 MB of white space', ' '.repeat(10_000_000), 0],
    ['bait for regular expressions', 'a '.repeat(500_000) + 'b', 1],
    ['a name without end', 'a'.repeat(2_000_000), 0],
    ['marks without letters', '\u0301'.repeat(300_000), 0],
    ['one letter under many marks', 'e' + '\u0301'.repeat(300_000), 0],
    ['soft hyphens', 'b\u00adu\u00ady\u00ad '.repeat(200_000), 0],
    ['emoji', '🔥'.repeat(500_000), 0],
    ['lone surrogates', '\ud800'.repeat(1_000_000), 0],
    ['joiners', 'buy-'.repeat(300_000), 0],
    ['zero-width flood after a name', 'buy' + '\u200b'.repeat(1_000_000) + ' likes', 1],
    ['voice marks', 'か' + '\u3099'.repeat(300_000), 0],
  ])('%s', (_name, page, expected) => {
    expect(fastScan(table, page)).toHaveLength(expected);
  });
});
