import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAmounts, hasPrice } from '../../../../../src/domain/match/offers/amounts.ts';

const quantitiesOf = (text: string): string[] =>
  findAmounts(text).quantities.map(([start, end]) => text.slice(start, end).trim());

describe('prices', () => {
  it.each([
    ...['75 ر.س', '20 د.إ', '15 ج.م', '50 دينار', '120 هزار تومان', '79 ש״ח', '79 שקלים', '25 лв.', '300 روپے'],
    ...['S/ 15', '49/-', '9,90 reais', '50 pesos', '390 CZK', '99 SEK', '150 PHP', '100 DH', '75 SR', '10 USDC'],
    ...['480円から', '3.8元起', '9,900원부터', '45บาทต่อเดือน', '€9', 'R$ 9,90', '45 ₽'],
  ])('are seen in %s', (text) => {
    expect(hasPrice(text)).toBe(true);
  });

  it.each(['PHP 8', 'COP 28', '10 pens', '500 din România', '24/7', '2 sro', 'mars2026'])('are none in %s', (text) => {
    expect(hasPrice(text)).toBe(false);
  });
});

describe('quantities', () => {
  it('are seen behind letters of scripts without spaces', () => {
    expect(quantitiesOf('フォロワー100人')).toEqual(['100']);
    expect(quantitiesOf('点赞1000个')).toEqual(['1000']);
    expect(quantitiesOf('ผู้ติดตาม1000คน')).toEqual(['1000']);
  });

  it('are none at the end of a Latin or Cyrillic word', () => {
    expect(quantitiesOf('like4like, boost24, ВК2')).toEqual([]);
  });

  it('may be thousands', () => {
    expect(quantitiesOf('10k')).toEqual(['10k']);
    expect(quantitiesOf('5 тис. підписників')).toEqual(['5 тис']);
    expect(quantitiesOf('2 tys. polubień')).toEqual(['2 tys']);
  });
});

describe('amounts', () => {
  const WESTERN = [
    ...Array.from({ length: 0x17f }, (_, unit) => String.fromCharCode(unit)),
    ...Array.from({ length: 0x70 }, (_, at) => String.fromCharCode(0x2000 + at)),
    ...Array.from({ length: 0x20 }, (_, at) => String.fromCharCode(0x20a0 + at)),
  ];
  const WORDS = [
    'US$',
    'R$',
    'rm',
    'Rs.',
    'zł',
    'KR',
    'Kč',
    'chf',
    'usdt',
    'tk.',
    'lei',
    'S/',
    '/-',
    'đ',
    'Dollar',
    'sr',
  ];
  const PARTS = [
    ...WORDS,
    'k',
    'M',
    'mil',
    'tys',
    'jt',
    'likes',
    '1',
    '20',
    '500',
    '1,000',
    '2.5',
    ' ',
    ' ',
    '\u00a0',
    '€',
    '$',
  ];
  /** With a sign at the end that is not Western, a text is searched with the patterns for all characters. */
  const searchedInFull = (text: string): unknown => findAmounts(`${text}☃`);

  it('are the same whether or not a text holds more than Western characters', () => {
    const part = fc.oneof(fc.constantFrom(...PARTS), fc.constantFrom(...WESTERN));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        expect(findAmounts(text)).toEqual(searchedInFull(text));
        expect(hasPrice(text)).toBe(hasPrice(`${text}☃`));
      }),
      { numRuns: 2000 },
    );
  });

  it('are the same beside each Western character', () => {
    for (const character of WESTERN)
      for (const text of [
        `${character}5 USD${character}`,
        `${character}5`,
        `${character}USD 5`,
        `5${character}`,
        `5 k${character}`,
      ])
        expect([text, findAmounts(text)]).toEqual([text, searchedInFull(text)]);
  });
});
