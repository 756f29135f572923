/**
 * Draws words that a page can neither find nor select. `window.find` and selections reach text in closed shadow roots,
 * too: Chromium answers whether a guessed word stands there, so that a page could find out the text letter by letter;
 * Firefox hands out the text node, and with it the shadow root. Neither finds what a style draws in `::before`, which
 * both browsers say to screen readers like any text.
 */
import { createElement, Fragment, options } from 'preact';
import type { ComponentChildren } from 'preact';

/** The element that draws its `value`. It has no look of its own, and its name is one that no page can define. */
const CARRIER = 'data';

/** The style that draws. `plaintext` finds the direction of the drawn words, which are no text of the element. */
export const DRAWN_WORDS_CSS = `
.caveat ${CARRIER}::before { content: attr(value) }
.caveat :is(bdi, [dir="auto"]) { unicode-bidi: plaintext }
`;

/** Makes an element that draws a text. */
export function drawnWord(doc: Document, text: string): HTMLDataElement {
  const element = doc.createElementNS('http://www.w3.org/1999/xhtml', CARRIER) as HTMLDataElement;
  element.value = text;
  return element;
}

const draw = (child: ComponentChildren): ComponentChildren => {
  if (Array.isArray(child)) return child.map(draw);
  const isText = (typeof child === 'string' && child !== '') || typeof child === 'number';
  return isText ? createElement(CARRIER, { value: String(child) }) : child;
};

/** From here on, Preact draws every text it renders: its `vnode` hook is called before each element is made. */
export function drawWords(): void {
  const before = options.vnode?.bind(options);
  options.vnode = (vnode) => {
    const { type, props } = vnode as { type: unknown; props: { children?: ComponentChildren } };
    if (typeof type === 'string' || type === Fragment) props.children = draw(props.children);
    before?.(vnode);
  };
}
