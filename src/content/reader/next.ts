/**
 * Goes from finding to finding on a page, in the order in which they stand there: names of services, links that lead
 * to them, parts that come from them. The focus goes along; nothing is set on the page's elements.
 */
import { hostOfUrl } from '../../domain/address/hostname.ts';
import { findListed } from '../../domain/match/listed.ts';
import type { PageIndex } from '../../domain/match/page-index.ts';
import { findPlaces } from './places.ts';
import type { FoundPlace } from './places.ts';
import type { ShadowOf } from './read-page.ts';
import { isSeen } from './show-embedded.ts';
import { bringRangeIntoView } from './show.ts';
import { isVisible } from './visible.ts';

/** A finding in its place; with `element` one that can have the focus. */
export interface Stop {
  readonly range: Range;
  readonly element?: HTMLElement;
}

/** `Range.START_TO_START`. */
const START_TO_START = 0;

const inOrder = (a: Stop, b: Stop): number => {
  try {
    return a.range.compareBoundaryPoints(START_TO_START, b.range);
  } catch {
    return 0; // in different trees: as they were found
  }
};

/** Every finding that can be seen, in the order of the page; on a service's own site none of its own. */
export function findStops(document: Document, index: PageIndex, shadowOf?: ShadowOf): Stop[] {
  const own = findListed(index, hostOfUrl(document.URL) ?? '')?.service;
  const isStop = ({ kind, service, element }: FoundPlace): boolean =>
    service !== own && (element === undefined || (kind === 'embedded' ? isSeen(element) : isVisible(element)));
  const stops = findPlaces(document, index, shadowOf)
    .filter(isStop)
    .map(
      ({ range, element }): Stop => ({ range, ...(element === undefined ? {} : { element: element as HTMLElement }) }),
    );
  return withoutDoubles(stops.sort(inOrder));
}

/** A name inside a listed link is one stop with it. */
const withoutDoubles = (stops: readonly Stop[]): Stop[] =>
  stops.filter(
    ({ element, range }) =>
      element !== undefined ||
      !stops.some((other) => other.element !== undefined && other.element.contains(range.startContainer)),
  );

/** Where the walk through a page has come to. */
let last: Range | undefined;

/** The first stop behind the one before; the first of all after the last. */
function nextOf(stops: readonly Stop[]): number {
  const from = last;
  if (from === undefined || !from.startContainer.isConnected) return 0;
  const at = stops.findIndex((stop) => inOrder({ range: from }, stop) < 0);
  return at === -1 ? 0 : at;
}

/** Goes to the next finding. @returns which it is, counted from 1, and how many there are. */
export function goToNext(
  document: Document,
  index: PageIndex,
  shadowOf?: ShadowOf,
): { readonly at: number; readonly total: number } {
  const stops = findStops(document, index, shadowOf);
  const at = nextOf(stops);
  const stop = stops[at];
  if (stop === undefined) return { at: 0, total: 0 };
  last = stop.range;
  bringRangeIntoView(document, stop.range);
  stop.element?.focus({ preventScroll: true });
  if (stop.element === undefined || document.activeElement !== stop.element) {
    // Text has no focus: Tab goes on from where the selection stands, and screen readers read on from there.
    (document.activeElement as HTMLElement | null)?.blur();
    const selection = document.getSelection();
    selection?.removeAllRanges();
    selection?.addRange(stop.range);
  }
  return { at: at + 1, total: stops.length };
}
