/** The gate's first look folds words by the browser's own text functions. It must agree with the reader. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { easyWords } from '../../../../src/content/gate/letters.ts';
import { tokensOf } from '../../../../src/domain/text/fold.ts';
import { runs } from '../../../fuzz/runs.ts';

const words = (text: string): string[] => tokensOf(text).flatMap(({ kind, folded }) => (kind === 'sign' ? [] : folded));

describe('the first look', () => {
  it('folds every letter as the reader does, or leaves it to the sieve', () => {
    for (let code = 0; code < 0x20000; code++) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      // Put the character between two letters, to see whether it joins them, parts them or counts for nothing.
      const text = `xa${String.fromCodePoint(code)}bx`;
      const found = easyWords(text);
      if (found !== undefined) expect(found, code.toString(16)).toEqual(words(text));
    }
  });

  it('tells words apart as the reader does, whatever stands beside what', () => {
    const character = fc.oneof(
      fc.constantFrom(...' .-&’aZ5ßıİºéжёΣςאأىك٣फ़़१ำกไ法カの팔ー👍\u200b\u0640\u0301'),
      fc.integer({ min: 0x20, max: 0xffff }).map((code) => String.fromCharCode(code)),
    );
    fc.assert(
      fc.property(fc.array(character, { maxLength: 12 }), (characters) => {
        const text = characters.join('');
        const found = easyWords(text);
        if (found !== undefined && !/[&<>]/.test(text)) expect(found, JSON.stringify(text)).toEqual(words(text));
      }),
      runs(3000),
    );
  });

  it('takes what most pages are made of', () => {
    for (const text of [
      'The ferry – “late” – isn’t here… 5 €, 3 × 4 © ™ ✓ → 😀👍🏽',
      'Ça déjà vu, größere Straßen, İstanbul’da ışık, 1º de maio, 20 m²',
      'Ο Οδυσσέας, ΟΔΟΣ',
      'תעודת זהות',
      'نظرت المحكمة في القضية أجلت إلى ٢٠٢٤',
      'अदालत ने मामले पर १२ फ़िल्म',
      '法院公开审理了此案，',
      'ทำน้ำ ๑๒',
      '팔로워 구매',
      'Ещё раз: подписчики и лайки',
      'co\u00adoperate ❤\ufe0f',
    ])
      expect(easyWords(text), text).toEqual(words(text));
  });
});
