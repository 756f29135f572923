/**
 * Words that a page can neither find nor select. `window.find` and selection reach text in closed shadow roots, too:
 * Chromium answers whether a guessed word stands there, and so letter by letter what does; Firefox hands the text's
 * node out, and with it the root. Neither finds what a style draws in front of an element, which the browser says to
 * screen readers like any text.
 */
import { createElement, Fragment, options } from 'preact';
import type { ComponentChildren } from 'preact';

/** What draws its value: without a look of its own, and a name that no page can define. */
const CARRIER = 'data';

/** The style by which it does. Without text of its own, the browser has to be told to look for the words' direction. */
export const DRAWN_WORDS_CSS = `
.caveat ${CARRIER}::before { content: attr(value) }
.caveat :is(bdi, [dir="auto"]) { unicode-bidi: plaintext }
`;

/** An element that shows a text. */
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

/** Has Preact draw all texts from now on, in whatever it renders: it asks before each element of ours is made. */
export function drawWords(): void {
  const before = options.vnode?.bind(options);
  options.vnode = (vnode) => {
    const { type, props } = vnode as { type: unknown; props: { children?: ComponentChildren } };
    if (typeof type === 'string' || type === Fragment) props.children = draw(props.children);
    before?.(vnode);
  };
}
