import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokensOf } from '../../../../../src/domain/text/fold.ts';
import * as CLASSES from '../../../../../src/domain/match/offers/classes.ts';
import * as SIGNAL_NUMBERS from '../../../../../src/domain/match/offers/signals.ts';
import { GOODS } from '../../../../../src/domain/model.ts';
import { openWords, scanWords } from '../../../../../src/domain/match/offers/words.ts';
import { compilePhrases } from '../../../../../src/phrases/compile.ts';
import { loadPhrases } from '../../../../../src/phrases/load.ts';
import { packWords } from '../../../../../src/phrases/pack.ts';
import type { ClassedWord } from '../../../../../src/phrases/pack.ts';
import { decodePhrases, decodeSignals } from '../../../../../src/phrases/schema.ts';
import { ROOT } from '../../../../../tools/lib/paths.ts';

const WORDS: readonly ClassedWord[] = [
  { text: 'followers', classes: [0] },
  { text: 'smm panel', classes: [1] },
  { text: 'подписчик*', classes: [0, 2] },
  { text: 'drip-feed', classes: [3] },
  { text: '粉丝', classes: [0] },
  { text: 'ผู้ติดตาม', classes: [0] },
  { text: '24/7', classes: [4] },
  { text: 'no password', classes: [5] },
  { text: 'no', classes: [6] },
];

/** The slow and obvious way: every row of tokens of the text against every word. */
function slowly(words: readonly ClassedWord[], text: string): string[] {
  const tokens = tokensOf(text);
  const found: string[] = [];
  for (const { text: word, classes } of words) {
    const stem = word.endsWith('*');
    const wanted = tokensOf(stem ? word.slice(0, -1) : word).map(({ folded }) => folded);
    for (let at = 0; at + wanted.length <= tokens.length; at++) {
      const fits = wanted.every((folded, i) =>
        stem
          ? tokens[at + i]?.kind === 'word' && tokens[at + i]?.folded.startsWith(folded)
          : tokens[at + i]?.folded === folded,
      );
      if (fits)
        found.push(`${classes.join('.')}@${tokens[at]?.start ?? -1}-${tokens[at + wanted.length - 1]?.end ?? -1}`);
    }
  }
  return found.sort();
}

function quickly(words: readonly ClassedWord[], text: string): string[] {
  const found: string[] = [];
  scanWords(openWords(packWords(words)), text, (_term, classes, start, end) =>
    found.push(`${classes.join('.')}@${start}-${end}`),
  );
  return found.sort();
}

const { WORD_CLASSES } = CLASSES;

describe('numbers of classes and signals', () => {
  it('are the places of their names', () => {
    const { WORD_CLASSES: names, GOODS_COUNT, PLATFORM_BASE, ...numbers } = CLASSES;
    expect([GOODS_COUNT, PLATFORM_BASE]).toEqual([GOODS.length, names.length]);
    for (const [name, number] of Object.entries(numbers))
      expect(names[number], name).toBe(name.toLowerCase().replace('_', ''));
    const { SIGNALS, CORE_END, SUPPORT_END, SIGNALS_END, ...signals } = SIGNAL_NUMBERS;
    for (const [name, number] of Object.entries(signals))
      expect(SIGNALS[number], name).toBe(name === 'REFILLED' ? 'refill' : name.toLowerCase());
    expect(SIGNALS_END).toBe(SIGNALS.length);
    expect(SIGNALS.map((id) => id.startsWith('counter_'))).toEqual(SIGNALS.map((_id, at) => at >= SUPPORT_END));
    expect(SIGNALS.slice(CORE_END, SUPPORT_END)).toEqual([
      'delivery',
      'refill',
      'shop_button',
      'seller_words',
      'packages',
    ]);
  });
});

