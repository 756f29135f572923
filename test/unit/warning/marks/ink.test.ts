// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { isPictured } from '../../../../src/platform/page/elements.ts';
import { paints } from '../../../../src/warning/marks/ink.ts';

const CLEAR = 'rgba(0, 0, 0, 0)';
const NOTHING = {
  ...{ backgroundImage: 'none', backgroundColor: CLEAR, borderImageSource: 'none', boxShadow: 'none' },
  ...{ borderTopWidth: '0px', borderRightWidth: '0px', borderBottomWidth: '0px', borderLeftWidth: '0px' },
  ...{ borderTopColor: CLEAR, borderRightColor: CLEAR, borderBottomColor: CLEAR, borderLeftColor: CLEAR },
};
/** A style with the lists that a browser says of its borders, too. */
const styled = (style: Partial<typeof NOTHING>): CSSStyleDeclaration => {
  const all = { ...NOTHING, ...style };
  const list = (what: 'Width' | 'Color'): string =>
    (['Top', 'Right', 'Bottom', 'Left'] as const).map((side) => all[`border${side}${what}`]).join(' ');
  return { ...all, borderWidth: list('Width'), borderColor: list('Color') } as unknown as CSSStyleDeclaration;
};

it('sees an edge at any side that has a width and a colour of its own', () => {
  const black = 'rgb(0, 0, 0)';
  const wide = { borderTopWidth: '1px', borderRightWidth: '1px', borderBottomWidth: '1px', borderLeftWidth: '1px' };
  expect(paints(styled({}))).toBe(false);
  expect(paints(styled(wide))).toBe(false);
  expect(paints(styled({ borderTopColor: black }))).toBe(false);
  expect(paints(styled({ borderTopWidth: '1px', borderLeftColor: black }))).toBe(false);
  expect(paints(styled({ ...wide, borderLeftColor: black }))).toBe(true);
  expect(paints(styled({ ...wide, borderRightColor: 'rgb(255, 0, 0)' }))).toBe(true);
  const faint = 'rgba(0, 0, 0, 0.2)';
  expect(paints(styled({ ...wide, borderTopColor: faint, borderRightColor: black, borderBottomColor: black }))).toBe(
    true,
  );
});

it('takes a document without any element for one that shows itself', () => {
  expect(isPictured(document.implementation.createDocument(null, ''))).toBe(false);
});

it('asks no styles of what is not laid out', async () => {
  Element.prototype.checkVisibility = function checkVisibility(this: Element) {
    return this.closest('[hidden]') === null;
  };
  vi.resetModules();
  const { findLinks } = await import('../../../../src/warning/marks/links.ts');
  document.body.innerHTML = `<div hidden>${'<p><i></i></p>'.repeat(500)}</div><p></p>`;
  const ask = vi.spyOn(globalThis, 'getComputedStyle');
  const nothing = (): undefined => undefined;
  const finder = findLinks(document, nothing, nothing, nothing, nothing);
  while (finder.work(performance.now() + 50));
  finder.stop();
  expect(ask.mock.calls.length).toBeLessThan(10);
  ask.mockRestore();
  vi.resetModules();
});
