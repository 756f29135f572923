/** The gate's first look has a loop of its own. Of the words that the reader sees in a text, it must pass over none. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeStrain } from '../../../../src/content/gate/strain.ts';
import type { GateTable } from '../../../../src/domain/match/gate-table.ts';
import { tokensOf } from '../../../../src/domain/text/fold.ts';
import { hashToken } from '../../../../src/domain/text/tokens.ts';
import { classedWords } from '../../../../src/phrases/compile.ts';
import { evidenceWords, TOPIC_CLASSES } from '../../../../src/phrases/evidence-words.ts';
import { loadPhrases } from '../../../../src/phrases/load.ts';
import { ROOT } from '../../../../tools/lib/paths.ts';
import { buildGateTable, likelyTable, nameTable } from '../../../../src/phrases/gate-table-build.ts';
import { runs } from '../../../fuzz/runs.ts';

const wordsOf = (text: string): string[] =>
  tokensOf(text).flatMap(({ kind, folded }) => (kind === 'sign' ? [] : folded));

/** All hashes may be in such a filter, so that the exact tables decide. */
const ALL_BITS = 'b'.repeat(1024);
const nothing: GateTable = {
  bits: ALL_BITS,
  firsts: '#'.repeat(1024),
  seconds: '#'.repeat(1024),
  likely: '',
  topics: '',
  slashed: '',
  names: '',
  longNames: '',
  hosts: '',
  words: { latin: { bits: '', groups: '' }, others: { bits: '', groups: '' } },
};

type Strain = ReturnType<typeof makeStrain>;
/** Looks for one or more words; most characters part a text into the same two. */
const strains = new Map<string, Strain>();
function strainOf(words: readonly string[]): Strain {
  const key = words.join(' ');
  const known =
    strains.get(key) ??
    makeStrain({ ...nothing, names: nameTable(words), likely: likelyTable(new Set(words.map(hashToken))) });
  if (strains.size < 1000) strains.set(key, known);
  return known;
}

/** Whether the look at a text notes anything, if only these words matter. */
const notes = (text: string, words: readonly string[]): boolean => strainOf(words)(text) !== undefined;

