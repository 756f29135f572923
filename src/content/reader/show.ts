/**
 * Finds the mentions of a service on the page again, when the user asks to see them: by the same walk that counted
 * them.
 */
import { Mentions } from '../../domain/match/mentions.ts';
import type { NameHit } from '../../domain/match/mentions.ts';
import type { PageIndex } from '../../domain/match/page-index.ts';
import type { BlockPiece, BlockSource } from '../../domain/match/page-view.ts';
import type { ServiceNumber } from '../../domain/model.ts';
import { scrollBehavior } from '../../platform/page/flash.ts';
import { DEFAULT_LIMITS, readPage } from './read-page.ts';
import type { ShadowOf } from './read-page.ts';
import { isVisible } from './visible.ts';

const HIGHLIGHT = 'caveat-mention';

interface Place {
  /** An ordinary word, which counts only in company. */
  readonly doubtful: boolean;
  readonly range: Range;
}

/** Where in the raw text of a block a place of its tidied text stands. */
function rawOffset(raw: string, place: number): number {
  let at = raw.length - raw.trimStart().length;
  for (let left = place; left > 0 && at < raw.length; left--) {
    if (/\s/.test(raw.charAt(at))) while (at + 1 < raw.length && /\s/.test(raw.charAt(at + 1))) at++;
    at++;
  }
  return at;
}

/** The range of a part of a block's text. Null where the page changed meanwhile. */
export function rangeIn({ raw, pieces }: BlockSource, { start, end }: NameHit, document: Document): Range | null {
  const [from, to] = [rawOffset(raw, start), rawOffset(raw, end - 1) + 1];
  const pieceAt = (offset: number): BlockPiece | undefined => pieces.findLast((piece) => piece.start <= offset);
  const [first, last] = [pieceAt(from), pieceAt(to - 1)];
  if (first === undefined || last === undefined) return null;
  try {
    const range = document.createRange();
    range.setStart(first.node as Text, first.from + from - first.start);
    range.setEnd(last.node as Text, last.from + to - last.start);
    return range;
  } catch {
    return null;
  }
}

/** Words that stand in an attribute are shown as the element: a picture, a button. */
export function rangeAround(element: Element | null, document: Document): Range | null {
  if (element === null || element.parentNode === null) return null;
  const range = document.createRange();
  range.selectNode(element);
  return range;
}

const hasBox = (range: Range): boolean => range.getClientRects().length > 0;

/** The visible mentions of a service, in the order of the page. */
export function locate(document: Document, index: PageIndex, service: ServiceNumber, shadowOf?: ShadowOf): Range[] {
  const mentions = new Mentions(index);
  const places: Place[] = [];
  const reading = readPage(
    document,
    {
      pieces: true,
      block: (text, place, element, source) => {
        const hits = mentions.push(text, place, () => isVisible(element));
        if (hits === null) return;
        const here = [
          ...hits.certain.map((hit) => ({ hit, doubtful: false })),
          ...hits.doubtful.map((hit) => ({ hit, doubtful: true })),
        ];
        for (const { hit, doubtful } of here.sort((a, b) => a.hit.start - b.hit.start)) {
          if (hit.service !== service) continue;
          const range =
            source === undefined ? rangeAround(element as Element | null, document) : rangeIn(source, hit, document);
          if (range !== null) places.push({ doubtful, range });
        }
      },
      link: () => undefined,
      embed: () => undefined,
      form: () => undefined,
    },
    DEFAULT_LIMITS,
    document,
    shadowOf,
  );
  while (reading.next().done !== true);
  const counted = mentions.hasCompany(service);
  return places.flatMap(({ doubtful, range }) => ((doubtful && !counted) || !hasBox(range) ? [] : range));
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

/** Scrolls to a part of the page and lets it stand out. */
export function bringRangeIntoView(document: Document, range: Range): void {
  const { startContainer, startOffset } = range;
  const holder =
    startContainer.nodeType === Node.TEXT_NODE ? startContainer.parentElement : startContainer.childNodes[startOffset];
  (holder as Element | null)?.scrollIntoView({ block: 'center', behavior: scrollBehavior() });
  highlight(document, range);
}

/** Scrolls to the n-th mention of a service, counted from 0 and around the end. */
export function showMention(
  document: Document,
  index: PageIndex,
  service: ServiceNumber,
  at: number,
  shadowOf?: ShadowOf,
): { total: number } {
  const ranges = locate(document, index, service, shadowOf);
  const range = ranges[at % Math.max(1, ranges.length)];
  if (range !== undefined) bringRangeIntoView(document, range);
  return { total: ranges.length };
}
