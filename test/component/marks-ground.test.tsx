// @vitest-environment jsdom
/** Marks never look at content around a link that the browser skips: asking for its place would force a layout. */
import { describe, expect, it, vi } from 'vitest';
import { groundAround } from '../../src/warning/marks/ink.ts';

/** The ids of elements whose position was asked for. */
const asked: string[] = [];

// A page where everything but the link is far below the view.
vi.mock(import('../../src/platform/page/elements.ts'), async (original) => {
  const rectOf = (element: Element): DOMRect =>
    ({
      left: 0,
      right: 100,
      top: 6000,
      bottom: 6020,
      ...(element.localName === 'a' && { top: 0, bottom: 20 }),
    }) as DOMRect;
  const rectsOf = (element: Element): DOMRectList => {
    asked.push(element.id);
    return [rectOf(element)] as unknown as DOMRectList;
  };
  return { ...(await original()), rectOf, rectsOf };
});
// jsdom has no `content-visibility`, no positions of letters and no styles of `::before`.
vi.mock(import('../../src/warning/marks/result-block.ts'), async (original) => ({
  ...(await original()),
  styleOf: (element) =>
    ({
      visibility: 'visible',
      position: 'static',
      backgroundImage: 'none',
      backgroundColor: 'rgba(0, 0, 0, 0)',
      boxShadow: 'none',
      borderImageSource: 'none',
      outlineStyle: 'none',
      contentVisibility: (element as HTMLElement).dataset['show'] ?? 'visible',
    }) as CSSStyleDeclaration,
}));
Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
globalThis.getComputedStyle = () => ({ display: 'none' }) as CSSStyleDeclaration;

function lookAround(below: string): string[] {
  document.body.innerHTML = `<a id="link" href="/">A link</a>${below}`;
  asked.length = 0;
  groundAround(document.getElementById('link')!, [0, 0, 300, 60]);
  return asked;
}

describe('around a link', () => {
  it('what is in an element far below is looked at', () => {
    expect(lookAround('<div><p id="inner">Words</p></div>')).toContain('inner');
  });

  it.each(['auto', 'hidden'])('what the browser leaves out there is not (content-visibility: %s)', (show) => {
    expect(lookAround(`<div data-show="${show}"><p id="inner">Words</p></div>`)).not.toContain('inner');
  });
});
