/** Shows the mentions of a service on a page, when the user asks to see them. */
import type { PageIndex } from '../../domain/match/page-index.ts';
import type { ServiceNumber } from '../../domain/model.ts';
import { scrollBehavior } from '../../platform/page/flash.ts';
import { findPlaces, showOne } from './places.ts';
import type { ShadowOf } from './read-page.ts';

const HIGHLIGHT = 'caveat-mention';

/** The visible mentions of a service, in page order. */
export const locate = (document: Document, index: PageIndex, service: ServiceNumber, shadowOf?: ShadowOf): Range[] =>
  findPlaces(document, index, shadowOf).flatMap((place) =>
    place.kind === 'mention' && place.service === service ? [place.range] : [],
  );

interface HighlightScope {
  readonly CSS?: { readonly highlights?: { set(name: string, highlight: unknown): void } };
  readonly Highlight?: new (range: Range) => unknown;
}

/** Makes a range stand out without touching the page's elements. Selects it where the Highlight API does not work. */
function highlight(document: Document, range: Range): void {
  try {
    const { CSS: css, Highlight } = globalThis as unknown as HighlightScope;
    if (css?.highlights === undefined || Highlight === undefined) throw new Error('no Highlight API');
    css.highlights.set(HIGHLIGHT, new Highlight(range));
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`::highlight(${HIGHLIGHT}) { background-color: #ffe08a; color: #1c1b19; }`);
    // Firefox before 153 does not let content scripts set this: it throws, and the selection serves instead.
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

/** Scrolls to a range and makes it stand out. */
export function bringRangeIntoView(document: Document, range: Range): void {
  const { startContainer, startOffset } = range;
  const holder =
    startContainer.nodeType === Node.TEXT_NODE ? startContainer.parentElement : startContainer.childNodes[startOffset];
  (holder as Element | null)?.scrollIntoView({ block: 'center', behavior: scrollBehavior() });
  highlight(document, range);
}

/** Scrolls to a mention of a service, by its number. */
export const showMention = (
  document: Document,
  index: PageIndex,
  service: ServiceNumber,
  at: number,
  shadowOf?: ShadowOf,
): { total: number } =>
  showOne(locate(document, index, service, shadowOf), at, (range) => bringRangeIntoView(document, range));
