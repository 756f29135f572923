/** Shows the parts of a page that come from a service, when the user asks to see them. */
import type { PageIndex } from '../../domain/match/page-index.ts';
import type { ServiceNumber } from '../../domain/model.ts';
import { bringIntoView } from '../../platform/page/flash.ts';
import { findPlaces, showOne } from './places.ts';
import type { ShadowOf } from './read-page.ts';

/** Whether an embedded part has a size that can be seen. */
export function isSeen(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width > 1 && height > 1;
}

/** The frames and forms of a service that can be seen, in page order. */
export const locateEmbedded = (
  document: Document,
  index: PageIndex,
  service: ServiceNumber,
  shadowOf?: ShadowOf,
): Element[] =>
  findPlaces(document, index, shadowOf).flatMap(({ kind, service: of, element }) =>
    kind === 'embedded' && of === service && element !== undefined && isSeen(element) ? [element] : [],
  );

/** Brings a part that comes from a service into view, by its number. */
export const showEmbedded = (
  document: Document,
  index: PageIndex,
  service: ServiceNumber,
  at: number,
  shadowOf?: ShadowOf,
): { total: number } => showOne(locateEmbedded(document, index, service, shadowOf), at, bringIntoView);
