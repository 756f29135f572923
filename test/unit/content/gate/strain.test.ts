/** What the first look at a page's words may leave out. */
import { describe, expect, it } from 'vitest';
import { easyWords } from '../../../../src/content/gate/strain.ts';
import { tokensOf } from '../../../../src/domain/text/fold.ts';

const words = (text: string): string[] => tokensOf(text).flatMap(({ kind, folded }) => (kind === 'sign' ? [] : folded));

describe('the first look', () => {
  it('folds every letter as the reader does, or leaves it to the sieve', () => {
    for (let code = 0; code < 0x20000; code++) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      // Between two letters: what joins to them or counts for nothing shows.
      const text = `xa${String.fromCodePoint(code)}bx`;
      const found = easyWords(text);
      if (found !== undefined) expect(found, code.toString(16)).toEqual(words(text));
    }
  });

  it('takes what most pages are made of', () => {
    for (const text of [
      'The ferry – “late” – isn’t here… 5 €, 3 × 4 © ™ ✓ → 😀👍🏽',
      'Ça déjà vu, größere Straßen'.replace('ß', 'ss').replace('ß', 'ss'),
      'Ещё раз: подписчики и лайки',
      'co\u00adoperate ❤\ufe0f',
    ])
      expect(easyWords(text), text).toEqual(words(text));
  });
});
