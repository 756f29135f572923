/** Finds names, links and embedded parts on a page again, when asked, by the same walk that counted them. */
import { absoluteUrl, hostOfUrl } from '../../domain/address/hostname.ts';
import { goalOf } from '../../domain/address/redirectors.ts';
import type { TextTree } from '../../domain/address/redirectors.ts';
import { findListed } from '../../domain/match/listed.ts';
import { Mentions } from '../../domain/match/mentions.ts';
import type { NameHit } from '../../domain/match/mentions.ts';
import type { PageIndex } from '../../domain/match/page-index.ts';
import type { BlockPiece, BlockSource } from '../../domain/match/page-view.ts';
import type { ServiceNumber } from '../../domain/model.ts';
import { DEFAULT_LIMITS, readPage } from './read-page.ts';
import type { ShadowOf } from './read-page.ts';
import { isVisible } from './visible.ts';

/** The place of a name, a link or an embedded part of a service. */
export interface FoundPlace {
  readonly kind: 'mention' | 'link' | 'embedded';
  readonly service: ServiceNumber;
  readonly range: Range;
  /** The link or the embedded part; absent for a mention. */
  readonly element?: Element;
}

/** The place in the raw text of a block that belongs to a place in its tidied text. */
function rawOffset(raw: string, place: number): number {
  let at = raw.length - raw.trimStart().length;
  for (let left = place; left > 0 && at < raw.length; left--) {
    if (/\s/.test(raw.charAt(at))) while (at + 1 < raw.length && /\s/.test(raw.charAt(at + 1))) at++;
    at++;
  }
  return at;
}

/** The range of a hit in a block's text; null where the page has changed since. */
function rangeIn({ raw, pieces }: BlockSource, { start, end }: NameHit, document: Document): Range | null {
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

/** The range of a whole element, for words in its attributes (a picture, a button), links and embedded parts. */
function rangeAround(element: Element | null, document: Document): Range | null {
  if (element === null || element.parentNode === null) return null;
  const range = document.createRange();
  range.selectNode(element);
  return range;
}

/**
 * Every name, link and embedded part of listed services on a page, each kind in page order. Names are left out where
 * they do not count: those that cannot be seen, and ordinary words without company. Scripts have nothing to show.
 */
export function findPlaces(document: Document, index: PageIndex, shadowOf?: ShadowOf): FoundPlace[] {
  const mentions = new Mentions(index);
  const places: (FoundPlace & { readonly doubtful?: boolean })[] = [];
  const add = (kind: 'link' | 'embedded', address: string, element: unknown, link?: TextTree): void => {
    const href = absoluteUrl(address, document.baseURI);
    const host = href === null ? null : hostOfUrl(goalOf(href, link));
    const listed = host === null ? null : findListed(index, host);
    const range = listed === null ? null : rangeAround(element as Element, document);
    if (listed !== null && range !== null)
      places.push({ kind, service: listed.service, range, element: element as Element });
  };
  const reading = readPage(
    document,
    {
      pieces: true,
      block: (text, place, element, source) => {
        const hits = mentions.push(text, place, () => isVisible(element));
        if (hits === null) return;
        for (const hit of [...hits.certain, ...hits.doubtful].sort((a, b) => a.start - b.start)) {
          const range =
            source === undefined ? rangeAround(element as Element | null, document) : rangeIn(source, hit, document);
          if (range !== null && range.getClientRects().length > 0)
            places.push({ kind: 'mention', service: hit.service, range, doubtful: hits.doubtful.includes(hit) });
        }
      },
      link: (href, element) => add('link', href, element, element as TextTree),
      embed: (how, address, element) => {
        if (how !== 'script') add('embedded', address, element);
      },
      form: () => undefined,
    },
    DEFAULT_LIMITS,
    document,
    shadowOf,
  );
  while (reading.next().done !== true);
  return places.filter(({ doubtful, service }) => doubtful !== true || mentions.hasCompany(service));
}

/** Shows one of several places: number `at`, from 0; behind the last comes the first again. */
export function showOne<T>(found: readonly T[], at: number, show: (one: T) => void): { total: number } {
  const one = found[at % Math.max(1, found.length)];
  if (one !== undefined) show(one);
  return { total: found.length };
}
