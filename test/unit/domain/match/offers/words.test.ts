import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokensOf } from '../../../../../src/domain/text/fold.ts';
import { WordFinder } from '../../../../../src/domain/match/offers/words.ts';
import { compilePhrases } from '../../../../../src/phrases/compile.ts';
import { loadPhrases, parsePhrases } from '../../../../../src/phrases/load.ts';
import { packWords } from '../../../../../src/phrases/pack.ts';
import type { ClassedWord } from '../../../../../src/phrases/pack.ts';
import { decodePhrases, decodeSignals } from '../../../../../src/phrases/schema.ts';
import { ROOT } from '../../../../../tools/lib/paths.ts';

const WORDS: readonly ClassedWord[] = [
  { text: 'followers', classes: ['c0'] },
  { text: 'smm panel', classes: ['c1'] },
  { text: 'подписчик*', classes: ['c0', 'c2'] },
  { text: 'drip-feed', classes: ['c3'] },
  { text: '粉丝', classes: ['c0'] },
  { text: 'ผู้ติดตาม', classes: ['c0'] },
  { text: '24/7', classes: ['c4'] },
  { text: 'no password', classes: ['c5'] },
  { text: 'no', classes: ['c6'] },
];

/** The slow, obvious way: tries every word at every token of the text. */
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
  const found = new WordFinder(packWords(words)).find(text);
  return found.map(({ classes, start, end }) => `${classes.join('.')}@${start}-${end}`).sort();
}

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
    const open = new WordFinder(compilePhrases(files).words);
    const missing: string[] = [];
    for (const { language, words, also } of files.languages) {
      for (const [name, list] of [...Object.entries(words), ...Object.entries(also)]) {
        for (const word of list) {
          const text = word.replace(/^~/, '').replace(/\*$/, '');
          if (!open.find(text).some(({ classes }) => (classes as readonly string[]).includes(name)))
            missing.push(`${language} ${name} ${word}`);
        }
      }
    }
    expect(missing).toEqual([]);
  });

  it('finds the same in a text whatever was read before', () => {
    const open = new WordFinder(compilePhrases(loadPhrases(ROOT)).words);
    const found = (text: string): string[] => open.find(text).map(({ classes, start }) => `${start}:${classes.join()}`);
    const text = 'Our management system, la ciencia, the likes of it: the followers';
    const before = found(text);
    found('подписчиков 粉丝 ผู้ติดตาม');
    expect(found(text)).toEqual(before);
    expect(before.map((each) => each.split(':')[1])).not.toContain('nopass');
  });

  it('finds a stem in words that go on from its letters only', () => {
    const open = new WordFinder(
      packWords([
        { text: 'sub*', classes: ['c1'] },
        { text: 'subscr*', classes: ['c2'] },
      ]),
    );
    const found = open.find('sub subway SUBSCRIBER su subs insub');
    expect(found.map(({ classes: [first = ''], start }) => `${first}@${start}`).sort()).toEqual(
      ['c1@0', 'c1@11', 'c1@25', 'c1@4', 'c2@11'].sort(),
    );
  });

  it('keeps Arabic words with the article and joined letters', () => {
    const open = new WordFinder(compilePhrases(loadPhrases(ROOT)).words);
    for (const text of ['متابعين', 'المتابعين', 'للمتابعين', 'ومتابعين']) {
      expect(open.find(text).length, text).toBeGreaterThan(0);
    }
  });

  it('packs the same files to the same bytes, and at most 267 kB of them', () => {
    const [one, two] = [
      JSON.stringify(compilePhrases(loadPhrases(ROOT))),
      JSON.stringify(compilePhrases(loadPhrases(ROOT))),
    ];
    expect(one).toBe(two);
    expect(Buffer.byteLength(one)).toBeLessThan(267_000);
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

  it('says where a line of words would be cut, because YAML takes the rest of it for a comment', () => {
    expect(() => parsePhrases('xx.yaml', 'words:\n  panel: cheap smm, #1 smm, smm market\n')).toThrow(
      'xx.yaml: panel: " #" begins a comment',
    );
    expect(parsePhrases('xx.yaml', '# Words\nlanguage: xx\nwords:\n  panel: "cheap smm, #1 smm"\n')).toEqual({
      language: 'xx',
      words: { panel: 'cheap smm, #1 smm' },
    });
  });

  it('says what is wrong with weights', () => {
    expect(() =>
      decodeSignals('signals.yaml', { fitted: '2026-11-28', pages: 1, sites: 1, threshold: 0, weights: {} }),
    ).toThrow('threshold must be a number above 0');
  });
});
