/**
 * The words that an element of Caveat shows, as `innerText` would give them. `innerText` itself has none: the words
 * stand in the values of `data` elements, where no page finds them. Sent into the page as text, so it uses only its
 * argument.
 */
export function said(element: Element | null | undefined): string {
  const read = (node: Node): string => {
    if (!(node instanceof Element)) return node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '') : '';
    const { display, visibility } = getComputedStyle(node);
    if (display === 'none' || node.localName === 'style') return '';
    const own = visibility === 'visible' && node instanceof HTMLDataElement ? node.value : '';
    const text = own + [...node.childNodes].map(read).join('');
    return display.startsWith('inline') ? text : `\n${text}\n`;
  };
  return element
    ? read(element)
        .replaceAll(/\s*\n\s*/g, '\n')
        .trim()
    : '';
}
