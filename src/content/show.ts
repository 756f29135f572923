/** Finds the mentions of a service on the page again, when the user asks to see them. */
import type { PageIndex } from '../domain/match/page-index.ts';
import { findMentions } from '../domain/match/mentions.ts';
import type { ServiceNumber } from '../domain/model.ts';

const HIGHLIGHT = 'caveat-mention';
/** Elements whose text is no text, or not to be scrolled to. */
const SKIPPED = new Set(['script', 'style', 'noscript', 'template', 'textarea']);
/** Inline elements: text runs on through them. */
const INLINE =
  /^(a|abbr|b|bdi|bdo|cite|code|data|em|font|i|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr|ins|del)$/;

interface Piece {
  readonly node: Text;
  /** Where the node's text begins in the joined text. */
  readonly start: number;
}

/** Joins the text of all text nodes; a line break stands wherever a block begins. */
function joinText(root: Node): { text: string; pieces: Piece[] } {
  const pieces: Piece[] = [];
  let text = '';
  const visit = (node: Node): void => {
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      if (child.nodeType === Node.TEXT_NODE) {
        pieces.push({ node: child as Text, start: text.length });
        text += (child as Text).data;
      } else if (child.nodeType === Node.ELEMENT_NODE) {
        const name = (child as Element).localName;
        if (SKIPPED.has(name)) continue;
        const inline = INLINE.test(name);
        if (!inline) text += '\n';
        visit(child);
        if (!inline) text += '\n';
      }
    }
  };
  visit(root);
  return { text, pieces };
}

function rangeOf(pieces: readonly Piece[], start: number, end: number): Range | undefined {
  const pieceAt = (offset: number): Piece | undefined => pieces.findLast((piece) => piece.start <= offset);
  const [first, last] = [pieceAt(start), pieceAt(end - 1)];
  if (first === undefined || last === undefined) return undefined;
  const range = first.node.ownerDocument.createRange();
  range.setStart(first.node, start - first.start);
  range.setEnd(last.node, Math.min(end - last.start, last.node.length));
  return range;
}

const isVisible = (range: Range): boolean => range.getClientRects().length > 0;

/** The visible mentions of a service, in the order of the page. */
function locate(document: Document, index: PageIndex, service: ServiceNumber): Range[] {
  const { text, pieces } = joinText(document.documentElement);
  return findMentions(index, text)
    .filter((mention) => mention.service === service)
    .flatMap(({ start, end }) => {
      const range = rangeOf(pieces, start, end);
      return range !== undefined && isVisible(range) ? [range] : [];
    });
}

interface HighlightScope {
  readonly CSS?: { readonly highlights?: { set(name: string, highlight: unknown): void } };
  readonly Highlight?: new (range: Range) => unknown;
}

/** Makes a range stand out without touching the page's elements; by selecting it where there is no Highlight API. */
function highlight(document: Document, range: Range): void {
  try {
    const { CSS: css, Highlight } = globalThis as unknown as HighlightScope;
    if (css?.highlights === undefined || Highlight === undefined) throw new Error('no Highlight API');
    css.highlights.set(HIGHLIGHT, new Highlight(range));
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`::highlight(${HIGHLIGHT}) { background-color: #ffe08a; color: #1c1b19; }`);
    // Firefox before 153 refuses this to content scripts: the selection serves instead.
    document.adoptedStyleSheets = [
      ...document.adoptedStyleSheets.filter((each) => !each.cssRules[0]?.cssText.includes(HIGHLIGHT)),
      sheet,
    ];
  } catch {
    const selection = document.getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
  }
}

/** Scrolls to the n-th mention of a service, counted from 0 and around the end. */
export function showMention(
  document: Document,
  index: PageIndex,
  service: ServiceNumber,
  at: number,
): { total: number } {
  const ranges = locate(document, index, service);
  const range = ranges[at % Math.max(1, ranges.length)];
  if (range !== undefined) {
    const holder = range.startContainer.parentElement;
    holder?.scrollIntoView({
      block: 'center',
      behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
    });
    highlight(document, range);
  }
  return { total: ranges.length };
}
