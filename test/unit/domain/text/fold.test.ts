import { describe, expect, it } from 'vitest';
import { classifyAny, classifyCommon } from '../../../../src/domain/text/fold.ts';

describe('the units that nearly every page has', () => {
  const common = Array.from({ length: 0x10000 }, (_, unit) => unit).filter(
    (unit) => classifyCommon(unit) !== undefined,
  );

  it('count as what folding says of them', () => {
    const wrong = common.filter((unit) => classifyCommon(unit) !== classifyAny(unit));
    expect(wrong.map((unit) => `${unit.toString(16)} ${String.fromCharCode(unit)}`)).toEqual([]);
  });

  it('are ASCII, the letters of European languages and the signs of their texts', () => {
    for (const character of 'azAZ09 -_.,!"\'\n\téÉñüÜçøØłŞğőœ–—“”…•') expect(common).toContain(character.charCodeAt(0));
  });

  it('are what texts in other scripts are made of', () => {
    for (const character of 'αωжЖאבقم،हन।কটไคあア。中文，한국')
      expect(common, character).toContain(character.charCodeAt(0));
  });
});
