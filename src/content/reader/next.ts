/**
 * Goes from finding to finding on a page, in page order: names of services, links to them, parts embedded from them.
 * Moves the focus or the selection there; sets nothing on the page's elements.
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

/** A finding on the page; links and embedded parts have an `element`, which may take the focus. */
type Stop = Pick<FoundPlace, 'range' | 'element'>;

/** `Range.START_TO_START`. */
const START_TO_START = 0;

const inOrder = (a: Stop, b: Stop): number => {
  try {
    return a.range.compareBoundaryPoints(START_TO_START, b.range);
  } catch {
    return 0; // in different trees: keeps the order in which they were found
  }
};

/** Every finding that can be seen, in page order; on a service's own site without those of that service. */
export function findStops(document: Document, index: PageIndex, shadowOf?: ShadowOf): Stop[] {
  const own = findListed(index, hostOfUrl(document.URL) ?? '')?.service;
  const isStop = ({ kind, service, element }: FoundPlace): boolean =>
    service !== own && (element === undefined || (kind === 'embedded' ? isSeen(element) : isVisible(element)));
  const stops = findPlaces(document, index, shadowOf).filter(isStop);
  return withoutDoubles(stops.sort(inOrder));
}

/** Leaves out names inside a link or part that is a stop itself. */
const withoutDoubles = (stops: readonly Stop[]): Stop[] =>
  stops.filter(
    ({ element, range }) =>
      element !== undefined ||
      !stops.some((other) => other.element !== undefined && other.element.contains(range.startContainer)),
  );

/** The stop that was shown last. */
let last: Range | undefined;

/** The index of the first stop behind the one shown last; 0 where there is none. */
function nextOf(stops: readonly Stop[]): number {
  const from = last;
  if (from === undefined || !from.startContainer.isConnected) return 0;
  const at = stops.findIndex((stop) => inOrder({ range: from }, stop) < 0);
  return at === -1 ? 0 : at;
}

/** Goes to the next finding. @returns which it is, counted from 1, and how many there are; 0 of 0 if none */
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
  (stop.element as HTMLElement | undefined)?.focus({ preventScroll: true });
  if (stop.element === undefined || document.activeElement !== stop.element) {
    // Text cannot take the focus, so select it: Tab and screen readers go on from the selection.
    (document.activeElement as HTMLElement | null)?.blur();
    const selection = document.getSelection();
    selection?.removeAllRanges();
    selection?.addRange(stop.range);
  }
  return { at: at + 1, total: stops.length };
}