describe('the first look', () => {
  it('notes every word that the reader sees beside any character', () => {
    // Collected, as a hundred thousand calls of `expect` take longer than the looks themselves.
    const missed: string[] = [];
    for (let code = 0; code < 0x20000; code++) {
      if ((code >= 0xd800 && code <= 0xdfff) || code === 0x26 /* & */ || code === 0x3c /* < */) continue;
      // The character stands between two letters: it may join them, part them or count for nothing.
      const text = `xa${String.fromCodePoint(code)}bx`;
      for (const word of wordsOf(text)) if (!notes(text, [word])) missed.push(`${code.toString(16)} ${word}`);
    }
    expect(missed).toEqual([]);
  }, 120_000);

  it('notes every word that the reader sees, whatever stands beside what', () => {
    const character = fc.oneof(
      fc.constantFrom(...' .-’aZ5ßıİºéжёΣςאأىك٣फ़़१ำกไ法カの팔ー👍№ﬁ\u200b\u0640\u0301'),
      fc.integer({ min: 0x20, max: 0xffff }).map((code) => String.fromCharCode(code)),
    );
    fc.assert(
      fc.property(fc.array(character, { maxLength: 12 }), (characters) => {
        const text = characters.join('').replaceAll(/[&<]/g, '');
        for (const word of wordsOf(text)) expect(notes(text, [word]), JSON.stringify(text)).toBe(true);
      }),
      runs(3000),
    );
  });

  it('notes nothing in what most pages are made of', () => {
    for (const text of [
      'The ferry – “late” – isn’t here… 5 €, 3 × 4 © ™ ✓ → 😀👍🏽 🇳🇴',
      'Ça déjà vu, größere Straßen, İstanbul’da ışık, 1º de maio, 20 m², № 5',
      'Ο Οδυσσέας, ΟΔΟΣ',
      'תעודת זהות',
      'نظرت المحكمة في القضية أجلت إلى ٢٠٢٤',
      'अदालत ने मामले पर १२ फ़िल्म',
      'বাংলা',
      '法院公开审理了此案，',
      'ทำน้ำ ๑๒',
      '팔로워 구매',
      'Ещё раз: подписчики и лайки, 5G, 2024г',
      'co\u00adoperate ❤\ufe0f',
      '<ul><li>Home</li><li><a href="/north">North</a><a href="/south">South</a></li></ul>',
    ])
      expect(notes(text, ['ferry-boat', 'massroot']), text).toBe(false);
  });

  it('notes every phrase of the trade', () => {
    const classed = classedWords(loadPhrases(ROOT).languages);
    const strain = makeStrain(buildGateTable([], [], classed));
    const topics = new Set(TOPIC_CLASSES);
    const phrases = evidenceWords(classed).filter(({ classes }) => classes.some((each) => topics.has(each)));
    const missed = phrases.filter(({ text }) => strain(`<p>${text.replace('*', '')}</p>`) === undefined);
    // Two letters that compose to one are left to the reader, which no page is known to need.
    expect(missed.map(({ text }) => text).filter((text) => text.normalize('NFC') === text)).toEqual([]);
    expect(phrases.length).toBeGreaterThan(1000);
  });

  it('tells a word from the same letters at the beginning of another', () => {
    const strain = makeStrain(
      buildGateTable(
        [],
        [],
        [
          { text: 'kont', classes: ['accounts'] },
          { text: 'lajk*', classes: ['likes'] },
          { text: 'followers*', classes: ['followers'] },
          { text: 'mass follow', classes: ['bot'] },
        ],
      ),
    );
    for (const text of ['kont', 'lajk', 'lajki', 'followers', 'mass follow'])
      expect(strain(`<p>${text}</p>`) !== undefined, text).toBe(true);
    for (const text of ['kontakt', 'follow', 'laj']) expect(strain(`<p>${text}</p>`), text).toBeUndefined();
  });

  it('reads a tag with a strange attribute to its end', () => {
    for (const text of ['<p>Mass<img src="x" <b="">root</p>', '<a href="https://m%61ssroot.example/" <b="">go</a>'])
      expect(notes(text, ['massroot']), text).toBe(true);
  });

  it('notes a number of the trade only behind a slash', () => {
    const strain = makeStrain(
      buildGateTable(
        [],
        [],
        [
          { text: '/1000', classes: ['per'] },
          { text: '/ 1k', classes: ['per'] },
        ],
      ),
    );
    for (const text of [
      '$1/1000',
      '$1 / 1000',
      '<p>$1 /<b class="a b">1000</b></p>',
      '1k',
      '\uff0f1k',
      '<img alt="/1k">',
    ])
      expect(strain(text) !== undefined, text).toBe(text !== '1k');
    for (const text of [
      '1000 people',
      '5/6 of 1000',
      '<a href="/path/1000?q=1000">Entry 1000</a>',
      '<p>/1</p><p>1000</p>',
    ])
      expect(strain(text), text).toBeUndefined();
  });

  it('notes a word in the letters of two scripts, and one that tags cut', () => {
    expect(notes('m\u0430ssroot', ['massroot'])).toBe(true);
    expect(notes('\ufb01\u0430', ['fia'])).toBe(true);
    expect(notes('<p>ma<b>ss</b>root</p>', ['massroot'])).toBe(true);
    expect(notes('<p>m\u00ad<b>\u200bassroot</b></p>', ['massroot'])).toBe(true);
    expect(notes('<p>\u043c<b>assroot</b></p>', ['massroot'])).toBe(true);
    expect(notes('<p>mass</p><p>root</p>', ['massroot'])).toBe(false);
  });
});