describe('words of the offer score', () => {
  it('agrees with the slow matcher on texts made of words, parts of words and noise', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'followers',
        'Followers',
        'FOLLOWER',
        'smm',
        'panel',
        'SMM  panel',
        'подписчиков',
        'подпис',
        'drip',
        'feed',
        'drip_feed',
        '粉丝',
        '粉',
        'ผู้ติดตาม',
        '24/7',
        '24',
        '/',
        'no',
        'password',
        '\u200b',
        '\u00ad',
      ),
      fc.string({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(piece, fc.constantFrom(' ', '', '-', '\n', ', ')), { maxLength: 12 }), (parts) => {
        const text = parts.flat().join('');
        expect(quickly(WORDS, text)).toEqual(slowly(WORDS, text));
      }),
      { numRuns: 400 },
    );
  });

  it('finds every word of every file, as written, with its classes', () => {
    const files = loadPhrases(ROOT);
    const open = openWords(compilePhrases(files).words);
    const missing: string[] = [];
    for (const { language, words } of files.languages) {
      for (const [name, list] of Object.entries(words)) {
        for (const word of list) {
          const text = word.replace(/^~/, '').replace(/\*$/, '');
          let seen = false;
          scanWords(open, text, (_term, classes) => {
            seen ||= classes.includes(WORD_CLASSES.indexOf(name));
          });
          if (!seen) missing.push(`${language} ${name} ${word}`);
        }
      }
    }
    expect(missing).toEqual([]);
  });

  it('unpacks words of other scripts only for a text that has such letters, and finds them from then on', () => {
    const open = openWords(packWords(WORDS));
    const found = (text: string): string[] => {
      const classes: string[] = [];
      scanWords(open, text, (_term, of) => classes.push(of.join('.')));
      return classes;
    };
    expect(found('Followers: no password')).toEqual(['0', '6', '5']);
    expect(open.packed).toBeDefined();
    for (const text of ['подписчиков', '粉丝', 'ผู้ติดตาม', 'ﾌｫﾛﾜｰ 粉丝']) {
      expect(found(text), text).not.toEqual([]);
      expect(open.packed).toBeUndefined();
    }
    expect(found('Followers')).toEqual(['0']);
  });

  it('finds a stem in words that go on from its letters only', () => {
    const open = openWords(
      packWords([
        { text: 'sub*', classes: [1] },
        { text: 'subscr*', classes: [2] },
      ]),
    );
    const found: string[] = [];
    scanWords(open, 'sub subway SUBSCRIBER su subs insub', (_term, [first = -1], start) =>
      found.push(`${first}@${start}`),
    );
    expect(found.sort()).toEqual(['1@0', '1@11', '1@25', '1@4', '2@11'].sort());
  });

  it('keeps Arabic words with the article and joined letters', () => {
    const open = openWords(compilePhrases(loadPhrases(ROOT)).words);
    for (const text of ['متابعين', 'المتابعين', 'للمتابعين', 'ومتابعين']) {
      let hits = 0;
      scanWords(open, text, () => {
        hits += 1;
      });
      expect(hits, text).toBeGreaterThan(0);
    }
  });

  it('packs the same files to the same bytes, and at most 28 kB of them', () => {
    const [one, two] = [
      JSON.stringify(compilePhrases(loadPhrases(ROOT))),
      JSON.stringify(compilePhrases(loadPhrases(ROOT))),
    ];
    expect(one).toBe(two);
    expect(Buffer.byteLength(one)).toBeLessThan(28_000);
  });

  it.each([
    [
      'followers: [a, b]',
      { language: 'xx', words: { followers: ['a'] } },
      'words.followers must be words separated by commas',
    ],
    ['an unknown class', { language: 'xx', words: { folowers: 'a' } }, 'unknown class "folowers"'],
    ['an unknown field', { language: 'xx', word: {} }, 'unknown field "word"'],
    ['an asterisk inside', { language: 'xx', words: { followers: 'fol*wers' } }, 'asterisk'],
    ['an unknown platform', { language: 'any', platforms: { myspace: 'a' } }, 'unknown platform "myspace"'],
  ])('says what is wrong with %s', (_name, value, message) => {
    expect(() => decodePhrases('xx.yaml', value)).toThrow(message);
  });

  it('says what is wrong with weights', () => {
    expect(() => decodeSignals('signals.yaml', { threshold: 0 })).toThrow('threshold must be a number above 0');
  });
});
